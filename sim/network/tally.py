"""What each conversation has cost so far, and what came of it."""

from __future__ import annotations

from msgspec import Struct

from sim.network.events import Address
from sim.network.packets import MODULUS, Packet
from sim.network.world import World


class Tally(Struct):
    """One conversation between two sockets; counts of packets, sizes in bytes, `seconds` from its first packet on.

    `size` counts whole frames, `again` those that their sender repeated; what the cable doubled is only a packet more.
    `sent` is the programs' data, each byte once; `arrived` what of it has reached the other
    program's host, in order where the protocol keeps order.
    """

    protocol: str
    caller: Address
    callee: Address
    began: float
    packets: int = 0
    size: int = 0
    lost: int = 0
    again: int = 0
    sent: int = 0
    arrived: int = 0
    seconds: float = 0.0


def tallies(world: World) -> list[Tally]:
    """A tally for each conversation, in the order of their beginnings."""
    found: dict[tuple[str, frozenset[Address]], Tally] = {}
    come: set[int] = set()
    for packet in world.packets:
        if packet.has_ports and packet.protocol in ("tcp", "udp"):
            key = packet.protocol, frozenset((packet.source, packet.target))
            tally = found.setdefault(key, Tally(packet.protocol, packet.source, packet.target, packet.sent))
            _count(tally, world.packet(packet.number) or packet, world, come)
    for tally in found.values():
        if tally.protocol == "tcp":
            tally.arrived = _in_order(world, tally.caller, tally.callee) + _in_order(world, tally.callee, tally.caller)
    return list(found.values())


def _count(tally: Tally, packet: Packet, world: World, come: set[int]) -> None:
    """Count one packet more. `come` are the datagrams that have arrived, themselves or as a copy."""
    is_again = packet.segment is not None and packet.segment.again and not packet.event.copy_of
    has_come = packet.number not in world.under_way and packet.lost is None and not packet.is_corrupted
    tally.packets += 1
    tally.size += len(packet.event.data)
    tally.lost += packet.lost is not None
    tally.again += is_again
    if not is_again and not packet.event.copy_of:
        tally.sent += packet.length
    datagram = packet.event.copy_of or packet.number
    if packet.protocol == "udp" and has_come and datagram not in come:
        come.add(datagram)
        tally.arrived += packet.length
    end = packet.lost.time if packet.lost is not None else packet.arrives
    tally.seconds = max(tally.seconds, (packet.sent if end is None or not has_come else end) - tally.began)


def _in_order(world: World, sender: Address, receiver: Address) -> int:
    """How many bytes from `sender` the TCP at `receiver` has in order."""
    end, source = world.end_of(receiver, sender), world.end_of(sender, receiver)
    if end is None or end.expected is None or source is None or source.first is None:
        return 0
    has_fin = source.after_fin is not None and end.expected == source.after_fin
    return max(0, (end.expected - source.first) % MODULUS - 1 - has_fin)
