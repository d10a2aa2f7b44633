"""What an exploration yields, whatever its method: the runs that it made, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from sim.concurrency.interleaver.controlled import Controlled, Ending, Operation


class Run(Struct, frozen=True):
    """A run from its beginning to where nobody could go on: who stepped when, and what each step did."""

    schedule: tuple[int, ...]
    operations: tuple[Operation, ...]
    ending: Ending

    @property
    def switches(self) -> int:
        """How often another thread went on than the one before."""
        return switches_in(self.schedule)


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
    was_cut: bool
    """Whether a run was given up because it became too long: then not everything has been seen."""

    def explore(self) -> Iterator[Run | None]:
        """Run after run, until every schedule is accounted for; None for one that leads to nothing new."""
        ...


def switches_in(schedule: Sequence[int]) -> int:
    """How often another thread went on than the one before."""
    return sum(one != other for one, other in zip(schedule, schedule[1:], strict=False))
