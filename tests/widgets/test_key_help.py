from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.finding import the
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


def table(room: Room) -> str:
    return the(QLabel, room, "key_table").text()


def test_keys_and_what_they_do(room: Room) -> None:
    assert "Play or pause" in table(room)
    assert "PgDn" in table(room).split("One step on")[0].split("Play or pause")[1]


def test_it_covers_the_window_and_a_click_takes_it_away(room: Room) -> None:
    assert room.help.isHidden()
    room.help.cover()
    assert room.help.geometry() == room.rect()
    QTest.mouseClick(room.help, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert room.help.isHidden()


def test_other_rows_replace_what_was_there(room: Room) -> None:
    room.help.set_rows([(("F1",), "This list")])
    room.help.set_theme(PROJECTOR)
    assert "Play or pause" not in table(room)
    assert table(room).count("This list") == 1


def test_a_sign_is_no_markup(room: Room) -> None:
    room.help.set_rows([(("Ctrl+<",), "a < b")])
    assert "a &lt; b" in table(room)


def test_of_many_keys_the_first_and_the_last_stand_for_all(room: Room) -> None:
    room.help.set_rows([(tuple("1234567890"), "Answer")])
    written = table(room).split("Answer")[0]
    assert "1&nbsp; …&nbsp; 0" in written
