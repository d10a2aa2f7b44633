"""Which steps of a run happened before which others, whatever the schedule: vector clocks over dependent operations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sim.concurrency.interleaver.controlled import Kind, Operation

Clock = Mapping[int, int]
"""For each thread, how many of its steps happened before (or are) this one."""
NOTHING: Clock = {}


def depend(one: Operation, other: Operation) -> bool:
    """Whether it matters which of two threads' operations comes first."""
    return bool(one.writes & other.writes or one.writes & other.reads or one.reads & other.writes)


def both(one: Operation, other: Operation) -> Operation:
    """The second with all that either of them touches."""
    return replace(other, reads=one.reads | other.reads, writes=one.writes | other.writes)


class Step(Struct, frozen=True):
    """A step of a run: the `count`-th of its thread, with everything that happened before it in `clock`."""

    thread: int
    count: int
    operation: Operation
    clock: Clock

    def is_before(self, clock: Clock) -> bool:
        """Whether it happened before whatever has this clock."""
        return clock.get(self.thread, 0) >= self.count


class History:
    """The steps of one run. Each object remembers who touched it, so that only what may depend is looked at."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        self.steps: list[Step] = []
        self._touched: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        self._newest: dict[int, Clock] = {}
        self._counts: dict[int, int] = defaultdict(int)
        for step in steps:
            self._keep(step)

    def clock_of(self, thread: int) -> Clock:
        """What happened before whatever `thread` does next, apart from what that itself depends on."""
        return self._newest.get(thread, NOTHING)

    def add(self, thread: int, operation: Operation, started: Sequence[int] = ()) -> Step:
        """The next step; the threads that it started begin after it."""
        clock = dict(self.clock_of(thread))
        for place in self.dependent(operation):
            for other, count in self.steps[place].clock.items():
                clock[other] = max(clock.get(other, 0), count)
        clock[thread] = self._counts[thread] + 1
        step = Step(thread, clock[thread], operation, clock)
        self._keep(step)
        for child in started:
            self._newest[child] = clock
        return step

    def begin_after(self, thread: int, step: Step) -> None:
        """`thread` was started by `step`."""
        self._newest.setdefault(thread, step.clock)

    def dependent(self, operation: Operation) -> list[int]:
        """The places of all steps so far that `operation` depends on, the newest first."""
        places = {place for name in operation.writes for place, _ in self._touched[name]}
        places |= {place for name in operation.reads for place, is_write in self._touched[name] if is_write}
        return sorted(places, reverse=True)

    def gives_back(self, place: int, name: str) -> bool:
        """Whether it is certain that `name` is a lock and that the release at `place` is done by the one who had it.

        What counts instead of excluding others, as a semaphore does, is read by its release.
        """
        released = self.steps[place]
        if released.operation.kind is not Kind.RELEASE or name in released.operation.reads:
            return False
        before = [self.steps[earlier] for earlier, _ in self._touched[name] if earlier < place]
        return self._has(released.thread, before)

    def _has(self, thread: int, steps: list[Step]) -> bool:
        """Whether `thread` certainly has the lock that these steps touch, after them."""
        released = 0
        for step in reversed(steps):
            kind = step.operation.kind
            if kind is Kind.READ or (kind is Kind.TRY_ACQUIRE and step.thread != thread):
                continue
            if step.thread != thread:
                return False
            if kind is Kind.ACQUIRE:
                if not released:
                    return True
                released -= 1
            elif kind is Kind.RELEASE:
                released += 1
            else:
                return False
        return False

    def _keep(self, step: Step) -> None:
        place = len(self.steps)
        self.steps.append(step)
        self._newest[step.thread] = step.clock
        self._counts[step.thread] = step.count
        for name in step.operation.writes:
            self._touched[name].append((place, True))
        for name in step.operation.reads - step.operation.writes:
            self._touched[name].append((place, False))
