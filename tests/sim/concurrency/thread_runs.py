"""Lessons about threads as they really run, and what their exploration finds."""

from __future__ import annotations

import random
from collections.abc import Iterable
from contextlib import closing
from functools import cache

from sim.concurrency.constants import with_constants
from sim.concurrency.events import AnyEvent
from sim.concurrency.expectation import names_in
from sim.concurrency.interleaver.report import Report
from sim.concurrency.world import World
from sim.lessons import Lesson, StageKind, all_lessons, find_lesson
from sim.sources.interleaving import Explore, Interleaving, Replay, Step
from sim.timeline import Timeline

LESSONS = tuple(lesson for lesson in all_lessons() if lesson.stage is StageKind.THREADS)
MOST_STEPS = 200
Run = Timeline[AnyEvent, World]


def text_of(lesson: Lesson, **chosen: str) -> tuple[str, str]:
    """The program that these settings choose, and its name."""
    values = lesson.values(chosen, "threads")
    program = str(values["program"])
    return with_constants(lesson.text_of(program), values), f"{program}.py"


def run_of(lesson: Lesson, *schedule: int, granularity: str = "bytecode", **chosen: str) -> Run:
    """A run by this schedule; then goes on, always with the first thread that can."""
    text, file = text_of(lesson, **chosen)
    also = tuple(names_in(lesson.expect))
    asked = Replay(text, file, granularity, also=also, schedule=schedule, to_the_end=True)
    with closing(Interleaving()) as child:
        return _timeline(child.ask(asked))


def run_by_chance(lesson: Lesson, seed: int, **chosen: str) -> Run:
    """A run in which chance decides, up to MOST_STEPS steps of it."""
    text, file = text_of(lesson, **chosen)
    dice = random.Random(seed)
    with closing(Interleaving()) as child:
        run = _timeline(child.ask(Replay(text, file, also=tuple(names_in(lesson.expect)))))
        for _ in range(MOST_STEPS):
            if not child.enabled:
                break
            for event in child.ask(Step(dice.choice(child.enabled))):
                run.add(event)
        return run


@cache
def report_of(lesson_id: str, granularity: str = "bytecode", **chosen: str) -> Report:
    """What the exploration of the chosen program finds in a few seconds."""
    lesson = find_lesson(lesson_id)
    text, file = text_of(lesson, **chosen)
    with closing(Interleaving()) as child:
        found = child.explore(Explore(text, file, granularity, also=tuple(names_in(lesson.expect)), seconds=4.0))
    assert isinstance(found, Report), found
    return found


def _timeline(events: Iterable[AnyEvent]) -> Run:
    run: Run = Timeline(World())
    for event in events:
        run.add(event)
    return run
