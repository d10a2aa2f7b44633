"""Nothing at all: for the minutes in which a class shall look at the lecturer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class BlankScreen(QWidget):
    """Covers its parent in black; a click uncovers it.

    Signals:
        covers: whether nothing can be seen now.
    """

    covers = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setObjectName("blank_screen")
        self.hide()

    def toggle(self) -> None:
        """Cover the parent, or uncover it."""
        self.setGeometry(self._covered.rect())
        self.setVisible(self.isHidden())
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        self.covers.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self.covers.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.black)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()
