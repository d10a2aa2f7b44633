"""A straight arrow between two points."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF


def paint_arrow(painter: QPainter, start: QPointF, end: QPointF, pen: QPen, head: float) -> None:
    """Draw with `pen`; the head is `head` pixels long."""
    dx, dy = end.x() - start.x(), end.y() - start.y()
    length = hypot(dx, dy)
    if length < 1:
        return
    ux, uy = dx / length * head, dy / length * head
    painter.setPen(pen)
    painter.drawLine(start, QPointF(end.x() - ux * 0.7, end.y() - uy * 0.7))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    back = QPointF(end.x() - ux, end.y() - uy)
    painter.drawPolygon(
        QPolygonF([end, QPointF(back.x() - uy / 2, back.y() + ux / 2), QPointF(back.x() + uy / 2, back.y() - ux / 2)])
    )


def shortened(start: QPointF, end: QPointF, before: float, after: float) -> tuple[QPointF, QPointF]:
    """The same line without its first `before` and its last `after` pixels."""
    dx, dy = end.x() - start.x(), end.y() - start.y()
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    return (
        QPointF(start.x() + ux * before, start.y() + uy * before),
        QPointF(end.x() - ux * after, end.y() - uy * after),
    )


def moved_aside(start: QPointF, end: QPointF, pixels: float) -> tuple[QPointF, QPointF]:
    """The same line further to its own right, so that one in the other direction has room beside it."""
    dx, dy = end.x() - start.x(), end.y() - start.y()
    length = hypot(dx, dy) or 1.0
    aside = QPointF(-dy / length * pixels, dx / length * pixels)
    return start + aside, end + aside
