"""Random conversations whose every byte has a story that is known beforehand: splits, merges, loss, copies, overlap.

The client sends messages as a codec frames them, the server reads and prints what it decodes. Sequence numbers may
begin anew at 0 in the middle.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from struct import pack
from typing import NamedTuple

from hypothesis import strategies as st

from sim.network import events as e
from sim.network.events import AnyEvent
from sim.network.packets import MODULUS
from sim.network.stretches import Stretch
from sim.network.world import World
from sim.timeline import Timeline
from tests.bench.conversations import CLIENT, SERVER, frame

PUSH, SYN, SYN_ACK, ACK = 0x18, 0x02, 0x12, 0x10


class Story(NamedTuple):
    """What is true of one byte: numbers of calls and packets, seconds."""

    sent_by: int | None
    carried_by: tuple[int, ...]
    came_with: int | None
    arrived: float | None
    readable: float | None
    taken_by: int | None
    decoded: int | None
    is_edge: bool


class Framed(NamedTuple):
    """Messages, the method that frames them, and bytes behind them that are no message."""

    method: str
    messages: list[bytes]
    tail: bytes

    def frames(self) -> list[tuple[bytes, bytes, bytes]]:
        """Of each message what goes before it, itself, and what goes behind it."""
        edges = map(self._edges, self.messages)
        return [(before, message, after) for message, (before, after) in zip(self.messages, edges, strict=True)]

    def _edges(self, message: bytes) -> tuple[bytes, bytes]:
        match self.method:
            case "header":
                return pack("!I", len(message)), b""
            case "confirmed":
                return b"%10d" % len(message), b""
            case "delimiter":
                return b"", b"\n"
        return b"", b""


class Truth:
    """A conversation made from chance: its events, and the story of each byte."""

    def __init__(self, framed: Framed, first: int, chance: Random) -> None:
        self.framed, self.first, self._chance = framed, first, chance
        self.data = b"".join(b"".join(frame) for frame in framed.frames()) + framed.tail
        self.events: list[AnyEvent] = [
            e.RunStarted(0.0, "model", "framing", 0, {"method": framed.method} if framed.method else {}),
            e.ProgramStarted(0.0, "server", 0, ""),
        ]
        self._number = self._call = 0
        self.sent_by: dict[int, int] = {}
        self.carried_by: dict[int, list[int]] = {}
        self.came: dict[int, tuple[float, int]] = {}
        self.readable: dict[int, float] = {}
        self.taken_by: dict[int, int] = {}
        self.decoded: dict[int, tuple[int, bool]] = {}
        self._printed = self._explained = 0
        self._opens()
        self._gives()
        self._carries()
        self._reads()

    def world(self, share: float = 1.0) -> World:
        """The world after that share of the events."""
        timeline: Timeline[AnyEvent, World] = Timeline(World())
        for event in sorted(self.events, key=lambda event: event.time):
            timeline.add(event)
        return timeline.world_after(round(len(timeline) * share))

    def stories(self) -> list[Story]:
        """Of every byte, in order."""
        return [self._story(at) for at in range(len(self.data))]

    def _story(self, at: int) -> Story:
        arrived, packet = self.came.get(at, (None, None))
        carriers = tuple(sorted(self.carried_by.get(at, ())))
        return Story(
            self.sent_by.get(at), carriers, packet, arrived, self.readable.get(at), self.taken_by.get(at),
            *self.decoded.get(at, (None, False)),
        )  # fmt: skip

    # Events

    def _frame(self, time: float, data: bytes, arrives: float, lost: bool = False) -> int:
        self._number += 1
        self.events.append(e.FrameSent(time, self._number, data, arrives=arrives))
        if lost:
            self.events.append(e.FrameLost((time + arrives) / 2, self._number, e.Loss.CHANCE))
        else:
            self.events.append(e.FrameArrived(arrives, self._number))
        return self._number

    def _gave(self, time: float, name: str, offered: bytes, result: str) -> int:
        """The client's call is over at once."""
        self._call += 1
        self.events.append(e.CallStarted(time, "client", self._call, 1, 1, name, "", offered))
        self.events.append(e.CallReturned(time, "client", self._call, result, local=CLIENT, peer=SERVER))
        return self._call

    def _got(self, time: float, name: str, data: bytes, peeks: bool = False) -> int:
        """The server's call is over at once."""
        self._call += 1
        self.events.append(e.CallStarted(time, "server", self._call, 1, 1, name, "", peeks=peeks))
        self.events.append(e.CallReturned(time, "server", self._call, "", data, local=SERVER, peer=CLIENT))
        return self._call

    def _opens(self) -> None:
        before = (self.first - 1) % MODULUS
        self._frame(0.1, frame(CLIENT, SERVER, SYN, before, 0), 0.11)
        self._frame(0.2, frame(SERVER, CLIENT, SYN_ACK, 4711, self.first), 0.21)
        self._frame(0.3, frame(CLIENT, SERVER, ACK, self.first, 4712), 0.31)

    def _gives(self) -> None:
        """Every byte is given once: with send(), which may take less than it was offered, or with sendall()."""
        at = 0
        while at < len(self.data):
            offered = self.data[at : at + self._chance.randint(1, 12)]
            count = self._chance.randint(1, len(offered))
            name = self._chance.choice(("send", "sendall"))
            count = len(offered) if name == "sendall" else count
            result = "" if name == "sendall" else str(count)
            call = self._gave(1 + at * 1e-3, name, offered, result)
            self.sent_by.update(dict.fromkeys(range(at, at + count), call))
            at += count

    def _carries(self) -> None:
        """Random segments with luck of their own, then every byte once more, so that all may arrive; or not all."""
        size = len(self.data)
        wild = [sorted(self._chance.choices(range(size + 1), k=2)) for _ in range(self._chance.randint(0, 8))]
        tame = [(at, min(size, at + 7)) for at in range(0, size, 7)]
        last = self._chance.randint(0, len(tame))
        time = 2.0
        for start, end in [*wild, *tame[:last]]:
            time += 0.01
            lost, took = self._chance.random() < 0.3, self._chance.uniform(0.001, 0.2)
            if start < end:
                self._carry(start, end, time, took, lost)
            if self._chance.random() < 0.2:
                # A keep-alive without a byte, and a bare acknowledgement: neither carries anything.
                self._frame(time + 1e-3, frame(CLIENT, SERVER, ACK, (self.first - 1) % MODULUS, 4712), time + 2e-3)

    def _carry(self, start: int, end: int, time: float, took: float, lost: bool) -> None:
        number = (self.first + start) % MODULUS
        packet = self._frame(time, frame(CLIENT, SERVER, PUSH, number, 4712, self.data[start:end]), time + took, lost)
        for at in range(start, end):
            self.carried_by.setdefault(at, []).append(packet)
            if not lost:
                self.came[at] = min(self.came.get(at, (float("inf"), 0)), (time + took, packet))

    def _reads(self) -> None:
        """After each arrival that made something readable, perhaps a recv of some of it, now and then a look at it."""
        until = 0.0
        for at in range(len(self.data)):
            if at not in self.came:
                break
            until = max(until, self.came[at][0])
            self.readable[at] = until
        read = 0
        for moment in sorted(set(self.readable.values())):
            front = sum(time <= moment for time in self.readable.values())
            self._acknowledge(moment, front)
            while read < front and self._chance.random() < 0.6:
                count = self._chance.randint(1, front - read)
                got = self.data[read : read + count]
                if self._chance.random() < 0.2:
                    self._got(moment + 1e-5, "recv", got, peeks=True)
                    continue
                call = self._got(moment + 1e-5, self._chance.choice(("recv", "recv_into")), got)
                self.taken_by.update(dict.fromkeys(range(read, read + count), call))
                read += count
                self._decodes(moment + 1.5e-5, read, got)

    def _decodes(self, moment: float, read: int, got: bytes) -> None:
        """Print what can be decoded now that so many bytes were read, the last of them as `got`."""
        if self.framed.method == "unframed":
            self._prints(moment, (b"", got, b""))
            return
        for parts in self.framed.frames()[self._printed :]:
            if self._explained + len(b"".join(parts)) > read:
                break
            self._prints(moment, parts)

    def _prints(self, moment: float, parts: tuple[bytes, bytes, bytes]) -> None:
        self.events.append(e.Printed(moment, "server", f"{parts[1]!r}\n"))
        self._printed += 1
        for part, is_edge in zip(parts, (True, False, True), strict=True):
            for _ in part:
                self.decoded[self._explained] = self._printed, is_edge
                self._explained += 1

    def _acknowledge(self, moment: float, front: int) -> None:
        if self._chance.random() < 0.5:
            number = (self.first + front) % MODULUS
            self._frame(moment + 2e-5, frame(SERVER, CLIENT, ACK, 4712, number), moment + 0.005, lost=True)


METHODS = ("unframed", "confirmed", "header", "delimiter")


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Conversations of up to eight messages; few different bytes, so that none gives its place away."""
    letters = st.sampled_from(b"ab\0 1")
    short = st.lists(letters, max_size=8).map(bytes)
    framed = Framed(draw(st.sampled_from(METHODS)), draw(st.lists(short, min_size=1, max_size=8)), draw(short))
    if not any(framed.messages):
        framed = framed._replace(tail=b"a")
    first = draw(st.sampled_from((1, 100, MODULUS - 1, MODULUS - 20, MODULUS // 2)))
    return Truth(framed, first, draw(st.randoms(use_true_random=False)))


def told(stretches: Iterable[Stretch]) -> list[Story]:
    """What stretches say of each byte, in order."""
    return [
        Story(
            None if each.sent_by is None else each.sent_by.started.call,
            each.carried_by,
            each.came_with,
            each.arrived,
            each.readable,
            None if each.taken_by is None else each.taken_by.started.call,
            each.decoded,
            each.is_edge,
        )
        for each in stretches
        for _ in range(each.start, each.end)
    ]
