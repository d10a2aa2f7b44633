from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.places import Parts, Places
from widgets.theme import LIGHT, PROJECTOR


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    widgets = [QWidget() for _ in range(6)]
    for widget in widgets[:2]:
        widget.setFixedWidth(100)
    header, above, area, below = widgets[2:]
    for widget in (header, above, below):
        widget.setFixedHeight(20)
    foot = QWidget()
    foot.hide()
    return Parts(widgets[0], header, (above, area, below), area, widgets[1], foot)


def test_the_area_gets_all_the_room_that_the_others_leave(parts: Parts, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places(window, parts)
    places.set_theme(LIGHT)
    window.resize(800, 400)
    window.show()
    left, top, room = 16, 12, 10
    assert parts.area.geometry().getRect() == (
        left,
        top + 20 + room,
        800 - 200 - 2 * left,
        400 - 20 - 2 * (top + 20 + room),
    )
    assert parts.header.width() == 700
    assert [panel.is_open for panel in places.panels] == [True, True]


def test_projecting_there_is_more_space_between(parts: Parts, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places(window, parts)
    window.resize(800, 400)
    window.show()
    heights = []
    for theme in (LIGHT, PROJECTOR):
        places.set_theme(theme)
        qtbot.waitUntil(lambda: parts.area.height() not in heights)
        heights.append(parts.area.height())
    assert heights[1] < heights[0]


def test_the_foot_takes_room_only_while_there_is_something_in_it(parts: Parts, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = Places(window, parts)
    places.set_theme(LIGHT)
    window.resize(800, 400)
    window.show()
    height = parts.area.height()
    parts.foot.setFixedHeight(30)
    parts.foot.show()
    qtbot.waitUntil(lambda: parts.area.height() == height - 30)
    places.show_room(QWidget())
    assert parts.foot.isVisible()
