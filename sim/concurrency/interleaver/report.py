"""What an exploration found, and how far it may be believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct

from sim.concurrency.expectation import ExpectationError, UnassignedError, holds
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
    ENDLESS = "endless"
    """It comes back to where it was, though its threads do not react to each other."""


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
    """The object that the defect is about; of a loop its lines."""

    @property
    def effort(self) -> tuple[int, int]:
        """How much there is to follow until it has happened: the plainest of several has the least."""
        return len(self.witness), self.switches


class Outcome(Found, frozen=True, kw_only=True):
    """The watched variables at the end of a run in which nobody was left waiting, and the exceptions on the way."""

    values: Mapping[str, str]
    errors: tuple[Sentence, ...] = ()


class Judge(Struct, frozen=True):
    """The one rule by which outcomes are right or wrong; `names` are the variables that have a value at some end."""

    expectation: str
    names: frozenset[str]

    def is_good(self, outcome: Outcome) -> bool | None:
        """Whether the outcome is as it must be; None if nothing tells.

        After an exception it is not. Otherwise what must hold tells; where it names a variable that has a value at
        other ends only, it does not hold. Where nothing must hold, only that the end was reached can be told, and that
        is enough where nothing but settings (names in capitals) is left there and no defect was met.
        """
        if outcome.errors:
            return False
        if not self.expectation:
            return True if outcome.defect is None and all(name.isupper() for name in outcome.values) else None
        try:
            return holds(self.expectation, outcome.values)
        except UnassignedError as error:
            return False if error.name in self.names else None
        except ExpectationError:
            return None


class Deadlock(Found, frozen=True, kw_only=True):
    """Threads that wait for ever, each with what it waits for; `cycle` are those that wait for each other in a ring.

    `errors` are the exceptions that had ended other threads before.
    """

    waits: Mapping[int, str]
    cycle: tuple[int, ...] = ()
    errors: tuple[Sentence, ...] = ()

    @property
    def ring(self) -> tuple[int, ...]:
        """Those who wait for each other; where nobody does, who waits for more than others to end, else all."""
        waiting = tuple(thread for thread, what in self.waits.items() if not what.startswith("thread "))
        return self.cycle or waiting or tuple(self.waits)


class Failure(Found, frozen=True, kw_only=True):
    """An exception that ended a thread, in however many of the outcomes and deadlocks."""

    thread: int
    error: Sentence


class Report(Struct, frozen=True):
    """All that can happen. `bound` says why it was capped, `escaped` what was not under control.

    `runs` have been made. What is counted is "classes" of schedules, "final states" or "runs" that came to an end. Each
    is one of the `outcomes` or `deadlocks`, so their counts add up to `total`. `errors` looks at the same once more:
    what exceptions there are, and in how many. `loops` are schedules in which everybody keeps stepping and nobody ever
    ends; they are not counted.
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

    @property
    def total(self) -> int:
        """How many classes, final states or runs there are of what is counted."""
        return sum(each.count for each in (*self.outcomes, *self.deadlocks))

    @property
    def ends(self) -> tuple[Found, ...]:
        """Every way in which the program can end, or go on and on."""
        return (*self.outcomes, *self.deadlocks, *self.errors, *self.loops)

    # What must not be

    def judge(self, expectation: str) -> Judge:
        """What says of each outcome whether it is right."""
        return Judge(expectation, frozenset(name.partition(".")[0] for each in self.outcomes for name in each.values))

    def bad(self, expectation: str) -> list[Found]:
        """What must not be, the plainest first: nobody can go on, exceptions, wrong ends, nobody ever gets on."""
        judge = self.judge(expectation)
        violations = [outcome for outcome in self.outcomes if judge.is_good(outcome) is False]
        kinds: tuple[Sequence[Found], ...] = (self.deadlocks, self.errors, violations, self.loops)
        return [each for kind in kinds for each in sorted(kind, key=lambda found: found.effort)]

    def suspects(self, expectation: str) -> list[Found]:
        """Ends of which nothing tells whether they are right, with a defect that has a name."""
        judge = self.judge(expectation)
        suspects = (each for each in self.outcomes if each.defect is not None and judge.is_good(each) is None)
        return sorted(suspects, key=lambda found: found.effort)

    def is_safe(self, expectation: str = "") -> bool:
        """Whether it is certain that no schedule leads to anything that must not be, or that looks as if."""
        return self.verdict is Verdict.EXHAUSTED and not self.bad(expectation) and not self.suspects(expectation)

    def telling(self, expectation: str) -> Found | None:
        """What shows the point: what must not be, else what looks so, else the first end; None if there is none."""
        return next(iter((*self.bad(expectation), *self.suspects(expectation), *self.ends)), None)
