"""From when on the bytes of a stream could be read: TCP hands over nothing behind a gap (RFC 9293 3.10.7.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sim.network.stream_segments import Carried, Flow

Interval = tuple[int, int]


class Brought(Struct, frozen=True):
    """The bytes from `start` to before `end` came first with `segment`; None if it was not seen."""

    start: int
    end: int
    segment: Carried | None


class Readable(Struct, frozen=True):
    """From `time` on (seconds) all bytes before `end` could be read."""

    end: int
    time: float


class Arrivals:
    """What has come of a flow: `brought` in no order, `readable` in order of time and of ends."""

    def __init__(self, flow: Flow) -> None:
        self.brought: list[Brought] = []
        self.readable: list[Readable] = []
        self._front = 0
        self._beyond: list[Interval] = []
        self._probes = [each for each in flow.segments if each.is_probe]
        self._last = max((each.end for each in flow.segments), default=0)
        self._follow(flow)

    def _follow(self, flow: Flow) -> None:
        """Take arrivals and acknowledgements in order of time; an arrival comes before its own acknowledgement."""
        come = [(each.arrived, 0, each.start, each) for each in flow.segments if each.arrived is not None]
        moments: list[tuple[float, int, int, Carried | None]] = [each for each in come if not each[-1].is_probe]
        moments += [(time, 1, offset, None) for time, offset in flow.acknowledged]
        for time, _, offset, segment in sorted(moments, key=lambda moment: moment[:3]):
            if segment is not None:
                self._take(segment.start, segment.end, segment)
            elif offset > self._front:
                self._confirm(min(offset, self._last))
            self._advance(time)

    def _take(self, start: int, end: int, segment: Carried | None) -> None:
        for free in self._gaps(start, end):
            self.brought.append(Brought(*free, segment))
        self._beyond = _joined([*self._beyond, (start, end)])

    def _confirm(self, end: int) -> None:
        """The receiver says that it has everything before `end`, also what nobody saw come, and what probes carried."""
        for gap in list(self._gaps(self._front, end)):
            for probe in self._probes:
                self._take(max(gap[0], probe.start), min(gap[1], probe.end), probe)
            self._take(*gap, None)

    def _gaps(self, start: int, end: int) -> Iterator[Interval]:
        """What of this has not come yet."""
        at = max(start, self._front)
        for first, last in self._beyond:
            if first >= end:
                break
            if at < first:
                yield at, first
            at = max(at, last)
        if at < end:
            yield at, end

    def _advance(self, time: float) -> None:
        if self._beyond and self._beyond[0][0] <= self._front:
            self._front = max(self._front, self._beyond.pop(0)[1])
            if not self.readable or self.readable[-1].end < self._front:
                self.readable.append(Readable(self._front, time))


def _joined(intervals: Sequence[Interval]) -> list[Interval]:
    """The same bytes in as few intervals as possible, in order."""
    joined: list[Interval] = []
    for start, end in sorted(each for each in intervals if each[0] < each[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
