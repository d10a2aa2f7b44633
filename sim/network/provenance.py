"""Where every byte of a TCP stream has been: who gave it, which segments carried it, who took it, what it became.

A pure function of a world, which costs no more than its calls and segments, however many bytes these have. What nobody
reported or captured is left open, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sim.network.decoding import Decoded, decoded
from sim.network.events import Address
from sim.network.stream_arrivals import Arrivals
from sim.network.stream_calls import Part, SocketCall, given, socket_calls, taken
from sim.network.stream_segments import Carried, Ends, Flow, flows
from sim.network.stretches import Layers, Stretch
from sim.network.world import World


class Stream(Struct, frozen=True):
    """One direction of a connection that began at `began`: its bytes, and the ways in which they were cut.

    `stretches` cover every byte exactly once.
    """

    source: Address
    target: Address
    began: float
    data: bytes
    sends: tuple[Part, ...]
    segments: tuple[Carried, ...]
    reads: tuple[Part, ...]
    decoded: tuple[Decoded, ...]
    stretches: tuple[Stretch, ...]

    @property
    def readable(self) -> int:
        """How many bytes have become readable by now."""
        return max((each.end for each in self.stretches if each.readable is not None), default=0)

    @property
    def read(self) -> int:
        """The end of what has been taken by now."""
        return max((part.end for part in self.reads), default=0)

    def sent_by(self, start: int, end: int) -> tuple[Part, ...]:
        """What of these bytes each call sent, in order."""
        return tuple(
            Part(max(start, part.start), min(end, part.end), part.call)
            for part in self.sends
            if part.start < end and start < part.end
        )


def streams(world: World) -> list[Stream]:
    """Both directions of every TCP connection, in the order of their first segments."""
    found = flows(world)
    calls = _Calls(world)
    seen = {(flow.source, flow.target) for flow in found}
    # Those of which the capture saw nothing.
    found += [Flow(*ends, since, 0) for ends, since in calls.beginnings.items() if ends not in seen]
    return [_stream_of(world, flow, *calls.of(flow, found)) for flow in found]


class _Calls:
    """The calls that send and read, by the stream that they concern; `beginnings` are the times of the first ones."""

    def __init__(self, world: World) -> None:
        self.beginnings: dict[Ends, float] = {}
        self._sending: dict[Ends, list[SocketCall]] = {}
        self._reading: dict[Ends, list[SocketCall]] = {}
        for each in socket_calls(world):
            if each.is_datagram or each.local is None or each.peer is None:
                continue
            ends = (each.local, each.peer) if each.sends else (each.peer, each.local)
            self.beginnings.setdefault(ends, each.call.started.time)
            if each.sends:
                self._sending.setdefault(ends, []).append(each)
            elif each.reads:
                self._reading.setdefault(ends, []).append(each)

    def of(self, flow: Flow, found: Sequence[Flow]) -> tuple[list[SocketCall], list[SocketCall]]:
        """(what sent into the flow, what read from it); a later connection between the same ports has its own."""
        ends = flow.source, flow.target
        begun = [each.began for each in found if (each.source, each.target) == ends]
        since = flow.began if flow.began > begun[0] else float("-inf")
        until = min((began for began in begun if began > flow.began), default=float("inf"))
        sending, reading = (
            [each for each in calls.get(ends, ()) if since <= each.call.started.time < until]
            for calls in (self._sending, self._reading)
        )
        return sending, reading


def _stream_of(world: World, flow: Flow, sending: Sequence[SocketCall], reading: Sequence[SocketCall]) -> Stream:
    data, unbroken = _content(flow.segments)
    sends = given(sending, bytes(data[:unbroken]))
    for part in sends:
        _fill(data, unbroken, part, part.call.started.data)
    unbroken = _unbroken(sends, unbroken)
    reads = taken(reading, bytes(data[:unbroken]))
    for part in reads:
        _fill(data, unbroken, part, part.call.returned.data if part.call.returned is not None else None)
    messages = _decoded(world, reads, bytes(data))
    layers = Layers(sends, flow.segments, Arrivals(flow), reads, messages)
    return Stream(
        flow.source, flow.target, flow.began, bytes(data),
        tuple(sends), tuple(flow.segments), tuple(reads), messages, tuple(layers.stretches(len(data))),
    )  # fmt: skip


def _decoded(world: World, reads: Sequence[Part], data: bytes) -> tuple[Decoded, ...]:
    """What became of the bytes that were read, if all that were are known."""
    readers = {part.call.started.program for part in reads}
    ends = [0, *(part.end for part in reads)]
    if len(readers) != 1 or any(part.start != end for part, end in zip(reads, ends, strict=False)):
        return ()
    return decoded(world, readers.pop(), data[: ends[-1]])


def _content(segments: Iterable[Carried]) -> tuple[bytearray, int]:
    """(the bytes that were carried, how many of them come before the first gap)."""
    data, unbroken = bytearray(), 0
    for each in sorted(segments, key=lambda each: (each.start, each.packet.number)):
        if each.end > len(data):
            fresh = max(each.start, len(data))
            unbroken = each.end if fresh == unbroken else unbroken
            data.extend(bytes(fresh - len(data)))
            data += each.packet.payload[fresh - each.start :]
    return data, unbroken


def _fill(data: bytearray, since: int, part: Part, known: bytes | None) -> None:
    """Put in what a call knows of the bytes from `since` on, which no segment is known to have carried."""
    start = max(since, part.start)
    if start < part.end:
        data.extend(bytes(max(0, start - len(data))))
        data[start : part.end] = (known or b"")[start - part.start : part.end - part.start]


def _unbroken(parts: Iterable[Part], at: int) -> int:
    """How many bytes are known before the first gap, if `at` are known without the parts."""
    for part in parts:
        if part.start > at:
            break
        at = max(at, part.end)
    return at
