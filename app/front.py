"""The frame on the screen: there at once, with the surfaces of what will stand in it, and filled once it was seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

from app.preferences import Preferences
from widgets.tokens import TOKENS

COLUMN, HEADER, INSPECTOR = 184, 56, 320
"""Where the surfaces will stand, in pixels."""


class Front(QMainWindow):
    """The window in the person's size and theme, still without anything in it.

    Signals:
        seen: it has been painted for the first time; now there is time to fill it.
    """

    seen = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        tokens = TOKENS[preferences.theme]
        canvas, self._surface = QColor(tokens["canvas"]), QColor(tokens["surface"])
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, canvas)
        self.setPalette(palette)
        self.resize(preferences.size.boundedTo(self.screen().availableSize()))
        self._is_seen = False

    def fill(self, content: QWidget) -> None:
        """Put the content in."""
        content.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(content.windowTitle())
        self.setCentralWidget(content)
        content.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.centralWidget() is None:
            with QPainter(self) as painter:
                for place in ((0, 0, COLUMN, self.height()), (COLUMN, 0, self.width(), HEADER)):
                    painter.fillRect(*place, self._surface)
                painter.fillRect(self.width() - INSPECTOR, HEADER, INSPECTOR, self.height(), self._surface)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self.seen.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        content = self.centralWidget()
        if content is not None and not content.close():
            event.ignore()
            return
        super().closeEvent(event)
