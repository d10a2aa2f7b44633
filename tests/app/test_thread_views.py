"""What is said of a run of threads, beside the stage that shows it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.thread_asked import Asked
from app.thread_run import ThreadRun
from app.thread_views import ThreadViews
from app.threads_furniture import ThreadsFurniture
from tests.app.test_thread_feed import RACE
from tests.conftest import child_processes
from tests.finding import the
from widgets.caption import Caption
from widgets.thread_outcome_row import OutcomeRow
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


def test_where_nothing_must_hold_a_lost_update_is_called_one_and_no_end_is_called_right(
    run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot
) -> None:
    views = ThreadViews(run, room)
    for granularity in ("bytecode", "cpython"):
        with qtbot.waitSignals([run.enabled_changed, run.exploration.ended], timeout=20_000):
            run.start(Asked(RACE, "race.py", granularity))
        run.exploration.search()
        if granularity == "bytecode":
            views.announce(run.exploration.bad()[0])
            qtbot.waitUntil(lambda: not run.is_busy, timeout=10_000)
            run.player.home()
            assert "An update is <b>lost</b> here" in the(Caption, room).text()
    assert "Whether the ends are <b>right</b> cannot be told" in the(Caption, room).text()
    assert "not a promise of the language" in the(Caption, room).text()


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


MANY = RACE.replace("range(2)", "range(10)")
"""Too many schedules to try them all in a test."""


def test_a_search_is_told_of_until_it_is_stopped(run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot) -> None:
    ThreadViews(run, room)
    caption, verdict = the(Caption, room), the(QLabel, room, "outcomes_verdict")
    run.start(Asked(MANY, "race.py", expect="n < 100"))
    run.exploration.search()
    qtbot.waitUntil(lambda: "Looking for a bad schedule" in caption.text(), timeout=20_000)
    qtbot.waitUntil(lambda: len(room.stage.middle.outcomes.findChildren(OutcomeRow)) > 1, timeout=30_000)
    assert "so far" in verdict.text()
    assert the(QPushButton, room, "stop_button").isEnabled()
    qtbot.waitUntil(lambda: not run.is_busy, timeout=10_000)
    run.stop()
    assert verdict.text().startswith("Capped at")
    assert not the(QPushButton, room, "stop_button").isEnabled()
    run.exploration.search()
    assert "proves nothing" in caption.text()


def test_what_was_found_is_announced_before_it_is_played(
    views: ThreadViews, run: ThreadRun, room: ThreadsFurniture
) -> None:
    run.player.home()
    assert "This schedule ends with <b>n = 9</b>" in the(Caption, room).text()
    run.player.seek(1.0)
    assert "starts" in the(Caption, room).text()


def test_whoever_replays_what_was_found_hears_that_the_exploration_goes_on(
    run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot
) -> None:
    views = ThreadViews(run, room)
    run.start(Asked(RACE.replace("range(2)", "range(9)"), "race.py", expect="n == 1"))
    qtbot.waitUntil(lambda: run.known is not None and len(run.known.outcomes) > 1, timeout=30_000)
    assert run.known is not None
    found = run.known.outcomes[0]
    with qtbot.waitSignal(run.enabled_changed, timeout=20_000):
        run.replay(found.witness)
        views.announce(found)
    run.player.home()
    assert "Meanwhile the exploration goes on." in the(Caption, room).text()
    assert run.is_exploring


def test_why_it_is_not_a_thread_s_turn_is_said(views: ThreadViews, run: ThreadRun, room: ThreadsFurniture) -> None:
    run.player.seek(3.0)
    waiting = next(thread for thread in run.player.world.threads if thread not in run.turns)
    run.advance(waiting)
    assert "wait" in the(Caption, room).text()


def test_an_error_is_said_at_the_end_of_its_thread_and_of_the_program(
    run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot
) -> None:
    ThreadViews(run, room)
    with qtbot.waitSignal(run.enabled_changed, timeout=20_000):
        run.start(Asked("from threading import Thread\ndef f():\n    1 / 0\nThread(target=f).start()\n", "broken.py"))
    with qtbot.waitSignal(run.enabled_changed, timeout=20_000):
        run.replay((0, 1))
    for time in (2.0, run.player.axis.times[-1]):
        run.player.seek(time)
        assert "ZeroDivisionError" in the(Caption, room).text()


def test_a_program_that_cannot_even_begin_says_why_at_once(
    run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot
) -> None:
    ThreadViews(run, room)
    with qtbot.waitSignal(run.enabled_changed, timeout=20_000):
        run.start(Asked("def f(:\n", "broken.py"))
    assert "SyntaxError" in the(Caption, room).text()


def test_a_lost_child_is_told_and_what_is_shown_stays(
    views: ThreadViews, run: ThreadRun, room: ThreadsFurniture, qtbot: QtBot
) -> None:
    before = the(OutcomesPanel, room).accessibleDescription()
    with qtbot.waitSignal(run.lost, timeout=10_000):
        for child in child_processes():
            os.kill(child, signal.SIGKILL)
    assert "ended from outside" in the(QLabel, room, "banner_text").text()
    assert the(OutcomesPanel, room).accessibleDescription() == before
    run.player.seek(3.0)
    other = next(thread for thread in run.turns if thread != run.newest_world.strip[3].thread)
    with qtbot.waitSignal(run.enabled_changed, timeout=10_000):
        run.advance(other)
    assert not the(QLabel, room, "banner_text").isVisible(), "it goes on, so all is well"
