from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.theme import LIGHT
from widgets.veil import Veil


def test_what_lies_below_is_paler_and_can_still_be_read_and_pressed(qtbot: QtBot) -> None:
    stage = QWidget()
    qtbot.addWidget(stage)
    stage.setStyleSheet("background: black")
    pressed: list[bool] = []
    button = QPushButton("Go", stage)
    button.clicked.connect(lambda: pressed.append(True))
    veil = Veil(stage)
    veil.set_theme(LIGHT)
    stage.resize(300, 200)
    stage.show()
    assert stage.grab().toImage().pixelColor(250, 150).value() == 0
    veil.set_drawn(True)
    stage.resize(400, 300)
    pale = stage.grab().toImage().pixelColor(390, 290).value()
    assert 60 < pale < 180
    below = stage.childAt(button.geometry().center())
    assert below is not None
    QTest.mouseClick(below, Qt.MouseButton.LeftButton)
    assert pressed
    veil.set_drawn(False)
    assert stage.grab().toImage().pixelColor(390, 290).value() == 0
