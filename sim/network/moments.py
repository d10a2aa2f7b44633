"""Which events play and step stop at, and which of them deserve the room of a crossing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sim.axis import Moment
from sim.network.encapsulation import rests
from sim.network.events import AnyEvent, Event, FrameArrived
from sim.network.packets import Packet
from sim.network.world import World
from sim.timeline import Timeline


def moments_of(events: Sequence[Event], under_way: Iterable[Packet] = (), *, is_live: bool = False) -> list[Moment]:
    """The moments of a run, for its axis. `events` are in order of time; each time is given once.

    While a run goes on, its newest event is one too, so that all that is known can be seen; and those `under_way` are
    on their way to a moment that is still to come.
    """
    crossing: dict[float, bool] = {}
    for event in events:
        if event.is_moment:
            crossing[event.time] = isinstance(event, FrameArrived) or crossing.get(event.time, False)
    if is_live and events:
        crossing.setdefault(events[-1].time, False)
    newest = max(crossing, default=0.0)
    to_come = {packet.arrives for packet in under_way if packet.arrives is not None and packet.arrives > newest}
    crossing.update(dict.fromkeys(sorted(to_come), True))
    return [Moment(time, crosses) for time, crosses in crossing.items()]


def with_layers(moments: list[Moment], world: World) -> list[Moment]:
    """The moments, and those at which a message on its way is in another layer, until another frame comes or goes."""
    known = [world.packet(packet.number) or packet for packet in world.packets]
    news = sorted({packet.sent for packet in known} | {each.arrives for each in known if each.arrives is not None})
    within = {
        time: Moment(time)
        for packet in known
        if packet.length and packet.lost is None
        for time in _rests_of(packet)
        if time < moments[-1].time and bisect_right(news, time) == bisect_right(news, packet.sent)
    }
    return sorted((within | {moment.time: moment for moment in moments}).values(), key=lambda moment: moment.time)


def _rests_of(packet: Packet) -> list[float]:
    # What was changed under way goes on in another measure.
    if packet.arrives is None or packet.resumed is not None:
        return []
    return [packet.sent + share * (packet.arrives - packet.sent) for share in rests()]


class ConversationGuide:
    """What a clock must know of a conversation; `shows_layers` where a message is followed from layer to layer."""

    def __init__(self) -> None:
        self.shows_layers = False

    def moments(self, timeline: Timeline[AnyEvent, World], is_live: bool) -> list[Moment]:
        """Where play and step stop."""
        newest = timeline.world_after(len(timeline))
        moments = moments_of(timeline.events, newest.under_way.values() if is_live else (), is_live=is_live)
        return with_layers(moments, newest) if self.shows_layers else moments

    def epoch(self, timeline: Timeline[AnyEvent, World]) -> int | None:
        """The wall clock at time 0, in nanoseconds since 1970."""
        run = timeline.world_after(len(timeline)).run
        return None if run is None else run.epoch

    def first_sight(self, timeline: Timeline[AnyEvent, World]) -> float | None:
        """When the first packet is sent (seconds)."""
        packets = timeline.world_after(len(timeline)).packets
        return packets[0].sent if packets else None
