"""Where the nodes of a wait-for graph stand: round a ring if they fit, else threads left and locks right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF

from sim.concurrency.waits import Node

APART = 2
"""Half of the pixels that must stay free between two nodes of a ring."""
SIDE = 26
"""Pixels beside the threads, where the arrows from one to another go."""


def places(widths: Mapping[Node, float], height: float, room: QRectF, has_ring: bool) -> dict[Node, QRectF]:
    """The box of each node, whose order is that of `widths`; `height` is what a box takes if it can."""
    ring = in_a_circle(widths, height, room) if has_ring else None
    return _in_columns(widths, height, room) if ring is None else ring


def in_a_circle(widths: Mapping[Node, float], height: float, room: QRectF) -> dict[Node, QRectF] | None:
    """The box of each node round a circle; None if there is not enough room for that."""
    ring = _round(widths, height, room)
    grown = [box.adjusted(-APART, -APART, APART, APART) for box in ring.values()]
    overlap = any(one.intersects(other) for one, other in combinations(grown, 2))
    return None if overlap else ring


def _round(widths: Mapping[Node, float], height: float, room: QRectF) -> dict[Node, QRectF]:
    widest, found = max(widths.values(), default=0.0), {}
    for place, (node, width) in enumerate(widths.items()):
        angle = 2 * pi * place / len(widths) - pi / 2
        x = room.center().x() + cos(angle) * max(0.0, room.width() - widest) / 2
        y = room.center().y() + sin(angle) * max(0.0, room.height() - height) / 2
        found[node] = _box(QPointF(x, y), width, height)
    return found


def _in_columns(widths: Mapping[Node, float], height: float, room: QRectF) -> dict[Node, QRectF]:
    threads = [node for node in widths if not node.lock]
    locks = [node for node in widths if node.lock]
    left = room.left() + SIDE + max((widths[node] for node in threads), default=0.0) / 2
    right = room.right() - max((widths[node] for node in locks), default=0.0) / 2 - APART
    return _column(threads, left, widths, height, room) | _column(locks, right, widths, height, room)


def _column(
    nodes: Sequence[Node], x: float, widths: Mapping[Node, float], height: float, room: QRectF
) -> dict[Node, QRectF]:
    step = room.height() / max(1, len(nodes))
    return {
        node: _box(QPointF(x, room.top() + (place + 0.5) * step), widths[node], min(height, step - APART))
        for place, node in enumerate(nodes)
    }


def _box(middle: QPointF, width: float, height: float) -> QRectF:
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
