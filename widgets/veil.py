"""Makes what it lies over paler: it is of before a change, and no longer what would come of a run now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.named import named
from widgets.theme import LIGHT, Theme

THICKNESS = 120
"""Of 255, which would hide everything."""


class Veil(QWidget):
    """Lies over all of its parent and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "veil").setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered, self._theme = parent, LIGHT
        parent.installEventFilter(self)
        self.hide()

    def set_drawn(self, is_drawn: bool) -> None:
        """Whether it is there."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.setVisible(is_drawn)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colour of this theme's canvas."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._theme.canvas)
        colour.setAlpha(THICKNESS)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour)
