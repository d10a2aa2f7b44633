"""Puts the reports of several processes into one order of time before they are told."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable

from sim.network.events import AnyEvent, FrameArrived, FrameSent, KernelState, ModelState, TcpState

HOLD = 0.04
"""Seconds for which events are held back, so that others with an earlier time can still come in before them.

It covers the time that a report needs to get here, and for which a thread may have to wait for its turn.
"""

DISTANCE = 0.0005
"""A kernel's answer counts only if no segment moved within so many seconds before the question, or until the answer."""
LAG = 0.005
"""Nor so many seconds after it: a card's reader, which may have to wait for its turn, sees a segment late."""


class Merger:
    """Collects events and lets them go in order of time."""

    def __init__(self, tell: Callable[[AnyEvent], None]) -> None:
        self._tell = tell
        self._waiting: list[tuple[float, bool, int, AnyEvent]] = []
        self._count = itertools.count()
        self._moved_at: list[float] = []
        self._known: dict[object, TcpState] = {}

    def put(self, event: AnyEvent) -> None:
        """Take one event. A state of the model's stands before the arrival that brought it about."""
        heapq.heappush(self._waiting, (event.time, not isinstance(event, ModelState), next(self._count), event))
        if isinstance(event, FrameSent | FrameArrived):
            self._moved_at.append(event.time)

    def release(self, until: float) -> None:
        """Tell every event whose time is not after `until` (seconds)."""
        while self._waiting and self._waiting[0][0] <= until:
            event = heapq.heappop(self._waiting)[3]
            if not isinstance(event, KernelState) or self._is_news(event):
                self._tell(event)
        self._moved_at = [time for time in self._moved_at if time > until - 1]

    def _is_news(self, event: KernelState) -> bool:
        """Whether the answer is about a quiet moment and says something new.

        While a segment is moving, nobody can say whether the kernel answered before or after it.
        """
        key = (event.local, event.peer)
        if self._known.get(key) is event.state:
            return False
        if any(event.asked - DISTANCE <= time <= event.time + LAG for time in self._moved_at):
            return False
        self._known[key] = event.state
        return True
