"""What each way of framing costs, measured: the same messages by every method, near by and over a long cable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sim.network.framing import outcome
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

METHODS = ("unframed", "confirmed", "header", "delimiter")
COUNTS = (1, 10, 100, 300, 1000)
NEAR, FAR = "near", "far"
ROUND_TRIP = 0.05
"""Seconds there and back over the long cable."""
LATENCIES = {NEAR: 20e-6, FAR: ROUND_TRIP / 2}
"""Seconds one way. Near by, only the model needs to be told: it takes about as long as loopback does."""
LONGEST = 20.0
"""Seconds of real waiting that no single measurement may take; what would takes place on the model's own clock."""
IN_REAL_TIME, MODEL = ("wire",), "model"
TIME_LIMIT = 120.0
PACE = {"nagle": "off", "pause": "0", "delay": "0", "raw": ""}
"""The settings under which all are measured: nobody waits but for the method's own sake."""

ROUND_TRIPS = QT_TRANSLATE_NOOP(
    "framing",
    "**Length first** pays one round trip for each message: {count} messages took {confirmed}, {times} times as long as"
    " with the header ({header}).",
)
BY_LUCK = QT_TRANSLATE_NOOP(
    "framing", "**Without framing** {wrong} of {count} messages came out wrong; what came out right was luck."
)
ALL_LUCK = QT_TRANSLATE_NOOP(
    "framing",
    "**Without framing** all {count} messages came out right this time: the reader was quick enough. Nothing says that"
    " it always is.",
)
MODELLED = QT_TRANSLATE_NOOP(
    "framing",
    "**Hollow mark:** {count} messages, each with a round trip of 50 ms, would have to wait {waiting} s in real time."
    " That run is the model's, on a clock of its own: {seconds} s.",
)


class Case(Struct, frozen=True):
    """One measurement: so many messages by this method, on a source that is near or far.

    `stands_in`: that source is the model because the usual one would take too long.
    """

    method: str
    count: int
    place: str
    source: str
    stands_in: bool = False

    @property
    def chosen(self) -> Mapping[str, str]:
        """The texts of the lesson's settings."""
        own = {"method": self.method, "count": str(self.count), **PACE}
        return own if self.source == "loopback" else {**own, "latency": f"{LATENCIES[self.place]:g}"}

    @property
    def waiting(self) -> float:
        """Seconds that the sender waits for confirmations over the long cable."""
        return self.count * ROUND_TRIP if self.method == "confirmed" and self.place == FAR else 0.0

    def in_time(self) -> Case:
        """The same, on the model if it would take too long here."""
        is_slow = self.source in IN_REAL_TIME and self.waiting > LONGEST
        return replace(self, source=MODEL, stands_in=True) if is_slow else self


class Point(Struct, frozen=True):
    """What one measurement gave. `seconds` go from the first packet to the arrival of the last data."""

    case: Case
    seconds: float
    packets: int
    size: int
    round_trips: int
    right: int

    @property
    def wrong(self) -> int:
        """How many messages did not come out as they went in."""
        return self.case.count - self.right


class Measurement(Struct, frozen=True):
    """The points so far, of `total` that are wanted; `problem` broke it off."""

    points: tuple[Point, ...] = ()
    total: int = 0
    is_running: bool = False
    problem: Sentence | None = None

    def line(self, method: str, place: str) -> list[Point]:
        """The points of one method at one place, by their number of messages."""
        return [point for point in self.points if (point.case.method, point.case.place) == (method, place)]

    def all_at_once(self, place: str) -> list[Point]:
        """A point of every method at one place, for the greatest number of messages that all have; none if none has."""
        lines = [{point.case.count: point for point in self.line(method, place)} for method in METHODS]
        common = set.intersection(*(set(line) for line in lines))
        return [line[max(common)] for line in lines] if common else []


def plan(near: str, far: str) -> list[Case]:
    """What to measure on these sources (none if empty), few messages first."""
    return [
        Case(method, count, place, source).in_time()
        for count in COUNTS
        for place, source in ((NEAR, near), (FAR, far))
        if source
        for method in METHODS
    ]


def point_of(case: Case, world: World) -> Point:
    """What the run of `case` gave, in its newest world."""
    found = outcome(world)
    costs = found.costs
    return Point(case, costs.seconds, costs.packets, costs.size, costs.round_trips, found.right)


def findings(measurement: Measurement) -> Iterator[Sentence]:
    """What the points show, in sentences."""
    yield from _about_round_trips(measurement)
    unframed = [point for point in measurement.points if point.case.method == "unframed"]
    if unframed:
        worst = max(unframed, key=lambda point: (point.wrong, point.case.count))
        text = BY_LUCK if worst.wrong else ALL_LUCK
        yield Sentence("framing", text, {"wrong": worst.wrong, "count": worst.case.count})
    for point in measurement.points:
        if point.case.stands_in:
            told: dict[str, str | int | Sentence] = {
                "count": point.case.count,
                "waiting": f"{point.case.waiting:.0f}",
                "seconds": f"{point.seconds:.2f}",
            }
            yield Sentence("framing", MODELLED, told)


def _about_round_trips(measurement: Measurement) -> Iterable[Sentence]:
    headers = {point.case.count: point for point in measurement.line("header", FAR)}
    pairs = [
        (point, headers[point.case.count])
        for point in measurement.line("confirmed", FAR)
        if point.case.count in headers and point.case.count > 1 and not point.case.stands_in
    ]
    if pairs:
        slow, quick = pairs[-1]
        figures: dict[str, str | int | Sentence] = {
            "count": slow.case.count,
            "confirmed": f"{slow.seconds:.2f} s",
            "header": f"{quick.seconds:.2f} s",
            "times": f"{slow.seconds / quick.seconds:.0f}",
        }
        yield Sentence("framing", ROUND_TRIPS, figures)
