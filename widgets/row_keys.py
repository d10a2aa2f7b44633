"""The keys of a list of rows: up and down move, Enter chooses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down}
CHOOSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RowKeys(QObject):
    """Watches the keys of `view` as long as that lives.

    Signals:
        row_chosen: Enter was pressed on a row. arg: its index
    """

    row_chosen = Signal(QModelIndex)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if event.type() is QEvent.Type.ShortcutOverride:
            # In here these belong to the rows, not to the window's shortcuts.
            event.setAccepted(key in MOVING | CHOOSING)
            return event.isAccepted()
        if event.type() is QEvent.Type.KeyPress and key in CHOOSING and self._view.currentIndex().isValid():
            self.row_chosen.emit(self._view.currentIndex())
            return True
        return super().eventFilter(watched, event)
