"""Where the blocks of the strip stand: a row for each thread, a column for each step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from sim.concurrency.events import Stepped

GAP = 3


@dataclass(frozen=True)
class StripLayout:
    """Places in pixels. `left` is where step 1 begins (negative once scrolled), `column` and `row` are sizes."""

    steps: Sequence[Stepped]
    threads: tuple[int, ...]
    left: float
    top: float
    column: float
    row: float

    def box(self, step: Stepped) -> QRectF:
        """The block of a step."""
        x = self.left + (step.time - 1) * self.column
        y = self.top + self.threads.index(step.thread) * self.row
        return QRectF(x + GAP / 2, y + GAP, self.column - GAP, self.row - 2 * GAP)

    def x_of(self, time: float) -> float:
        """Where a moment is: behind the steps that have been done by then."""
        return self.left + max(0.0, time) * self.column

    def between(self, first: float, last: float) -> Sequence[Stepped]:
        """The steps whose blocks lie at least in part between two x."""
        begin = bisect_left(self.steps, (first - self.left) / self.column, key=_time)
        end = bisect_right(self.steps, (last - self.left) / self.column + 1, key=_time)
        return self.steps[begin:end]

    def step_at(self, point: QPointF) -> Stepped | None:
        """The step whose block, with the gap around it, lies there."""
        near = self.between(point.x() - self.column, point.x() + self.column)
        return next((step for step in near if self.box(step).adjusted(-GAP, -GAP, GAP, GAP).contains(point)), None)


def _time(step: Stepped) -> float:
    return step.time
