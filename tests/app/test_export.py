from __future__ import annotations

import errno
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QImage

from app.command_line import BAD_INPUT, PROBLEM, main
from app.export import FAILURE, PROGRESS, SUFFIXES, Export, export, part_of, spread
from app.handout import Handout
from app.render import Picture, render
from app.thread_telling import THREADS
from sim.lessons import all_lessons
from sim.network import events as e
from sim.network.events import from_line
from sim.sources.captures import opened, read
from sim.sources.recording import write_recording
from sim.sources.request import ROOT
from sim.words import Sentence, pieces_of
from tests.app.test_event_csv import rows, talk
from tests.sim.chinese import in_chinese

TSHARK = shutil.which("tshark")
needs_tshark = pytest.mark.skipif(TSHARK is None, reason="tshark is not installed")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "run.jsonl"
    write_recording(path, [*talk().timeline.events, e.RunEnded(talk().time)])
    return path


@pytest.fixture(scope="module")
def recording_of_threads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("threads") / "run.jsonl"
    assert main(["record", "mutex", "--out", str(path)]) == 0
    return path


@pytest.fixture
def made(qapp: object, recording: Path, tmp_path: Path) -> Callable[..., Path]:
    """Exports the recording with that ending and returns the file."""

    def make(suffix: str, language: str = "en") -> Path:
        picture = Picture("", recording, 0.5, (1280, 720), "light", language)
        assert export(Export(picture, tmp_path / f"a{suffix}"), lambda share: None) == []
        assert list(tmp_path.glob(".part*")) == []
        return tmp_path / f"a{suffix}"

    return make


def sentences(language: str) -> list[str]:
    events = talk().timeline.events
    return [
        told.said(in_chinese) if language == "zh" else str(told)
        for told, event in zip(talk().narrated(), events, strict=True)
        if isinstance(event, e.FrameSent)
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_packet_of_a_capture_carries_our_sentence(made: Callable[..., Path], language: str) -> None:
    with opened(made(".pcapng", language)) as (file, _):
        assert [packet.comment for packet in read(file)] == sentences(language)


@needs_tshark
@pytest.mark.parametrize("language", ["en", "zh"])
def test_wireshark_shows_the_sentence(made: Callable[..., Path], language: str) -> None:
    assert TSHARK is not None
    command = [TSHARK, "-r", str(made(".pcapng", language)), "-T", "fields", "-e", "frame.comment"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert [line.replace("\\\\", "\\") for line in told.splitlines()] == sentences(language)


def test_a_recording_is_everything(made: Callable[..., Path], recording: Path) -> None:
    before, after = (
        [from_line(line) for line in path.read_bytes().splitlines()][1:-1] for path in (recording, made(".jsonl"))
    )
    assert after == before


def test_a_table_is_in_the_language_that_was_asked_for(made: Callable[..., Path]) -> None:
    assert [row["sentence"] for row in rows(made(".csv", "zh")) if row["event"] == "FrameSent"] == sentences("zh")


def test_a_picture_is_the_one_that_render_makes(made: Callable[..., Path], recording: Path, tmp_path: Path) -> None:
    render(Picture("", recording, 0.5, (1280, 720), "light", "en"), tmp_path / "b.png")
    assert QImage(str(made(".png"))) == QImage(str(tmp_path / "b.png"))


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF-"), (".svg", b"<?xml"), (".gif", b"GIF89a")])
def test_each_ending_makes_its_kind(made: Callable[..., Path], suffix: str, start: bytes) -> None:
    if suffix == ".gif":
        pytest.importorskip("PIL")
    assert made(suffix).read_bytes().startswith(start)


STARTS = {
    "pdf": b"%PDF-", "svg": b"<?xml", "gif": b"GIF89a", "png": b"\x89PNG", "csv": b"\xef\xbb\xbf", "mp4": b"\0\0\0",
    "jsonl": b"{",
}  # fmt: skip


@pytest.mark.parametrize("ending", THREADS.endings)
def test_a_run_of_threads_becomes_every_kind_but_a_capture_and_says_how_far_it_is(
    qapp: object, recording_of_threads: Path, tmp_path: Path, ending: str
) -> None:
    for kind, library in (("gif", "PIL"), ("mp4", "av")):
        if ending == kind:
            pytest.importorskip(library)
    out, shares = tmp_path / f"a.{ending}", [0.0]
    picture = Picture("", recording_of_threads, 0.5, (1280, 720), "light", "zh")
    assert export(Export(picture, out, speed=8.0), shares.append) == []
    assert out.read_bytes().startswith(STARTS[ending])
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert shares[-2] < 1.0, "the file has no place yet"
    assert len(shares) > (4 if ending in ("gif", "mp4", "pdf") else 1)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_handout_begins_with_what_the_lesson_says_of_itself(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    made: list[Handout] = []

    def keep(out: Path, handout: Handout) -> bool:
        out.touch()
        made.append(handout)
        return True

    monkeypatch.setattr("app.handout.write_handout", keep)
    lesson = next(lesson for lesson in all_lessons() if lesson.goals and "model" in lesson.sources)
    picture = Picture(lesson.id, None, 1.0, (1280, 720), "light", language, source="model")
    export(Export(picture, tmp_path / "a.pdf"), lambda share: None)
    assert made[0].title == lesson.title.in_language(language)
    assert made[0].goals == [pieces_of(goal.in_language(language)) for goal in lesson.goals]
    assert made[0].introduction == pieces_of(lesson.summary.in_language(language))


def test_the_command_says_how_far_it_is(
    qapp: object, recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(recording), "--out", str(tmp_path / "a.pdf"), "--progress"]) == 0
    words = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert {word for word, _ in words} == {"done"}
    shares = [float(share) for _, share in words]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--out", "a.txt"], ".pcapng"),
        (["--out", "a.gif", "--from", "60%", "--to", "20%"], "--from"),
        (["--out", "a.gif", "--to", "x"], "--to"),
        (["--out", "a.gif", "--speed", "0"], "--speed"),
        (["--out", "nowhere/a.gif"], "folder"),
    ],
)
def test_bad_input_is_one_line(
    arguments: list[str], word: str, recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(recording), *arguments]) == BAD_INPUT
    told = capsys.readouterr().err
    assert word in told
    assert told.count("\n") == 1


