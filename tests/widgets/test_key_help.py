from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from widgets.key_help import KeyHelp
from widgets.theme import PROJECTOR


class Room(QWidget):
    """A window with its page of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 720)
        self.help = KeyHelp(self)
        self.help.set_rows([(("Space",), "Play or pause"), (("Right", "PgDown"), "One step on")])


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    return room


def texts(room: Room) -> list[str]:
    QTest.qWait(0)
    room.help.event(QEvent(QEvent.Type.LayoutRequest))
    return [label.text() for label in room.help.findChildren(QLabel)]


def test_keys_and_what_they_do(room: Room) -> None:
    shown = texts(room)
    assert {"Play or pause", "One step on"} <= set(shown)
    assert any(QKeySequence("PgDown").toString(QKeySequence.SequenceFormat.NativeText) in text for text in shown)


def test_it_covers_the_window_and_a_click_takes_it_away(room: Room) -> None:
    assert room.help.isHidden()
    room.help.cover()
    assert room.help.geometry() == room.rect()
    QTest.mouseClick(room.help, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert room.help.isHidden()


def test_other_rows_and_themes_replace_what_was_there(room: Room, qtbot: QtBot) -> None:
    room.help.set_rows([(("F1",), "This list")])
    room.help.set_theme(PROJECTOR)
    qtbot.waitUntil(lambda: "Play or pause" not in texts(room))
    assert texts(room).count("This list") == 1
