"""One direction of a conversation as tapes: as it was sent, carried, kept for the program, read, and decoded.

All count the same bytes; each is cut in its own way. A pure function of a world.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from msgspec import Struct

from sim.network.datagrams import Datagram, datagrams
from sim.network.events import Address
from sim.network.packets import Packet
from sim.network.programs import Call
from sim.network.provenance import Stream, streams
from sim.network.stretches import Finder, Stretch
from sim.network.world import World


class Fate(Enum):
    """What is so of the bytes of a box."""

    WHOLE = "whole"
    UNDER_WAY = "under way"
    LOST = "lost"
    WAITING = "waiting"
    TAKEN = "taken"
    BEYOND_GAP = "beyond a gap"
    GONE = "gone"
    EDGE = "edge"
    """They say where a message ends, and are none of its own."""


class Box(Struct, frozen=True):
    """The bytes from `start` to before `end` in one piece. `order` counts the boxes of a tape from 1.

    `call` or `packet` is what made the piece, if one did. `again` if a segment repeats what was sent before.
    """

    start: int
    end: int
    order: int
    fate: Fate = Fate.WHOLE
    call: Call | None = None
    packet: Packet | None = None
    again: bool = False

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.end - self.start


class Tapes(Struct, frozen=True):
    """The tapes over the same `data`: the boxes of each, in order of their first bytes.

    `decoded` is empty where each read is a message, as without framing. `stretches` are known of TCP only.
    """

    source: Address
    target: Address
    is_datagram: bool
    data: bytes
    sends: tuple[Box, ...]
    segments: tuple[Box, ...]
    buffered: tuple[Box, ...]
    reads: tuple[Box, ...]
    decoded: tuple[Box, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    @property
    def rows(self) -> tuple[tuple[Box, ...], ...]:
        """The boxes from the sender's tape to the reader's, and to its messages if these are something else."""
        rows = self.sends, self.segments, self.buffered, self.reads
        return (*rows, self.decoded) if self.decoded else rows

    def story(self, byte: int) -> Stretch | None:
        """Where this byte has been, as far as is known."""
        return Finder(self.stretches).at(byte)

    def messages(self, start: int, end: int) -> list[Box]:
        """What of these bytes each sending call gave, in order; each such call is a message."""
        first = bisect_right(self.sends, start, key=lambda each: each.start) - 1
        last = bisect_left(self.sends, end, key=lambda each: each.start)
        return [
            Box(max(start, each.start), min(end, each.end), each.order, call=each.call)
            for each in self.sends[max(0, first) : last]
            if start < each.end
        ]


class Verdict(Enum):
    """What has become of the messages, as far as they have been read."""

    NOTHING = "nothing"
    KEPT = "kept"
    STUCK = "stuck"
    SPLIT = "split"
    BOTH = "both"
    CUT = "cut"


def tapes_of(world: World) -> list[Tapes]:
    """Every direction of every conversation, those of TCP first."""
    kept: dict[tuple[Address, Address], list[Datagram]] = {}
    for each in datagrams(world):
        kept.setdefault((each.source, each.target), []).append(each)
    return [_of_stream(stream, world) for stream in streams(world)] + [
        _of_datagrams(each, world) for each in kept.values()
    ]


def verdict_of(tapes: Tapes) -> Verdict:
    """Whether messages stuck together, were split, or both; for datagrams, whether something was cut off."""
    if any(each.fate is Fate.GONE for each in tapes.reads):
        return Verdict.CUT
    reads = [each for each in tapes.reads if each.size and each.fate is Fate.WHOLE]
    if not reads:
        return Verdict.NOTHING
    if tapes.is_datagram:
        return Verdict.KEPT
    sends = {(each.start, each.end) for each in tapes.sends}
    joins = any(len(tapes.messages(each.start, each.end)) > 1 for each in reads)
    edges = {each.start for each in tapes.sends} | {each.end for each in tapes.sends}
    splits = any(each.start not in edges or each.end not in edges for each in reads)
    if joins:
        return Verdict.BOTH if splits else Verdict.STUCK
    whole = all((each.start, each.end) in sends for each in reads)
    return Verdict.KEPT if whole else Verdict.SPLIT


# TCP


def _of_stream(stream: Stream, world: World) -> Tapes:
    sends = [Box(part.start, part.end, index, call=part.call) for index, part in enumerate(stream.sends, 1)]
    segments = [
        Box(
            each.start,
            each.end,
            index,
            _fate(each.packet, each.arrived, world),
            packet=each.packet,
            again=_again(each.packet),
        )
        for index, each in enumerate(stream.segments, 1)
    ]
    taken = [part for part in stream.reads if part.end > part.start]
    reads = [Box(part.start, part.end, index, call=part.call) for index, part in enumerate(taken, 1)]
    return Tapes(
        stream.source,
        stream.target,
        False,
        stream.data,
        tuple(sends),
        tuple(sorted(segments, key=lambda each: each.start)),
        tuple(_buffered(stream)),
        tuple(reads),
        tuple(_decoded(stream)),
        stream.stretches,
    )


def _decoded(stream: Stream) -> Iterator[Box]:
    """The messages and their edges, unless each read simply is one."""
    taken = {(part.start, part.end) for part in stream.reads}
    if all((each.start, each.end) in taken and not each.is_edge for each in stream.decoded):
        return
    for each in stream.decoded:
        yield Box(each.start, each.end, each.number, Fate.EDGE if each.is_edge else Fate.WHOLE)


def _again(packet: Packet) -> bool:
    return packet.segment is not None and packet.segment.again


def _fate(packet: Packet, arrived: float | None, world: World) -> Fate:
    if arrived is not None:
        return Fate.WHOLE
    return Fate.UNDER_WAY if packet.number in world.under_way else Fate.LOST


def _buffered(stream: Stream) -> Iterator[Box]:
    """What has been taken, what waits to be read, and what came before its turn; runs of the same kind are one box."""
    runs: list[Box] = []
    for each in stream.stretches:
        if each.taken_by is not None:
            fate = Fate.TAKEN
        elif each.readable is not None:
            fate = Fate.WAITING
        elif each.arrived is not None:
            fate = Fate.BEYOND_GAP
        else:
            continue
        if runs and runs[-1].fate is fate and runs[-1].end == each.start:
            runs[-1] = Box(runs[-1].start, each.end, runs[-1].order, fate)
        else:
            runs.append(Box(each.start, each.end, len(runs) + 1, fate))
    yield from runs


# UDP


def _of_datagrams(found: Sequence[Datagram], world: World) -> Tapes:
    """Datagrams behind one another, each in one piece; a copy stands where its original does."""
    starts, data = _places(found)
    placed = [(starts[each.packet.event.copy_of or each.packet.number], each) for each in found]
    originals = [(start, each) for start, each in placed if not each.packet.event.copy_of]
    numbers = range(1, len(placed) + 1)
    sends = [
        Box(start, start + _size(each), index, call=each.sent_by)
        for index, (start, each) in zip(numbers, originals, strict=False)
    ]
    segments = [
        Box(start, start + _size(each), index, _fate(each.packet, each.arrived, world), packet=each.packet)
        for index, (start, each) in zip(numbers, placed, strict=True)
    ]
    return Tapes(
        found[0].source, found[0].target, True, data,
        tuple(sends), tuple(sorted(segments, key=lambda each: each.start)),
        tuple(_kept(placed)), tuple(_read(placed)),
    )  # fmt: skip


def _size(datagram: Datagram) -> int:
    """Of a datagram that went in fragments, the packet shows the first one only."""
    given = datagram.sent_by.started.data if datagram.sent_by is not None else None
    return datagram.packet.length if given is None else len(given)


def _places(found: Iterable[Datagram]) -> tuple[dict[int, int], bytes]:
    starts: dict[int, int] = {}
    data = bytearray()
    for each in found:
        if each.packet.event.copy_of not in starts:
            starts[each.packet.event.copy_of or each.packet.number] = len(data)
            given = each.sent_by.started.data if each.sent_by is not None else None
            data += each.packet.payload if given is None else given
    return starts, bytes(data)


def _kept(placed: Iterable[tuple[int, Datagram]]) -> Iterator[Box]:
    come = [(start, each) for start, each in placed if each.arrived is not None]
    for index, (start, each) in enumerate(sorted(come, key=lambda pair: pair[0]), 1):
        yield Box(start, start + _size(each), index, Fate.WAITING if each.taken_by is None else Fate.TAKEN)


def _read(placed: Iterable[tuple[int, Datagram]]) -> Iterator[Box]:
    """What each call took, and behind it what it cut off."""
    taken = [(start, each) for start, each in placed if each.taken_by is not None]
    order = sorted(taken, key=lambda pair: pair[1].taken_by.started.time if pair[1].taken_by is not None else 0.0)
    boxes = []
    for index, (start, each) in enumerate(order, 1):
        boxes.append(Box(start, start + each.taken, index, call=each.taken_by))
        if each.cut:
            boxes.append(Box(start + each.taken, start + _size(each), index, Fate.GONE, call=each.taken_by))
    yield from sorted(boxes, key=lambda each: each.start)
