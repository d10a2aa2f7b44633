"""Small labelled tags: a TCP flag, a thread state, a mark. Colour is never their only sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from sim.network.packets import Packet
from widgets.icons import paint_icon
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


@dataclass(frozen=True)
class IconLook:
    """How a state looks on a chip: its symbol, whether that is filled, and the colour behind it (none if None)."""

    icon: str
    fill: Fill | None
    is_filled: bool = False


def icon_chip_width(text: str, theme: Theme) -> int:
    """Pixels that a chip with a symbol and `text` takes."""
    return round(QFontMetricsF(chip_font(theme)).horizontalAdvance(text)) + theme.px(30 if text else 22)


def paint_icon_chip(painter: QPainter, room: QRectF, text: str, look: IconLook, theme: Theme) -> None:
    """Fill `room` with a chip: a symbol, and a word beside it unless `text` is empty."""
    painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
    painter.setBrush(look.fill.fill if look.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
    ink, size = look.fill.ink if look.fill else theme.text, theme.px(12)
    left = room.left() + (theme.px(7) if text else (room.width() - size) / 2)
    icon = QRectF(left, room.center().y() - size / 2, size, size)
    paint_icon(painter, look.icon, ink, icon, filled=look.is_filled)
    painter.setPen(ink)
    painter.setFont(chip_font(theme))
    painter.drawText(room.adjusted(theme.px(23), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
