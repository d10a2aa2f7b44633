"""Explores a program: everything that can come out of it, and whether that is all.

First every class of schedules once (`dpor`): that gives exact counts, and is enough for most. If there are too many, a
few schedules of very different kinds are run, so that much is seen even if it cannot be finished; then every state
once (`matching`), which copes with many threads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from sim.concurrency.interleaver import defects
from sim.concurrency.interleaver.collection import Collection, Seen, deadlock_of, errors_of, outcome_of
from sim.concurrency.interleaver.controlled import Controlled
from sim.concurrency.interleaver.dpor import Dpor
from sim.concurrency.interleaver.loops import Loop
from sim.concurrency.interleaver.matching import Matching
from sim.concurrency.interleaver.report import Deadlock, Defect, Failure, Found, Outcome, Report, Verdict
from sim.concurrency.interleaver.runs import DivergedError, Method, Run, Where, switches_in
from sim.concurrency.interleaver.samples import loop_in, samples
from sim.concurrency.interleaver.witness import TRIES, simplified
from sim.words import QT_TRANSLATE_NOOP, Sentence

TOO_MANY_RUNS = QT_TRANSLATE_NOOP(
    "explorer", "It was stopped after {runs} runs. There may be more than what was found; allow more runs to see."
)
TOO_LATE = QT_TRANSLATE_NOOP(
    "explorer", "It was stopped after {runs} runs, because its time was over. There may be more than what was found."
)
TOO_LONG = QT_TRANSLATE_NOOP(
    "explorer",
    "Some runs were given up after {steps} steps, because they did not end: thread {thread} was then in line {line}."
    " There may be more.",
)
NO_END = QT_TRANSLATE_NOOP(
    "explorer",
    "No run came to an end within {steps} steps: thread {thread} was then in line {line}."
    " If that is a loop that ends, let it go round less often to see what can come of it.",
)
DIVERGED = QT_TRANSLATE_NOOP(
    "explorer", "the program does not do the same when it is run again in the same order: it depends on something else"
)
STOPPED = QT_TRANSLATE_NOOP("explorer", "It was stopped after {runs} runs. There may be more than what was found.")
CLASSES, STATES, RUNS = "classes", "final states", "runs"
LOOP = 100
"""Steps within which a loop is looked for."""
TIMES_AS_LONG = 3
"""Once some runs have been too long, others are given up that are so much longer than the shortest that ended."""
SIMPLIFICATIONS = 400
"""Runs that may be spent on making all witnesses simpler."""


class Limits(Struct, frozen=True):
    """How much may be done: `first_steps` for classes, before states are matched; a run has at most `longest` steps."""

    runs: int = 200_000
    first_steps: int = 40_000
    longest: int = 2_000


DEFAULT = Limits()


def explore(
    program: Controlled,
    limits: Limits = DEFAULT,
    is_over: Callable[[], bool] = lambda: False,
    told: Callable[[int, Callable[[], Report]], None] = lambda runs, so_far: None,
) -> Report:
    """Everything that can come out of `program`.

    `is_over` is asked between runs; `told` hears how many there were, and may ask for what has been found so far.
    """
    search = _Search(program, limits, is_over, told)
    return search.report()


class _Search:
    def __init__(
        self,
        program: Controlled,
        limits: Limits,
        is_over: Callable[[], bool],
        told: Callable[[int, Callable[[], Report]], None],
    ) -> None:
        self._program, self._limits, self._is_over, self._told = program, limits, is_over, told
        self._found = Collection()
        self._runs = 0
        self._bound: Sentence | None = None
        self._loop = Loop()

    def report(self) -> Report:
        counted = self._go_or_give_up()
        found, runs = self._found, self._runs
        verdict = Verdict.EXHAUSTED if self._bound is None else Verdict.CAPPED
        if found.escaped:
            verdict = Verdict.UNCONTROLLED
        return Report(
            verdict,
            runs,
            counted,
            tuple(map(self._outcome, found.outcomes.values())),
            _plainest_first(map(self._deadlock, found.deadlocks.values())),
            tuple(self._failure(error, seen) for error, seen in found.errors.items()),
            self._loops(),
            bound=self._bound,
            escaped=found.escaped,
        )

    def _go_or_give_up(self) -> str:
        try:
            return self._go()
        except DivergedError:
            self._found.escaped = Sentence("explorer", DIVERGED)
            return RUNS

    def so_far(self) -> Report:
        """What has been found by now: no more than that, and with the schedules as they were met."""
        found = self._found
        return Report(
            Verdict.CAPPED,
            self._runs,
            RUNS,
            tuple(_outcome(seen.run, seen) for seen in found.so_far(found.outcomes).values()),
            _plainest_first(_deadlock(seen.run, seen) for seen in found.so_far(found.deadlocks).values()),
            tuple(self._failure_in(seen.run, error, seen) for error, seen in found.so_far(found.errors).items()),
            bound=Sentence("explorer", STOPPED, {"runs": self._runs}),
            escaped=found.escaped,
        )

    def _go(self) -> str:
        """Go through the program; what the counts count."""
        first = Dpor(self._program, self._limits.longest)
        if self._take(first, first.explore(), lambda: first.steps >= self._limits.first_steps or bool(first.cut_in)):
            return CLASSES
        if self._bound is not None or self._found.escaped:
            return RUNS
        if first.cut_in:
            self._loop = loop_in(self._program, LOOP)
        self._take_samples()
        if first.cut_in and not self._found.runs:
            self._cut(NO_END, first.cut_in, TIMES_AS_LONG * self._limits.longest)
        return RUNS if self._bound is not None else self._go_through_states(first.cut_in is not None)

    def _take_samples(self) -> None:
        for run in samples(self._program, TIMES_AS_LONG * self._limits.longest):
            self._found.add(run)
            self._runs += 1
            self._told(self._runs, self.so_far)
            if self._is_bounded():
                return

    def _go_through_states(self, may_not_end: bool) -> str:
        """A program that may go on for ever has no end of states; a look at short runs is better than none."""
        self._found.start_counting_again()
        longest = self._short() if may_not_end else self._limits.longest
        second = Matching(self._program, longest=longest)
        if self._take(second, second.explore(), lambda: False):
            if second.cut_in:
                self._cut(TOO_LONG, second.cut_in, longest)
            return STATES
        self._found.count_everything()
        return RUNS

    def _cut(self, text: str, where: Where, steps: int) -> None:
        self._bound = Sentence("explorer", text, {"steps": steps, "thread": where.thread, "line": where.line})

    def _short(self) -> int:
        ended = [len(seen.run.schedule) for seen in self._found.outcomes.values()]
        return TIMES_AS_LONG * min(ended) if ended else LOOP

    def _take(self, method: Method, runs: Iterable[Run | None], is_enough: Callable[[], bool]) -> bool:
        """Whether all runs could be taken; otherwise it was enough, or a bound was reached."""
        before = self._runs
        for run in runs:
            self._runs = before + method.runs
            if run is not None:
                self._found.add(run)
            self._told(self._runs, self.so_far)
            if self._is_bounded() or is_enough():
                return False
        self._runs = before + method.runs
        return not is_enough()

    def _is_bounded(self) -> bool:
        if self._runs >= self._limits.runs:
            self._bound = Sentence("explorer", TOO_MANY_RUNS, {"runs": self._runs})
        elif self._is_over():
            self._bound = Sentence("explorer", TOO_LATE, {"runs": self._runs})
        return self._bound is not None

    # What was found, each with a simple witness

    def _simple(self, seen: Seen, is_same: Callable[[Run], bool]) -> Run:
        if self._is_over():
            return seen.run
        found = self._found
        kinds = len(found.outcomes) + len(found.deadlocks) + len(found.errors)
        return simplified(self._program, seen.run, is_same, min(TRIES, SIMPLIFICATIONS // max(1, kinds)))

    def _outcome(self, seen: Seen) -> Outcome:
        wanted = outcome_of(seen.run)
        run = self._simple(seen, lambda run: not run.ending.deadlocked and outcome_of(run) == wanted)
        return _outcome(run, seen)

    def _deadlock(self, seen: Seen) -> Deadlock:
        wanted = deadlock_of(seen.run)
        run = self._simple(seen, lambda run: deadlock_of(run) == wanted)
        return _deadlock(run, seen)

    def _failure(self, error: Sentence, seen: Seen) -> Failure:
        return self._failure_in(self._simple(seen, lambda run: error in errors_of(run)), error, seen)

    def _failure_in(self, run: Run, error: Sentence, seen: Seen) -> Failure:
        thread = next(who for who, what in run.ending.errors.items() if what == error)
        # What happens in every order is no matter of the order.
        named = defects.of_failure(run) if seen.times < self._found.runs else None
        return Failure(**_common(run, seen, named), thread=thread, error=error)

    def _loops(self) -> tuple[Found, ...]:
        way = self._loop.schedule
        if not way:
            return ()
        defect = Defect.LIVELOCK if self._loop.is_livelock else Defect.ENDLESS
        lines = ", ".join(map(str, self._loop.lines))
        return (Found(count=1, witness=way, switches=switches_in(way), defect=defect, about=lines),)


def _plainest_first(deadlocks: Iterable[Deadlock]) -> tuple[Deadlock, ...]:
    return tuple(sorted(deadlocks, key=lambda found: found.effort))


def _outcome(run: Run, seen: Seen) -> Outcome:
    return Outcome(**_common(run, seen, defects.of_outcome(run)), values=run.ending.values, errors=_errors_in(run))


def _deadlock(run: Run, seen: Seen) -> Deadlock:
    return Deadlock(
        **_common(run, seen, defects.of_deadlock(run)),
        waits=run.ending.deadlocked,
        cycle=defects.cycle_of(run),
        errors=_errors_in(run),
    )


def _errors_in(run: Run) -> tuple[Sentence, ...]:
    return tuple(error for _, error in sorted(run.ending.errors.items()))


def _common(run: Run, seen: Seen, named: tuple[Defect, str] | None) -> dict[str, Any]:
    defect, about = named or (None, "")
    return {
        "count": seen.times,
        "witness": run.schedule,
        "switches": run.switches,
        "defect": defect,
        "about": about,
    }
