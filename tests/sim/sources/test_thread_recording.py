"""A recording of threads is read as it was written; of a damaged one what can be read is told, and then why no more."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sim.concurrency import events as e
from sim.concurrency.interleaver.report import Outcome, Report, Verdict
from sim.sources import recording, thread_recording
from sim.sources.thread_recording import NEWER_START, Recorded, ThreadRecording, UnreadableError, is_of_threads
from sim.words import Sentence
from tests.sim.network.play import Play

EVENTS: list[e.AnyEvent] = [
    e.RunStarted(0.0, "race.py", "n = 1\n", "line", "3.11.7"),
    e.ThreadMade(0.0, 0, "MainThread", ""),
    e.Stepped(1.0, 0, e.Kind.WRITE, "n = 1", 1, (), ("n",)),
    e.RunEnded(2.0, {"n": "1"}),
]
REPORT = Report(
    Verdict.EXHAUSTED, 1, "classes", (Outcome(count=1, witness=(0,), switches=0, values={"n": "1"}),), names={0: "main"}
)
RECORDED = Recorded(1, len(EVENTS), "mutex", {"program": "race"}, "n == 1", (0,), REPORT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "run.jsonl"
    thread_recording.write(path, RECORDED, EVENTS)
    return path


def read(path: Path) -> tuple[list[e.AnyEvent], str]:
    """What can be read, and what is said of the rest."""
    told: list[e.AnyEvent] = []
    try:
        for event in ThreadRecording(path).events():
            told.append(event)
    except UnreadableError as error:
        return told, str(error.sentence)
    return told, ""


def test_what_was_written_is_read(path: Path) -> None:
    assert ThreadRecording(path).recorded == RECORDED
    assert read(path) == (EVENTS, "")


def test_it_is_told_from_a_recording_of_sockets_and_from_other_files(path: Path, tmp_path: Path) -> None:
    assert is_of_threads(path)
    other = tmp_path / "other"
    recording.write_recording(other, Play().starts("client", "c.connect()\n").timeline.events)
    assert not is_of_threads(other)
    for text in (b"", b"\n", b"\xff\x00", b'{"type":"RunStarted"}'):
        other.write_bytes(text)
        assert not is_of_threads(other)


def test_spaces_do_not_matter(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'{"type":', b'{ "type": '))
    assert is_of_threads(path)
    assert read(path) == (EVENTS, "")


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        (3, "breaks off after 2 of 4 events. They are shown;"),
        (1, "breaks off after its first line, and nothing of the run is there."),
    ],
)
def test_one_that_lacks_lines_is_shown_as_far_as_it_goes(path: Path, kept: int, sentence: str) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:kept]))
    told, why = read(path)
    assert told == EVENTS[: kept - 1]
    assert sentence in why


def test_one_that_breaks_off_in_a_line_says_which(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])
    told, why = read(path)
    assert told == EVENTS[:3]
    assert why.startswith("Line 5 of run.jsonl is damaged: ")


def test_one_that_breaks_off_before_the_run_begins_does_not_say_that_anything_is_shown(path: Path) -> None:
    first, second, *_ = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second[:20])
    told, why = read(path)
    assert told == []
    assert why.startswith("Line 2 of run.jsonl is damaged: ")
    assert why.endswith(". Nothing stands before it that could be shown; take another copy of it.")
    newer = msgspec.json.encode(msgspec.structs.replace(RECORDED, version=2))
    path.write_bytes(newer + b"\n")
    assert read(path) == ([], str(Sentence("threads", NEWER_START, {"file": "run.jsonl"})))


def test_two_runs_in_one_file_are_no_recording(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, *lines[1:]]))
    assert read(path) == (
        EVENTS,
        "Line 6 of run.jsonl is damaged: another run begins there. What stands before it is shown; take another copy"
        " of it.",
    )


def test_a_newer_one_is_read_as_far_as_it_is_understood(path: Path) -> None:
    newer = msgspec.structs.replace(RECORDED, version=2)
    thread_recording.write(path, newer, EVENTS)
    path.write_bytes(path.read_bytes().replace(b'"type":"ThreadMade"', b'"type":"ThreadBorn"'))
    told, why = read(path)
    assert told == [EVENTS[0], *EVENTS[2:]]
    assert "saved by a newer Socketscope" in why


def test_a_first_line_that_says_too_little_is_refused_with_the_reason(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"exhausted"', b'"complete"'))
    with pytest.raises(UnreadableError, match="first line is damaged"):
        ThreadRecording(path)
    path.write_bytes(path.read_bytes().replace(b'"version":1', b'"version":2'))
    with pytest.raises(UnreadableError, match="a newer Socketscope saved it"):
        ThreadRecording(path)
