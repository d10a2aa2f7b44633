"""Where plates and forks lie on the round table."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF

from sim.concurrency.table import Seat, Table

PLATES, FORKS = 0.66, 0.70
"""How far from the middle they lie, as a part of the table's radius."""


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
        between = 2 * PLATES * self.radius * sin(pi / max(2, self.table.forks))
        return min(0.31 * self.radius, between * 0.3)

    def plate_at(self, place: int) -> QPointF:
        """The middle of a plate."""
        return self._point(self._angle(place), PLATES)

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
        return self._point(self.fork_angle(number), FORKS)

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
