from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.theme import DARK
from widgets.welcome import Welcome


def test_one_sentence_and_one_button_that_space_presses(qtbot: QtBot) -> None:
    room = QWidget()
    room.resize(1280, 720)
    qtbot.addWidget(room)
    welcome = Welcome(room)
    welcome.set_theme(DARK)
    with qtbot.waitExposed(room):
        room.show()
    assert welcome.isHidden()
    room.activateWindow()
    welcome.cover()
    assert welcome.geometry() == room.rect()
    assert the(QLabel, welcome, "empty_sentence").text().count(".") == 2
    button = the(QPushButton, welcome)
    with qtbot.waitSignal(welcome.requested):
        QTest.keyClick(button, Qt.Key.Key_Space)
