"""Events in order of time, and the world at any moment of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, Self, TypeVar

CHECKPOINT_EVERY = 32


class Timed(Protocol):
    """Anything with a moment: `time` in seconds since the run began."""

    @property
    def time(self) -> float:
        """Seconds since the run began."""
        ...


E = TypeVar("E", bound=Timed)
Folded = TypeVar("Folded", bound=Timed, contravariant=True)


class Foldable(Protocol[Folded]):
    """A world: an immutable value that knows itself after one more event."""

    def after(self, event: Folded, /) -> Self:
        """The world once `event` has happened."""
        ...


W = TypeVar("W", bound="Foldable")  # type: ignore[type-arg]  # a TypeVar cannot be bound to another TypeVar


class Timeline(Generic[E, W]):
    """An ordered list of events over a first world. Going back is folding to an earlier moment, never undoing."""

    def __init__(self, first: W) -> None:
        self._events: list[E] = []
        self._checkpoints: list[W] = [first]
        self._head = first

    def __len__(self) -> int:
        return len(self._events)

    @property
    def events(self) -> Sequence[E]:
        """All events in order of time. Read only."""
        return self._events

    @property
    def end(self) -> float:
        """The time of the last event in seconds; 0.0 when there is none."""
        return self._events[-1].time if self._events else 0.0

    def add(self, event: E) -> int:
        """Put `event` at its place in time and return its index. Among equal times the first to come stays first.

        Sources report from several processes, so an event may come a little late; the worlds after it are folded anew.
        """
        if not self._events or event.time >= self._events[-1].time:
            self._append(event)
            return len(self._events) - 1
        index = self.index_at(event.time)
        later = self._events[index:]
        self._head = self.world_after(index)
        del self._events[index:]
        del self._checkpoints[index // CHECKPOINT_EVERY + 1 :]
        for each in (event, *later):
            self._append(each)
        return index

    def _append(self, event: E) -> None:
        self._head = self._head.after(event)
        self._events.append(event)
        if len(self._events) % CHECKPOINT_EVERY == 0:
            self._checkpoints.append(self._head)

    def index_at(self, time: float) -> int:
        """How many events have happened by `time` (seconds)."""
        return bisect_right(self._events, time, key=lambda event: event.time)

    def world_after(self, count: int) -> W:
        """The world after the first `count` events."""
        if count >= len(self._events):
            return self._head
        nearest = count // CHECKPOINT_EVERY
        world = self._checkpoints[nearest]
        for event in self._events[nearest * CHECKPOINT_EVERY : count]:
            world = world.after(event)
        return world

    def world_at(self, time: float) -> W:
        """The world at `time` (seconds)."""
        return self.world_after(self.index_at(time))
