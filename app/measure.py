"""The command `measure`: what each way of framing costs, one run after the other, each in a process of its own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from app.columns import padded
from app.compare import world_of
from app.listing import MACHINE_READABLE
from app.voice import said, told
from sim.lessons import Lesson, StageKind
from sim.network.framing_costs import FAR, NEAR, TIME_LIMIT, Case, Measurement, Point, findings, plan, point_of
from sim.network.troubles import troubles_in
from sim.settings import LessonError
from sim.sources.request import RunRequest, request_for
from sim.words import QT_TRANSLATE_NOOP, Sentence

NOTHING_TO_MEASURE = QT_TRANSLATE_NOOP(
    "measuring", "The lesson {lesson} has nothing to measure. The lesson framing has: main.py measure framing."
)
HELP = QT_TRANSLATE_NOOP("commands", "what each way of framing costs, for 1 to 1,000 messages")
WHERE = QT_TRANSLATE_NOOP("commands", "loopback, wire, or model for both (default: the best that can run here)")
PLACES = {NEAR: QT_TRANSLATE_NOOP("commands", "near"), FAR: QT_TRANSLATE_NOOP("commands", "far")}
POINT = QT_TRANSLATE_NOOP(
    "commands",
    "{place}{source} {method} {count} messages  {seconds} s  {packets} packets {bytes} B {round_trips} round trips"
    "  {right} right",
)
WENT_WRONG = QT_TRANSLATE_NOOP("measuring", "Measuring stopped at {count} messages by {method} on {source}: {problem}")


def sources_for(wanted: str, can_run: Callable[[str], bool]) -> tuple[str, str]:
    """The sources near and far: the one that is wanted, else the best that can run here."""
    near, far = {"loopback": ("loopback", ""), "wire": ("", "wire"), "model": ("model", "model")}.get(wanted, ("", ""))
    if near or far:
        return near, far
    return ("loopback" if can_run("loopback") else "model"), ("wire" if can_run("wire") else "model")


def check(lesson: Lesson) -> None:
    """Raises LessonError for a lesson that has nothing to measure."""
    if lesson.stage is not StageKind.FRAMING:
        raise LessonError(Sentence("measuring", NOTHING_TO_MEASURE, {"lesson": lesson.id}))


def request_of(lesson: Lesson, case: Case) -> RunRequest:
    """What to ask a source for. Raises LessonError, OSError, UnicodeDecodeError."""
    return replace(request_for(lesson, case.source, dict(case.chosen)), time_limit=TIME_LIMIT, is_watched=False)


def failure_of(case: Case, problem: Sentence) -> Sentence:
    """Why there is no point for this case."""
    values: dict[str, str | int | Sentence] = {"count": case.count, "method": case.method, "source": case.source}
    return Sentence("measuring", WENT_WRONG, {**values, "problem": problem})


def measured(lesson: Lesson, cases: list[Case]) -> Iterator[Point]:
    """The points, as they are measured. Raises LessonError where a run told of a problem."""
    from sim.sources.run import run

    for case in cases:
        world = world_of(run(request_of(lesson, case)))
        trouble = next(troubles_in(world), None)
        if trouble is not None:
            raise LessonError(failure_of(case, trouble))
        yield point_of(case, world)


def measure_lesson(lesson: Lesson, near: str, far: str, as_json: bool) -> int:
    """Measure everything and print it: a line for each point, or one JSON text at the end. Raises LessonError."""
    cases = plan(near, far)
    points = []
    for point in measured(lesson, cases):
        points.append(point)
        print(_written(point), file=sys.stderr if as_json else sys.stdout, flush=True)
    measurement = Measurement(tuple(points), len(cases))
    sentences = list(findings(measurement))
    if as_json:
        import json

        told = {"points": [_described(point) for point in points], "findings": list(map(str, sentences))}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(map(said, sentences)))
    return 0


def _written(point: Point) -> str:
    case = point.case
    return told(
        POINT,
        place=padded(told(PLACES[case.place]), 5),
        source=f"{case.source:9}",
        method=f"{case.method:10}",
        count=f"{case.count:5}",
        seconds=f"{point.seconds:10.6f}",
        packets=f"{point.packets:5}",
        bytes=f"{point.size:8}",
        round_trips=f"{point.round_trips:5}",
        right=f"{point.right:5}",
    )


def _described(point: Point) -> dict[str, Any]:
    case = point.case
    return {
        "method": case.method,
        "count": case.count,
        "place": case.place,
        "source": case.source,
        "seconds": point.seconds,
        "packets": point.packets,
        "bytes": point.size,
        "round_trips": point.round_trips,
        "right": point.right,
    }


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Teach the command line `measure`; what it does is set by the caller."""
    measuring: argparse.ArgumentParser = commands.add_parser("measure", help=told(HELP))
    measuring.add_argument("lesson", metavar="LESSON")
    measuring.add_argument("--source", choices=("loopback", "wire", "model"), default="", help=told(WHERE))
    measuring.add_argument("--json", action="store_true", help=told(MACHINE_READABLE))
    return measuring
