"""What is said of a run of threads, beside the stage that shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.thread_asked import Asked
from app.thread_run import ThreadRun
from app.thread_views import ThreadViews
from app.threads_furniture import ThreadsFurniture
from tests.app.test_thread_feed import RACE
from tests.finding import the
from widgets.caption import Caption
from widgets.thread_outcomes import OutcomesPanel


@pytest.fixture
def room(qtbot: QtBot) -> ThreadsFurniture:
    room = ThreadsFurniture()
    qtbot.addWidget(room)
    room.resize(1100, 660)
    room.show()
    return room


@pytest.fixture
def run() -> Iterator[ThreadRun]:
    run = ThreadRun()
    yield run
    run.shut_down()


@pytest.fixture
def views(run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot) -> ThreadViews:
    """At the end of a bad run that is over."""
    views = ThreadViews(run, room)
    with qtbot.waitSignals([run.enabled_changed, run.report_changed, run.report_changed], timeout=20_000):
        run.start(Asked(RACE, "race.py", expect="n == 8"))
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.exploration.search()
    run.player.end()
    return views


def test_the_end_is_judged_and_what_the_exploration_found_stands_beside_it(
    views: ThreadViews, run: ThreadRun, room: ThreadsFurniture
) -> None:
    assert views.verdict_on(run.player.world) == ("expected: n == 8", True)
    assert views.verdict_on(run.timeline.world_after(3)) == ("", False)
    assert "n = 9: 2 kind(s) of schedules, bad, lost update" in the(OutcomesPanel, room).accessibleDescription()


def test_that_nothing_bad_is_known_is_proof_only_where_all_was_tried(
    views: ThreadViews, room: ThreadsFurniture, run: ThreadRun, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([run.enabled_changed, run.exploration.ended], timeout=20_000):
        run.start(Asked(RACE, "race.py", "cpython", "n == 8"))
    run.exploration.search()
    assert "<b>none</b>" in the(Caption, room).text()
    run.exploration.drop()
    run.exploration.search()
    assert "proves nothing" in the(Caption, room).text()


def test_at_the_end_of_a_deadlock_it_is_said_who_waits_for_whom(
    run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot
) -> None:
    ThreadViews(run, room)
    with qtbot.waitSignal(run.report_changed, timeout=20_000), qtbot.waitSignal(run.enabled_changed, timeout=20_000):
        run.start(Asked("from threading import Lock\nlock = Lock()\nlock.acquire()\nlock.acquire()\n", "stuck.py"))
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.replay(())
    run.player.end()
    assert "which it holds itself" in the(Caption, room).text()
