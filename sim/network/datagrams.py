"""Where every UDP datagram has been: the call that gave it, whether it came, the call that took it, whole or cut."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from sim.network.events import Address
from sim.network.packets import Packet
from sim.network.programs import Call
from sim.network.stream_calls import SocketCall, socket_calls
from sim.network.stream_segments import arrival
from sim.network.world import WILDCARDS, World

UDP_HEADER = 8
"""Bytes: two ports, the length of it all, the checksum."""
TOO_LONG_ON_WINDOWS = "10040"
"""WSAEMSGSIZE: there recvfrom() fails if a datagram is too long for it, which is gone nevertheless."""


class Datagram(Struct, frozen=True):
    """A datagram that left. `arrived` is in seconds, None while, or if, it has not come; `taken` counts its bytes.

    A copy that the cable made is a datagram of its own. What `taken_by` did not take of it is gone.
    """

    packet: Packet
    sent_by: Call | None = None
    arrived: float | None = None
    taken_by: Call | None = None
    taken: int = 0

    @property
    def source(self) -> Address:
        """The socket that it comes from."""
        return self.packet.source

    @property
    def target(self) -> Address:
        """The socket that it goes to."""
        return self.packet.target

    @property
    def cut(self) -> int:
        """How many of its bytes nobody will ever read."""
        return whole_length(self.packet) - self.taken if self.taken_by is not None else 0


def whole_length(packet: Packet) -> int:
    """How many bytes the datagram has of which this packet is all, or the first fragment: its header says so."""
    header = packet.event.data[packet.payload_start - UDP_HEADER : packet.payload_start]
    return max(packet.length, int.from_bytes(header[4:6]) - UDP_HEADER)


def datagrams(world: World) -> list[Datagram]:
    """All of them, in the order of their leaving."""
    packets = [packet for packet in world.packets if packet.protocol == "udp" and packet.has_ports]
    calls = [each for each in socket_calls(world) if each.is_datagram] if packets else []
    senders = _senders(packets, [each for each in calls if each.sends])
    found = [
        Datagram(packet, senders.get(packet.event.copy_of or packet.number), arrival(world, packet))
        for packet in packets
    ]
    return _with_takers(found, [each for each in calls if each.reads])


def _senders(packets: Iterable[Packet], calls: list[SocketCall]) -> dict[int, Call]:
    """The call behind each packet's number: the first that is not behind another one and gave the same bytes."""
    found: dict[int, Call] = {}
    left = list(calls)
    for packet in packets:
        sender = next((each for each in left if not packet.event.copy_of and _gave(each, packet)), None)
        if sender is not None:
            left.remove(sender)
            found[packet.number] = sender.call
    return found


def _gave(sender: SocketCall, packet: Packet) -> bool:
    # A datagram that went in fragments shows its first one only.
    data = sender.call.started.data
    has_begun = sender.call.started.time <= packet.sent
    return has_begun and data is not None and data.startswith(packet.payload) and _is_at(sender.local, packet.source)


def _is_at(local: Address | None, address: Address) -> bool:
    """Whether a socket at `local` may be the one at `address`; one that is not bound yet may be any."""
    if local is None:
        return True
    return local.port == address.port and (local.host in WILDCARDS or local.host == address.host)


def _with_takers(found: list[Datagram], calls: Iterable[SocketCall]) -> list[Datagram]:
    """A call takes what came first of what is left for its socket."""
    order = sorted(
        (index for index, each in enumerate(found) if each.arrived is not None),
        key=lambda index: (found[index].arrived, index),
    )
    for each in calls:
        data = _data_of(each.call)
        if data is None:
            continue
        index = next((index for index in order if _is_for(found[index], each, data)), None)
        if index is not None:
            order.remove(index)
            found[index] = replace(found[index], taken_by=each.call, taken=len(data))
    return found


def _data_of(call: Call) -> bytes | None:
    """What the call gave to its program; None if it took no datagram."""
    if call.returned is None:
        return None
    return b"" if TOO_LONG_ON_WINDOWS in call.returned.error else call.returned.data


def _is_for(datagram: Datagram, reader: SocketCall, data: bytes) -> bool:
    return _is_at(reader.local, datagram.target) and datagram.packet.payload.startswith(data)
