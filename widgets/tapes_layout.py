"""Where everything on the tapes stands: rows over one scale of bytes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QRectF

from sim.network.tapes import Box, Fate

READS = 3
"""The row of what was read."""
LARGEST_CELL = 40
"""Pixels that a byte takes at most, at normal scale."""
TAPE, BETWEEN = 56, 110
ABOVE = 5
"""Pixels at normal scale between a box and its label, so that the mark around a chosen box has room."""
INSET = 3
"""How far the ends of a call's box stand off from those of its neighbours."""
LEAST = 5
"""Pixels below which boxes are drawn together as one."""
GUIDE_GAP = 8
LANES = 3
SHRINKS = 0.8


@dataclass(frozen=True)
class Frame:
    """The measures of a picture. `left` is where the bytes begin, `cell` the pixels of one, `first` the byte there."""

    width: float
    height: float
    scale: float
    left: float
    label: float
    cell: float
    first: float = 0.0
    rows: int = READS + 1

    @property
    def right(self) -> float:
        """Where the bytes end."""
        return self.width - 8 * self.scale

    @property
    def room(self) -> float:
        """Pixels for bytes."""
        return max(1.0, self.right - self.left)

    @property
    def tape(self) -> float:
        """The height of a tape."""
        return max(4.0, min(TAPE * self.scale, (self.row - self.label - ABOVE * self.scale) * 0.72))

    @property
    def row(self) -> float:
        """From the top of a row to the top of the next."""
        return min(self.height / self.rows, (TAPE + BETWEEN) * self.scale + self.label)

    def top(self, row: int) -> float:
        """The upper edge of a tape; its labels stand above it."""
        return row * self.row + self.label + ABOVE * self.scale

    def label_top(self, row: int) -> float:
        """The upper edge of the labels above a tape."""
        return row * self.row

    def x(self, byte: float) -> float:
        """Where a byte begins."""
        return self.left + (byte - self.first) * self.cell

    def rect(self, box: Box, row: int) -> QRectF:
        """What the bytes of a box take on the tape of a row, as far as they are in sight."""
        left, right = max(self.left, self.x(box.start)), min(self.right, self.x(box.end))
        return QRectF(left, self.top(row), right - left, self.tape)

    def byte(self, x: float) -> float:
        """What stands there."""
        return self.first + (x - self.left) / self.cell

    def scrolled(self, first: float, length: int) -> Frame:
        """The same with another byte first, as far as there are bytes."""
        return replace(self, first=min(max(0.0, first), max(0.0, length - self.room / self.cell)))


def fitting_cell(length: int, room: float, scale: float) -> float:
    """The pixels of a byte so that all find room; it shrinks in steps, so that a growing stream moves seldom."""
    cell = LARGEST_CELL * scale
    while cell * length > room:
        cell *= SHRINKS
    return cell


@dataclass(frozen=True)
class Placed:
    """A box at its place, or `count` boxes that are too narrow to be told apart."""

    box: Box
    rect: QRectF
    count: int = 1

    def holds(self, box: Box) -> bool:
        """Whether this is the box, or it is one of those together."""
        return self.box is box or (self.count > 1 and self.box.start <= box.start and box.end <= self.box.end)


def place(boxes: Sequence[Box], row: int, frame: Frame) -> list[Placed]:
    """The boxes of a row that are in sight, from left to right. Those that overlap stand below one another."""
    shown = list(_in_sight(boxes, frame))
    lanes = _lanes(shown)
    count = min(LANES, max(lanes, default=0) + 1)
    height = frame.tape / count
    placed: list[Placed] = []
    for box, lane in zip(shown, lanes, strict=True):
        top = frame.top(row) + min(lane, count - 1) * height
        stands_off = box.call is not None or row > READS
        inset = min(INSET * frame.scale if stands_off else 0.0, box.size * frame.cell / 4)
        left, right = frame.x(box.start) + inset, frame.x(box.end) - inset
        _add(placed, Placed(box, QRectF(left, top, right - left, height)), frame)
    return placed


def _in_sight(boxes: Sequence[Box], frame: Frame) -> Iterator[Box]:
    last = frame.byte(frame.right)
    end = bisect_left(boxes, last, key=lambda box: box.start)
    return (box for box in boxes[:end] if box.end > frame.first and box.size)


def _lanes(boxes: Sequence[Box]) -> list[int]:
    """For each box the first lane where it covers nothing; `boxes` are in order of their beginnings."""
    ends: list[int] = []
    lanes = []
    for box in boxes:
        lane = next((lane for lane, end in enumerate(ends) if end <= box.start), len(ends))
        ends[lane : lane + 1] = [box.end]
        lanes.append(lane)
    return lanes


def _add(placed: list[Placed], new: Placed, frame: Frame) -> None:
    """Put it behind the others, or together with the last one where both are too narrow to be told apart."""
    least = LEAST * frame.scale
    last = placed[-1] if placed else None
    is_one_more = (
        last is not None
        and new.rect.width() < least
        and (last.count > 1 or last.rect.width() < least)
        and last.rect.top() == new.rect.top()
        and _are_alike(last.box.fate, new.box.fate)
        and last.box.end == new.box.start
    )
    if last is None or not is_one_more:
        placed.append(new)
        return
    together = QRectF(last.rect.topLeft(), new.rect.bottomRight())
    fate = last.box.fate if last.box.fate is new.box.fate else Fate.WHOLE
    box = Box(last.box.start, new.box.end, last.box.order, fate, last.box.call, last.box.packet)
    placed[-1] = Placed(box, together, last.count + 1)


def _are_alike(one: Fate, other: Fate) -> bool:
    """Whether boxes may be drawn as one; messages and their edges take turns."""
    return one is other or {one, other} == {Fate.WHOLE, Fate.EDGE}


def guides(upper: Sequence[Placed], lower: Sequence[Placed], row: int, frame: Frame) -> list[QLineF]:
    """From each end of a call's or a segment's box to the same byte on the tape below, where it is there already.

    `row` is that of the upper tape. The ends of a read, and of a message, stand on the lower one.
    """
    from_below = row >= READS - 1
    cut, other = (lower, upper) if from_below else (upper, lower)
    top, bottom = frame.top(row) + frame.tape, frame.top(row + 1)
    found: list[QLineF] = []
    for each in cut:
        for x, byte in ((each.rect.left(), each.box.start), (each.rect.right(), each.box.end)):
            reaches = any(there.box.start <= byte <= there.box.end for there in other)
            if not reaches or not frame.left - 1 <= x <= frame.right + 1 or _is_crowded(found, x, frame, from_below):
                continue
            there = frame.x(byte)
            found.append(QLineF(there, top, x, bottom) if from_below else QLineF(x, top, there, bottom))
    return found


def _is_crowded(found: Sequence[QLineF], x: float, frame: Frame, from_below: bool) -> bool:
    if not found:
        return False
    last = found[-1].x2() if from_below else found[-1].x1()
    return abs(x - last) < (GUIDE_GAP - 1) * frame.scale and frame.cell < LARGEST_CELL * frame.scale / 2
