"""Which bytes of a stream each call gave to TCP, and which it took from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from sim.network.events import Address
from sim.network.programs import Call, Program
from sim.network.world import World

SENDING = ("send", "sendall", "sendto")
READING = ("recv", "recvfrom", "recv_into")
DATAGRAM = ("SOCK_DGRAM", "2")
MAPPED = "::ffff:"
"""Before an IPv4 address in a socket of IPv6 (RFC 4291 2.5.5.2)."""


class SocketCall(Struct, frozen=True):
    """A call that sends or reads, and the ends of its socket as far as they are known by now."""

    call: Call
    local: Address | None
    peer: Address | None
    is_datagram: bool

    @property
    def sends(self) -> bool:
        """Whether it gives bytes away."""
        return self.call.started.name in SENDING

    @property
    def reads(self) -> bool:
        """Whether it takes bytes away."""
        return self.call.started.name in READING and not self.call.started.peeks


class Part(Struct, frozen=True):
    """The bytes from `start` to before `end` of a stream: `call` gave them, or took them."""

    start: int
    end: int
    call: Call


def socket_calls(world: World) -> list[SocketCall]:
    """All calls of all programs that send or read, in the order in which they began."""
    found = [each for program in world.programs.values() for each in _of_program(program)]
    return sorted(found, key=lambda each: each.call.started.time)


def _of_program(program: Program) -> Iterator[SocketCall]:
    ends: dict[int, tuple[Address | None, Address | None]] = {}
    datagram: set[int] = set()
    for call in (*program.calls, *program.running.values()):
        started, returned = call.started, call.returned
        if started.name == "socket" and _kind_of(started.arguments) in DATAGRAM:
            datagram.add(started.socket)
        if returned is not None and returned.local is not None:
            ends[started.socket] = returned.local, returned.peer
        elif started.local is not None:
            ends[started.socket] = started.local, started.peer
        if started.name in SENDING + READING:
            local, peer = ends.get(started.socket, (None, None))
            yield SocketCall(call, plain(local), plain(peer), started.socket in datagram)


def _kind_of(arguments: str) -> str:
    words = arguments.split(", ")
    named = next((word.removeprefix("type=") for word in words if word.startswith("type=")), "")
    return named or (words[1] if len(words) > 1 else "")


def plain(address: Address | None) -> Address | None:
    """The address as frames carry it."""
    if address is None or not address.host.startswith(MAPPED):
        return address
    return Address(address.host.removeprefix(MAPPED), address.port)


def given(calls: Sequence[SocketCall], seen: bytes) -> list[Part]:
    """What the calls gave, in order; `seen` is what segments carried without a gap.

    A call that goes on has offered all its bytes. How many one took that failed shows in what was seen.
    """
    data = [each.call.started.data or b"" for each in calls]
    known = [taken_count(each.call) for each in calls]
    rest = [0, *accumulate(count or 0 for count in reversed(known))]
    parts, at = [], 0
    for index, (each, count) in enumerate(zip(calls, known, strict=True)):
        if count is None:
            later = rest[len(calls) - 1 - index]
            count = min(len(data[index]), max(0, len(seen) - at - later))
        at = _place(data[index][:count], at, seen)
        parts.append(Part(at, at + count, each.call))
        at += count
    return parts


def taken_count(call: Call) -> int | None:
    """How many bytes the kernel took of a sending call; None if only what follows can tell."""
    size = len(call.started.data or b"")
    if call.returned is None:
        return size
    if call.started.name == "sendall":
        return None if call.returned.error else size
    return int(call.returned.result) if call.returned.result.isdecimal() else 0


def taken(calls: Iterable[SocketCall], seen: bytes) -> list[Part]:
    """What the calls took, in order; `seen` is what is known of the stream without a gap."""
    parts, at = [], 0
    for each in calls:
        data = (each.call.returned.data if each.call.returned is not None else None) or b""
        at = _place(data, at, seen)
        parts.append(Part(at, at + len(data), each.call))
        at += len(data)
    return parts


def _place(data: bytes, at: int, seen: bytes) -> int:
    """Where the bytes stand: at `at`, or further on where bytes went that no call was told of, as to a library."""
    visible = data[: max(0, len(seen) - at)]
    if seen.startswith(visible, at):
        return at
    found = seen.find(data, at)
    return at if found < 0 else found
