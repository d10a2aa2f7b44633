"""Packets that did not simply arrive: where their arrows end for good, and the word that says what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from sim.network.cable_words import on_the_cable
from sim.network.packets import Packet
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP
from widgets.icons import paint_icon
from widgets.ladder_labels import LABEL_HEIGHT
from widgets.ladder_layout import Arrow, Frame, Lane, arrows_of
from widgets.ladder_paint import BAR, Style
from widgets.theme import Role
from widgets.words import said

CROSS = 6
HAND = 24
FOR_EVER = float("inf")
LOST = QT_TRANSLATE_NOOP("ladder_ghosts", "lost")
DROPPED = QT_TRANSLATE_NOOP("ladder_ghosts", "dropped")
REASONS = {
    "accept queue full": QT_TRANSLATE_NOOP("ladder_ghosts", "dropped: accept queue full"),
    "SYN queue full": QT_TRANSLATE_NOOP("ladder_ghosts", "dropped: SYN queue full"),
    "wrong checksum": QT_TRANSLATE_NOOP("ladder_ghosts", "dropped: wrong checksum"),
    "no room": QT_TRANSLATE_NOOP("ladder_ghosts", "dropped: window closed"),
}
"""By the reason that the event gives; any other one is told by the caption."""


def as_it_is(arrow: Arrow, world: World, lanes: Sequence[Lane], frame: Frame) -> Arrow:
    """The arrow with all that has happened to its packet: one that is delayed ends later. A held one stays."""
    packet = world.altered.get(arrow.packet.number)
    if packet is None:
        return arrow
    if packet.arrives is None:
        return replace(arrow, packet=packet)
    found = arrows_of((packet,), lanes, frame)
    return replace(found[0], quiet_since=arrow.quiet_since) if found else arrow


def as_sent(packet: Packet) -> Packet:
    """A packet that is held, due when its sender's cable first meant it to be."""
    return replace(packet, arrives=packet.event.arrives)


def is_ghost(packet: Packet) -> bool:
    """Whether nobody got it, or nobody took it."""
    return packet.lost is not None or packet.discarded is not None


def word_of(packet: Packet, with_reason: bool = True) -> str:
    """What became of a ghost, in a word or two."""
    reason = packet.discarded.reason if packet.discarded is not None and with_reason else ""
    text = LOST if packet.lost is not None else REASONS.get(reason, DROPPED)
    return QCoreApplication.translate("ladder_ghosts", text)


def fate_of(packet: Packet, world: World) -> str:
    """Why a ghost is one, in a sentence; empty for any other packet."""
    event = packet.lost or packet.discarded
    return "" if event is None else said(on_the_cable(event, world))


def is_held(packet: Packet) -> bool:
    """Whether a hand keeps it where it is."""
    return packet.arrives is None and packet.resumed is not None and packet.lost is None


def paint_hold(painter: QPainter, arrow: Arrow, style: Style) -> None:
    """A hand under the packet that it holds."""
    if not is_held(arrow.packet):
        return
    theme = style.theme
    x, y = arrow.point(arrow.packet.reached)
    size = theme.px(HAND)
    disc = QRectF(x - size / 2, y + theme.px(LABEL_HEIGHT) / 2 + theme.px(2), size, size)
    painter.setPen(QPen(theme.warn, theme.stroke * 0.6))
    painter.setBrush(theme.surface)
    painter.drawEllipse(disc)
    inset = size * 0.18
    paint_icon(painter, "hand", theme.warn, disc.adjusted(inset, inset, -inset, -inset))


def paint_ghost(painter: QPainter, arrow: Arrow, style: Style, is_selected: bool) -> None:
    """A dashed line to where the packet died."""
    theme = style.theme
    x, y = arrow.point(arrow.packet.progress(FOR_EVER))
    pen = QPen(theme.accent if is_selected else theme.muted, theme.stroke * 0.6, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(arrow.x1, arrow.y1), QPointF(x, y))


def paint_words(painter: QPainter, arrows: Sequence[Arrow], style: Style) -> list[QRectF]:
    """A cross at the end of each ghost, and the word under it for as many as find room; where all that stands."""
    taken: list[QRectF] = []
    free_from = -FOR_EVER
    painter.setFont(style.theme.font(Role.CAPTION, QFont.Weight.DemiBold))
    for arrow in arrows:
        if is_ghost(arrow.packet):
            taken.append(_paint_cross(painter, arrow, style))
            text = _word_that_fits(arrow, QFontMetricsF(painter.font()), style)
            box = _word_box(arrow, QFontMetricsF(painter.font()).horizontalAdvance(text), style)
            if box.top() >= free_from:
                painter.fillRect(box, style.theme.surface)
                painter.setPen(style.theme.error)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                free_from = box.bottom()
                taken.append(box)
    return taken


def _paint_cross(painter: QPainter, arrow: Arrow, style: Style) -> QRectF:
    theme = style.theme
    x, y = arrow.point(arrow.packet.progress(FOR_EVER))
    painter.setPen(QPen(theme.error, theme.stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    size = theme.px(CROSS)
    for side in (-1, 1):
        painter.drawLine(QPointF(x - size, y - side * size), QPointF(x + size, y + side * size))
    return QRectF(x - size, y - size, 2 * size, 2 * size)


def _word_that_fits(arrow: Arrow, metrics: QFontMetricsF, style: Style) -> str:
    """With the reason where there is room for it between the lifelines."""
    room = abs(arrow.x2 - arrow.x1) - 2 * style.theme.px(BAR)
    word = word_of(arrow.packet)
    return word if metrics.horizontalAdvance(word) <= room else word_of(arrow.packet, with_reason=False)


def _word_box(arrow: Arrow, text_width: float, style: Style) -> QRectF:
    theme = style.theme
    x, y = arrow.point(arrow.packet.progress(FOR_EVER))
    width = text_width + theme.px(4)
    left, right = sorted((arrow.x1, arrow.x2))
    inset = theme.px(BAR)
    at = min(max(x - width / 2, left + inset), max(left + inset, right - inset - width))
    return QRectF(at, y + theme.px(CROSS + 2), width, theme.line_height(Role.CAPTION))
