"""A TCP end's numbers over time, for plots: what it sent, what was confirmed, what it reckoned with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sim.network.events import TcpFigures
from sim.network.packets import Packet
from sim.network.world import EndKey, World


class Series(NamedTuple):
    """Points in order of time: seconds and values."""

    times: list[float]
    values: list[float]


class SequenceCurves(NamedTuple):
    """Sequence numbers over time (Stevens), relative to the first one.

    `sent` has each data segment's end when it left, `again` those that were sent before, `acknowledged` each
    acknowledgement when it came, `in_flight` the bytes sent and not confirmed after each of these.
    """

    sent: Series
    again: Series
    acknowledged: Series
    in_flight: Series


class FigureCurves(NamedTuple):
    """What the end's own kernel, or the model, told of it. Sizes in bytes, times in milliseconds."""

    cwnd: Series
    ssthresh: Series
    srtt: Series
    rto: Series


def talking_ends(world: World) -> list[EndKey]:
    """The ends of connections that have sent something, in the order of their first segment."""
    seen: dict[EndKey, None] = {}
    for packet in world.packets:
        if packet.segment is not None:
            seen.setdefault((packet.source, packet.target))
    return list(seen)


def sequence_curves(world: World, end: EndKey) -> SequenceCurves:
    """What `end` sent and had confirmed."""
    moments = sorted(_moments(world, end), key=lambda moment: moment[0])
    curves = SequenceCurves(*(Series([], []) for _ in range(4)))
    highest = confirmed = 0
    for time, number, is_ack, again in moments:
        if is_ack:
            confirmed = max(confirmed, number)
            _add(curves.acknowledged, time, confirmed)
        else:
            highest = max(highest, number)
            _add(curves.again if again else curves.sent, time, number)
        _add(curves.in_flight, time, max(0, highest - confirmed))
    return curves


def _moments(world: World, end: EndKey) -> Iterable[tuple[float, int, bool, bool]]:
    """(time, number, whether it is an acknowledgement that came, whether it was sent before)."""
    local, peer = end
    for packet in world.packets:
        if packet.segment is None:
            continue
        if (packet.source, packet.target) == (local, peer) and _takes_numbers(packet):
            yield packet.sent, packet.segment.relative_sequence + _weight(packet), False, packet.segment.again
        elif (packet.source, packet.target) == (peer, local) and "ack" in packet.flags:
            known = world.altered.get(packet.number, packet)
            has_come = packet.number not in world.under_way and known.lost is None
            if has_come and known.arrives is not None:
                yield known.arrives, packet.segment.relative_acknowledgement, True, False


def _weight(packet: Packet) -> int:
    return packet.length + ("syn" in packet.flags) + ("fin" in packet.flags)


def _takes_numbers(packet: Packet) -> bool:
    return _weight(packet) > 0


def figure_curves(figures: Iterable[TcpFigures], end: EndKey) -> FigureCurves:
    """What was told of `end`."""
    curves = FigureCurves(*(Series([], []) for _ in range(4)))
    for each in figures:
        if (each.local, each.peer) == end:
            _add(curves.cwnd, each.time, each.cwnd)
            _add(curves.rto, each.time, each.rto * 1000)
            if each.ssthresh is not None:
                _add(curves.ssthresh, each.time, each.ssthresh)
            if each.srtt is not None:
                _add(curves.srtt, each.time, each.srtt * 1000)
    return curves


def _add(series: Series, time: float, value: float) -> None:
    series.times.append(time)
    series.values.append(value)
