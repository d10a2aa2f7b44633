"""The timers of a connection: when each will run out. What then happens is in `timeouts.py`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Timer(Enum):
    """What can be waited for."""

    RETRANSMISSION = "retransmission"
    PERSIST = "persist"
    DELAYED_ACK = "delayed ack"
    KEEP_ALIVE = "keep-alive"
    TIME_WAIT = "time-wait"
    FIN_WAIT_2 = "fin-wait-2"


class Timers:
    """Which timers run, and until when (seconds)."""

    def __init__(self) -> None:
        self._deadlines: dict[Timer, float] = {}

    def set(self, timer: Timer, deadline: float) -> None:
        """Start the timer, or let it run until another time."""
        self._deadlines[timer] = deadline

    def stop(self, timer: Timer) -> None:
        """Stop the timer if it runs."""
        self._deadlines.pop(timer, None)

    def stop_all(self) -> None:
        """Stop every timer."""
        self._deadlines.clear()

    def runs(self, timer: Timer) -> bool:
        """Whether the timer runs."""
        return timer in self._deadlines

    @property
    def deadline(self) -> float | None:
        """When the first one runs out."""
        return min(self._deadlines.values(), default=None)

    def take_due(self, now: float) -> Timer | None:
        """Stop and name the timer that is longest overdue; None if none is due."""
        timer = min(self._deadlines, key=self._deadlines.__getitem__, default=None)
        if timer is None or self._deadlines[timer] > now:
            return None
        del self._deadlines[timer]
        return timer

    def by_name(self) -> Mapping[str, float]:
        """Every running timer's name and deadline."""
        return {timer.value: deadline for timer, deadline in self._deadlines.items()}
