"""What an exploration shows about a common saying, and the run that was found by it: is it borne out, by which figures.

One schedule that contradicts a saying is enough; that it holds is certain only where every schedule is accounted for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sim.concurrency.contents import items_of, taken
from sim.concurrency.expectation import names_in
from sim.concurrency.granularity import switched
from sim.concurrency.interleaver.report import Found, Outcome, Report, Verdict
from sim.concurrency.narrator import narrate
from sim.concurrency.places import Occurrence, Run, gets
from sim.concurrency.world import World
from sim.myths import Finding
from sim.words import QT_TRANSLATE_NOOP, Sentence

NOT_EXPLORED = QT_TRANSLATE_NOOP(
    "thread_proofs", "The exploration has come to nothing, so it shows nothing. Run the program again."
)
NOT_ALL = QT_TRANSLATE_NOOP(
    "thread_proofs", "Nothing of the kind was found in {all} ways to run, but there are more. So it shows nothing."
)
NEVER = QT_TRANSLATE_NOOP(
    "thread_proofs",
    "Every schedule was tried in which threads are switched {where}, and in **none of {all}** ways to run it happens.",
)
UNEXPECTED = QT_TRANSLATE_NOOP(
    "thread_proofs",
    "Python {python}, threads switched {where}: in **{bad} of {all}** ways to run it ends with **{values}**."
    " It must be `{expected}`.",
)
UNTOLD = QT_TRANSLATE_NOOP(
    "thread_proofs", "Whether `{expected}` holds at the end of this program cannot be told. So it shows nothing."
)
DEADLOCKED = QT_TRANSLATE_NOOP("thread_proofs", "In **{bad} of {all}** ways to run nobody can go on. {what}")
FAILED = QT_TRANSLATE_NOOP(
    "thread_proofs", "In at least **{bad} of {all}** ways to run a thread ends with **{error}**."
)
NOTHING_TAKEN = QT_TRANSLATE_NOOP(
    "thread_proofs", "Nothing was taken from a queue with several items, so this run shows nothing."
)
TAKEN = QT_TRANSLATE_NOOP("thread_proofs", "In the queue: {inside}. `get()` gave **{item}**, the biggest is {biggest}.")


@dataclass(frozen=True)
class Evidence:
    """The run that is shown, what the exploration of its program found, and what must hold at the end of every run."""

    run: Run
    report: Report | None
    expect: str = ""

    @property
    def world(self) -> World:
        """The world at the end of the run."""
        return self.run.world_after(len(self.run))

    @property
    def granularity(self) -> str:
        """Where its threads were switched."""
        return self.world.run.granularity if self.world.run is not None else ""


Proof = Callable[[Evidence], Finding]


def _as_expected(evidence: Evidence) -> Finding:
    """For sayings that a program without a lock, or with another one, always comes to the right result."""
    report, run = evidence.report, evidence.world.run
    if report is None:
        return _finding(None, NOT_EXPLORED)
    judge = report.judge(evidence.expect)
    ended = [each for each in report.outcomes if not each.errors]
    wrong = [each for each in ended if judge.is_good(each) is False]
    if not wrong and report.errors:
        return _no_error(evidence)
    if not wrong and report.deadlocks:
        return _nobody_stuck(evidence)
    if not wrong and any(judge.is_good(each) is None for each in ended):
        return _finding(None, UNTOLD, expected=evidence.expect)
    return _never(
        evidence,
        wrong,
        UNEXPECTED,
        python=run.python if run is not None else "",
        where=switched(evidence.granularity),
        values=_values(wrong, evidence.expect),
        expected=evidence.expect,
    )


def _values(outcomes: Sequence[Outcome], expect: str) -> str:
    """The variables of the expectation as they end, without those that are settings."""
    names = [name for name in names_in(expect) if not name.isupper()]
    found = (", ".join(f"{name} = {each.values.get(name, '?')}" for name in names) for each in outcomes)
    return "; ".join(dict.fromkeys(found))


def _nobody_stuck(evidence: Evidence) -> Finding:
    """For sayings that everybody always comes to an end."""
    report = evidence.report
    return _never(evidence, report.deadlocks if report is not None else (), DEADLOCKED, what=_told(evidence.world))


def _nobody_waits_for_itself(evidence: Evidence) -> Finding:
    """For sayings that it takes several threads to come to a deadlock."""
    report = evidence.report
    alone = [each for each in report.deadlocks if len(each.cycle) == 1] if report is not None else []
    return _never(evidence, alone, DEADLOCKED, what=_told(evidence.world))


def _told(world: World) -> Sentence | str:
    return narrate(world.deadlock, world) if world.deadlock is not None else ""


def _no_error(evidence: Evidence) -> Finding:
    """For sayings that a call always succeeds."""
    report = evidence.report
    errors = report.errors if report is not None else ()
    commonest = max(errors, key=lambda each: each.count, default=None)  # one run may hold several of them
    return _never(evidence, (commonest,) if commonest else (), FAILED, error=commonest.error if commonest else "")


def _biggest_first(evidence: Evidence) -> Finding:
    """For sayings that a queue gives its biggest item first."""
    chosen = (at for at in gets(evidence.run) if len(items_of(at.before, at.thing) or ()) > 1)
    told = [_taking(at) for at in chosen]
    return next((each for each in told if not each.holds), told[0] if told else _finding(None, NOTHING_TAKEN))


def _taking(at: Occurrence) -> Finding:
    inside = [item for item in items_of(at.before, at.thing) or () if isinstance(item, int)]
    item = taken(at.before, at.after, at.thing)
    biggest = max(inside, default=0)
    return _finding(item == biggest, TAKEN, inside=str(inside), item=str(item), biggest=biggest)


PROOFS: Mapping[str, Proof] = {
    "as expected": _as_expected,
    "nobody stuck": _nobody_stuck,
    "nobody waits for itself": _nobody_waits_for_itself,
    "no error": _no_error,
    "biggest first": _biggest_first,
}
"""By the name that stands as `proof` in lesson.toml."""


def _never(evidence: Evidence, bad: Sequence[Found], text: str, **values: str | int | Sentence) -> Finding:
    """What the exploration says of something that is said never to happen; `text` tells of it where it does."""
    report = evidence.report
    if report is None:
        return _finding(None, NOT_EXPLORED)
    ways = report.total + len(report.loops)
    if bad:
        return _finding(False, text, **values, bad=sum(each.count for each in bad), all=ways)
    if report.verdict is not Verdict.EXHAUSTED:
        return _finding(None, NOT_ALL, all=ways)
    return _finding(True, NEVER, where=switched(evidence.granularity), all=ways)


def _finding(is_so: bool | None, text: str, **values: str | int | Sentence) -> Finding:
    return Finding(is_so, Sentence("thread_proofs", text, values))
