"""The lines of two runs beside each other: one row for each line, in the order of the run that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from sim.network.comparison import Line, Row
from sim.network.phrases import program_name
from widgets.comparison_delegate import MISSING, REASON, ROW, TITLE, ComparisonDelegate
from widgets.row_keys import RowKeys
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Theme
from widgets.words import said

Index = QModelIndex | QPersistentModelIndex


class ComparisonRows(QAbstractListModel):
    """What the list says of each row. `names` are those of the two sides, in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._names = ("", "")
        self._has_talks = False

    def set_rows(self, rows: Sequence[Row], names: tuple[str, str]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows, self._names = rows, names
        self._has_talks = any(line.talk for row in rows for line in (row.left, row.right) if line is not None)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == TITLE:
            return self._title(index.row(), row)
        if role == REASON:
            return "" if row.agrees else said(row.sentence)
        if role == MISSING:
            return self.tr("not sent")
        return self._spoken(index.row(), row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _title(self, place: int, row: Row) -> str:
        """Which line and who says it; with several conversations, in which of them."""
        line = row.left or row.right
        assert line is not None
        sender = said(program_name(line.sender))
        if self._has_talks:
            text = self.tr("{number} · {sender}, conversation {talk}")
            return text.format(number=place + 1, sender=sender, talk=line.talk + 1)
        return self.tr("{number} · {sender}").format(number=place + 1, sender=sender)

    def _spoken(self, place: int, row: Row) -> str:
        title = self._title(place, row)
        if row.agrees:
            return self.tr("{line}: the same on both sides, {words}").format(line=title, words=row.left)
        here, there = (self._side(name, line) for name, line in zip(self._names, (row.left, row.right), strict=True))
        text = self.tr("{line}: different. {here}; {there}. {reason}")
        return text.format(line=title, here=here, there=there, reason=said(row.sentence))

    def _side(self, name: str, line: Line | None) -> str:
        what = self.tr("not sent") if line is None else line
        return f"{name}: {what}"


class ComparisonList(Speaking, QListView):
    """Rows of a comparison.

    Signals:
        packet_selected: a row was chosen whose line the shown side said. arg: the number of its frame there
    """

    packet_selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison_list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # A long run is measured in pieces, between which the window stays awake.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._rows, self._delegate = ComparisonRows(self), ComparisonDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._choose)
        RowKeys(self).row_chosen.connect(self._choose)
        self.retranslate()
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._delegate.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def set_rows(self, rows: Sequence[Row], names: tuple[str, str]) -> None:
        """Show these rows; the left side, the first of `names`, is the run that is shown."""
        self._rows.set_rows(rows, names)

    def select_packet(self, number: int | None) -> None:
        """Mark the row of this frame."""
        self._delegate.mark = number
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        number = index.data(ROW).packets[0]
        if number is not None:
            self.packet_selected.emit(number)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Lines of both runs"))
        self.setAccessibleDescription(self.tr("Enter goes to the packet of the run that is shown."))
