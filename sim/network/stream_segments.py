"""Which bytes of a TCP stream each segment carried, and when they came. Offsets count one direction's bytes from 0.

SYN and FIN take a number each and carry no byte (RFC 9293 3.4); what a segment with RST carries does not count.
"""

from __future__ import annotations

from msgspec import Struct

from sim.network.events import Address
from sim.network.packets import MODULUS, Label, Packet
from sim.network.world import World

Ends = tuple[Address, Address]
REACH = 1 << 26
"""Bytes that a segment may lie ahead of all others; what lies further ahead does not belong to the stream."""


class Carried(Struct, frozen=True):
    """A segment with the bytes from `start` to before `end`. `arrived` is None while, or if, it has not come.

    `is_probe`: it was sent into a closed window, so that its receiver may have refused it.
    """

    start: int
    end: int
    packet: Packet
    arrived: float | None
    is_probe: bool


class Flow(Struct):
    """One direction of one connection. `acknowledged` are the offsets that its receiver confirmed, with the times.

    `zero` is the sequence number of the byte at offset 0, or of the first one seen where nobody saw the SYN.
    """

    source: Address
    target: Address
    began: float
    zero: int
    newest: int = 0
    has_syn: bool = False
    segments: list[Carried] = []
    acknowledged: list[tuple[float, int]] = []

    def offset_of(self, number: int) -> int:
        """The offset of a sequence number: the one nearest to the newest, however often numbers have begun anew."""
        distance = (number - self.zero - self.newest) % MODULUS
        return self.newest + (distance - MODULUS if distance >= MODULUS // 2 else distance)


def flows(world: World) -> list[Flow]:
    """Both directions of every TCP connection that was seen, in the order of their first segments."""
    found: list[Flow] = []
    current: dict[Ends, Flow] = {}
    for packet in world.packets:
        if packet.segment is None or not packet.has_ports:
            continue
        ends = packet.source, packet.target
        flow = current.get(ends)
        if flow is None or _begins_anew(flow, packet):
            flow = current[ends] = _new_flow(packet)
            found.append(flow)
        back = current.get((packet.target, packet.source))
        if back is not None and "ack" in packet.flags and "rst" not in packet.flags:
            back.acknowledged.append((packet.sent, back.offset_of(packet.segment.acknowledgement)))
        _add(flow, packet, world)
    for flow in found:
        _count_from_zero(flow)
    return found


def _new_flow(packet: Packet) -> Flow:
    assert packet.segment is not None
    has_syn = "syn" in packet.flags
    return Flow(packet.source, packet.target, packet.sent, (packet.segment.sequence + has_syn) % MODULUS, 0, has_syn)


def _begins_anew(flow: Flow, packet: Packet) -> bool:
    """Whether it opens another connection between the same two ports; a repeated SYN has its old number."""
    assert packet.segment is not None
    return "syn" in packet.flags and (packet.segment.sequence + 1) % MODULUS != flow.zero


def _add(flow: Flow, packet: Packet, world: World) -> None:
    assert packet.segment is not None
    if not packet.length or "rst" in packet.flags:
        return
    start = flow.offset_of((packet.segment.sequence + ("syn" in packet.flags)) % MODULUS)
    end = start + packet.length
    if start > flow.newest + REACH or (flow.has_syn and end <= 0):
        return
    is_probe = Label.WINDOW_PROBE in packet.segment.labels
    flow.segments.append(Carried(start, end, packet, arrival(world, packet), is_probe))
    flow.newest = max(flow.newest, end)


def arrival(world: World, packet: Packet) -> float | None:
    """When the packet reached its receiver whole (seconds); None if it has not, or was thrown away there.

    Where nobody saw it come, it counts as having come when it was seen.
    """
    known = world.altered.get(packet.number, packet)
    if packet.number in world.under_way or known.lost is not None or known.discarded is not None or known.is_corrupted:
        return None
    return packet.sent if known.arrives is None else known.arrives


def _count_from_zero(flow: Flow) -> None:
    """Without a SYN the first byte seen is at 0, even if it was seen late."""
    first = min((each.start for each in flow.segments), default=0)
    if flow.has_syn or not first:
        return
    flow.segments = [
        Carried(each.start - first, each.end - first, each.packet, each.arrived, each.is_probe)
        for each in flow.segments
    ]
    flow.acknowledged = [(time, offset - first) for time, offset in flow.acknowledged]
