"""How a program is doing, as a symbol and a word on a colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.chips import IconLook, icon_chip_width, paint_icon_chip
from widgets.theme import GREEN, GREY, LIGHT, VERMILION, Fill, Theme

STATUS_ICONS = {"blocked": "x", "running": "circle", "ended": "square", "failed": "triangle-alert"}
STATUS_FILLS: dict[str, Fill] = {"blocked": VERMILION, "running": GREEN, "ended": GREY, "failed": VERMILION}


class StatusChip(QWidget):
    """How a program is doing, as a symbol and a word on a colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._text = "", ""
        self._theme = LIGHT

    @property
    def status(self) -> str:
        """One of "blocked", "running", "ended", "failed", or nothing."""
        return self._status

    def show_status(self, status: str, text: str) -> None:
        """Show `text` in the manner of `status`; an empty status shows nothing."""
        if (status, text) != (self._status, self._text):
            self._status, self._text = status, text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._status:
            return QSize(0, self._theme.px(22))
        return QSize(icon_chip_width(self._text, self._theme), self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._status:
            return
        look = IconLook(STATUS_ICONS[self._status], STATUS_FILLS[self._status], is_filled=self._status == "running")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon_chip(painter, QRectF(self.rect()), self._text, look, self._theme)
