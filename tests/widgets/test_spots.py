from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.spots import spots


class Part(QWidget):
    """Points at the upper left corner of itself for every event that is its own."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setMinimumHeight(100)

    def spots(self, world: object, news: Sequence[str]) -> list[QRect]:
        return [QRect(0, 0, 10, 10) for event in news if event == self.name]


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    stage = QWidget()
    column = QVBoxLayout(stage)
    column.setContentsMargins(20, 30, 0, 0)
    column.setSpacing(0)
    for name in ("first", "second"):
        column.addWidget(Part(name))
    stage.resize(300, 230)
    qtbot.addWidget(stage)
    with qtbot.waitExposed(stage):
        stage.show()
    return stage


def test_each_part_points_in_its_own_pixels_and_each_place_is_there_once(stage: QWidget) -> None:
    assert spots(stage, None, ["first", "second", "first"]) == [QRect(20, 30, 10, 10), QRect(20, 130, 10, 10)]
    assert spots(stage, None, ["third"]) == []


def test_the_stage_itself_may_point_too(qtbot: QtBot) -> None:
    part = Part("whole")
    qtbot.addWidget(part)
    part.show()
    assert spots(part, None, ["whole"]) == [QRect(0, 0, 10, 10)]


def test_what_is_not_in_sight_is_not_pointed_at(stage: QWidget) -> None:
    first, _ = stage.findChildren(Part)
    first.hide()
    assert spots(stage, None, ["first"]) == []


def test_what_has_just_moved_is_pointed_at_where_it_is_now(stage: QWidget) -> None:
    first, _ = stage.findChildren(Part)
    first.setFixedHeight(80)
    first.hide()
    (place,) = spots(stage, None, ["second"])
    assert place.top() == 30


def test_of_what_is_scrolled_the_part_in_sight(qtbot: QtBot) -> None:
    area, part = QScrollArea(), Part("inside")
    part.resize(500, 500)
    area.setWidget(part)
    area.resize(200, 200)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    area.verticalScrollBar().setValue(4)
    (place,) = spots(area, None, ["inside"])
    assert place.height() == 6
    area.verticalScrollBar().setValue(40)
    assert spots(area, None, ["inside"]) == []
