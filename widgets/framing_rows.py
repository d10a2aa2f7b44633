"""The messages of a run as rows of a table: what was sent, what came out, and whether that is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sim.network.framing import Fate, Row
from sim.network.headers import preview
from widgets.icons import icon
from widgets.theme import LIGHT, Role, Theme

NUMBER, SENT, DECODED, VERDICT = range(4)
ICONS = {
    Fate.RIGHT: "check",
    Fate.JOINED: "link",
    Fate.CUT: "scissors",
    Fate.WRONG: "x",
    Fate.MISSING: "circle-question-mark",
    Fate.EXTRA: "plus",
}
Index = QModelIndex | QPersistentModelIndex


class FramingRows(QAbstractTableModel):
    """A row for each message. What has not come out while the run goes on may still come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._theme = LIGHT
        self._is_over = False
        self._heads: list[str] = []
        self.retranslate()

    def show_rows(self, rows: tuple[Row, ...], is_over: bool) -> None:
        """Take the messages as they are now."""
        if (rows, is_over) != (self._rows, self._is_over):
            self.beginResetModel()
            self._rows, self._is_over = rows, is_over
            self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self.beginResetModel()
        self._theme = theme
        self.endResetModel()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.beginResetModel()
        self._heads = ["", self.tr("sent"), self.tr("came out"), self.tr("verdict")]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._text(index.row(), row, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._text(index.row(), row, column),
            Qt.ItemDataRole.FontRole: lambda: self._theme.font(Role.CODE if column in (SENT, DECODED) else Role.BODY),
            Qt.ItemDataRole.DecorationRole: lambda: self._mark(row) if column == VERDICT else None,
            Qt.ItemDataRole.ForegroundRole: lambda: self._colour(row, column),
        }
        return answers[role]() if role in answers else None

    def _text(self, place: int, row: Row, column: int) -> str:
        match column:
            case 0:
                return str(place + 1) if row.sent is not None else ""
            case 1:
                return "" if row.sent is None else preview(row.sent)
            case 2:
                return " ".join(preview(piece) for piece in row.decoded)
            case _:
                return self.word(row.fate)

    def word(self, fate: Fate) -> str:
        """What became of a message, in a word."""
        if fate is Fate.MISSING and not self._is_over:
            return self.tr("not yet")
        words = {
            Fate.RIGHT: self.tr("right"),
            Fate.JOINED: self.tr("stuck together"),
            Fate.CUT: self.tr("cut apart"),
            Fate.WRONG: self.tr("another message"),
            Fate.MISSING: self.tr("did not come out"),
            Fate.EXTRA: self.tr("sent by nobody"),
        }
        return words[fate]

    def _mark(self, row: Row) -> Any:
        waits = row.fate is Fate.MISSING and not self._is_over
        return icon("clock" if waits else ICONS[row.fate], self._colour(row, VERDICT))

    def _colour(self, row: Row, column: int) -> Any:
        if column == NUMBER:
            return self._theme.muted
        if column != VERDICT:
            return self._theme.text
        if row.fate is Fate.MISSING and not self._is_over:
            return self._theme.muted
        return self._theme.ok if row.fate.is_right else self._theme.error
