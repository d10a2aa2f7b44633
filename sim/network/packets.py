"""A frame as the views see it: who to whom, which flags, which numbers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from ipaddress import IPv4Address, IPv6Address

from msgspec import Struct
from msgspec.structs import replace

from sim.network import headers, options
from sim.network.events import Address, FrameDiscarded, FrameLost, FrameSent, Link
from sim.network.protocols import ARP, DATA, ICMP, IPV4, IPV6, TCP, UDP, Protocol

FLAGS = ("syn", "fin", "rst", "psh", "ack", "urg", "ece", "cwr")
UNREACHABLE = 3
SACK_LEAST = 10
"""Bytes that the option takes at least."""


MODULUS = 1 << 32


class Label(Enum):
    """What a segment turns out to be."""

    RETRANSMISSION = "retransmission"
    FAST_RETRANSMISSION = "fast retransmission"
    DUPLICATE_ACK = "duplicate ACK"
    OUT_OF_ORDER = "out of order"
    ZERO_WINDOW = "zero window"
    WINDOW_UPDATE = "window update"
    WINDOW_PROBE = "window probe"
    KEEP_ALIVE = "keep-alive"


class Segment(Struct, frozen=True):
    """The numbers of a TCP header. `relative_*` count from the first sequence number of each direction.

    `again` if its first number was sent before; `has_sack` if it tells what arrived beyond a gap (RFC 2018); `labels`
    say what it is for its sender.
    """

    sequence: int
    acknowledgement: int
    window: int
    relative_sequence: int = 0
    relative_acknowledgement: int = 0
    again: bool = False
    has_sack: bool = False
    labels: tuple[Label, ...] = ()


class Packet(Struct, frozen=True):
    """A frame that was sent. `protocol` names the innermost header; `length` is the payload in bytes.

    A capture may have kept less of the payload than its `length`.
    `flags` are lower-case TCP flags in the order in which they are drawn. `arrives` is when it is due at the other
    side (seconds), None while it is held, or where nobody knows. `lost` and `discarded` say what became of it.
    A frame whose due time was changed under way goes on from `reached`, a share of the way, since `resumed` (seconds).
    """

    event: FrameSent
    protocol: str
    source: Address
    target: Address
    flags: tuple[str, ...] = ()
    segment: Segment | None = None
    payload_start: int = 0
    length: int = 0
    arrives: float | None = None
    lost: FrameLost | None = None
    discarded: FrameDiscarded | None = None
    resumed: float | None = None
    reached: float = 0.0
    is_corrupted: bool = False

    @property
    def number(self) -> int:
        """The frame's number within the run."""
        return self.event.number

    @property
    def sent(self) -> float:
        """When it left, in seconds."""
        return self.event.time

    def progress(self, time: float) -> float:
        """How much of its way it has behind it at `time` (seconds), from 0 to 1; a lost one stays where it died."""
        if self.lost is not None:
            time = min(time, self.lost.time)
        start = self.sent if self.resumed is None else self.resumed
        if self.arrives is None:
            return 1.0 if self.resumed is None else self.reached
        if self.arrives <= start:
            return 1.0
        share = min(1.0, max(0.0, (time - start) / (self.arrives - start)))
        return self.reached + (1.0 - self.reached) * share

    @property
    def has_ports(self) -> bool:
        """Whether it belongs between two sockets."""
        return bool(self.source.port and self.target.port)

    @property
    def payload(self) -> bytes:
        """The program's bytes in it."""
        return self.event.data[self.payload_start : self.payload_start + self.length]


def packet_of(event: FrameSent) -> Packet:
    """Read a frame just far enough to know who talks to whom about what. Never fails."""
    data = event.data
    parts = headers.split(data, event.link)
    found = {protocol.name: start for protocol, start, _ in parts}
    protocol = next((part[0] for part in reversed(parts) if part[0] is not DATA), DATA)
    payload_start, payload_end = parts[-1][1:] if parts and parts[-1][0] is DATA else (len(data), len(data))
    source, target = _hosts(data, found)
    packet = Packet(
        event,
        protocol.name,
        Address(source, 0),
        Address(target, 0),
        (),
        None,
        payload_start,
        payload_end - payload_start + _cut_off(event, found),
        event.arrives,
    )
    if protocol in (TCP, UDP):
        return _with_ports(packet, data, found[protocol.name], protocol)
    if protocol is ICMP and headers.read(data, found[ICMP.name], ICMP, "type") == UNREACHABLE:
        return _with_quoted_ports(packet)
    return packet


def _cut_off(event: FrameSent, found: Mapping[str, int]) -> int:
    """How many bytes of the payload the capture did not keep: IP says how long the whole was."""
    if not event.cut:
        return 0
    for protocol in (IPV4, IPV6):
        if protocol.name in found:
            at = found[protocol.name] + (protocol.size if protocol is IPV6 else 0)
            end = at + headers.read(event.data, found[protocol.name], protocol, "length")
            return max(0, min(event.cut, end - len(event.data)))
    return event.cut


def _hosts(data: bytes, found: Mapping[str, int]) -> tuple[str, str]:
    for protocol, text in ((IPV4, IPv4Address), (IPV6, IPv6Address), (ARP, IPv4Address)):
        if protocol.name in found:
            at = found[protocol.name]
            source, target = (headers.read(data, at, protocol, name) for name in ("source", "target"))
            return str(text(source)), str(text(target))
    return "?", "?"


def _with_ports(packet: Packet, data: bytes, at: int, protocol: Protocol) -> Packet:
    def get(name: str) -> int:
        return headers.read(data, at, protocol, name)

    source = Address(packet.source.host, get("source_port"))
    target = Address(packet.target.host, get("target_port"))
    flags: tuple[str, ...] = ()
    segment = None
    if protocol is TCP:
        flags = tuple(flag for flag in FLAGS if get(flag))
        has_sack = _has_sack(data[at + protocol.size : at + 4 * get("header_length")])
        segment = Segment(get("sequence"), get("acknowledgement"), get("window"), has_sack=has_sack)
    return replace(packet, protocol=protocol.name, source=source, target=target, flags=flags, segment=segment)


def _has_sack(option_bytes: bytes) -> bool:
    # Most segments have no room for it: then there is no need to look.
    return len(option_bytes) >= SACK_LEAST and any(each.name == "sack" for each in options.decode(option_bytes))


def _with_quoted_ports(packet: Packet) -> Packet:
    """An ICMP error quotes the packet that caused it (RFC 792): it goes back along that packet's way."""
    quoted = packet_of(FrameSent(0.0, 0, packet.payload, Link.RAW))
    if not quoted.has_ports:
        return packet
    return replace(packet, source=Address(packet.source.host, quoted.target.port), target=quoted.source)


def delayed(packet: Packet, time: float, arrives: float | None) -> Packet:
    """The packet from `time` on, when its due time became `arrives` (seconds), or unknown because it is held."""
    return replace(packet, resumed=time, reached=packet.progress(time), arrives=arrives)


def sequence_after(packet: Packet) -> int:
    """The sequence number after this segment: SYN and FIN take one each (RFC 9293 3.4)."""
    assert packet.segment is not None
    control = ("syn" in packet.flags) + ("fin" in packet.flags)
    return (packet.segment.sequence + packet.length + control) % MODULUS


def not_before(a: int, b: int) -> bool:
    """Whether sequence number `a` is `b` or later, modulo 2^32 (RFC 9293 3.4)."""
    return (a - b) % MODULUS < MODULUS // 2
