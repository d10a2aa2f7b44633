"""Puts the reports of several processes into one order of time before they are told."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from sim.network.events import (
    Address,
    AnyEvent,
    CallReturned,
    FrameArrived,
    FrameSent,
    KernelState,
    ListenQueues,
    ModelState,
    TcpState,
)

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
        self._returned_at: list[float] = []
        self._known: dict[object, TcpState] = {}
        self._waiting_at: dict[Address, ListenQueues] = {}

    def put(self, event: AnyEvent) -> None:
        """Take one event. A state of the model's stands before the arrival that brought it about."""
        heapq.heappush(self._waiting, (event.time, not isinstance(event, ModelState), next(self._count), event))
        if isinstance(event, FrameSent | FrameArrived):
            self._moved_at.append(event.time)
        elif isinstance(event, CallReturned):
            self._returned_at.append(event.time)

    def release(self, until: float) -> None:
        """Tell every event whose time is not after `until` (seconds)."""
        while self._waiting and self._waiting[0][0] <= until:
            event = heapq.heappop(self._waiting)[3]
            if self._is_news(event):
                self._tell(event)
        self._moved_at, self._returned_at = (
            [time for time in times if time > until - 1] for times in (self._moved_at, self._returned_at)
        )

    def _is_news(self, event: AnyEvent) -> bool:
        """Whether it is worth telling: of a kernel's answers, those that are about a quiet moment and say a new thing.

        While a segment is moving, nobody can say whether the kernel answered before or after it.
        """
        match event:
            case KernelState():
                return self._is_new_state(event)
            case ListenQueues(asked=float(asked)):
                return self._is_new_waiting(event, asked)
            case FrameArrived() | CallReturned():
                self._waiting_at.clear()  # who waits may have changed, and is then to be told even if it has not
        return True

    def _is_new_state(self, event: KernelState) -> bool:
        key = (event.local, event.peer)
        if self._known.get(key) is event.state or not _is_quiet(event.asked, event.time, self._moved_at):
            return False
        self._known[key] = event.state
        return True

    def _is_new_waiting(self, event: ListenQueues, asked: float) -> bool:
        answer = replace(event, time=0.0, asked=0.0)
        if self._waiting_at.get(event.local) == answer:
            return False
        if not _is_quiet(asked, event.time, (*self._moved_at, *self._returned_at)):
            return False
        self._waiting_at[event.local] = answer
        return True


def _is_quiet(asked: float, answered: float, moved_at: Iterable[float]) -> bool:
    """Whether nothing moved while the kernel was asked, nor shortly before or after."""
    return not any(asked - DISTANCE <= time <= answered + LAG for time in moved_at)
