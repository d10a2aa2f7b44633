from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from widgets.theme import GREEN, GREY, LIGHT, VERMILION, Fill
from widgets.thread_outcome_row import Columns, Outcome, OutcomeRow


@pytest.fixture
def row(qtbot: QtBot) -> OutcomeRow:
    row = OutcomeRow()
    qtbot.addWidget(row)
    row.resize(240, 32)
    return row


def bar(row: OutcomeRow, fill: Fill) -> int:
    """How many pixels of its middle line have this colour."""
    image = row.grab().toImage()
    return sum(image.pixelColor(x, image.height() // 2) == fill.fill for x in range(image.width()))


def test_a_bar_is_as_long_as_its_share(row: OutcomeRow) -> None:
    row.show_outcome(Outcome("n = 8", 2, True, "k"), 0.1, Columns(40.0))
    short = bar(row, GREEN)
    row.show_outcome(Outcome("n = 9", 20, False, "k"), 1.0, Columns(40.0))
    assert 0 < short < bar(row, VERMILION) / 4


def test_where_nothing_tells_there_is_neither_green_nor_red(row: OutcomeRow) -> None:
    row.show_outcome(Outcome("n = 8", 2, None, "k", "lost update"), 1.0, Columns(40.0, 80.0))
    assert bar(row, GREY) > 0
    image = row.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(LIGHT.warn).name() in colours
    assert not colours & {GREEN.fill.name(), VERMILION.fill.name(), QColor(LIGHT.ok).name(), QColor(LIGHT.error).name()}


def test_the_name_of_a_defect_takes_room_from_the_bar_if_enough_is_left(row: OutcomeRow) -> None:
    outcome = Outcome("n = 9", 2, False, "k", "lost update")
    row.show_outcome(outcome, 1.0, Columns(40.0))
    whole = bar(row, VERMILION)
    row.show_outcome(outcome, 1.0, Columns(40.0, 70.0))
    assert 0 < bar(row, VERMILION) < whole - 60
    row.show_outcome(outcome, 1.0, Columns(40.0, 400.0))
    assert bar(row, VERMILION) == whole


def test_no_row_is_filled_and_a_click_leaves_no_ring(row: OutcomeRow, qtbot: QtBot) -> None:
    row.show_outcome(Outcome("n = 8", 2, True, "k"), 1.0, Columns(40.0))
    assert row.focusPolicy() is Qt.FocusPolicy.TabFocus
    row.show()
    with qtbot.waitActive(row):
        row.activateWindow()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    image = row.grab().toImage()
    assert image.pixelColor(row.width() // 2, 1).name() == LIGHT.accent.name()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert LIGHT.selection.name() not in colours
