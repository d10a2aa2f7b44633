"""What an exploration yields, whatever its method: the runs that it made, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

from sim.concurrency.interleaver.controlled import Controlled, Ending, Operation

TAIL = 100
"""So many of the last steps of a run tell what it was about when it was given up."""


class Run(Struct, frozen=True):
    """A run from its beginning to where nobody could go on: who stepped when, and what each step did."""

    schedule: tuple[int, ...]
    operations: tuple[Operation, ...]
    ending: Ending

    @property
    def switches(self) -> int:
        """How often another thread went on than the one before."""
        return switches_in(self.schedule)


class Where(NamedTuple):
    """A thread, and a line of the program."""

    thread: int
    line: int


def busiest(steps: Iterable[tuple[int, Operation]]) -> Where:
    """The thread that stepped most often, and the line in which it did."""
    places = [Where(thread, operation.line) for thread, operation in steps]
    thread, _ = Counter(place.thread for place in places).most_common(1)[0]
    place, _ = Counter(place for place in places if place.thread == thread).most_common(1)[0]
    return place


class DivergedError(Exception):
    """The program did something else when it was run again."""


def step_again(program: Controlled, thread: int, before: Operation) -> Operation:
    """The step that `thread` did in an earlier run. Raises DivergedError if it is another one now."""
    try:
        operation = program.step(thread)
    except ValueError as error:
        raise DivergedError from error
    if operation != before:
        raise DivergedError
    return operation


class Method(Protocol):
    """A way of going through the schedules of a program. `steps` counts every step made, repetitions included."""

    runs: int
    steps: int
    cut_in: Where | None
    """Where the last run was that was given up because it became too long: then not everything has been seen."""

    def explore(self) -> Iterator[Run | None]:
        """Run after run, until every schedule is accounted for; None for one that leads to nothing new."""
        ...


def switches_in(schedule: Sequence[int]) -> int:
    """How often another thread went on than the one before."""
    return sum(one != other for one, other in zip(schedule, schedule[1:], strict=False))
