"""The state of a thread as a symbol and a word on a colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sim.concurrency.events import State
from sim.concurrency.world import Thread
from widgets.chips import icon_chip_width, paint_icon_chip
from widgets.theme import LIGHT, Theme
from widgets.thread_words import look_of, state_text

HEIGHT = 22


class ThreadChip(QWidget):
    """Shows how a thread is doing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thread = Thread(0, "")
        self._theme = LIGHT

    @property
    def text(self) -> str:
        """The word on it."""
        return state_text(self._thread)

    @property
    def state(self) -> State:
        """The state that is shown."""
        return self._thread.state

    def show_thread(self, thread: Thread) -> None:
        """Show this thread as it is now."""
        self._thread = thread
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(icon_chip_width(self.text, self._theme), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon_chip(painter, QRectF(self.rect()), self.text, look_of(self._thread), self._theme)
