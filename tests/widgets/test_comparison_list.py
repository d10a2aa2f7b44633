from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.network.comparison import Line, Row
from sim.network.differences import OTHER_PUSH, UNEXPLAINED
from widgets.comparison_delegate import REASON, TITLE
from widgets.comparison_list import ComparisonList

SYN = Line(0, "client", ("syn",))
DATA = Line(0, "client", ("psh", "ack"), 1, 1, 5)
QUIET = Line(0, "client", ("ack",), 1, 1, 5)
ROWS = (Row(SYN, SYN, (1, 11)), Row(DATA, QUIET, (4, 14), OTHER_PUSH), Row(None, DATA, (None, 15), UNEXPLAINED))
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def rows(qtbot: QtBot) -> ComparisonList:
    rows = ComparisonList()
    qtbot.addWidget(rows)
    rows.resize(295, 500)
    rows.set_rows(ROWS, ("Wire", "Model"))
    with qtbot.waitExposed(rows):
        rows.show()
    return rows


def click(rows: ComparisonList, row: int) -> None:
    place = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_goes_to_the_packet_of_the_shown_side(rows: ComparisonList) -> None:
    numbers: list[int] = []
    rows.packet_selected.connect(numbers.append)
    for row in range(3):
        click(rows, row)
    assert numbers == [1, 4]


def test_the_keyboard_can_do_the_same(rows: ComparisonList) -> None:
    numbers: list[int] = []
    rows.packet_selected.connect(numbers.append)
    rows.setCurrentIndex(rows.model().index(0, 0))
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert numbers == [4]


def test_every_row_says_which_line_it_is_and_whose(rows: ComparisonList) -> None:
    assert [rows.model().index(row, 0).data(TITLE) for row in range(3)] == ["1 · client", "2 · client", "3 · client"]


def test_with_several_conversations_it_says_which(rows: ComparisonList) -> None:
    second = Line(1, "server", ("syn", "ack"), 0, 1)
    rows.set_rows((ROWS[0], Row(second, second, (2, 2))), ("Wire", "Model"))
    titles = [rows.model().index(row, 0).data(TITLE) for row in range(2)]
    assert titles == ["1 · client, conversation 1", "2 · server, conversation 2"]


def test_a_reason_stands_only_where_both_differ(rows: ComparisonList) -> None:
    assert [rows.model().index(row, 0).data(REASON) for row in range(3)] == ["", OTHER_PUSH, UNEXPLAINED]


def test_whoever_cannot_see_it_hears_the_difference(rows: ComparisonList) -> None:
    same, other, lacking = (rows.model().index(row, 0).data(SPOKEN) for row in range(3))
    assert same == "1 · client: the same on both sides, SYN seq=0"
    assert f"Wire: {DATA}; Model: {QUIET}. {OTHER_PUSH}" in other
    assert "Wire: not sent" in lacking
    assert rows.accessibleName()
    assert rows.accessibleDescription()
