from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from sim.network.framing import Fate, Row
from widgets.framing_rows import ICONS, VERDICT, FramingRows
from widgets.icons import svg
from widgets.theme import LIGHT

ROWS = tuple(Row(b"hello", (b"hello",), fate) for fate in Fate)


@pytest.fixture
def rows(qapp: object) -> FramingRows:
    model = FramingRows()
    model.show_rows(ROWS, True)
    return model


def text(rows: FramingRows, row: int, column: int) -> str:
    return str(rows.data(rows.index(row, column)))


def test_a_row_says_what_was_sent_what_came_out_and_the_verdict(rows: FramingRows) -> None:
    rows.show_rows((Row(b"hi", (b"hi",), Fate.RIGHT), Row(None, (b"a", b"b"), Fate.EXTRA)), True)
    assert [text(rows, 0, column) for column in range(4)] == ["1", "b'hi'", "b'hi'", "right"]
    assert [text(rows, 1, column) for column in range(4)] == ["", "", "b'a' b'b'", "sent by nobody"]


def test_every_fate_has_a_word_and_a_mark_of_its_own(rows: FramingRows) -> None:
    words = {text(rows, row, VERDICT) for row in range(len(ROWS))}
    assert len(words) == len(Fate)
    for row in range(len(ROWS)):
        mark = rows.data(rows.index(row, VERDICT), Qt.ItemDataRole.DecorationRole)
        assert isinstance(mark, QIcon)
        assert not mark.isNull()


def test_what_may_still_come_is_not_called_lost(rows: FramingRows) -> None:
    missing = (Row(b"hi", (), Fate.MISSING),)
    rows.show_rows(missing, False)
    assert text(rows, 0, VERDICT) == "not yet"
    assert rows.data(rows.index(0, VERDICT), Qt.ItemDataRole.ForegroundRole) == LIGHT.muted
    rows.show_rows(missing, True)
    assert text(rows, 0, VERDICT) == "did not come out"
    assert rows.data(rows.index(0, VERDICT), Qt.ItemDataRole.ForegroundRole) == LIGHT.error


def test_the_heads_are_named(rows: FramingRows) -> None:
    heads = [rows.headerData(column, Qt.Orientation.Horizontal) for column in range(rows.columnCount())]
    assert heads == ["", "sent", "came out", "verdict"]


@pytest.mark.parametrize("fate", Fate)
def test_every_fate_has_a_mark_that_can_be_drawn(fate: Fate) -> None:
    assert b"<svg" in svg(ICONS[fate], "#000000")
