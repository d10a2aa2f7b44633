"""The rows of the table of conversations: what is said of each, and by what they are put in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sim.network.events import ConversationFound
from widgets.formats import byte_count, duration

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """What stands where."""

    NUMBER = 0
    PROTOCOL = 1
    FIRST = 2
    SECOND = 3
    PACKETS = 4
    BYTES = 5
    DURATION = 6
    COMPLETE = 7


NUMBERS = (Column.NUMBER, Column.PACKETS, Column.BYTES, Column.DURATION)
KEYS: dict[Column, Callable[[ConversationFound], object]] = {
    Column.NUMBER: lambda each: each.number,
    Column.PROTOCOL: lambda each: each.protocol,
    Column.FIRST: lambda each: (each.first.host, each.first.port),
    Column.SECOND: lambda each: (each.second.host, each.second.port),
    Column.PACKETS: lambda each: sum(each.packets),
    Column.BYTES: lambda each: sum(each.bytes),
    Column.DURATION: lambda each: each.duration,
    Column.COMPLETE: lambda each: (each.is_complete is None, not each.is_complete, not each.is_opened),
}
"""What a column is sorted by."""


class ConversationRows(QAbstractTableModel):
    """One row for each conversation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ConversationFound] = []
        self._sorting = (Column.NUMBER, Qt.SortOrder.AscendingOrder)

    def set_conversations(self, found: Sequence[ConversationFound]) -> None:
        """Show these, in the order that was chosen last."""
        self.beginResetModel()
        self._rows = list(found)
        self._sort()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in another order."""
        self.beginResetModel()
        self._sorting = (Column(column), order)
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        column, order = self._sorting
        key: Callable[[ConversationFound], object] = KEYS[column]
        self._rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]  # comparable

    def number_at(self, row: int) -> int:
        """The number of the conversation in this row."""
        return self._rows[row].number

    def row_of(self, number: int) -> int:
        """The row of the conversation of this number; the first one if there is none."""
        return next((row for row, each in enumerate(self._rows) if each.number == number), 0)

    # What is said

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in NUMBERS else LEFT
        titles = {
            Column.NUMBER: self.tr("No."),
            Column.PROTOCOL: self.tr("Protocol"),
            Column.FIRST: self.tr("First end"),
            Column.SECOND: self.tr("Second end"),
            Column.PACKETS: self.tr("Packets"),
            Column.BYTES: self.tr("Bytes"),
            Column.DURATION: self.tr("Lasts"),
            Column.COMPLETE: self.tr("Complete"),
        }
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self.tr("Sort by “{column}” (key {key}); once more turns the order round")
            return text.format(column=titles[Column(section)], key=section + 1)
        return titles[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(found, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in NUMBERS else LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(found, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column in (Column.NUMBER, Column.PROTOCOL):
            return ", ".join(self._text(found, each) for each in Column)
        return None

    def _text(self, found: ConversationFound, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return str(found.number)
            case Column.PROTOCOL:
                return found.protocol.upper()
            case Column.FIRST:
                return str(found.first)
            case Column.SECOND:
                return str(found.second)
            case Column.PACKETS:
                return str(sum(found.packets))
            case Column.BYTES:
                return byte_count(sum(found.bytes))
            case Column.DURATION:
                return duration(found.duration)
            case Column.COMPLETE:
                return self._completeness(found)

    def _completeness(self, found: ConversationFound) -> str:
        if found.is_opened is None:
            return "–"
        if found.is_complete:
            return self.tr("complete")
        if found.is_opened:
            return self.tr("no end")
        return self.tr("no start") if found.is_ended else self.tr("middle only")

    def _tip(self, found: ConversationFound, column: Column) -> str | None:
        """Each direction by itself, and what a narrow column has to cut."""
        if column in (Column.FIRST, Column.SECOND):
            return self._text(found, column)
        counts = {Column.PACKETS: found.packets, Column.BYTES: found.bytes}.get(column)
        if counts is None:
            return None
        text = self.tr("{there} from the first end, {back} from the second")
        return text.format(there=counts[0], back=counts[1])
