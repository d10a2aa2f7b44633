"""A row shows time, who and what; the row of the moment stands out, and what is still to come is paler."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.sim.network.play import Play
from widgets.event_delegate import EventDelegate
from widgets.event_rows import TIME, WHAT, EventRows
from widgets.theme import LIGHT, PROJECTOR, THEMES, Theme


@pytest.fixture
def rows(qtbot: QtBot) -> EventRows:
    rows = EventRows(lambda event: "something happened, and here is why " * 3)
    rows.set_events(Play().opens().timeline.events)
    return rows


def picture(rows: EventRows, row: int, column: int, *, mark: int, theme: Theme = LIGHT) -> QImage:
    """One cell as it is painted."""
    delegate = EventDelegate()
    delegate.set_theme(theme)
    delegate.mark = mark
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, theme.px(200), delegate.row_height)
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(theme.surface)
    painter = QPainter(image)
    delegate.paint(painter, option, rows.index(row, column))
    painter.end()
    return image


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("column", [TIME, WHAT])
def test_past_present_and_future_can_be_told_apart(rows: EventRows, theme: Theme, column: int) -> None:
    past, present, future = (picture(rows, 6, column, mark=mark, theme=theme) for mark in (7, 6, 5))
    assert past != present
    assert present != future
    assert past != future


def test_the_mark_is_more_than_a_colour(rows: EventRows) -> None:
    bar = picture(rows, 6, TIME, mark=6).pixelColor(1, 30)
    assert bar == LIGHT.accent


def test_a_frame_shows_both_ends(rows: EventRows) -> None:
    frame, call = (picture(rows, row, TIME, mark=9) for row in (6, 1))
    third_line = QRect(0, 5 + 2 * 16, 90, 16)
    blank = QImage(third_line.size(), QImage.Format.Format_RGB32)
    blank.fill(LIGHT.surface)
    assert frame.copy(third_line) != blank
    assert call.copy(third_line) == blank


def test_rows_grow_with_the_type() -> None:
    small, large = EventDelegate(), EventDelegate()
    large.set_theme(PROJECTOR)
    assert large.row_height == pytest.approx(small.row_height * 1.8, abs=4)
    assert large.time_width == pytest.approx(small.time_width * 1.8, abs=6)
