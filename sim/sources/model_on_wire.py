"""Runs a model's host on a real network card, in real time."""

from __future__ import annotations

import select
import time
from collections.abc import Callable
from typing import TypeVar

from sim.network.hosts.host import Host, is_loopback
from sim.sources.cards import Card

T = TypeVar("T")
TICK = 0.01
"""Seconds after which a waiting call is asked again even if nothing reached the host."""


class ModelOnWire:
    """A host of the model behind `card`. Its calls take `now`; `flush` after each of them sends what it caused."""

    def __init__(self, host: Host, card: Card) -> None:
        self.host = host
        self._card = card

    @property
    def now(self) -> float:
        """The time in seconds, on a clock that is never set."""
        return time.monotonic()

    def wait(self, call: Callable[[float], T | None], patience: float) -> T:
        """Carry frames and time until `call(now)` gives something. Raises TimeoutError after `patience` seconds."""
        until = self.now + patience
        while (result := call(self.now)) is None:
            self.flush()
            if self.now > until:
                raise TimeoutError(f"nothing came of it within {patience:g} seconds")
            self.turn(TICK)
        self.flush()
        return result

    def turn(self, patience: float) -> None:
        """Wait for the next frame or the next deadline, but no longer than `patience`, and see to it."""
        deadline = self.host.deadline
        if deadline is not None:
            patience = min(patience, deadline - self.now)
        select.select([self._card], [], [], max(0.0, patience))
        while (frame := self._card.read()) is not None:
            self.host.on_frame(frame, self.now)
            self.flush()
        self.host.on_tick(self.now)
        self.flush()

    def flush(self) -> None:
        """Send what the host has to send."""
        while frames := self.host.take_frames():
            for frame in frames:
                if is_loopback(frame):
                    self.host.on_frame(frame, self.now)
                else:
                    self._card.write(frame)
