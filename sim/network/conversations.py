"""Which conversations a capture holds: read off a few header fields of each frame, so that a million take seconds.

What is counted as one conversation, and where a port that is used again begins another one, is as in Wireshark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple

from sim.network.events import Address, ConversationFound, Link

SECOND = 1_000_000_000
IPV4, IPV6, ARP = 0x0800, 0x86DD, 0x0806
VLANS = (0x8100, 0x88A8, 0x9100)
EXTENSIONS = (0, 43, 60)
FRAGMENT, TCP = 44, 6
WITH_PORTS = (6, 17, 132, 136)
"""TCP, UDP, SCTP and UDP-Lite all begin with the two ports."""
NAMES = {1: "icmp", 2: "igmp", 6: "tcp", 17: "udp", 47: "gre", 58: "icmpv6", 132: "sctp", 136: "udplite", ARP: "arp"}
FIN, SYN, RST, ACK = 1, 2, 4, 16
OPENS_OR_ENDS = FIN | SYN | RST
MODULUS = 1 << 32
MOST_FRAGMENTED = 4096
"""Packets in pieces whose ports are remembered."""
NOWHERE = -1


class Flow(NamedTuple):
    """Who sends to whom: the number of the protocol, both addresses and both ports, as bytes of the frame.

    `start` is where the transport header begins, -1 where the frame does not hold one.
    """

    protocol: int
    hosts: bytes
    ports: bytes
    start: int

    @property
    def key(self) -> bytes:
        """The same as one value."""
        return self.protocol.to_bytes(2, "big") + self.hosts + self.ports

    @property
    def turned_key(self) -> bytes:
        """The key of whoever answers."""
        half = len(self.hosts) // 2
        hosts, ports = self.hosts[half:] + self.hosts[:half], self.ports[2:] + self.ports[:2]
        return self.protocol.to_bytes(2, "big") + hosts + ports


class Tally:
    """What has been counted of one conversation. A flood makes a million of them, so it is kept small.

    `key` is that of the side that began; what the other side has sent is counted in `answers` and `answer_bytes`.
    `base` and `answer_base` are the first numbers of the two, `flags` all that began or ended it, of both sides.
    """

    __slots__ = (
        "answer_base", "answer_bytes", "answer_flags", "answers", "base", "bytes", "ends_at", "flags", "key", "number",
        "packets", "since",
    )  # fmt: skip

    def __init__(self, number: int, key: bytes, since: int) -> None:
        self.number, self.key = number, key
        self.since = self.ends_at = since
        self.packets = self.bytes = self.answers = self.answer_bytes = self.flags = self.answer_flags = 0
        self.base: int | None = None
        self.answer_base: int | None = None

    def count(self, is_answer: bool, size: int, time: int) -> None:
        """One more frame."""
        if is_answer:
            self.answers += 1
            self.answer_bytes += size
        else:
            self.packets += 1
            self.bytes += size
        if time > self.ends_at:
            self.ends_at = time

    def base_of(self, is_answer: bool) -> int | None:
        """The first number of that side; None before it has said one."""
        return self.answer_base if is_answer else self.base

    def note(self, is_answer: bool, base: int, flags: int) -> None:
        """What a segment says of its side's first number, and of the connection's beginning and end."""
        if is_answer:
            self.answer_base = base if self.answer_base is None else self.answer_base
            self.answer_flags |= flags
        else:
            self.base = base if self.base is None else self.base
            self.flags |= flags


class Conversations:
    """Counts frames, one after the other, in the order of the file."""

    def __init__(self) -> None:
        self.tallies: list[Tally] = []
        self.others = 0
        """Frames that belong to no conversation."""
        self.too_short = self.most_kept = 0
        """How many of these were cut before it could be told, and the most bytes that were kept of one."""
        self.since: int | None = None
        self._by_key: dict[bytes, Tally] = {}
        self._fragments: dict[bytes, bytes] = {}

    def add(self, time: int, link: int, data: bytes, cut: int = 0) -> int:
        """Count a frame seen at `time` (nanoseconds) and return the number of its conversation, 0 for none."""
        if self.since is None:
            self.since = time
        flow = flow_of(data, link, self._fragments)
        if flow is None:
            self.others += 1
            if cut and _ends_in_addresses(data, link):
                self.too_short, self.most_kept = self.too_short + 1, max(self.most_kept, len(data))
            return 0
        key = flow.key
        tally = self._by_key.get(key) or self._begin(flow, key, time)
        if flow.protocol == TCP and flow.start != NOWHERE:
            tally = self._after_segment(tally, flow, key, data, time)
        tally.count(key != tally.key, len(data) + cut, time)
        return tally.number

    def found(self) -> Iterator[ConversationFound]:
        """The conversations in the order of time; their numbers are in the order of the file."""
        return self.told(self.tallies)

    def told(self, tallies: Iterable[Tally]) -> Iterator[ConversationFound]:
        """What is to be told of these, in the order of time."""
        in_order = sorted(tallies, key=lambda tally: tally.since)
        return (_told(tally, self.since or 0) for tally in in_order)

    def _begin(self, flow: Flow, key: bytes, time: int) -> Tally:
        tally = Tally(len(self.tallies) + 1, key, time)
        self.tallies.append(tally)
        self._by_key[flow.turned_key] = tally
        self._by_key[key] = tally
        return tally

    def _after_segment(self, tally: Tally, flow: Flow, key: bytes, data: bytes, time: int) -> Tally:
        """Note what a segment opens or ends; a SYN with another number begins another conversation."""
        flags = data[flow.start + 13]
        known = tally.base_of(key != tally.key)
        if known is not None and not flags & OPENS_OR_ENDS:
            return tally
        base = (int.from_bytes(data[flow.start + 4 : flow.start + 8], "big") - (not flags & SYN)) % MODULUS
        if flags & (SYN | ACK) == SYN and known not in (None, base):
            tally = self._begin(flow, key, time)
        tally.note(key != tally.key, base, flags & OPENS_OR_ENDS)
        return tally


def flow_of(data: bytes, link: int, fragments: dict[bytes, bytes] | None = None) -> Flow | None:
    """Who sends the frame to whom; None where no IP or ARP is found. Never fails.

    `fragments` remembers the ports of packets that come in pieces, from one call to the next.
    """
    kind, at = _network(data, link)
    if kind == IPV4 and len(data) >= at + 20 and data[at] >> 4 == 4:
        return _in_ipv4(data, at, {} if fragments is None else fragments)
    if kind == IPV6 and len(data) >= at + 40 and data[at] >> 4 == 6:
        return _in_ipv6(data, at, {} if fragments is None else fragments)
    if kind == ARP and data[at + 2 : at + 6] == b"\x08\x00\x06\x04" and len(data) >= at + 28:
        return Flow(ARP, data[at + 14 : at + 18] + data[at + 24 : at + 28], b"", NOWHERE)
    return None


def _network(data: bytes, link: int) -> tuple[int, int]:
    """The type of what the frame carries, and where that begins."""
    match link:
        case Link.ETHERNET:
            return _typed(data, 12)
        case Link.COOKED:
            return _typed(data, 14)
        case Link.COOKED_2:
            kind, _ = _typed(data, 0)
            return (kind, 20) if kind not in VLANS else _typed(data, 22)
        case Link.NULL:
            at = 4
        case _:
            at = 0
    version = data[at] >> 4 if at < len(data) else 0
    return {4: IPV4, 6: IPV6}.get(version, 0), at


def _ends_in_addresses(data: bytes, link: int) -> bool:
    """Whether the frame ends where something that has addresses may still come, or in the middle of it."""
    kind, at = _network(data, link)
    return kind in (IPV4, IPV6, ARP) or len(data) <= at


def _typed(data: bytes, at: int) -> tuple[int, int]:
    """The type that stands at `at` or after the VLAN tags there, and where the next header begins."""
    kind = int.from_bytes(data[at : at + 2], "big")
    while kind in VLANS:
        at += 4
        kind = int.from_bytes(data[at : at + 2], "big")
    return kind, at + 2


def _in_ipv4(data: bytes, at: int, fragments: dict[bytes, bytes]) -> Flow:
    protocol, hosts = data[at + 9], data[at + 12 : at + 20]
    piece = (data[at + 6] << 8 | data[at + 7]) & 0x3FFF
    start = at + (data[at] & 15) * 4
    if piece:
        known = bytes((protocol,)) + data[at + 4 : at + 6] + hosts
        return _piece(data, start, Flow(protocol, hosts, b"", NOWHERE), known, piece & 0x1FFF, fragments)
    return _with_ports(data, start, Flow(protocol, hosts, b"", NOWHERE))


def _in_ipv6(data: bytes, at: int, fragments: dict[bytes, bytes]) -> Flow:
    protocol, hosts = data[at + 6], data[at + 8 : at + 40]
    start = at + 40
    while protocol in EXTENSIONS and start + 8 <= len(data):
        protocol, start = data[start], start + 8 * (data[start + 1] + 1)
    if protocol == FRAGMENT and start + 8 <= len(data):
        protocol, offset = data[start], (data[start + 2] << 8 | data[start + 3]) >> 3
        known = bytes((protocol,)) + data[start + 4 : start + 8] + hosts
        return _piece(data, start + 8, Flow(protocol, hosts, b"", NOWHERE), known, offset, fragments)
    return _with_ports(data, start, Flow(protocol, hosts, b"", NOWHERE))


def _piece(data: bytes, start: int, flow: Flow, known: bytes, offset: int, fragments: dict[bytes, bytes]) -> Flow:
    """A fragment: only the first one, at `offset` 0, has the ports. `known` is what all pieces share."""
    if offset:
        return flow._replace(ports=fragments.get(known, b""))
    whole = _with_ports(data, start, flow)
    if len(fragments) >= MOST_FRAGMENTED:
        fragments.clear()
    fragments[known] = whole.ports
    return whole


def _with_ports(data: bytes, start: int, flow: Flow) -> Flow:
    room = len(data) - start
    if flow.protocol not in WITH_PORTS or room < 4:
        return flow
    has_header = room >= 14
    return Flow(flow.protocol, flow.hosts, data[start : start + 4], start if has_header else NOWHERE)


def _told(tally: Tally, since: int) -> ConversationFound:
    protocol = int.from_bytes(tally.key[:2], "big")
    first, second = _addresses(tally.key[2:])
    is_opened = is_ended = None
    if protocol == TCP:
        both = tally.flags | tally.answer_flags
        is_opened = bool(both & SYN)
        is_ended = bool(both & RST or tally.flags & tally.answer_flags & FIN)
    return ConversationFound(
        max(0, tally.since - since) / SECOND,
        tally.number,
        NAMES.get(protocol, f"ip {protocol}"),
        first,
        second,
        (tally.packets, tally.answers),
        (tally.bytes, tally.answer_bytes),
        max(0, tally.ends_at - since) / SECOND,
        is_opened,
        is_ended,
    )


def _addresses(ends: bytes) -> tuple[Address, Address]:
    """Both hosts and then, where there are any, both ports."""
    half = 4 if len(ends) in (8, 12) else 16
    text = IPv4Address if half == 4 else IPv6Address
    ports = ends[2 * half :]
    sender, receiver = int.from_bytes(ports[:2], "big"), int.from_bytes(ports[2:], "big")
    return Address(str(text(ends[:half])), sender), Address(str(text(ends[half : 2 * half])), receiver)
