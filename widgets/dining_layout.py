"""Where plates and forks lie on the round table."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF

from sim.concurrency.table import Seat, Table

EDGE = 0.97
"""How far from the middle a plate may reach, as a part of the table's radius."""
PLATE, SHARE = 0.31, 0.36
"""The radius of a plate: at most that part of the table's, and that part of the way to the next plate."""
FORK = 0.04
"""So much farther out than plates lie forks."""


@dataclass(frozen=True)
class DiningLayout:
    """`room` is a rectangle in pixels; the table is the greatest circle in it. Seat 0 is at the top, then clockwise."""

    table: Table
    room: QRectF

    @property
    def middle(self) -> QPointF:
        """The middle of the table."""
        return self.room.center()

    @property
    def radius(self) -> float:
        """Of the table."""
        return max(1.0, min(self.room.width(), self.room.height()) / 2)

    @property
    def plate(self) -> float:
        """Radius of a plate: forks still have room between two of them."""
        return self._plate * self.radius

    @property
    def _plate(self) -> float:
        """As a part of the table's radius: as large as plates can be that touch neither the edge nor each other."""
        share = SHARE * 2 * sin(pi / max(2, self.table.forks))
        return min(PLATE, EDGE * share / (1 + share))

    def plate_at(self, place: int) -> QPointF:
        """The middle of a plate."""
        return self._point(self._angle(place), EDGE - self._plate)

    def fork_angle(self, number: int) -> float:
        """Where a fork lies, in radians: between two seats, or close to the one who has it."""
        angle = self._angle(number) - self._step / 2
        holder = self.holder(number)
        if holder is None:
            return angle
        side = 1 if self.table.seats.index(holder) == number else -1
        return angle + side * self._step * 0.12

    def fork_at(self, number: int) -> QPointF:
        """The middle of a fork."""
        return self._point(self.fork_angle(number), EDGE - self._plate + FORK)

    def holder(self, number: int) -> Seat | None:
        """Who has the fork."""
        return next((seat for seat in self.table.seats if number in seat.has), None)

    @property
    def _step(self) -> float:
        return 2 * pi / self.table.forks

    def _angle(self, place: float) -> float:
        return place * self._step - pi / 2

    def _point(self, angle: float, part: float) -> QPointF:
        distance = self.radius * part
        return QPointF(self.middle.x() + cos(angle) * distance, self.middle.y() + sin(angle) * distance)
