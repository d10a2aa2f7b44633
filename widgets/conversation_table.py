"""The conversations of a capture as a table that can be sorted, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from sim.network.events import ConversationFound
from widgets.conversation_rows import Column, ConversationRows
from widgets.row_keys import RowKeys
from widgets.rows_view import RowsView
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

SAMPLES = {
    Column.NUMBER: "00000",
    Column.PROTOCOL: "UDPLITE",
    Column.PACKETS: "000000",
    Column.BYTES: "000.0 KiB",
    Column.DURATION: "000.00 ms",
    Column.COMPLETE: "middle only",
}
"""The widest that usually stands in a column; the two ends share the rest."""
SPARED, ROOMY = (Column.NUMBER, Column.DURATION), 700
"""What is left out where there are fewer pixels."""
PAGING = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
ROW, PADDING = 30, 20
"""Pixels of a row's height, and of a cell's left and right edge together."""


class ConversationTable(Speaking, RowsView):
    """Click or Enter chooses a row; a click on a column's title, or its digit, sorts.

    Signals:
        conversation_chosen: arg: its number
    """

    conversation_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("conversation_table")
        self._rows = ConversationRows(self)
        self._theme = LIGHT
        self.setModel(self._rows)
        self._set_up()
        self.clicked.connect(self._choose)
        RowKeys(self).row_chosen.connect(self._choose)
        self.retranslate()
        self.set_theme(LIGHT)

    def _set_up(self) -> None:
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicator(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(self._sort)

    def set_conversations(self, found: Sequence[ConversationFound]) -> None:
        """Show these; what was marked stays marked."""
        marked = self._marked
        self._rows.set_conversations(found)
        self._mark(marked)

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.setFont(theme.font(Role.BODY))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        size, left = theme.px(Role.CAPTION.value[0]), theme.px(PADDING // 2)
        self.setStyleSheet(
            # The row that has the focus shows it, so the table need not.
            "QTableView:focus { border: none; }"
            f"QHeaderView::section {{ font-size: {size}px; padding: {theme.px(4)}px {left}px; }}"
            f"QTableView::item {{ padding: 0 {left - 3}px; }}"
        )
        self.horizontalHeader().setFont(theme.font(Role.CAPTION))
        self._fit()

    @property
    def _marked(self) -> int:
        index = self.currentIndex()
        return self._rows.number_at(index.row()) if index.isValid() else 0

    def _mark(self, number: int) -> None:
        if self._rows.rowCount():
            # Not in a column that may be left out: from there the keys would not go up or down.
            self.setCurrentIndex(self._rows.index(self._rows.row_of(number), Column.PROTOCOL))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        marked = self._marked
        self._rows.sort(column, order)
        self._mark(marked)

    def _choose(self, index: QModelIndex) -> None:
        self.conversation_chosen.emit(self._rows.number_at(index.row()))

    def _fit(self) -> None:
        """Give every column what it needs, and the two ends what is left."""
        values, titles = QFontMetrics(self.font()), QFontMetrics(self.horizontalHeader().font())
        room = self.viewport().width()
        for column in SPARED:
            self.setColumnHidden(column, room < self._theme.px(ROOMY))
        for column, sample in SAMPLES.items():
            if self.isColumnHidden(column):
                continue
            title = str(self._rows.headerData(column, Qt.Orientation.Horizontal))
            # The mark of sorting stands beside the title.
            wanted = max(values.horizontalAdvance(sample), titles.horizontalAdvance(title) + self._theme.px(16))
            self.setColumnWidth(column, wanted + self._theme.px(PADDING))
            room -= wanted + self._theme.px(PADDING)
        for column in (Column.FIRST, Column.SECOND):
            self.setColumnWidth(column, max(self._theme.px(80), room // 2))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Conversations of the capture"))
        self.setAccessibleDescription(self.tr("Enter shows a conversation. The digits 1 to 8 sort by a column."))
        self._rows.retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and (_column_of(event) is not None or _is_paging(event)):
            # In here the digits belong to the columns and these keys to the rows, not to the window's shortcuts.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column = _column_of(event)
        if column is None:
            super().keyPressEvent(event)
            return
        header = self.horizontalHeader()
        is_again = header.sortIndicatorSection() == column
        turned = is_again and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder)


def _is_paging(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and Qt.Key(event.key()) in PAGING


def _column_of(event: QEvent) -> Column | None:
    """The column whose digit was pressed."""
    digit = event.text() if isinstance(event, QKeyEvent) else ""
    return Column(int(digit) - 1) if digit.isdecimal() and 1 <= int(digit) <= len(Column) else None
