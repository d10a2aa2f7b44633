"""Where things stand on the ladder: lanes, heights, arrows. Numbers only, nothing is painted here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from sim.axis import Axis
from sim.network.events import Address
from sim.network.packets import Packet
from sim.network.world import World

UNIT = 48.0
HEAD = 60.0
TAIL = 72.0
MARGIN, MOST_MARGIN = 120.0, 0.305
"""Pixels at normal scale beside the outermost lifelines, as far as that is no more than this share of the width."""
READABLE = MARGIN / MOST_MARGIN
"""Pixels at normal scale from which on the words there have all their room."""
NARROW_MARGIN = 40.0
FEW = 2
BESIDE = 16.0
"""Pixels at normal scale between a lifeline and the words beside it."""
EDGE = 7.0
PAGE_START = 0.4
PAGE_TURN = 0.85
TURN_UNITS = 0.4
CLOSEST = 2.0
"""Pixels below which two arrows of one direction, or two calls of one program, look like one."""


@dataclass(frozen=True)
class Lane:
    """One lifeline: an address and port, or a program that has no address yet, or its sockets that were refused one.

    `x` in pixels; the words beside it have room from `words_from` to `words_to`; the outermost may take more.
    """

    program: str
    address: Address | None
    x: float
    words_from: float
    words_to: float
    is_outermost: bool

    @property
    def is_left(self) -> bool:
        """Whether its words stand at its left."""
        return self.words_to < self.x

    def belongs(self, local: Address | None) -> bool:
        """Whether a call at `local` belongs to it, if it is not the only one of its program."""
        return local is not None and self.address is not None and local.port == self.address.port


def is_ghost(packet: Packet) -> bool:
    """Whether nobody got it, or nobody took it."""
    return packet.lost is not None or packet.discarded is not None


class Arrow(Struct, frozen=True):
    """A packet on the ladder, in content pixels: from (x1, y1) where it left to (x2, y2) where it is due.

    `quiet_since` is when the packet before it had come (seconds), None for the first one.
    """

    packet: Packet
    x1: float
    y1: float
    x2: float
    y2: float
    quiet_since: float | None = None

    def point(self, share: float) -> tuple[float, float]:
        """The place after `share` (0 to 1) of the way."""
        return self.x1 + (self.x2 - self.x1) * share, self.y1 + (self.y2 - self.y1) * share

    @property
    def end(self) -> tuple[float, float]:
        """The place where the packet's way ends for good, as far as that is known: of a ghost, where it died."""
        return self.point(self.progress(inf))

    def progress(self, time: float) -> float:
        """How much of the way the packet has behind it at `time` (seconds)."""
        return self.packet.progress(time)


