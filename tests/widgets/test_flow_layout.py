from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.flow_layout import FlowLayout


class Place(QWidget):
    """Five boxes of 100 x 20 in a layout with a spacing of 10."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self)
        self.flow.setContentsMargins(0, 0, 0, 0)
        self.flow.setSpacing(10)
        self.boxes = [QWidget() for _ in range(5)]
        for box in self.boxes:
            box.setFixedSize(100, 20)
            self.flow.addWidget(box)

    def corners(self, width: int) -> list[tuple[int, int]]:
        """Where the boxes lie that can be seen, when there is that much width."""
        self.resize(width, 200)
        self.show()
        return [(box.x(), box.y()) for box in self.boxes if not box.isHidden()]


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    place = Place()
    qtbot.addWidget(place)
    return place


def test_one_row_where_there_is_room(place: Place) -> None:
    assert place.corners(540) == [(0, 0), (110, 0), (220, 0), (330, 0), (440, 0)]


def test_another_row_where_there_is_not(place: Place) -> None:
    assert place.corners(539) == [(0, 0), (110, 0), (220, 0), (330, 0), (0, 30)]


def test_at_least_one_item_in_a_row(place: Place) -> None:
    assert place.corners(100) == [(0, 0), (0, 30), (0, 60), (0, 90), (0, 120)]


def test_hidden_items_take_no_room(place: Place) -> None:
    place.boxes[0].hide()
    assert place.corners(540) == [(0, 0), (110, 0), (220, 0), (330, 0)]


def test_items_of_one_row_stand_on_a_common_line(place: Place) -> None:
    place.boxes[1].setFixedSize(100, 40)
    assert place.corners(540)[:2] == [(0, 20), (110, 0)]


@pytest.mark.parametrize(("width", "height"), [(540, 20), (220, 80), (100, 140)])
def test_the_height_that_it_asks_for_holds_its_rows(place: Place, width: int, height: int) -> None:
    assert place.flow.heightForWidth(width) == height


def test_an_item_can_be_taken_out(place: Place) -> None:
    place.flow.removeWidget(place.boxes[0])
    assert place.flow.count() == 4
    assert place.flow.takeAt(9) is None
