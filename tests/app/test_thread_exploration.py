"""What is known of a program while its schedules are tried, and when enough is enough."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.thread_asked import Asked
from app.thread_exploration import Exploration, Search
from sim.concurrency.interleaver.report import Defect, Outcome, Report, Verdict
from sim.sources.interleaving import COMMAND
from sim.words import Sentence
from tests.app.test_thread_feed import RACE
from tests.conftest import child_processes

MANY = RACE.replace("range(2)", "range(10)")
"""Too many schedules to try them all in a test."""


@pytest.fixture
def exploration(qtbot: QtBot) -> Iterator[Exploration]:
    exploration = Exploration(COMMAND)
    yield exploration
    exploration.shut_down()


def grown(exploration: Exploration, qtbot: QtBot, text: str = MANY, expect: str = "n == 0") -> None:
    """It goes on, and has found several outcomes."""
    exploration.start(Asked(text, "race.py", expect=expect), 60.0)
    qtbot.waitUntil(lambda: exploration.known is not None and len(exploration.known.outcomes) > 1, timeout=30_000)


def test_what_was_found_is_known_while_it_goes_on(exploration: Exploration, qtbot: QtBot) -> None:
    grown(exploration, qtbot)
    assert exploration.is_going_on
    assert exploration.report is None
    assert exploration.known is not None
    assert exploration.known.names[1] == "Thread-1 (task)"


def test_stopped_what_was_found_is_kept_and_proves_nothing(exploration: Exploration, qtbot: QtBot) -> None:
    grown(exploration, qtbot)
    found = exploration.known
    with qtbot.waitSignal(exploration.ended) as ended:
        exploration.stop()
    assert ended.args == [found]
    assert exploration.report is not None
    assert exploration.report.verdict is Verdict.CAPPED
    assert not exploration.is_going_on
    qtbot.waitUntil(lambda: child_processes() == set())


def test_a_bad_schedule_is_told_as_soon_as_it_is_known(exploration: Exploration, qtbot: QtBot) -> None:
    exploration.start(Asked(MANY, "race.py", expect="n == 0"), 60.0)
    with qtbot.waitSignal(exploration.found, timeout=30_000) as found:
        exploration.search()
        assert exploration.is_searched
    assert exploration.is_going_on
    assert found.args is not None
    assert isinstance(found.args[0], Outcome)
    assert found.args[0].values["n"] != "0"
    assert not exploration.is_searched


def test_that_there_is_none_is_told_at_the_end(exploration: Exploration, qtbot: QtBot) -> None:
    exploration.start(Asked(RACE, "race.py", "cpython", "n == 8"), 60.0)
    told: list[Search] = []
    exploration.searched.connect(told.append)
    exploration.search()
    qtbot.waitUntil(lambda: not exploration.is_going_on and exploration.report is not None, timeout=20_000)
    assert told[0] is Search.GOING_ON
    assert told[-1] is Search.NOTHING_FOUND


def test_a_lost_update_is_looked_at_where_nothing_says_what_must_hold(exploration: Exploration, qtbot: QtBot) -> None:
    with qtbot.waitSignal(exploration.ended, timeout=20_000):
        exploration.start(Asked(RACE, "race.py", expect="n == 10 - THREADS"), 60.0)
    assert exploration.report is not None
    assert exploration.report.bad(exploration.expectation) == []
    assert [each.defect for each in exploration.bad()] == [Defect.LOST_UPDATE]
    assert {exploration.is_good(each) for each in exploration.report.outcomes} == {None}
    exploration.expect("n == 8")
    assert {exploration.is_good(each) for each in exploration.report.outcomes} == {True, False}


def test_an_end_with_an_exception_is_not_taken_for_the_same_values_without_one(exploration: Exploration) -> None:
    good = Outcome(count=1, witness=(), switches=0, values={"n": "8"})
    broken = Outcome(count=1, witness=(), switches=0, values={"n": "8"}, errors=(Sentence("", "KeyError"),))
    exploration.take(Report(Verdict.EXHAUSTED, 2, "classes", (good, broken)), "n == 8")
    assert [exploration.is_good(each) for each in (good, broken)] == [True, False]


def test_an_end_is_judged_before_anything_was_found(exploration: Exploration) -> None:
    exploration.start(Asked(RACE, "race.py", expect="n == 8"), 60.0)
    ends = [Outcome(count=1, witness=(), switches=0, values={"n": value}) for value in ("8", "9")]
    assert exploration.known is None
    assert [exploration.is_good(each) for each in ends] == [True, False]
    exploration.expect("n == 9")
    assert [exploration.is_good(each) for each in ends] == [False, True]


def test_broken_off_it_keeps_what_it_had_found(exploration: Exploration, qtbot: QtBot) -> None:
    grown(exploration, qtbot)
    with qtbot.waitSignals([exploration.failed, exploration.ended], timeout=10_000):
        for child in child_processes():
            os.kill(child, signal.SIGKILL)
    assert exploration.report is not None
    assert len(exploration.report.outcomes) > 1


def test_shut_down_it_has_waited_until_its_child_is_gone(exploration: Exploration, qtbot: QtBot) -> None:
    before = child_processes()
    grown(exploration, qtbot)
    exploration.shut_down()
    assert child_processes() <= before
