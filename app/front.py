"""The frame on the screen: there at once, and filled as soon as it has been seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

from app.preferences import Preferences

GROUNDS = {"light": "#F5F7FA", "dark": "#12161C", "projector": "#FFFFFF"}
"""The canvas of each theme; `widgets.theme` says the same, but takes its time to import."""


class Front(QMainWindow):
    """An empty window in the person's size and theme. It knows nothing of what will stand in it.

    Signals:
        seen: it has been painted for the first time; now there is time to fill it.
    """

    seen = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(GROUNDS[preferences.theme]))
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
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self.seen.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        content = self.centralWidget()
        if content is not None:
            content.close()
        super().closeEvent(event)
