"""A schedule that grows, is replaced, or is found; and what is shown of it."""

from __future__ import annotations

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


def test_a_bad_schedule_is_found_and_played(run: ThreadRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.exploration.search()
    assert run.player.is_playing
    assert run.newest_world.end is not None
    assert run.newest_world.end.values["n"] == "9"


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


def test_something_else_may_be_expected_of_what_another_python_recorded_and_it_stays(
    run: ThreadRun, other: ThreadRun, qtbot: QtBot, tmp_path: Path
) -> None:
    advance(run, qtbot, 0, 0, 1)
    run.save(tmp_path / "a.jsonl")
    text = (tmp_path / "a.jsonl").read_text("utf-8")
    (tmp_path / "a.jsonl").write_text(text.replace(f'"python":"{this_python()}.', '"python":"3.99.'), "utf-8")
    opened(other, tmp_path / "a.jsonl", qtbot)
    other.expect("n == 9")
    assert other.report is not None
    assert [other.exploration.is_good(each) for each in other.report.outcomes if each.values["n"] == "9"] == [True]
    with qtbot.waitSignal(other.refused) as refused:
        other.expect("n == later")
    assert refused.args is not None
    assert "Python 3.99" in str(refused.args[0])
    assert threads_of(other) == [0, 0, 1]
    assert other.is_recorded
    assert {other.exploration.is_good(each) for each in other.report.outcomes} == {None}
    assert not other.is_exploring


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


def test_what_was_found_so_far_is_replayed_while_the_exploration_goes_on(qtbot: QtBot) -> None:
    run = ThreadRun()
    try:
        run.start(Asked(RACE.replace("range(2)", "range(9)"), "race.py", expect="n == 1"))
        qtbot.waitUntil(lambda: run.known is not None and len(run.known.outcomes) > 1, timeout=30_000)
        assert run.known is not None
        runs, found = run.known.runs, run.known.outcomes[-1]
        with qtbot.waitSignal(run.enabled_changed, timeout=20_000):
            run.replay(found.witness)
        assert run.is_exploring
        assert run.newest_world.end is not None
        assert run.newest_world.end.values["n"] == found.values["n"]
        qtbot.waitUntil(lambda: run.known is not None and run.known.runs > runs, timeout=20_000)
        steps = threads_of(run)
        with qtbot.waitSignal(run.exploration.ended):
            run.exploration.stop()
        assert threads_of(run) == steps
        assert run.player.is_playing
    finally:
        run.shut_down()


def test_something_else_may_be_expected_and_only_what_is_not_watched_runs_anew(run: ThreadRun, qtbot: QtBot) -> None:
    report = run.report
    run.expect("n == 9")
    assert run.report is report
    assert [each.values["n"] for each in report.outcomes if run.exploration.is_good(each)] == ["9"] if report else False
    run.expect("")
    assert run.report is report
    with qtbot.waitSignal(run.exploration.ended, timeout=20_000):
        run.expect("n == 9 and later == 0")
    assert run.report is not report
