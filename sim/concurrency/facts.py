"""What a run of threads itself answers to a lesson's question, or the exploration of its program. Short texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sim.concurrency.contents import taken
from sim.concurrency.events import State
from sim.concurrency.interleaver.report import Report, Verdict
from sim.concurrency.names import short_name
from sim.concurrency.places import Occurrence, Run, find
from sim.questions import Told

Fact = Callable[[Occurrence], str]
Possibility = Callable[[Report], str]
NONE, ONE, SEVERAL, YES, NO = "none", "one", "several", "yes", "no"


def tell(place: str, fact: str, run: Run, report: Report | None) -> Told | None:
    """What the run answers at that place; None if it cannot, or not yet. `report` is what its exploration found."""
    at = find(place, run)
    if at is None:
        return None
    value = FACTS[fact](at) if fact in FACTS else POSSIBILITIES[fact](report) if report is not None else ""
    return Told(at.step.time, value) if value else None


# Of the step


def _thread(at: Occurrence) -> str:
    return short_name(at.after, at.step.thread)


def _value(at: Occurrence) -> str:
    """What the variable is worth once the step is done, or what the semaphore, the event, the queue is at."""
    variable, lock = at.after.variables.get(at.thing), at.after.locks.get(at.thing)
    return variable.value if variable is not None else str(lock.value) if lock is not None else ""


def _item(at: Occurrence) -> str:
    item = taken(at.before, at.after, at.thing)
    return "" if item is None else str(item)


def _owner(at: Occurrence) -> str:
    lock = at.after.locks.get(at.thing)
    return "" if lock is None else NONE if lock.owner is None else short_name(at.after, lock.owner)


def _waiting(at: Occurrence) -> str:
    """How many threads wait for the thing once the step is done."""
    return str(sum(thread.waits_for == at.thing for thread in at.after.threads.values()))


def _state(at: Occurrence) -> str:
    """Of the thread that did the step, once it is done."""
    state = at.after.threads[at.step.thread].state
    return "goes on" if state in (State.RUNNING, State.READY) else state.value


# Of everything that can happen


def _results(report: Report) -> str:
    """How many different values the program can end with."""
    return str(len(report.outcomes)) if report.verdict is Verdict.EXHAUSTED else ""


def _can_deadlock(report: Report) -> str:
    return _possible(bool(report.deadlocks), report)


def _can_fail(report: Report) -> str:
    return _possible(bool(report.errors), report)


def _possible(was_met: bool, report: Report) -> str:
    """What was met once is possible; what was not met is impossible only where every schedule is accounted for."""
    return YES if was_met else NO if report.verdict is Verdict.EXHAUSTED else ""


def _deadlocks(report: Report) -> str:
    """How many kinds of schedules end in a deadlock."""
    count = sum(each.count for each in report.deadlocks)
    return "" if report.verdict is not Verdict.EXHAUSTED else SEVERAL if count > 1 else ONE if count else NONE


FACTS: Mapping[str, Fact] = {
    "thread": _thread,
    "value": _value,
    "item": _item,
    "owner": _owner,
    "waiting": _waiting,
    "thread state": _state,
}
"""By the name that stands as `fact` in lesson.toml: what the run tells."""
POSSIBILITIES: Mapping[str, Possibility] = {
    "results": _results,
    "can deadlock": _can_deadlock,
    "can fail": _can_fail,
    "deadlocks": _deadlocks,
}
"""What only the exploration can tell."""
NUMBER, YES_OR_NO = "0+", (YES, NO)
"""In place of values: any number."""
VALUES: Mapping[str, tuple[str, ...]] = {
    "waiting": (NUMBER,),
    "thread state": ("goes on", *(state.value for state in State if state not in (State.RUNNING, State.READY))),
    "results": (NUMBER,),
    "can deadlock": YES_OR_NO,
    "can fail": YES_OR_NO,
    "deadlocks": (NONE, ONE, SEVERAL),
}
"""All that those can give of which it does not depend on the program."""
