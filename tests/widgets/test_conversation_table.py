from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.test_conversation_rows import ALL, LATE
from widgets.conversation_rows import Column
from widgets.conversation_table import ConversationTable
from widgets.theme import LIGHT, PROJECTOR


@pytest.fixture
def table(qtbot: QtBot) -> ConversationTable:
    table = ConversationTable()
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.set_conversations(ALL)
    table.show()
    return table


def numbers(table: ConversationTable) -> list[str]:
    model = table.model()
    return [model.data(model.index(row, Column.NUMBER)) for row in range(model.rowCount())]


def press(table: ConversationTable, key: Qt.Key) -> None:
    QTest.keyClick(table, key)


def test_the_first_row_is_marked_and_enter_chooses_the_marked_one(table: ConversationTable, qtbot: QtBot) -> None:
    chosen: list[int] = []
    table.conversation_chosen.connect(chosen.append)
    press(table, Qt.Key.Key_Return)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Enter)
    assert chosen == [1, 2]


def test_the_keys_move_where_little_room_leaves_columns_out(table: ConversationTable) -> None:
    table.resize(500, 300)
    assert table.isColumnHidden(Column.NUMBER)
    table.set_conversations(ALL)
    press(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1


def test_a_click_chooses(table: ConversationTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.model().index(2, Column.FIRST)).center()
    with qtbot.waitSignal(table.conversation_chosen) as chosen:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [3]


def test_a_digit_sorts_by_its_column_and_then_the_other_way_round(table: ConversationTable) -> None:
    press(table, Qt.Key.Key_6)
    assert numbers(table) == ["3", "2", "1"]
    press(table, Qt.Key.Key_6)
    assert numbers(table) == ["1", "2", "3"]
    press(table, Qt.Key.Key_9)
    assert numbers(table) == ["1", "2", "3"]


@pytest.mark.parametrize(("text", "is_own"), [("1", True), ("8", True), ("9", False), ("0", False), ("b", False)])
def test_its_digits_are_not_the_windows_shortcuts(table: ConversationTable, text: str, is_own: bool) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.ShortcutOverride, ord(text.upper()), none, text)
    event.ignore()
    QApplication.sendEvent(table, event)
    assert event.isAccepted() is is_own


def test_what_is_marked_stays_marked_when_the_order_changes_or_more_come(table: ConversationTable) -> None:
    table.setCurrentIndex(table.model().index(2, 0))
    press(table, Qt.Key.Key_6)
    assert table.currentIndex().row() == 0
    table.set_conversations(ALL)
    chosen: list[int] = []
    table.conversation_chosen.connect(chosen.append)
    press(table, Qt.Key.Key_Return)
    assert chosen == [LATE.number]


def test_all_columns_together_are_as_wide_as_the_table(table: ConversationTable) -> None:
    for theme, width in ((LIGHT, 1000), (LIGHT, 640), (PROJECTOR, 1200)):
        table.resize(width, 300)
        table.set_theme(theme)
        spare = table.viewport().width() - table.horizontalHeader().length()
        assert 0 <= spare <= 2
        assert table.columnWidth(Column.FIRST) > theme.px(120)


def test_where_there_is_little_room_the_least_needed_is_left_out(table: ConversationTable) -> None:
    assert not table.isColumnHidden(Column.DURATION)
    table.resize(640, 300)
    assert table.isColumnHidden(Column.DURATION)


def test_it_has_a_name_for_those_who_listen(table: ConversationTable) -> None:
    assert table.accessibleName()
    assert table.accessibleDescription()


def test_nothing_to_show_is_no_trouble(qtbot: QtBot) -> None:
    table = ConversationTable()
    qtbot.addWidget(table)
    table.set_conversations([])
    press(table, Qt.Key.Key_Return)
    press(table, Qt.Key.Key_2)
