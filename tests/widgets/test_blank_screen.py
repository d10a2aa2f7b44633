from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.blank_screen import BlankScreen


class Room(QWidget):
    """A window that can be blanked."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(300, 200)
        self.blank = BlankScreen(self)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    room.show()
    return room


def test_everything_is_black_and_then_it_is_not(room: Room) -> None:
    before = room.grab().toImage()
    room.blank.toggle()
    picture = room.grab().toImage()
    assert {picture.pixelColor(x, y).name() for x in (0, 150, 299) for y in (0, 100, 199)} == {"#000000"}
    room.blank.toggle()
    assert room.grab().toImage() == before


def test_a_click_uncovers_it_and_it_says_whether_it_covers(room: Room) -> None:
    told: list[bool] = []
    room.blank.covers.connect(told.append)
    room.blank.toggle()
    QTest.mouseClick(room.blank, Qt.MouseButton.LeftButton)
    assert room.blank.isHidden()
    assert told == [True, False]
