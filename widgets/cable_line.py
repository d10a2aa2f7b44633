"""The lowest layer as a line from host to host, with the frame on it while it crosses."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sim.network.encapsulation import LAYER_NAMES, PHYSICAL, UNIT_NAMES, Journey, Where
from widgets.chips import chip_width, paint_chip
from widgets.icons import paint_icon
from widgets.named import named
from widgets.theme import LAYER_FILLS, LIGHT, Role, Theme


class CableLine(QWidget):
    """Shows how far a frame is on its way across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "cable_line")
        self._theme = LIGHT
        self._bits = 0
        self._at: Journey | None = None
        self._note = ""
        self._to_right = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_journey(self, bits: int, at: Journey | None, to_right: bool, note: str = "") -> None:
        """Show a frame of so many bits; None while there is none. `to_right`: the sender stands at the left.

        `note` is said of this frame beside its size.
        """
        if (bits, at, to_right, note) != (self._bits, self._at, self._to_right, self._note):
            self._bits, self._at, self._to_right, self._note = bits, at, to_right, note
            self.setAccessibleName(self._title())
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(24))

    def _title(self) -> str:
        translate = QCoreApplication.translate
        name, unit = (translate("encapsulation", names[PHYSICAL]) for names in (LAYER_NAMES, UNIT_NAMES))
        return " · ".join(part for part in (name, f"{self._bits} {unit}" if self._bits else "", self._note) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, middle = self._theme, self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_chip(painter, QPointF(0, middle - theme.px(9)), f"L{PHYSICAL}", LAYER_FILLS[PHYSICAL], theme)
            left = chip_width("L5-7", theme) + theme.px(8)
            painter.setFont(theme.font(Role.CAPTION, QFont.Weight.DemiBold))
            painter.setPen(theme.text)
            painter.drawText(QRectF(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._title())
            left += QFontMetricsF(painter.font()).horizontalAdvance(self._title()) + theme.px(16)
            self._paint_line(painter, left, self.width() - theme.px(4.0), middle)

    def _paint_line(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        theme, at = self._theme, self._at
        is_crossing = at is not None and at.where is Where.ACROSS
        painter.setPen(QPen(theme.accent if is_crossing else theme.border, theme.stroke))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        if at is None:
            return
        size = theme.px(20)
        is_lost = at.where is Where.LOST
        mark = "x" if is_lost else "arrow-right" if self._to_right else "arrow-left"
        share = at.across if self._to_right else 1 - at.across
        x = left + (right - left - size) * share
        painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
        painter.setBrush(LAYER_FILLS[PHYSICAL].fill if is_crossing else theme.surface)
        place = QRectF(x, middle - size / 2, size, size)
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        ink = LAYER_FILLS[PHYSICAL].ink if is_crossing else theme.error if is_lost else theme.muted
        inset = theme.px(3)
        paint_icon(painter, mark, ink, place.adjusted(inset, inset, -inset, -inset))
