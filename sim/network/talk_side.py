"""One end of a conversation in one run: what it said, what reached it, and what it therefore knew when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from sim.network import options
from sim.network.headers import split
from sim.network.packets import Label, Packet
from sim.network.protocols import TCP

DEFAULT_MSS = 536
"""Bytes in a segment for a peer that announces nothing, RFC 9293 3.7.1."""


class Rising:
    """A number that only grows, over time."""

    def __init__(self, steps: Iterable[tuple[float, int]]) -> None:
        self._times: list[float] = []
        self._numbers: list[int] = []
        for time, number in steps:
            if number > (self._numbers[-1] if self._numbers else 0):
                self._times.append(time)
                self._numbers.append(number)

    def at(self, time: float) -> int:
        """The number at `time` (seconds); 0 before it has grown."""
        place = bisect_right(self._times, time)
        return self._numbers[place - 1] if place else 0

    def when(self, number: int) -> float:
        """When it came to `number` or more (seconds); infinity if it never did."""
        place = bisect_right(self._numbers, number - 1)
        return self._times[place] if place < len(self._times) else inf


class TalkSide:
    """Gathered once, so that asking is quick however long the run is. All numbers are relative, all times seconds.

    `said` and `peer_said` are the packets of both ends in order of time. `arrived` is what had come without a gap,
    `confirmed` what the peer had acknowledged, `acknowledged` what this end had, `edge` how far the peer's window let
    this end send; `unit` is in how many bytes that window is told. `came_again` are the frames whose numbers had come
    before.
    """

    def __init__(self, said: Sequence[Packet], peer_said: Sequence[Packet], is_model: bool) -> None:
        self.said, self.is_model = said, is_model
        self.heard = sorted((each for each in peer_said if has_come(each)), key=arrival)
        self.mss, scale = _offer(self.heard)
        # Window scaling needs both ends, RFC 7323 1.3.
        self.unit = 1 << (scale or 0 if _offer(said)[1] is not None else 0)
        self.arrived = Rising(_without_gap([each for each in self.heard if each.discarded is None]))
        self.confirmed = Rising((arrival(each), ack_of(each)) for each in self.heard)
        self.acknowledged = Rising((each.sent, ack_of(each)) for each in said)
        self._by_number = Rising((each.number, ack_of(each)) for each in said)
        self.edge = Rising((arrival(each), ack_of(each) + self._window(each)) for each in self.heard)
        self.spans = list(_joined((start_of(each), end_of(each)) for each in said))
        self.lost_by_it = {start_of(each) for each in said if takes_numbers(each) and not has_come(each)}
        self.lost_by_peer = {start_of(each) for each in peer_said if takes_numbers(each) and not has_come(each)}
        self.came_again = set(_repeated(self.heard))
        self._arrivals = [arrival(each) for each in self.heard]

    def _window(self, packet: Packet) -> int:
        if packet.segment is None or "rst" in packet.flags:
            return 0
        return packet.segment.window * (1 if "syn" in packet.flags else self.unit)

    def covers(self, start: int, end: int) -> bool:
        """Whether every number from `start` to `end` was said."""
        at = bisect_right(self.spans, start, key=lambda span: span[0]) - 1
        return start >= end or (at >= 0 and end <= self.spans[at][1])

    def first_to_acknowledge(self, number: int) -> float:
        """The frame that was the first to acknowledge so much; infinity if none was."""
        return self._by_number.when(number)

    @property
    def total(self) -> int:
        """How many numbers were said."""
        return sum(end - start for start, end in self.spans)

    @property
    def round_trip(self) -> float:
        """The shortest time between a segment and its acknowledgement; infinity if there was none."""
        times = (self.confirmed.when(end_of(each)) - each.sent for each in self.said if takes_numbers(each))
        return min(times, default=inf)

    @property
    def had_closed_window(self) -> bool:
        """Whether the peer has let it send nothing for a while."""
        return any(Label.ZERO_WINDOW in each.segment.labels for each in self.heard if each.segment is not None)

    @property
    def opened_as_caller(self) -> bool:
        """Whether both ends have called each other at once, RFC 9293 3.5."""
        return all(any(each.flags == ("syn",) for each in packets) for packets in (self.said, self.heard))

    def heard_last(self, time: float, within: float) -> Iterator[Packet]:
        """What has reached it in the `within` seconds before `time`."""
        first, last = (bisect_right(self._arrivals, moment) for moment in (time - within, time))
        return iter(self.heard[first:last])

    def copies_before(self, packet: Packet) -> list[Packet]:
        """The earlier segments that hold its first number."""
        earlier = (each for each in self.said if each.number < packet.number)
        return [each for each in earlier if start_of(each) <= start_of(packet) < end_of(each)]


def start_of(packet: Packet) -> int:
    """Its first number; 0 for what has none."""
    return packet.segment.relative_sequence if packet.segment is not None else 0


def end_of(packet: Packet) -> int:
    """The number after its last one."""
    return start_of(packet) + packet.length + ("syn" in packet.flags) + ("fin" in packet.flags)


def ack_of(packet: Packet) -> int:
    """The number that it acknowledges; 0 if it does not. A reset's says nothing of what has come."""
    is_ack = "ack" in packet.flags and "rst" not in packet.flags
    return packet.segment.relative_acknowledgement if packet.segment is not None and is_ack else 0


def takes_numbers(packet: Packet) -> bool:
    """Whether it has to be acknowledged."""
    return packet.segment is not None and end_of(packet) > start_of(packet)


def is_pure_ack(packet: Packet) -> bool:
    """Whether it does nothing but acknowledge."""
    return packet.flags == ("ack",) and not packet.length


def has_come(packet: Packet) -> bool:
    """Whether it reached the other end, and whole; that end may still have discarded it."""
    is_held = packet.arrives is None and packet.resumed is not None
    return packet.lost is None and not packet.is_corrupted and not is_held


def arrival(packet: Packet) -> float:
    """When it came; where nobody knows, when it left."""
    return packet.sent if packet.arrives is None else packet.arrives


def _offer(packets: Sequence[Packet]) -> tuple[int, int | None]:
    """(MSS, window scale) from the sender's SYN."""
    syn = next((each for each in packets if "syn" in each.flags), None)
    if syn is None:
        return DEFAULT_MSS, None
    start, end = next(part[1:] for part in split(syn.event.data, syn.event.link) if part[0] is TCP)
    found = {each.name: each.value for each in options.decode(syn.event.data[start + TCP.size : end])}
    return found.get("mss", DEFAULT_MSS), found.get("window_scale")


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same numbers as few spans, in order."""
    ordered = sorted(span for span in spans if span[1] > span[0])
    start = end = -1
    for first, last in ordered:
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end


def _repeated(heard: Sequence[Packet]) -> Iterator[int]:
    seen: set[tuple[int, int]] = set()
    for packet in heard:
        numbers = start_of(packet), end_of(packet)
        if takes_numbers(packet) and numbers in seen:
            yield packet.number
        seen.add(numbers)


def _without_gap(heard: Sequence[Packet]) -> Iterator[tuple[float, int]]:
    """RCV.NXT after each arrival, RFC 9293 3.3.1."""
    waiting: list[tuple[int, int]] = []
    following = 0
    for packet in heard:
        if not takes_numbers(packet):
            continue
        waiting = list(_joined([*waiting, (start_of(packet), end_of(packet))]))
        if waiting[0][0] <= following:
            following = max(following, waiting.pop(0)[1])
        yield arrival(packet), following
