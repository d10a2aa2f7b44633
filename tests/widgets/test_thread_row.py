from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

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
