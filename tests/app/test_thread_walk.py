"""Who steps when, at whatever moment of a run: by hand, by chance, by a schedule."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.thread_asked import Asked
from app.thread_run import ThreadRun
from tests.app.test_thread_feed import RACE
from tests.app.test_thread_run import advance, opened, threads_of
from tests.conftest import child_processes


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


def test_chance_runs_to_the_end(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.go_by_chance()
    assert run.enabled == ()
    assert run.newest_world.end is not None


def test_who_could_go_on_is_told_of_the_moment_that_is_shown(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.replay((0, 0, 1, 1, 2))
    assert run.enabled == ()
    for time, turns in ((0.0, (0,)), (1.0, (0, 1)), (3.0, (1, 2)), (3.5, (1, 2)), (5.0, (1, 2))):
        run.player.seek(time)
        assert run.turns == turns
    run.player.end()
    assert run.turns == ()


def test_chance_goes_on_where_the_learner_has_come_to(run: ThreadRun, qtbot: QtBot) -> None:
    advance(run, qtbot, 0, 0, 1, 2)
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.go_on_by_chance()
    assert threads_of(run)[:4] == [0, 0, 1, 2]
    assert run.newest_world.end is not None
    assert run.player.is_playing
    assert 4.0 <= run.player.time < len(threads_of(run))
    whole = threads_of(run)
    run.go_on_by_chance()
    assert threads_of(run) == whole, "it is over"


def test_chance_goes_on_where_a_recording_breaks_off(
    run: ThreadRun, other: ThreadRun, qtbot: QtBot, tmp_path: Path
) -> None:
    advance(run, qtbot, 0, 0, 1, 2)
    run.save(tmp_path / "a.jsonl")
    opened(other, tmp_path / "a.jsonl", qtbot)
    other.player.end()
    with qtbot.waitSignal(other.enabled_changed, timeout=10_000):
        other.go_on_by_chance()
    assert threads_of(other)[:4] == [0, 0, 1, 2]
    assert other.newest_world.end is not None
    assert other.player.time >= 4.0


def test_at_any_moment_of_a_run_that_is_over_another_thread_can_go_on(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.exploration.search()
    first = threads_of(run)
    run.player.seek(3.0)
    other = next(thread for thread in run.turns if thread != first[3])
    advance(run, qtbot, other)
    assert threads_of(run) == [*first[:3], other]
    assert run.player.time == 4.0
    assert not run.newest_world.problems
    advance(run, qtbot, *run.turns[:1])
    assert len(threads_of(run)) == 5


def test_who_goes_on_as_it_went_keeps_what_is_known(run: ThreadRun, qtbot: QtBot) -> None:
    advance(run, qtbot, 0, 0, 1, 2)
    run.player.seek(2.0)
    run.advance(1)
    assert threads_of(run) == [0, 0, 1, 2]
    assert run.player.time == 3.0


def test_whose_turn_it_is_not_changes_nothing(run: ThreadRun, qtbot: QtBot) -> None:
    advance(run, qtbot, 0, 0, 1, 2)
    run.player.seek(1.0)
    with qtbot.waitSignal(run.not_its_turn) as refused:
        run.advance(2)
    assert refused.args == [2]
    assert threads_of(run) == [0, 0, 1, 2]
    assert not run.is_busy


def test_a_child_that_was_killed_while_it_stood_is_replaced_by_the_next_step(run: ThreadRun, qtbot: QtBot) -> None:
    advance(run, qtbot, 0, 0, 1)
    report = run.report
    with qtbot.waitSignal(run.lost, timeout=10_000) as lost:
        for child in child_processes():
            os.kill(child, signal.SIGKILL)
    assert lost.args is not None
    assert "ended from outside" in str(lost.args[0])
    assert run.report is report
    assert not run.newest_world.problems
    advance(run, qtbot, 2)
    assert threads_of(run) == [0, 0, 1, 2]
    assert run.player.time == 4.0


def test_stopped_in_the_middle_of_a_run_it_stands_where_it_had_come_to(run: ThreadRun, qtbot: QtBot) -> None:
    run.start(Asked(RACE + "n = sum(range(10 ** 10))\n", "race.py"))
    qtbot.waitUntil(lambda: not run.is_busy, timeout=20_000)
    advance(run, qtbot, 0)
    run.advance(0)
    assert run.is_busy
    with qtbot.waitSignal(run.enabled_changed):
        run.stop()
    assert threads_of(run) == [0]
    assert run.turns == (0, 1)
    advance(run, qtbot, 1)
    assert threads_of(run) == [0, 1]