@dataclass(frozen=True)
class Frame:
    """The measures of one picture: width and height of the view in pixels, the theme's scale, the time axis."""

    width: float
    height: float
    scale: float
    axis: Axis

    @property
    def unit(self) -> float:
        """Pixels for one unit of the axis."""
        return UNIT * self.scale

    @property
    def head(self) -> float:
        """Pixels at the top that the names of the lifelines take."""
        return HEAD * self.scale

    @cached_property
    def length(self) -> float:
        """Height of the whole content in pixels."""
        return self.head + self.axis.length * self.unit + TAIL * self.scale

    def y(self, time: float) -> float:
        """The content height of a moment (seconds)."""
        return self.head + 12 * self.scale + self.axis.position_of(time) * self.unit

    def time(self, y: float) -> float:
        """The moment (seconds) at a content height; the inverse of `y`."""
        return self.axis.time_of((y - self.head - 12 * self.scale) / self.unit)

    def offset(self, time: float) -> float:
        """How far the content is scrolled at `time`: page by page, with a short slide between pages.

        A function of time alone, so that a picture can be drawn again; the standstill between pages is what makes
        drawing cheap.
        """
        room = self.height - self.head
        if self.length <= self.height:
            return 0.0
        depth = self.y(time) - self.head
        page = max(1.0, room * (PAGE_TURN - PAGE_START))
        pages = max(0, int((depth - room * PAGE_START) // page))
        turned = depth - room * PAGE_START - pages * page
        slide = min(1.0, turned / (TURN_UNITS * self.unit)) if pages else 1.0
        return min(max(0.0, (pages - 1 + slide) * page), self.length - self.height) if pages else 0.0


def lanes_of(world: World, frame: Frame) -> list[Lane]:
    """The lifelines from left to right: the client's addresses, then the server's, then those of nobody known."""
    named: list[tuple[str, Address | None]] = []
    expected = world.run.programs if world.run is not None else ()
    programs = sorted({*expected, *world.programs}, key=lambda name: (name != "client", name == "server", name))
    for program in programs:
        own: list[Address | None] = [address for address in world.addresses if world.owners.get(address) == program]
        is_refused = program in world.programs and bool(world.programs[program].refused)
        named += [(program, address) for address in (own + [None] * is_refused if own else [None])]
    named += [("", address) for address in world.addresses if address not in world.owners]
    return _placed(named, frame)


def _placed(named: Sequence[tuple[str, Address | None]], frame: Frame) -> list[Lane]:
    """Two lifelines have their words outside; where there are more, each has them at its right."""
    away = BESIDE * frame.scale
    right = min(MARGIN * frame.scale, frame.width * MOST_MARGIN)
    left = right if len(named) <= FEW else min(NARROW_MARGIN * frame.scale, frame.width * 0.1)
    step = (frame.width - left - right) / max(1, len(named) - 1)
    lanes = []
    for index, (program, address) in enumerate(named):
        x = left + index * step
        is_last = index == len(named) - 1
        words = (x + away, frame.width if is_last else x + step - away)
        if len(named) <= FEW and x < frame.width / 2:
            words = (0.0, x - away)
        lanes.append(Lane(program, address, x, *words, is_last))
    return lanes


def arrows_of(packets: Iterable[Packet], lanes: Sequence[Lane], frame: Frame) -> list[Arrow]:
    """An arrow for each packet between two lifelines that are on the ladder.

    A host that has no lifeline is that of the one program of which no address is known yet: it asks for another's (ARP)
    before anything has left one of its ports.
    """
    known = {lane.program for lane in lanes if lane.address is not None}
    x_of = {lane.address: lane.x for lane in lanes if lane.address is not None}
    x_of_host = {lane.address.host: lane.x for lane in reversed(lanes) if lane.address is not None}
    unknown = [lane.x for lane in lanes if lane.program not in known]
    elsewhere = unknown[0] if len(unknown) == 1 else None
    arrows = []
    for packet in packets:
        x1 = x_of.get(packet.source, x_of_host.get(packet.source.host, elsewhere))
        x2 = x_of.get(packet.target, x_of_host.get(packet.target.host, elsewhere))
        is_guess = x1 == x2 == elsewhere
        if x1 is not None and x2 is not None and not is_guess:
            arrives = packet.sent if packet.arrives is None else packet.arrives
            edge = EDGE * frame.scale * (0 if x1 == x2 else 1 if x1 < x2 else -1)
            arrows.append(Arrow(packet, x1 + edge, frame.y(packet.sent), x2 - edge, frame.y(arrives)))
    return arrows


class Arrows:
    """The arrows of a run, laid out once for its lifelines and axis; what is in sight is found without a search.

    Where packets are too dense to be told apart, only the first arrow of each direction is kept.
    """

    def __init__(self, lanes: Sequence[Lane], frame: Frame) -> None:
        self._lanes, self._frame = lanes, frame
        self._packets: Sequence[Packet] = ()
        self._place_of: dict[int, int] = {}
        self._count = 0
        self._arrows: list[Arrow] = []
        self._places: list[int] = []
        self._tops: list[float] = []
        self._lows: list[float] = []
        self._last: dict[tuple[float, float], Arrow] = {}
        self._quiet_since: float | None = None

    def holds(self, packets: Sequence[Packet]) -> bool:
        """Whether `packets` go on from those that were laid out, or are the first of them."""
        both = min(len(packets), len(self._packets))
        return both == 0 or packets[both - 1] == self._packets[both - 1]

    def show(self, packets: Sequence[Packet]) -> None:
        """Lay out what is new of `packets`, which must be held."""
        self._count = len(packets)
        if self._count <= len(self._packets):
            return
        start, self._packets = len(self._packets), packets
        for place, packet in enumerate(packets[start:], start):
            self._place_of[packet.number] = place
        for arrow in arrows_of(packets[start:], self._lanes, self._frame):
            self._add(replace(arrow, quiet_since=self._quiet_since))
            self._quiet_since = arrow.packet.sent if arrow.packet.arrives is None else arrow.packet.arrives

    def _add(self, arrow: Arrow) -> None:
        last = self._last.get((arrow.x1, arrow.x2))
        if last is not None and max(abs(arrow.y1 - last.y1), abs(arrow.y2 - last.y2)) < CLOSEST:
            return
        self._last[arrow.x1, arrow.x2] = arrow
        self._arrows.append(arrow)
        self._places.append(self._place_of[arrow.packet.number])
        self._tops.append(arrow.y1)
        self._lows.append(max(arrow.y2, self._lows[-1]) if self._lows else arrow.y2)

    def of_packet(self, number: int | None) -> Arrow | None:
        """The arrow of the packet of this number, also where it stands too close to another."""
        place = self._count if number is None else self._place_of.get(number, self._count)
        found = arrows_of(self._packets[place : place + 1], self._lanes, self._frame) if place < self._count else []
        return found[0] if found else None

    def within(self, top: float, bottom: float) -> list[Arrow]:
        """The arrows of which a part lies between two content heights."""
        shown = bisect_left(self._places, self._count)
        first = bisect_left(self._lows, top, 0, shown)
        end = bisect_right(self._tops, bottom, first, shown)
        return [arrow for arrow in self._arrows[first:end] if arrow.y2 >= top]


def nearest(arrows: Sequence[Arrow], x: float, y: float, reach: float) -> Arrow | None:
    """The arrow whose line passes within `reach` pixels of a point, the closest one."""
    best, best_distance = None, reach
    for arrow in arrows:
        distance = _distance(arrow, x, y)
        if distance <= best_distance:
            best, best_distance = arrow, distance
    return best


def _distance(arrow: Arrow, x: float, y: float) -> float:
    dx, dy = arrow.x2 - arrow.x1, arrow.y2 - arrow.y1
    square = dx * dx + dy * dy
    share = 0.0 if square == 0 else min(1.0, max(0.0, ((x - arrow.x1) * dx + (y - arrow.y1) * dy) / square))
    px, py = arrow.point(share)
    return float(((x - px) ** 2 + (y - py) ** 2) ** 0.5)
