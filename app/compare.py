"""The command `compare`: the same lesson on a real kernel and on the model, side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from app.columns import padded
from app.listing import MACHINE_READABLE
from app.parser import DONE, PROBLEM
from app.voice import complain, said, told
from sim.lessons import Lesson
from sim.network.cable import Cable
from sim.network.comparison import Row, compare, verdict
from sim.network.events import AnyEvent
from sim.network.troubles import troubles_in
from sim.network.world import World
from sim.sources.request import RunRequest, request_for
from sim.timeline import Timeline
from sim.words import QT_TRANSLATE_NOOP

HELP = QT_TRANSLATE_NOOP("commands", "a lesson on a real kernel and on the model, side by side")
WHICH_KERNEL = QT_TRANSLATE_NOOP("commands", "which kernel (default: the wire's)")
KERNEL = QT_TRANSLATE_NOOP("commands", "kernel ({source})")
MODEL = QT_TRANSLATE_NOOP("commands", "model")
LOOPBACK_DELAY = 20e-6
"""Seconds that a packet takes on loopback, roughly: the model's cable is then as quick, and loses nothing either."""
WIDTH = 34


def kernel_sources(lesson: Lesson) -> list[str]:
    """The lesson's sources that have a real kernel, the slow ones first: there every acknowledgement has its time."""
    return [source for source in ("wire", "loopback") if source in lesson.sources]


def other_side(lesson: Lesson, source: str) -> str:
    """The model beside a kernel, a kernel beside the model; empty if the lesson has none."""
    if source == "model":
        return next(iter(kernel_sources(lesson)), "")
    return "model" if "model" in lesson.sources else ""


def requests(lesson: Lesson, source: str, chosen: dict[str, str]) -> tuple[RunRequest, RunRequest]:
    """(kernel, model) with the same settings. Raises LessonError for a setting that makes no sense."""
    kernel, model = (request_for(lesson, each, _meant_for(lesson, each, chosen)) for each in (source, "model"))
    if source == "loopback":
        model = replace(model, cable=Cable(latency=LOOPBACK_DELAY))
    return kernel, model


def _meant_for(lesson: Lesson, source: str, chosen: dict[str, str]) -> dict[str, str]:
    """What was chosen, without the settings that mean something to the lesson's other sources only."""
    own = {setting.name for setting in lesson.settings_on(source)}
    elsewhere = {setting.name for each in lesson.sources for setting in lesson.settings_on(each)} - own
    return {name: value for name, value in chosen.items() if name not in elsewhere}


def world_of(events: Iterable[AnyEvent]) -> World:
    """The world after all of them."""
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in events:
        timeline.add(event)
    return timeline.world_after(len(timeline))


def compare_lesson(lesson: Lesson, source: str, chosen: dict[str, str], as_json: bool) -> int:
    """Run both, print both. 0 if every difference has a reason and nothing went wrong, else 1. Raises LessonError."""
    from sim.sources.run import run

    kernel, model = (world_of(run(request)) for request in requests(lesson, source, chosen))
    rows = compare(kernel, model)
    if as_json:
        import json

        print(json.dumps([_described(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_written(rows, source)))
    troubles = list(dict.fromkeys(trouble for world in (kernel, model) for trouble in troubles_in(world)))
    complain(*troubles)
    return DONE if all(row.is_explained for row in rows) and not troubles else PROBLEM


def _described(row: Row) -> dict[str, Any]:
    sides = {"kernel": row.left, "model": row.right}
    lines = {name: None if line is None else f"{line.sender}: {line}" for name, line in sides.items()}
    return {**lines, "agrees": row.agrees, "reason": None if row.agrees else str(row.sentence)}


def _written(rows: list[Row], source: str) -> Iterable[str]:
    yield f"  {padded(told(KERNEL, source=source), WIDTH + 9)}{told(MODEL)}"
    for row in rows:
        line = row.left or row.right
        assert line is not None
        left, right = ("-" if side is None else str(side) for side in (row.left, row.right))
        yield f"{'=' if row.agrees else '~' if row.is_explained else '!'} {line.sender:7}  {left:{WIDTH}}{right}"
        if not row.agrees:
            yield f"           {said(row.sentence)}"
    yield said(verdict(rows))


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Teach the command line `compare`; what it does is set by the caller."""
    comparing: argparse.ArgumentParser = commands.add_parser("compare", help=told(HELP))
    comparing.add_argument("lesson", metavar="LESSON")
    comparing.add_argument("--source", choices=("wire", "loopback"), help=told(WHICH_KERNEL))
    comparing.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    comparing.add_argument("--json", action="store_true", help=told(MACHINE_READABLE))
    return comparing
