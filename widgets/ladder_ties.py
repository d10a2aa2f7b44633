"""Ties a segment that was sent again to the one that it repeats."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from sim.network.packets import Packet
from widgets.ladder_layout import Arrow
from widgets.ladder_paint import Style

FARTHEST = 400
"""So many packets back the original is looked for."""
BOW = 26


def original_of(packet: Packet, packets: Sequence[Packet]) -> Packet | None:
    """The newest earlier packet of the same direction that begins with the same number."""
    if packet.segment is None or not packet.segment.again or packet.event.copy_of:
        return None
    way, first = (packet.source, packet.target), packet.segment.sequence
    earlier = (each for each in reversed(packets) if each.number < packet.number)
    for each in islice(earlier, FARTHEST):
        if each.segment is not None and each.segment.sequence == first and (each.source, each.target) == way:
            return each
    return None


def paint_tie(painter: QPainter, again: Arrow, original: Arrow, style: Style) -> None:
    """A dotted bow along the sender's lifeline, from where it was sent first to where it was sent again."""
    theme = style.theme
    bow = theme.px(BOW) * (1 if again.x2 >= again.x1 else -1)
    path = QPainterPath(QPointF(original.x1, original.y1))
    middle = (original.y1 + again.y1) / 2
    path.quadTo(QPointF(original.x1 + bow, middle), QPointF(again.x1, again.y1))
    painter.setPen(QPen(theme.warn, max(1.0, theme.stroke * 0.6), Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