def test_a_film_that_would_be_too_long_leaves_what_stood_there(
    qapp: object, recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.gif"
    out.write_text("old")
    assert main(["export", str(recording), "--out", str(out), "--speed", "0.01"]) == PROBLEM
    assert "higher speed" in capsys.readouterr().err
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.gif"]


WORDS = {"png": "图片", "svg": "图片", "pdf": "讲义", "csv": "文件", "gif": "影片", "mp4": "影片"}


@pytest.mark.parametrize(("ending", "word"), WORDS.items())
def test_why_there_is_no_file_is_told_in_a_sentence_that_can_be_translated(
    qapp: object,
    recording: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    word: str,
) -> None:
    def fail(*_what: object) -> bool:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("app.export.draw", lambda *_what: False)
    monkeypatch.setattr("app.export._write_handout", lambda *_what: False)
    monkeypatch.setattr("app.export._write_events", fail)
    out = tmp_path / f"a.{ending}"
    assert main(["export", str(recording), "--out", str(out), "--speed", "0.01", "--progress"]) == PROBLEM
    told = capsys.readouterr()
    kind, _, sentence = told.out.splitlines()[-1].partition(" ")
    assert kind == FAILURE
    found = msgspec.json.decode(sentence, type=Sentence)
    assert told.err == f"{found}\n"
    chinese = found.said(in_chinese)
    assert word in chinese
    assert re.search(r"[a-z]{3,}", chinese.replace(str(out), "")) is None, chinese
    assert not out.exists()


def test_moments_are_spread_over_the_run() -> None:
    assert spread(range(3), 6) == [0, 1, 2]
    assert spread(range(101), 5) == [0, 25, 50, 75, 100]
    assert spread([], 5) == []


def test_endings_are_all_told_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    told = capsys.readouterr().out
    assert all(suffix in told for suffix in SUFFIXES)


def test_once_whoever_wanted_the_file_is_gone_it_ends_and_leaves_nothing(recording: Path, tmp_path: Path) -> None:
    scratch, out = tmp_path / "scratch", tmp_path / "a.mp4"
    scratch.mkdir()
    (scratch / "run.jsonl").write_bytes(recording.read_bytes())
    command = [sys.executable, "main.py", "export", str(scratch / "run.jsonl"), "--out", str(out), "--speed", "0.05"]
    command += ["--progress", "--scratch", str(scratch)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        while not part_of(out).exists():
            assert process.stdout.readline().startswith(PROGRESS.encode())
        process.stdin.close()
        assert process.wait(timeout=20) == 1
    assert list(tmp_path.iterdir()) == []


def test_of_a_run_in_which_nothing_happens_there_is_no_picture_and_that_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.jsonl"
    write_recording(path, [e.RunStarted(0.0, "loopback", "", 0), e.RunEnded(0.0)])
    assert main(["export", str(path), "--out", str(tmp_path / "a.png"), "--progress"]) == BAD_INPUT
    told = capsys.readouterr()
    assert told.err == "Nothing happens in the run that the file empty.jsonl holds, so there is nothing to draw.\n"
    assert told.out.startswith(FAILURE)
    assert [each.name for each in tmp_path.iterdir()] == ["empty.jsonl"]


def test_a_name_too_long_for_the_file_that_is_written_first_is_told(
    recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"{'a' * 248}.jsonl"
    assert main(["export", str(recording), "--out", str(out)]) == PROBLEM
    assert "could not be saved" in capsys.readouterr().err
