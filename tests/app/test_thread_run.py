"""A schedule that grows, is replaced, or is found; and what is shown of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.thread_run import Asked, ThreadRun
from sim.concurrency.interleaver.report import Verdict
from tests.app.test_thread_feed import RACE

ASKED = Asked(RACE, "race.py", expect="n == 8")


@pytest.fixture
def run(qtbot: QtBot) -> Iterator[ThreadRun]:
    """At the beginning, with everything explored."""
    run = ThreadRun()
    with qtbot.waitSignals([run.enabled_changed, run.report_changed, run.report_changed], timeout=20_000):
        run.start(ASKED)
    yield run
    run.shut_down()


def threads_of(run: ThreadRun) -> list[int]:
    return [step.thread for step in run.newest_world.strip]


def advance(run: ThreadRun, qtbot: QtBot, *threads: int) -> None:
    for thread in threads:
        with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
            run.advance(thread)


def test_it_stands_at_the_beginning_and_is_explored(run: ThreadRun) -> None:
    assert threads_of(run) == []
    assert run.enabled == (0,)
    assert run.report is not None
    assert run.report.verdict is Verdict.EXHAUSTED
    assert sorted(each.values["n"] for each in run.report.outcomes) == ["8", "9"]


def test_the_learner_is_the_scheduler(run: ThreadRun, qtbot: QtBot) -> None:
    advance(run, qtbot, 0, 0, 1, 2)
    assert threads_of(run) == [0, 0, 1, 2]
    assert run.player.time == 4.0
    run.advance(0)  # it waits for the others
    assert threads_of(run) == [0, 0, 1, 2]


def test_going_back_and_choosing_otherwise_is_another_schedule(run: ThreadRun, qtbot: QtBot) -> None:
    advance(run, qtbot, 0, 0, 1, 1)
    run.player.seek(3.0)
    advance(run, qtbot, 2)
    assert threads_of(run) == [0, 0, 1, 2]
    assert run.player.time == 4.0


def test_a_bad_schedule_is_found_and_played(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        assert run.find_bad()
    assert run.player.is_playing
    assert run.newest_world.end is not None
    assert run.newest_world.end.values["n"] == "9"


def test_chance_runs_to_the_end(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.go_by_chance()
    assert run.enabled == ()
    assert run.newest_world.end is not None


def test_where_nothing_is_bad_nothing_is_found(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignals([run.report_changed, run.report_changed], timeout=20_000):
        run.start(Asked(RACE, "race.py", "cpython", "n == 8"))
    assert not run.find_bad()


def test_cleared_it_shows_nothing(run: ThreadRun) -> None:
    run.clear()
    assert threads_of(run) == []
    assert run.report is None
    assert run.enabled == ()
