"""A schedule that grows, is replaced, or is found; and what is shown of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.saving import RunError
from app.thread_asked import Asked
from app.thread_exploration import Search
from app.thread_run import ThreadRun
from sim.concurrency.interleaver.report import Verdict
from sim.concurrency.interleaver.schedule import this_python
from tests.app.test_thread_feed import RACE
from tests.conftest import child_processes

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
        run.exploration.search()
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
    assert not run.exploration.bad()


def test_cleared_it_shows_nothing(run: ThreadRun) -> None:
    run.clear()
    assert threads_of(run) == []
    assert run.report is None
    assert run.enabled == ()


# Files


@pytest.fixture
def other(qtbot: QtBot) -> Iterator[ThreadRun]:
    """Shows nothing yet."""
    other = ThreadRun()
    yield other
    other.shut_down()


def opened(run: ThreadRun, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignals([run.opened, run.enabled_changed], timeout=10_000):
        run.open(path)


def test_a_run_that_is_not_over_is_saved_and_goes_on_when_opened(
    run: ThreadRun, other: ThreadRun, qtbot: QtBot, tmp_path: Path
) -> None:
    advance(run, qtbot, 0, 0, 1)
    run.save(tmp_path / "a.jsonl")
    opened(other, tmp_path / "a.jsonl", qtbot)
    assert other.newest_world == run.newest_world
    assert other.report == run.report
    assert other.enabled == run.enabled
    assert other.is_recorded
    other.player.end()
    advance(other, qtbot, 2)
    assert threads_of(other) == [0, 0, 1, 2]
    assert not other.is_recorded
    other.save(tmp_path / "b.jsonl")
    assert (tmp_path / "b.jsonl").stat().st_size > (tmp_path / "a.jsonl").stat().st_size


def test_what_was_opened_is_saved_as_it_was(run: ThreadRun, other: ThreadRun, qtbot: QtBot, tmp_path: Path) -> None:
    advance(run, qtbot, 0, 0, 1)
    run.save(tmp_path / "a.jsonl")
    opened(other, tmp_path / "a.jsonl", qtbot)
    other.save(tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_an_outcome_of_a_recording_is_replayed(run: ThreadRun, other: ThreadRun, qtbot: QtBot, tmp_path: Path) -> None:
    run.save(tmp_path / "a.jsonl")
    opened(other, tmp_path / "a.jsonl", qtbot)
    with qtbot.waitSignal(other.enabled_changed, timeout=10_000):
        other.exploration.search()
    assert other.newest_world.end is not None
    assert other.newest_world.end.values["n"] == "9"


def test_what_another_python_recorded_can_be_stepped_through_and_no_more(
    run: ThreadRun, other: ThreadRun, qtbot: QtBot, tmp_path: Path
) -> None:
    advance(run, qtbot, 0, 0, 1)
    run.save(tmp_path / "a.jsonl")
    text = (tmp_path / "a.jsonl").read_text("utf-8")
    (tmp_path / "a.jsonl").write_text(text.replace(f'"python":"{this_python()}.', '"python":"3.99.'), "utf-8")
    opened(other, tmp_path / "a.jsonl", qtbot)
    other.player.home()
    other.player.step()
    assert other.player.time == 1.0
    other.player.end()
    assert other.report is not None
    for deed in (partial(other.advance, 2), other.go_by_chance, partial(other.replay, (0, 0))):
        with qtbot.waitSignal(other.refused) as refused:
            deed()
        assert refused.args is not None
        assert "Python 3.99" in str(refused.args[0])
    assert threads_of(other) == [0, 0, 1]
    assert not other.is_busy


def test_a_file_that_cannot_be_read_leaves_what_is_shown(run: ThreadRun, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"type":"ThreadsRecorded","version":1,"events":3}\n')
    with qtbot.waitSignal(run.not_opened, timeout=10_000) as refused:
        run.open(tmp_path / "a.jsonl")
    assert refused.args is not None
    assert "breaks off after its first line" in str(refused.args[0])
    assert run.report is not None
    advance(run, qtbot, 0)


def test_a_recording_without_a_report_says_so(run: ThreadRun, other: ThreadRun, qtbot: QtBot, tmp_path: Path) -> None:
    run.exploration.drop()
    run.save(tmp_path / "a.jsonl")
    opened(other, tmp_path / "a.jsonl", qtbot)
    with qtbot.waitSignal(other.exploration.searched) as answer:
        other.exploration.search()
    assert answer.args == [Search.NOTHING_FOUND]
    assert not other.is_busy


def test_what_cannot_be_saved_is_said(run: ThreadRun, other: ThreadRun) -> None:
    with pytest.raises(RunError, match="no packets"):
        run.check_savable(".pcapng")
    with pytest.raises(RunError, match="nothing to save"):
        other.check_savable(".jsonl")
    run.check_savable(".jsonl")


# The moment that is shown, and what else could be


def test_who_could_go_on_is_told_of_the_moment_that_is_shown(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.replay((0, 0, 1, 1, 2))
    assert run.enabled == ()
    for time, turns in ((0.0, (0,)), (1.0, (0, 1)), (3.0, (1, 2)), (3.5, (1, 2)), (5.0, (1, 2))):
        run.player.seek(time)
        assert run.turns == turns
    run.player.end()
    assert run.turns == ()


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


def test_something_else_may_be_expected_and_only_what_is_not_watched_runs_anew(run: ThreadRun, qtbot: QtBot) -> None:
    report = run.report
    run.expect("n == 9")
    assert run.report is report
    assert [each.values["n"] for each in report.outcomes if run.exploration.is_good(each)] == ["9"] if report else False
    with qtbot.waitSignal(run.exploration.ended, timeout=20_000):
        run.expect("n == 9 and later == 0")
    assert run.report is not report


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
