"""Packets that did not simply arrive: where their arrows end for good, and the word that says what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from sim.network.cable_words import on_the_cable
from sim.network.packets import Packet
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP
from widgets.icons import paint_icon
from widgets.ladder_labels import LABEL_HEIGHT
from widgets.ladder_layout import BESIDE, Arrow, Frame, Lane, arrows_of, is_ghost
from widgets.ladder_paint import CROSS, Style, cross_box
from widgets.theme import Role, Theme
from widgets.words import said

HAND = 24
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
    pen = QPen(theme.accent if is_selected else theme.muted, theme.stroke * 0.6, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(arrow.x1, arrow.y1), QPointF(*arrow.end))


def paint_words(painter: QPainter, arrows: Sequence[Arrow], lanes: Sequence[Lane], style: Style) -> list[QRectF]:
    """A cross at the end of each ghost, and what became of it for as many as find room; where all that stands."""
    ghosts = [arrow for arrow in arrows if is_ghost(arrow.packet)]
    taken = [_paint_cross(painter, arrow, style) for arrow in ghosts]
    free_from = -inf
    painter.setFont(style.theme.font(Role.CAPTION, QFont.Weight.DemiBold))
    for arrow in ghosts:
        found = word_place(arrow, lanes, style, taken) if cross_box(arrow, style).top() >= free_from else None
        if found is not None:
            text, box = found
            painter.fillRect(box, style.theme.surface)
            painter.setPen(style.theme.error)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            free_from = box.bottom()
            taken.append(box)
    return taken


def _paint_cross(painter: QPainter, arrow: Arrow, style: Style) -> QRectF:
    box = cross_box(arrow, style)
    painter.setPen(QPen(style.theme.error, style.theme.stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.bottomLeft(), box.topRight())
    return box


def word_place(
    arrow: Arrow, lanes: Sequence[Lane], style: Style, taken: Sequence[QRectF] = ()
) -> tuple[str, QRectF] | None:
    """What became of a ghost and where that is written, with the reason if it has room; None if nothing has.

    No bar beside a lifeline is touched, nor what is `taken`.
    """
    metrics = QFontMetricsF(style.theme.font(Role.CAPTION, QFont.Weight.DemiBold))
    for with_reason in (True, False):
        text = word_of(arrow.packet, with_reason)
        for box in _word_boxes(arrow, metrics.horizontalAdvance(text) + style.theme.px(4), lanes, style.theme):
            if not any(box.intersects(other) for other in taken):
                return text, box
    return None


def _word_boxes(arrow: Arrow, width: float, lanes: Sequence[Lane], theme: Theme) -> Iterator[QRectF]:
    """Under the cross between two lifelines, or beside it where no other one follows."""
    x, y = arrow.end
    height, away = theme.line_height(Role.CAPTION), theme.px(BESIDE)
    for left, right in pairwise(lanes):
        first, last = left.x + away, right.x - away - width
        if left.x <= x <= right.x and first <= last:
            yield QRectF(min(max(x - width / 2, first), last), y + theme.px(CROSS + 2), width, height)
    for lane in lanes:
        if (lane.is_left or lane.is_outermost) and abs(x - lane.x) < away and width <= lane.words_to - lane.words_from:
            yield QRectF(lane.words_to - width if lane.is_left else lane.words_from, y - height / 2, width, height)
