"""A long ring of threads that wait for each other: down on the left, up on the right, a lock beside each arrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

LABEL_GAP = 8
"""Pixels between an arrow and the name of its lock."""


@dataclass(frozen=True)
class Link:
    """From one box of the ring to the next: where its arrow goes, and where the name of what is waited for stands."""

    start: QPointF
    end: QPointF
    label: QRectF
    is_right: bool
    """Whether the name ends at the arrow, and does not begin there."""


def boxes(count: int, width: float, height: float, room: QRectF) -> list[QRectF]:
    """The boxes of so many threads, each waiting for the next and the last for the first.

    Above the first and below the last of a column half of a name's height is left for the arrow across.
    """
    room = room.adjusted(0, height / 2, 0, -height / 2)
    down, up = (count + 1) // 2, count // 2
    left = _column(down, room.left(), width, height, room)
    right = _column(up, room.right() - width, width, height, room)
    return [*left, *reversed(right)]


def _column(count: int, x: float, width: float, height: float, room: QRectF) -> Sequence[QRectF]:
    if count == 1:
        return [QRectF(x, room.center().y() - height / 2, width, height)]
    step = (room.height() - height) / max(1, count - 1)
    return [QRectF(x, room.top() + place * step, width, height) for place in range(count)]


def links(ring: Sequence[QRectF], line: float) -> list[Link]:
    """The arrows of a ring of boxes; `line` is the height of a name. Two boxes have one above the other."""
    found = [_link(box, ring[(place + 1) % len(ring)], line) for place, box in enumerate(ring)]
    if len(ring) > 2:
        return found
    aside = ring[0].height() / 4
    return [_moved(link, shift) for link, shift in zip(found, (aside, -aside), strict=True)]


def _moved(link: Link, shift: float) -> Link:
    by = QPointF(0, shift)
    return Link(link.start + by, link.end + by, link.label.translated(by), link.is_right)


def _link(box: QRectF, following: QRectF, line: float) -> Link:
    if box.center().x() != following.center().x():
        return _across(box, following, line)
    is_down = following.top() > box.top()
    start = QPointF(box.center().x(), box.bottom() if is_down else box.top())
    end = QPointF(box.center().x(), following.top() if is_down else following.bottom())
    y = (start.y() + end.y() - line) / 2
    width = 1.4 * box.width()
    if is_down:
        return Link(start, end, QRectF(start.x() + LABEL_GAP, y, width, line), False)
    return Link(start, end, QRectF(start.x() - LABEL_GAP - width, y, width, line), True)


def _across(box: QRectF, following: QRectF, line: float) -> Link:
    """From one column to the other one, its name on the outer side."""
    is_right = following.left() > box.left()
    start = QPointF(box.right() if is_right else box.left(), box.center().y())
    end = QPointF(following.left() if is_right else following.right(), following.center().y())
    left, right = sorted((start.x(), end.x()))
    y = (start.y() + end.y()) / 2
    outside = y + 2 if is_right else y - line - 2  # inside stand the names of the columns
    return Link(start, end, QRectF(left + LABEL_GAP, outside, right - left - 2 * LABEL_GAP, line), False)
