from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.spotlight import MARGIN, Spotlight
from widgets.theme import PROJECTOR


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    ground.setStyleSheet("background: white")
    ground.resize(400, 300)
    qtbot.addWidget(ground)
    with qtbot.waitExposed(ground):
        ground.show()
    return ground


def test_the_rest_is_dimmed_and_the_place_is_not(ground: QWidget, qtbot: QtBot) -> None:
    light = Spotlight(ground)
    light.set_theme(PROJECTOR)
    light.point_at([QRect(100, 100, 100, 50)])
    picture = ground.grab().toImage()
    assert picture.pixelColor(150, 125) == Qt.GlobalColor.white
    assert picture.pixelColor(350, 250).lightness() < 250
    ring = PROJECTOR.px(MARGIN) - 2
    assert picture.pixelColor(150, 100 - ring) == PROJECTOR.accent
    qtbot.waitUntil(light.isHidden)
    assert ground.grab().toImage().pixelColor(350, 250) == Qt.GlobalColor.white


def test_nothing_to_show_changes_nothing(ground: QWidget) -> None:
    light = Spotlight(ground)
    light.point_at([])
    assert light.isHidden()
    assert not light.places
