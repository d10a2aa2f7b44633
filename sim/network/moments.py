"""Which events play and step stop at, and which of them deserve the room of a crossing."""

from __future__ import annotations

from collections.abc import Iterable

from sim.axis import Moment
from sim.network.events import AnyEvent, Event, FrameArrived
from sim.network.packets import Packet
from sim.network.world import World
from sim.timeline import Timeline


def moments_of(events: Iterable[Event], under_way: Iterable[Packet] = ()) -> list[Moment]:
    """The moments of a run, for its axis. `events` are in order of time; each time is given once.

    While a run goes on, those `under_way` are on their way to a moment that is still to come.
    """
    crossing: dict[float, bool] = {}
    for event in events:
        if event.is_moment:
            crossing[event.time] = isinstance(event, FrameArrived) or crossing.get(event.time, False)
    newest = max(crossing, default=0.0)
    to_come = {packet.arrives for packet in under_way if packet.arrives is not None and packet.arrives > newest}
    crossing.update(dict.fromkeys(sorted(to_come), True))
    return [Moment(time, crosses) for time, crosses in crossing.items()]


class ConversationGuide:
    """What a clock must know of a conversation."""

    def moments(self, timeline: Timeline[AnyEvent, World], is_live: bool) -> list[Moment]:
        """Where play and step stop."""
        newest = timeline.world_after(len(timeline))
        return moments_of(timeline.events, newest.under_way.values() if is_live else ())

    def epoch(self, timeline: Timeline[AnyEvent, World]) -> int | None:
        """The wall clock at time 0, in nanoseconds since 1970."""
        run = timeline.world_after(len(timeline)).run
        return None if run is None else run.epoch

    def first_sight(self, timeline: Timeline[AnyEvent, World]) -> float | None:
        """When the first packet is sent (seconds)."""
        packets = timeline.world_after(len(timeline)).packets
        return packets[0].sent if packets else None
