from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from app.event_csv import COLUMNS, write_csv
from app.telling import SOCKETS
from sim.network import events as e
from sim.words import Sentence
from tests.sim.chinese import in_chinese
from tests.sim.network.play import CLIENT, SERVER, Play


def talk() -> Play:
    play = Play().starts("client", "c.connect()\n").says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "ACK")
    return play.says(CLIENT, "PSH ACK", b'say "hi",\nall').happens(e.Printed(play.time, "client", "not a moment"))


def written(play: Play, out: Path, say: Callable[[Sentence], str] = str) -> Path:
    """The play as a table."""
    write_csv(out, COLUMNS, ((each.row, each.sentence) for each in SOCKETS.moments(play.timeline.events)), say)
    return out


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_moment_is_a_row_with_the_numbers_of_its_packet(tmp_path: Path) -> None:
    found = rows(written(talk(), tmp_path / "a.csv"))
    moments = [event for event in talk().timeline.events if event.is_moment]
    assert [row["event"] for row in found] == [type(event).__name__ for event in moments]
    assert tuple(found[0]) == COLUMNS
    sent = [row for row in found if row["event"] == "FrameSent"]
    assert [row["flags"] for row in sent] == ["SYN", "SYN ACK", "ACK", "PSH ACK"]
    assert sent[0]["source"] == "127.0.0.1:50000"
    assert [row["sequence"] for row in sent] == ["0", "0", "1", "1"]
    assert [row["acknowledgement"] for row in sent] == ["", "1", "1", "1"]
    assert sent[3]["length"] == "13"
    assert float(sent[1]["time"]) > float(sent[0]["time"])


def test_sentences_are_those_of_the_window_in_its_language(tmp_path: Path) -> None:
    written(talk(), tmp_path / "a.csv", lambda sentence: sentence.said(in_chinese))
    sent = [row["sentence"] for row in rows(tmp_path / "a.csv") if row["event"] == "FrameSent"]
    assert sent == [
        narrated.said(in_chinese)
        for narrated, event in zip(talk().narrated(), talk().timeline.events, strict=True)
        if isinstance(event, e.FrameSent)
    ]


def test_a_row_about_a_program_names_it(tmp_path: Path) -> None:
    play = Play().starts("client").calls("client", "connect")
    written(play, tmp_path / "a.csv")
    assert [row["program"] for row in rows(tmp_path / "a.csv") if row["event"] == "CallStarted"] == ["client"]
