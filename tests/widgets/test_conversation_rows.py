from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from sim.network.events import Address, ConversationFound
from widgets.conversation_rows import Column, ConversationRows

WEB = ConversationFound(
    0.0, 1, "tcp", Address("10.0.0.9", 5000), Address("10.0.0.1", 80), (3, 2), (9000, 2000), 2.0, True, True
)
NAME = ConversationFound(0.5, 2, "udp", Address("10.0.0.8", 53), Address("::1", 53), (1, 1), (60, 80), 0.501)
LATE = ConversationFound(
    1.0, 3, "tcp", Address("10.0.0.7", 7), Address("10.0.0.1", 80), (1, 0), (60, 0), 1.0, False, True
)
ALL = (WEB, NAME, LATE)


@pytest.fixture
def rows(qapp: object) -> ConversationRows:
    rows = ConversationRows()
    rows.set_conversations(ALL)
    return rows


def text(rows: ConversationRows, row: int, column: Column) -> object:
    return rows.data(rows.index(row, column))


def order(rows: ConversationRows) -> list[int]:
    return [rows.number_at(row) for row in range(rows.rowCount())]


def test_qt_finds_nothing_wrong_with_the_model(rows: ConversationRows, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_every_column_says_its_part(rows: ConversationRows) -> None:
    assert [text(rows, 0, column) for column in Column] == [
        "1", "TCP", "10.0.0.9:5000", "10.0.0.1:80", "5", "10.7 KiB", "2.00 s", "complete",
    ]  # fmt: skip
    assert text(rows, 1, Column.SECOND) == "[::1]:53"
    assert len({rows.headerData(column, Qt.Orientation.Horizontal) for column in Column}) == len(Column)


@pytest.mark.parametrize(
    ("is_opened", "is_ended", "said"),
    [
        (True, True, "complete"),
        (True, False, "no end"),
        (False, True, "no start"),
        (False, False, "middle only"),
        (None, None, "–"),
    ],
)
def test_what_is_missing_is_named(qapp: object, is_opened: bool | None, is_ended: bool | None, said: str) -> None:
    rows = ConversationRows()
    found = ConversationFound(0.0, 1, "tcp", WEB.first, WEB.second, (1, 1), (1, 1), 1.0, is_opened, is_ended)
    rows.set_conversations([found])
    assert text(rows, 0, Column.COMPLETE) == said


@pytest.mark.parametrize(
    ("column", "numbers"),
    [
        (Column.NUMBER, [1, 2, 3]),
        (Column.PROTOCOL, [1, 3, 2]),
        (Column.FIRST, [3, 2, 1]),
        (Column.PACKETS, [3, 2, 1]),
        (Column.BYTES, [3, 2, 1]),
        (Column.DURATION, [3, 2, 1]),
        (Column.COMPLETE, [1, 3, 2]),
    ],
)
def test_rows_are_sorted_by_value_not_by_text(rows: ConversationRows, column: Column, numbers: list[int]) -> None:
    rows.sort(column)
    assert order(rows) == numbers
    rows.sort(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    assert order(rows) == [3, 2, 1]


def test_new_rows_come_in_the_chosen_order(rows: ConversationRows) -> None:
    rows.sort(Column.BYTES)
    rows.set_conversations([WEB, NAME])
    assert order(rows) == [2, 1]
    assert (rows.row_of(1), rows.row_of(99)) == (1, 0)


def test_a_tip_tells_each_direction_and_a_voice_reads_the_whole_row(rows: ConversationRows) -> None:
    tip = rows.data(rows.index(0, Column.BYTES), Qt.ItemDataRole.ToolTipRole)
    assert tip == "9000 from the first end, 2000 from the second"
    spoken = rows.data(rows.index(0, Column.NUMBER), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1, TCP, 10.0.0.9:5000, 10.0.0.1:80, 5, 10.7 KiB, 2.00 s, complete"


def test_figures_stand_at_the_right(rows: ConversationRows) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    alignments = {column: rows.data(rows.index(0, column), role) for column in Column}
    for column in Column:
        assert rows.headerData(column, Qt.Orientation.Horizontal, role) == alignments[column]
    assert alignments[Column.BYTES] != alignments[Column.FIRST]


def test_equal_rows_stay_in_the_order_of_the_file(rows: ConversationRows) -> None:
    sizes = ((number, (number % 2, 1)) for number in range(6))
    rows.set_conversations(
        [ConversationFound(0.0, number, "tcp", WEB.first, WEB.second, (1, 1), size, 1.0) for number, size in sizes]
    )
    rows.sort(Column.BYTES)
    assert order(rows) == [0, 2, 4, 1, 3, 5]
