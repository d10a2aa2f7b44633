"""The table of steps: a row for each, with what it touched, in words."""

from __future__ import annotations

from pathlib import Path

from app.event_csv import write_csv
from app.step_csv import COLUMNS
from app.thread_telling import THREADS
from sim.concurrency import events as e
from sim.sources.interleaving import Interleaving, Replay
from tests.app.test_event_csv import rows
from tests.sim.chinese import in_chinese
from tests.sim.concurrency.interleaver.scripts import LOST


def events(text: str = LOST, schedule: tuple[int, ...] = (0, 0, 1, 2)) -> list[e.AnyEvent]:
    """A run of two threads, to its end."""
    child = Interleaving()
    try:
        return list(child.ask(Replay(text, "lost.py", schedule=schedule, to_the_end=True)))
    finally:
        child.close()


def test_every_step_is_a_row_that_says_who_did_what(tmp_path: Path) -> None:
    moments = list(THREADS.moments(events()))
    write_csv(tmp_path / "a.csv", COLUMNS, ((each.row, each.sentence) for each in moments), str)
    found = rows(tmp_path / "a.csv")
    assert tuple(found[0]) == COLUMNS
    assert found[0]["event"] == "RunStarted"
    assert found[-1]["event"] == "RunEnded"
    assert [(row["step"], row["thread"], row["operation"], row["reads"]) for row in found[3:5]] == [
        ("3", "T1", "read n", "n"),
        ("4", "T2", "read n", "n"),
    ]
    assert {row["line"] for row in found[3:5]} == {"5"}


def test_sentences_are_those_of_the_stage_in_its_language(tmp_path: Path) -> None:
    moments = list(THREADS.moments(events()))
    rows_and_words = ((each.row, each.sentence) for each in moments)
    write_csv(tmp_path / "a.csv", COLUMNS, rows_and_words, lambda sentence: sentence.said(in_chinese))
    assert "读到 n = 10" in rows(tmp_path / "a.csv")[3]["sentence"]
