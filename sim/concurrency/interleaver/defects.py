"""Names what went wrong in a run, from its steps. Each rule is stated where it is applied."""

from __future__ import annotations

from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.report import Defect
from sim.concurrency.interleaver.runs import Run
from sim.concurrency.world import cycle_in

Named = tuple[Defect, str]
"""The defect and the object that it is about."""


def lost_update(run: Run) -> Named | None:
    """A thread reads a variable, another one writes it, and the first writes it without having read it again."""
    newest: dict[str, int] = {}
    read: dict[tuple[int, str], int] = {}
    for place, (thread, operation) in enumerate(zip(run.schedule, run.operations, strict=True)):
        if operation.kind is Kind.READ:
            read.update({(thread, name): place for name in operation.reads})
        elif operation.kind is Kind.WRITE:
            for name in sorted(operation.writes):
                known = read.pop((thread, name), None)
                if known is not None and newest.get(name, -1) > known:
                    return Defect.LOST_UPDATE, name
        newest.update(dict.fromkeys(operation.writes, place))
    return None


def of_outcome(run: Run) -> Named | None:
    """A lost update, if there is one."""
    return lost_update(run)


def of_failure(run: Run) -> Named | None:
    """A lost update; otherwise things were done in an order in which they must not be."""
    return lost_update(run) or (Defect.ORDER, "")


def cycle_of(run: Run) -> tuple[int, ...]:
    """The threads that wait for each other in a ring, each for the next; empty if there is none."""
    return cycle_in(run.ending.held_by)


def of_deadlock(run: Run) -> Named:
    """A ring of one is a self-deadlock, a longer one a lock cycle. Who was notified before it waited missed it."""
    cycle = cycle_of(run)
    if cycle:
        name = run.ending.deadlocked[cycle[0]]
        return (Defect.SELF_DEADLOCK if len(cycle) == 1 else Defect.LOCK_CYCLE), name
    for thread, name in sorted(run.ending.deadlocked.items()):
        if _was_woken_too_early(run, thread, name):
            return Defect.LOST_WAKE_UP, name
    return Defect.NEVER_WOKEN, next(iter(run.ending.deadlocked.values()), "")


def _was_woken_too_early(run: Run, thread: int, name: str) -> bool:
    return any(
        operation.kind is Kind.WAKE and name in operation.writes and who != thread
        for who, operation in zip(run.schedule, run.operations, strict=True)
    )
