"""The ways in which a stream was cut, laid over each other: bytes that share a story stand together as one stretch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sim.network.decoding import Decoded
from sim.network.programs import Call
from sim.network.stream_arrivals import Arrivals
from sim.network.stream_calls import Part
from sim.network.stream_segments import Carried


class Interval(Protocol):
    """Anything that has the bytes from `start` to before `end`."""

    @property
    def start(self) -> int:
        """Its first byte."""
        ...

    @property
    def end(self) -> int:
        """The byte after its last one."""
        ...


I = TypeVar("I", bound=Interval)  # noqa: E741 - an interval


class Stretch(Struct, frozen=True):
    """The bytes from `start` to before `end`, all with the same story. Times are in seconds, None while it is not so.

    `carried_by` are the numbers of the packets that carried them, in the order of their leaving, `came_with` the first
    of these to reach the receiver. From `readable` on nothing was missing before them. `decoded` says which message
    they became; None if they became none, or nobody knows.
    """

    start: int
    end: int
    sent_by: Call | None = None
    carried_by: tuple[int, ...] = ()
    came_with: int | None = None
    arrived: float | None = None
    readable: float | None = None
    taken_by: Call | None = None
    decoded: int | None = None
    is_edge: bool = False


class Finder(Generic[I]):
    """Intervals in order that do not overlap, to be found by a byte."""

    def __init__(self, items: Sequence[I]) -> None:
        self.items = items
        self._starts = [item.start for item in items]

    def at(self, byte: int) -> I | None:
        """The interval that has this byte."""
        index = bisect_right(self._starts, byte) - 1
        return self.items[index] if index >= 0 and byte < self.items[index].end else None


class Layers:
    """What each layer says of each byte. Calls and arrivals never overlap; segments may."""

    def __init__(
        self,
        sends: Sequence[Part],
        segments: Sequence[Carried],
        arrivals: Arrivals,
        reads: Sequence[Part],
        decoded: Sequence[Decoded] = (),
    ) -> None:
        self._sends, self._reads, self._decoded = Finder(sends), Finder(reads), Finder(decoded)
        self._segments = sorted(segments, key=lambda each: each.start)
        self._brought = Finder(sorted(arrivals.brought, key=lambda each: each.start))
        self._readable = Finder([*_steps(arrivals)])

    def stretches(self, length: int) -> list[Stretch]:
        """Every byte from 0 to before `length`, once."""
        places = self._places(length)
        found: list[Stretch] = []
        carriers: list[Carried] = []
        ahead = 0
        for start, end in zip(places, places[1:], strict=False):
            while ahead < len(self._segments) and self._segments[ahead].start <= start:
                carriers.append(self._segments[ahead])
                ahead += 1
            carriers = [each for each in carriers if each.end > start]
            _append(found, self._stretch(start, end, carriers))
        return found

    def _places(self, length: int) -> list[int]:
        cuts = {0, length}
        for finder in (self._sends, self._brought, self._readable, self._reads, self._decoded):
            for item in finder.items:
                cuts |= {item.start, item.end}
        for segment in self._segments:
            cuts |= {segment.start, segment.end}
        return sorted(cut for cut in cuts if 0 <= cut <= length)

    def _stretch(self, start: int, end: int, carriers: Sequence[Carried]) -> Stretch:
        send, brought, step, read = (
            self._sends.at(start), self._brought.at(start), self._readable.at(start), self._reads.at(start)
        )  # fmt: skip
        segment = brought.segment if brought is not None else None
        message = self._decoded.at(start)
        times = [step.time] if step is not None else []
        if read is not None and read.call.returned is not None:
            # The program has them, so they were readable, whenever the capture saw them come.
            times.append(read.call.returned.time)
        return Stretch(
            start,
            end,
            send.call if send is not None else None,
            tuple(sorted(each.packet.number for each in carriers)),
            segment.packet.number if segment is not None else None,
            segment.arrived if segment is not None else None,
            min(times, default=None),
            read.call if read is not None else None,
            message.number if message is not None else None,
            message is not None and message.is_edge,
        )


class _Step(Struct, frozen=True):
    """All these bytes became readable at `time` (seconds)."""

    start: int
    end: int
    time: float


def _steps(arrivals: Arrivals) -> Iterator[_Step]:
    start = 0
    for each in arrivals.readable:
        yield _Step(start, each.end, each.time)
        start = each.end


def _append(found: list[Stretch], stretch: Stretch) -> None:
    """Add it, or let the last one grow if it has the same story."""
    if found and replace(found[-1], end=stretch.end) == replace(stretch, start=found[-1].start):
        stretch = replace(stretch, start=found.pop().start)
    found.append(stretch)
