"""Which events play and step stop at, and which of them deserve the room of a crossing."""

from __future__ import annotations

from collections.abc import Iterable

from sim.axis import Moment
from sim.network.events import Event, FrameArrived


def moments_of(events: Iterable[Event]) -> list[Moment]:
    """The moments of a run, for its axis. `events` are in order of time; each time is given once."""
    crossing: dict[float, bool] = {}
    for event in events:
        if event.is_moment:
            crossing[event.time] = isinstance(event, FrameArrived) or crossing.get(event.time, False)
    return [Moment(time, crosses) for time, crosses in crossing.items()]
