"""Small labelled tags: a TCP flag, a thread state, a mark. Colour is never their only sign."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from sim.network.packets import Packet
from widgets.theme import FLAG_FILLS, GREY, Fill, Role, Theme

HEIGHT = 18
PADDING = 6
GAP = 3


def chips_of(packet: Packet) -> tuple[str, ...]:
    """What stands for a packet: its TCP flags, or the protocol."""
    return packet.flags if packet.segment is not None else (packet.protocol,)


def fill_of(chip: str) -> Fill:
    """The colour of a flag or a protocol."""
    return FLAG_FILLS.get(chip, GREY)


def chip_font(theme: Theme) -> QFont:
    """The font of every chip."""
    return theme.font(Role.CAPTION, QFont.Weight.DemiBold)


def chip_width(text: str, theme: Theme) -> float:
    """Pixels that a chip with `text` takes."""
    return QFontMetricsF(chip_font(theme)).horizontalAdvance(text) + 2 * theme.px(PADDING)


def paint_chip(painter: QPainter, top_left: QPointF, text: str, fill: Fill, theme: Theme) -> QRectF:
    """Draw a chip and return the room it took."""
    rect = QRectF(top_left.x(), top_left.y(), chip_width(text, theme), theme.px(HEIGHT))
    painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
    painter.setBrush(fill.fill)
    painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
    painter.setPen(fill.ink)
    painter.setFont(chip_font(theme))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    return rect


def flags_width(flags: tuple[str, ...], theme: Theme) -> float:
    """Pixels that `paint_flags` takes."""
    return sum(chip_width(flag.upper(), theme) for flag in flags) + theme.px(GAP) * max(0, len(flags) - 1)


def paint_flags(painter: QPainter, left: float, middle: float, flags: tuple[str, ...], theme: Theme) -> None:
    """Draw a chip for each flag from `left` on, centred on the height `middle`."""
    for flag in flags:
        top_left = QPointF(left, middle - theme.px(HEIGHT) / 2)
        left = paint_chip(painter, top_left, flag.upper(), fill_of(flag), theme).right() + theme.px(GAP)
