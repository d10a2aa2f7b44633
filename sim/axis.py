"""How much room each stretch of time gets: loopback mixes microseconds with seconds, and a person must see both.

The axis maps a time (seconds since the run began) to a *position*. One unit of position is one second of playing at
normal speed, and the same distance on the ladder, so the playhead always moves evenly. Zooming gives every stretch
more room and more time alike.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from enum import Enum
from itertools import pairwise
from math import log10

from msgspec import Struct

STEP = 0.5
CROSSING = 1.0
LINEAR_LENGTH = 24.0
DECADE = 0.45
SHORTEST_GAP = 1e-5


class Scale(Enum):
    """The three ways of giving room to time."""

    STEPS = "steps"
    LINEAR = "linear"
    COMPRESSED = "compressed"


class Moment(Struct, frozen=True):
    """A time at which something visible happens; `crossing` where a packet arrives, which deserves more room."""

    time: float
    crossing: bool = False


class Axis:
    """A monotone, piecewise linear map between time and position, through the moments of a run."""

    def __init__(self, moments: list[Moment], scale: Scale = Scale.STEPS, zoom: float = 1.0) -> None:
        self.scale, self.zoom = scale, zoom
        self.times = [moment.time for moment in moments] or [0.0]
        self._positions = [0.0]
        span = self.times[-1] - self.times[0]
        for (before, after), moment in zip(pairwise(self.times), moments[1:], strict=False):
            self._positions.append(self._positions[-1] + self._room(after - before, moment.crossing, span))

    def _room(self, gap: float, crossing: bool, span: float) -> float:
        match self.scale:
            case Scale.STEPS:
                return CROSSING if crossing else STEP
            case Scale.LINEAR:
                return gap / span * LINEAR_LENGTH if span else 0.0
            case Scale.COMPRESSED:
                return (0.25 if crossing else 0.1) + DECADE * log10(1 + gap / SHORTEST_GAP)

    def zoomed(self, zoom: float) -> Axis:
        """The same axis with `zoom` times the room that it has at 1."""
        other = copy(self)
        other.zoom = zoom
        return other

    @property
    def length(self) -> float:
        """The position of the last moment."""
        return self.zoom * self._positions[-1]

    def position_of(self, time: float) -> float:
        """Where `time` lies. Times outside the run are held at its ends."""
        return self.zoom * _interpolate(self.times, self._positions, time)

    def time_of(self, position: float) -> float:
        """The time (seconds) at `position`; the inverse of `position_of`."""
        return _interpolate(self._positions, self.times, position / self.zoom)

    def next_moment(self, time: float) -> float:
        """The first moment after `time`, or the last one."""
        return self.times[min(bisect_right(self.times, time), len(self.times) - 1)]

    def latest_moment(self, time: float) -> float:
        """The last moment by `time`, or the first one."""
        return self.times[max(bisect_right(self.times, time) - 1, 0)]

    def previous_moment(self, time: float) -> float:
        """The last moment before `time`, or the first one."""
        return self.times[max(bisect_left(self.times, time) - 1, 0)]


def _interpolate(xs: list[float], ys: list[float], x: float) -> float:
    index = bisect_right(xs, x)
    if index == 0:
        return ys[0]
    if index == len(xs) or xs[index - 1] == x:
        return ys[index - 1]
    share = (x - xs[index - 1]) / (xs[index] - xs[index - 1])
    return ys[index - 1] + share * (ys[index] - ys[index - 1])
