from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.shortcuts import TITLES, Key, install, rows


class Room(QWidget):
    """A window with a control of each kind and two keys."""

    def __init__(self) -> None:
        super().__init__()
        self.played = self.blanked = self.pressed = 0
        self.button, self.edit, self.combo, self.spin = QPushButton(), QLineEdit(), QComboBox(), QSpinBox()
        self.combo.addItems(["a", "b"])
        self.button.clicked.connect(self._press)
        layout = QVBoxLayout(self)
        for control in (self.button, self.edit, self.combo, self.spin):
            layout.addWidget(control)
        install(self, [Key(("Space",), TITLES["play"], self._play), Key((".", "B"), TITLES["blank"], self._blank)])

    def _play(self) -> None:
        self.played += 1

    def _blank(self) -> None:
        self.blanked += 1

    def _press(self) -> None:
        self.pressed += 1


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = Room()
    qtbot.addWidget(room)
    with qtbot.waitExposed(room):
        room.show()
    room.activateWindow()
    yield room
    room.combo.hidePopup()


def test_a_key_does_its_deed(room: Room, qtbot: QtBot) -> None:
    room.setFocus()
    QTest.keyClick(room, Qt.Key.Key_Space)
    QTest.keyClick(room, Qt.Key.Key_B)
    QTest.keyClick(room, Qt.Key.Key_Period)
    assert (room.played, room.blanked) == (1, 2)


def test_space_presses_the_button_that_has_the_focus(room: Room, qtbot: QtBot) -> None:
    room.button.setFocus()
    QTest.keyClick(room.button, Qt.Key.Key_Space)
    assert (room.pressed, room.played) == (1, 0)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_space_opens_the_choice_that_has_the_focus(room: Room, qtbot: QtBot) -> None:
    room.combo.setFocus()
    QTest.keyClick(room.combo, Qt.Key.Key_Space)
    assert room.combo.view().isVisible()
    assert room.played == 0


def test_who_writes_may_use_every_letter(room: Room, qtbot: QtBot) -> None:
    room.edit.setFocus()
    for key in ("B", ".", " "):
        QTest.keyClicks(room.edit, key)
    assert room.edit.text() == "B. "
    assert (room.played, room.blanked) == (0, 0)


def test_who_writes_a_number_keeps_the_keys_too(room: Room, qtbot: QtBot) -> None:
    room.spin.setFocus()
    QTest.keyClicks(room.spin, "7 ")
    assert room.played == 0


def test_the_page_of_keys_says_what_they_do() -> None:
    assert rows([Key(("F1",), TITLES["help"], print)]) == [(("F1",), "This list")]
