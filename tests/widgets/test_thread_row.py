from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.concurrency.events import State, StateChanged, Stepped
from tests.sim.concurrency.acts import deadlock, race
from widgets.theme import LIGHT
from widgets.thread_row import ThreadRow


def test_it_says_name_state_and_line_and_is_a_button(qtbot: QtBot) -> None:
    row = ThreadRow(1)
    qtbot.addWidget(row)
    row.show_world(race(2).world)
    assert row.accessibleName() == "Thread T1: ready"
    assert row.code == row.accessibleDescription() == "n = temp - 1"
    with qtbot.waitSignal(row.clicked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.clicked):
        QTest.keyClick(row, Qt.Key.Key_Space)


def test_who_has_done_its_last_line_stands_at_none(qtbot: QtBot) -> None:
    row = ThreadRow(1)
    qtbot.addWidget(row)
    row.show_world(race(2).world.after(StateChanged(9.0, 1, State.WAITING, is_at_end=True)))
    assert row.accessibleName() == "Thread T1: at its end"
    assert row.code == ""
    assert "done its last line" in row.toolTip()


def test_the_one_that_ran_last_is_lit(qtbot: QtBot) -> None:
    for thread, is_lit in ((1, False), (2, True)):
        row = ThreadRow(thread)
        qtbot.addWidget(row)
        row.resize(220, 32)
        row.show_world(deadlock().world)
        assert (row.grab().toImage().pixelColor(4, 16) == LIGHT.current_line) is is_lit


def test_that_it_could_step_is_seen_and_said(qtbot: QtBot) -> None:
    row = ThreadRow(1)
    qtbot.addWidget(row)
    row.resize(220, 32)
    row.show_world(race().world)
    before = row.grab().toImage()
    row.set_turn(True)
    assert row.grab().toImage() != before
    assert "next step" in row.toolTip()


def test_a_stale_copy_is_seen_and_said(qtbot: QtBot) -> None:
    row = ThreadRow(1)
    qtbot.addWidget(row)
    row.resize(300, 32)
    row.show_world(race(2).world)
    assert LIGHT.error.name() not in colours(row)
    row.show_world(race(3).world)
    assert race(3).world.stale(1)
    assert LIGHT.error.name() in colours(row)
    assert "temp = 10, stale: n is 9 now" in row.accessibleDescription()


def colours(row: ThreadRow) -> set[str]:
    image = row.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_it_is_pointed_at_when_its_thread_steps(qtbot: QtBot) -> None:
    pane = ThreadRow(1)
    qtbot.addWidget(pane)
    play = race(3)
    pane.show_world(play.world)
    steps = [event for event in play.timeline.events if isinstance(event, Stepped)]
    assert [bool(pane.spots(play.world, [step])) for step in steps] == [step.thread == 1 for step in steps]
