"""Room for everything a row says, and differences that show without colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sim.network.comparison import Line, Row
from sim.network.differences import OTHER_ACK, UNEXPLAINED
from widgets.chips import HEIGHT
from widgets.comparison_delegate import ABOVE
from widgets.comparison_list import ComparisonList
from widgets.theme import LIGHT, THEMES, Role

DATA = Line(0, "client", ("ack",), 1, 1, 5)
LATER = Line(0, "client", ("ack",), 1, 6, 5)
LONG = Line(0, "client", ("ack",), 1_460_001, 1_460_001, 1460)


@pytest.fixture
def rows(qtbot: QtBot) -> ComparisonList:
    rows = ComparisonList()
    qtbot.addWidget(rows)
    rows.resize(295, 400)
    with qtbot.waitExposed(rows):
        rows.show()
    return rows


def height(rows: ComparisonList, *shown: Row) -> int:
    rows.set_rows(shown, ("Wire", "Model"))
    return rows.sizeHintForRow(0)


def grey(rows: ComparisonList, *shown: Row) -> QImage:
    """The list without its colours."""
    rows.set_rows(shown, ("Wire", "Model"))
    picture = rows.viewport().grab().toImage()
    return picture.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


def test_numbers_that_do_not_fit_into_a_line_take_more_lines(rows: ComparisonList) -> None:
    short, long = height(rows, Row(DATA, DATA, (1, 1))), height(rows, Row(DATA, LONG, (1, 1), ""))
    assert long - short == 2 * LIGHT.line_height(Role.CAPTION)


@pytest.mark.parametrize("name", THEMES)
def test_a_reason_gets_the_lines_that_it_needs(name: str, rows: ComparisonList) -> None:
    theme = THEMES[name]
    rows.set_theme(theme)
    rows.resize(theme.px(295), 800)
    plain, explained = height(rows, Row(DATA, DATA, (1, 1))), height(rows, Row(DATA, DATA, (1, 1), OTHER_ACK))
    assert explained == plain
    differing = height(rows, Row(DATA, LATER, (1, 1), OTHER_ACK))
    assert differing - plain >= 2 * theme.line_height(Role.CAPTION)


def test_a_difference_shows_without_colour(rows: ComparisonList) -> None:
    pictures = [
        grey(rows, Row(DATA, DATA, (1, 1))),
        grey(rows, Row(DATA, LATER, (1, 1), OTHER_ACK)),
        grey(rows, Row(DATA, None, (1, None), UNEXPLAINED)),
    ]
    assert all(one != other for index, one in enumerate(pictures) for other in pictures[:index])


def test_the_chosen_packet_is_marked(rows: ComparisonList) -> None:
    rows.set_rows((Row(DATA, DATA, (4, 9)),), ("Wire", "Model"))
    rows.select_packet(9)
    before = rows.viewport().grab().toImage()
    rows.select_packet(4)
    after = rows.viewport().grab().toImage()
    assert after.pixelColor(1, 10) == LIGHT.accent
    assert before.pixelColor(1, 10) != LIGHT.accent


def test_a_number_that_the_other_side_says_otherwise_stands_out_itself(rows: ComparisonList) -> None:
    numbers = QRect(0, LIGHT.px(ABOVE + HEIGHT + 4) + LIGHT.line_height(Role.CAPTION), 140, 16)
    same = grey(rows, Row(DATA, DATA, (1, 1))).copy(numbers)
    assert grey(rows, Row(DATA, DATA, (2, 2))).copy(numbers) == same
    assert grey(rows, Row(DATA, LATER, (1, 1), OTHER_ACK)).copy(numbers) != same
