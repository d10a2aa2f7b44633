"""Makes a schedule easier to read: fewer switches between threads, and still the same end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from sim.concurrency.interleaver.controlled import Controlled, Operation
from sim.concurrency.interleaver.runs import Run

TRIES = 40
"""Runs that may be spent on one witness."""


def follow(program: Controlled, schedule: Sequence[int]) -> Run | None:
    """The run that `schedule` makes; where it is at its end, the last thread goes on as long as it can, then the first.

    None if a thread cannot step when its turn comes.
    """
    program.restart()
    done: list[int] = []
    operations: list[Operation] = []
    for thread in schedule:
        if thread not in program.enabled():
            return None
        operations.append(program.step(thread))
        done.append(thread)
    while enabled := program.enabled():
        thread = done[-1] if done and done[-1] in enabled else enabled[0]
        operations.append(program.step(thread))
        done.append(thread)
    return Run(tuple(done), tuple(operations), program.ending())


def simplified(program: Controlled, run: Run, is_same: Callable[[Run], bool], tries: int = TRIES) -> Run:
    """A run with the same end and as few switches as were found."""
    while tries > 0:
        for schedule in _simpler(run.schedule):
            tries -= 1
            tried = follow(program, schedule)
            if tried is not None and tried.switches < run.switches and is_same(tried):
                run = tried
                break
            if tries <= 0:
                return run
        else:
            return run
    return run


def _simpler(schedule: Sequence[int]) -> Iterator[list[int]]:
    """The same steps with one stretch of a thread moved to the stretch before or behind it of the same thread."""
    stretches = [(thread, len(list(group))) for thread, group in groupby(schedule)]
    for place, (thread, _) in enumerate(stretches):
        behind = next((i for i in range(place + 1, len(stretches)) if stretches[i][0] == thread), None)
        if behind is not None:
            yield _joined(stretches, place, behind, place)
            yield _joined(stretches, place, behind, behind)


def _joined(stretches: Sequence[tuple[int, int]], one: int, other: int, at: int) -> list[int]:
    """Two stretches of a thread as one, at the place of one of them."""
    length = stretches[one][1] + stretches[other][1]
    moved = [
        (thread, length if place == at else count)
        for place, (thread, count) in enumerate(stretches)
        if place == at or place not in (one, other)
    ]
    return [thread for thread, count in moved for _ in range(count)]
