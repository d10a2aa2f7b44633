from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from widgets.rows_view import RowsView


@pytest.fixture
def view(qtbot: QtBot) -> RowsView:
    view = RowsView("rows")
    qtbot.addWidget(view)
    view.setModel(QStandardItemModel(3, 2, view))
    view.resize(300, 200)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_whole_row_is_selected(view: RowsView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(1, 0)).center())
    assert {index.row() for index in view.selectedIndexes()} == {1}
    assert len(view.selectedIndexes()) == 2


def test_nothing_can_be_written_in_it(view: RowsView) -> None:
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.currentIndex()).center())
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(view, Qt.Key.Key_X)
    assert view.findChildren(QLineEdit) == []


def test_the_tab_key_leads_out_of_it(view: RowsView) -> None:
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.currentIndex().column() == 0


def test_rows_may_be_as_low_as_one_pixel_and_never_scroll_sideways(view: RowsView) -> None:
    view.verticalHeader().setDefaultSectionSize(1)
    assert view.rowHeight(0) == 1
    view.setColumnWidth(0, 1000)
    assert not view.horizontalScrollBar().isVisible()
