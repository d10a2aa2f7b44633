"""What an exploration found, and how far it may be believed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from sim.concurrency.expectation import ExpectationError, holds
from sim.words import Sentence


class Verdict(Enum):
    """How complete an exploration is. Only what is EXHAUSTED may be called safe."""

    EXHAUSTED = "exhausted"
    """Every schedule is accounted for."""
    CAPPED = "capped"
    """The bound was reached before that; there may be more than was found."""
    UNCONTROLLED = "uncontrolled"
    """Something the program does is not under control, so schedules may exist that nobody can make."""


class Defect(Enum):
    """What kind of mistake a bad run shows."""

    LOST_UPDATE = "lost update"
    ORDER = "order"
    LOCK_CYCLE = "lock cycle"
    SELF_DEADLOCK = "self-deadlock"
    LOST_WAKE_UP = "lost wake-up"
    NEVER_WOKEN = "never woken"
    LIVELOCK = "livelock"


class Found(Struct, frozen=True, kw_only=True):
    """Something that can happen: how often it was met, and a schedule that leads there with few switches.

    `count` is the number of classes of schedules (schedules of one class differ only in the order of independent
    steps) or, where states were matched, of different final states.
    """

    count: int
    witness: tuple[int, ...]
    switches: int
    defect: Defect | None = None
    about: str = ""
    """The object that the defect is about."""


class Outcome(Found, frozen=True, kw_only=True):
    """The watched variables at the end of a run in which nobody was left waiting.

    It is a good end only if no exception ended a thread on the way: `errors` are those that did.
    """

    values: Mapping[str, str]
    errors: tuple[Sentence, ...] = ()

    def is_good(self, expectation: str) -> bool | None:
        """Whether it is as it must be; None if nothing tells.

        After an exception it is not. Otherwise an expectation tells, if there is one and it can be evaluated; else a
        defect that has a name. Where nothing but settings (names in capitals) is left at the end, that it was reached
        is all that there is to expect.
        """
        if self.errors:
            return False
        try:
            if expectation:
                return holds(expectation, self.values)
        except ExpectationError:
            return None if self.defect is None else False
        if self.defect is not None:
            return False
        return True if all(name.isupper() for name in self.values) else None


class Deadlock(Found, frozen=True, kw_only=True):
    """Threads that wait for ever, each with what it waits for; `cycle` are those that wait for each other in a ring.

    `errors` are the exceptions that had ended other threads before.
    """

    waits: Mapping[int, str]
    cycle: tuple[int, ...] = ()
    errors: tuple[Sentence, ...] = ()


class Failure(Found, frozen=True, kw_only=True):
    """An exception that ended a thread, in however many of the outcomes and deadlocks."""

    thread: int
    error: Sentence


class Report(Struct, frozen=True):
    """All that can happen. `bound` says why it was capped, `escaped` what was not under control.

    Every run ends in exactly one of the `outcomes` or `deadlocks`, so their counts add up to all that were counted.
    `errors` looks at the same runs once more: what exceptions there are, and in how many.
    `loops` are schedules in which everybody keeps stepping and nobody ever ends.
    """

    verdict: Verdict
    runs: int
    counted: str
    outcomes: tuple[Outcome, ...] = ()
    deadlocks: tuple[Deadlock, ...] = ()
    errors: tuple[Failure, ...] = ()
    loops: tuple[Found, ...] = ()
    names: Mapping[int, str] = {}
    bound: Sentence | None = None
    escaped: Sentence | None = None

    def is_safe(self, expectation: str = "") -> bool:
        """Whether it is certain that no schedule leads to anything that must not be."""
        return self.verdict is Verdict.EXHAUSTED and not self.bad(expectation)

    @property
    def ends(self) -> tuple[Found, ...]:
        """Every way in which the program can end, or go on and on."""
        return (*self.outcomes, *self.deadlocks, *self.errors, *self.loops)

    def bad(self, expectation: str) -> list[Found]:
        """What must not be, the plainest first."""
        violations = [outcome for outcome in self.outcomes if outcome.is_good(expectation) is False]
        return [*self.deadlocks, *self.errors, *violations, *self.loops]

    def telling(self, expectation: str) -> Found | None:
        """What shows the point: the first that must not be, else the first there is; None if nothing ended."""
        return next(iter((*self.bad(expectation), *self.ends)), None)
