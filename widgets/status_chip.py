"""How a program is doing, as a symbol and a word on a colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.chips import chip_font
from widgets.icons import paint_icon
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
        width = QFontMetricsF(chip_font(self._theme)).horizontalAdvance(self._text)
        return QSize(round(width) + self._theme.px(30), self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._status:
            return
        theme, fill = self._theme, STATUS_FILLS[self._status]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
            painter.setBrush(fill.fill)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
            size = theme.px(12)
            icon = QRectF(theme.px(7), (self.height() - size) / 2, size, size)
            paint_icon(painter, STATUS_ICONS[self._status], fill.ink, icon, filled=self._status == "running")
            painter.setPen(fill.ink)
            painter.setFont(chip_font(theme))
            painter.drawText(self.rect().adjusted(theme.px(23), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
