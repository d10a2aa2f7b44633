"""A model's host on a real network card, in real time."""

from __future__ import annotations

import select
from collections.abc import Callable

from sim.network.hosts.host import Host, is_loopback
from sim.sources.cards import Card

TICK = 0.02
"""Seconds after which time is looked at again even if nothing reached the host."""


def _unnoticed(now: float, number: int) -> None:
    """Nobody wants to know."""


class ModelOnWire:
    """A host of the model behind `card`, for whoever lives on it: a `Nature` and a `Clock` of the model's scheduler.

    `clock` is the time in seconds. After each call on the host comes `look_after`. `noticed(now, number)` is called
    when something has happened to the host; `number` counts the frames that have reached it, 0 if it was none of them.
    """

    def __init__(
        self,
        host: Host,
        card: Card,
        clock: Callable[[], float],
        noticed: Callable[[float, int], None] = _unnoticed,
    ) -> None:
        self.host = host
        self._card = card
        self._clock = clock
        self._noticed = noticed
        self._taken = 0

    @property
    def now(self) -> float:
        """The time in seconds."""
        return self._clock()

    known_until = now

    @property
    def deadline(self) -> float | None:
        """When the host has something to do: at once if a frame has come."""
        return 0.0 if self._wait_for_frame(0.0) else self.host.deadline

    def reach(self, time: float) -> float:
        """Let time pass until then, a frame, or the next tick; what time it is then."""
        self._wait_for_frame(max(0.0, min(time - self.now, TICK)))
        return self.now

    def advance(self, now: float) -> None:
        """Take the frames that have come, and do what is due. Raises EOFError once the cable is gone."""
        while (frame := self._card.read()) is not None:
            self._taken += 1
            self.host.on_frame(frame, now)
            self.look_after(now, self._taken)
        self.host.on_tick(now)
        self.look_after(now)

    def look_after(self, now: float, number: int = 0) -> None:
        """Let be noticed what has happened to the host, and send what it has to send."""
        self._noticed(now, number)
        while frames := self.host.take_frames():
            for frame in frames:
                if is_loopback(frame):
                    self.host.on_frame(frame, now)
                    self._noticed(now, 0)
                else:
                    self._card.write(frame)

    def _wait_for_frame(self, patience: float) -> bool:
        return bool(select.select([self._card], [], [], patience)[0])
