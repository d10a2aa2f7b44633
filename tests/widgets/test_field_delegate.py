"""Rows are measured as they are painted: values beside their titles where they fit, below them where they do not."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from widgets.field_delegate import IS_OPEN, ROW, FieldDelegate
from widgets.field_rows import Row, RowKind
from widgets.theme import LIGHT, PROJECTOR, Theme

SHORT = Row(RowKind.FIELD, ("tcp", "window", 1), "Window", "8192")
LONG = Row(RowKind.FIELD, ("tcp", "data", 2), "Data", "0123456789" * 10)
FLAGS = Row(RowKind.FLAGS, ("tcp", "flags", 3), "Flags", "SYN ACK", chips=("syn", "ack"))


def height(row: Row, *, width: int = 290, theme: Theme = LIGHT, siblings: tuple[Row, ...] = ()) -> int:
    """Pixels of a row that is not the last one of its card."""
    delegate = FieldDelegate()
    delegate.set_theme(theme)
    children = (row, *siblings, SHORT)
    card = Row(RowKind.LAYER, ("tcp", "", 0), "L4 TCP", "20 B", layer=4, children=children)
    delegate.measure([card], width)
    model = QStandardItemModel()
    parent = item_of(card)
    parent.appendRows([item_of(child) for child in children])
    model.appendRow(parent)
    return delegate.sizeHint(QStyleOptionViewItem(), model.index(0, 0, parent.index())).height()


def item_of(row: Row) -> QStandardItem:
    item = QStandardItem(row.title)
    item.setData(row, ROW)
    item.setData(True, IS_OPEN)
    return item


def test_a_value_that_fits_stands_beside_its_title(qtbot: QtBot) -> None:
    assert height(SHORT) == height(FLAGS) == 20


def test_a_value_that_is_too_long_gets_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    wide, narrow = height(LONG), height(LONG, width=150)
    assert 20 < wide < narrow
    assert (wide - 20) % 16 == 0


def test_a_long_title_in_the_card_pushes_values_below_their_titles(qtbot: QtBot) -> None:
    medium = Row(RowKind.FIELD, ("tcp", "mac", 4), "MAC", "02:00:00:00:00:01 02:00")
    title = Row(RowKind.FIELD, ("tcp", "long", 5), "A very long title of a field", "1")
    assert height(medium) == 20
    assert height(medium, siblings=(title,)) > 20
    assert height(title, width=150) > 20


def test_chips_have_room_below_their_title(qtbot: QtBot) -> None:
    assert height(FLAGS, width=90) == 40


@pytest.mark.parametrize("row", [SHORT, FLAGS])
def test_a_projected_row_is_as_much_higher_as_its_text(qtbot: QtBot, row: Row) -> None:
    assert height(row, width=530, theme=PROJECTOR) == PROJECTOR.px(20)
