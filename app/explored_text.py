"""What an exploration found, in lines of text for people: each kind of end once, however often it was met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.columns import padded
from app.voice import listed, said, told, words
from sim.concurrency.granularity import switched
from sim.concurrency.interleaver.report import Deadlock, Defect, Found, Outcome, Report, Verdict
from sim.words import QT_TRANSLATE_NOOP, Sentence

WIDE = 60
"""Characters of a value, and steps of a schedule, that are printed."""
MOST_THREADS = 8
"""Threads that are named in one line."""

COUNTED = {
    "classes": (
        QT_TRANSLATE_NOOP("commands", "{count} class of schedules"),
        QT_TRANSLATE_NOOP("commands", "{count} classes of schedules"),
    ),
    "final states": (
        QT_TRANSLATE_NOOP("commands", "{count} final state"),
        QT_TRANSLATE_NOOP("commands", "{count} final states"),
    ),
    "runs": (
        QT_TRANSLATE_NOOP("commands", "{count} run that came to an end"),
        QT_TRANSLATE_NOOP("commands", "{count} runs that came to an end"),
    ),
}
"""What is counted: one, and many."""
RUNS = QT_TRANSLATE_NOOP("commands", "{count} run"), QT_TRANSLATE_NOOP("commands", "{count} runs")
LOOPS = {
    Defect.LIVELOCK: QT_TRANSLATE_NOOP(
        "commands", "livelock: a schedule in which everybody steps and nobody gets on: {schedule}"
    ),
    Defect.ENDLESS: QT_TRANSLATE_NOOP(
        "commands", "endless: a schedule that comes back to where it was, and may go on so for ever: {schedule}"
    ),
}
"""What a loop is, by its defect."""
DEFECTS = {
    Defect.LOST_UPDATE: QT_TRANSLATE_NOOP("commands", "lost update"),
    Defect.ORDER: QT_TRANSLATE_NOOP("commands", "order"),
    Defect.LOCK_CYCLE: QT_TRANSLATE_NOOP("commands", "lock cycle"),
    Defect.SELF_DEADLOCK: QT_TRANSLATE_NOOP("commands", "self-deadlock"),
    Defect.LOST_WAKE_UP: QT_TRANSLATE_NOOP("commands", "lost wake-up"),
    Defect.NEVER_WOKEN: QT_TRANSLATE_NOOP("commands", "never woken"),
    Defect.LIVELOCK: QT_TRANSLATE_NOOP("commands", "livelock"),
    Defect.ENDLESS: QT_TRANSLATE_NOOP("commands", "endless"),
}
VERDICTS = {
    Verdict.EXHAUSTED: QT_TRANSLATE_NOOP("commands", "exhausted"),
    Verdict.CAPPED: QT_TRANSLATE_NOOP("commands", "capped"),
    Verdict.UNCONTROLLED: QT_TRANSLATE_NOOP("commands", "uncontrolled"),
}
"""What the machine-readable answers call them, for people."""
OFTEN = QT_TRANSLATE_NOOP("commands", "{count} x")
DEFECT_OF = QT_TRANSLATE_NOOP("commands", "{defect} of {what}")
AFTER = QT_TRANSLATE_NOOP("commands", "after {errors}")
AND_THEN = QT_TRANSLATE_NOOP("commands", "{first}; {second}")
FAILURE = QT_TRANSLATE_NOOP("commands", "{error}, in {thread}")
FAILURE_HERE = QT_TRANSLATE_NOOP("commands", "{error}, in {thread}, in {count} of these")
DEADLOCK = QT_TRANSLATE_NOOP("commands", "deadlock")
WAITS = QT_TRANSLATE_NOOP("commands", "{thread} waits for {what}")
RING = QT_TRANSLATE_NOOP("commands", "{defect}: {waits}")
RINGS = QT_TRANSLATE_NOOP("commands", "{defect}: {waits}; and {count} more like it")
MORE = QT_TRANSLATE_NOOP("commands", "…")
THREAD = QT_TRANSLATE_NOOP("commands", "thread {number}")
FAILED_END = QT_TRANSLATE_NOOP("commands", "an exception is the end")
END = QT_TRANSLATE_NOOP("commands", "the end is reached")
SCHEDULE = QT_TRANSLATE_NOOP("commands", "a schedule that leads to one of these: {schedule}")
LONG = QT_TRANSLATE_NOOP("commands", "{steps} … ({count} steps, all of them with --json)")
IS_UNCONTROLLED = QT_TRANSLATE_NOOP("commands", "{verdict}: {what}. So nothing can be said for certain.")
IS_CAPPED = QT_TRANSLATE_NOOP("commands", "{verdict}: {why} Counted: {counted}.")
IS_CAPPED_EARLY = QT_TRANSLATE_NOOP("commands", "{verdict}: {why} No run came to an end, so nothing was counted.")
IS_EXHAUSTED = QT_TRANSLATE_NOOP(
    "commands",
    "{verdict}: every schedule is accounted for, switching {where}, in {runs}. Counted: {counted}.",
)


def written(report: Report, expectation: str = "", granularity: str = "bytecode") -> Iterator[str]:
    """The lines; a "!" stands before what must not be, a "?" before what looks so and nothing tells."""
    yield from map(in_one_line, _lines(report, expectation, granularity))


def counted(report: Report) -> Sentence:
    """What the counts add up to: "4 classes", "11 final states", "1214 runs that came to an end"."""
    return amount(report.total, COUNTED.get(report.counted, COUNTED["runs"]))


def amount(count: int, forms: tuple[str, str]) -> Sentence:
    """A number of things, of which there is a form for one and a form for many: "1 run", "2 runs"."""
    one, many = forms
    return words(one if count == 1 else many, count=count)


def _lines(report: Report, expectation: str, granularity: str) -> Iterator[str]:
    bad, suspects = report.bad(expectation), report.suspects(expectation)
    marks = {id(each): mark for found, mark in ((bad, "!"), (suspects, "?")) for each in found}
    for outcome in report.outcomes:
        mark = marks.get(id(outcome), " ")
        yield f"{mark} {padded(_values(outcome), 30)} {_often(outcome.count, 6)}{_named(outcome)}{_after(outcome)}"
    for group in _alike(report.deadlocks):
        yield _deadlock(group, report)
    for failure in report.errors:
        text, thread = FAILURE_HERE if failure.witness else FAILURE, _name(failure.thread, report)
        yield f"! {told(text, error=failure.error, thread=thread, count=failure.count)}{_named(failure)}"
    for loop in report.loops:
        yield f"! {told(LOOPS[loop.defect or Defect.LIVELOCK], schedule=_schedule(loop))}"
    for found in (bad or suspects)[:1]:
        if found.witness and found not in report.loops:
            yield f"  {told(SCHEDULE, schedule=_schedule(found))}"
    yield _verdict(report, granularity)


def in_one_line(text: str) -> str:
    """The text as a terminal can show it in a line: of what would move the cursor the sign that Python writes."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def _often(count: int, width: int) -> str:
    return told(OFTEN, count=f"{count:{width}}")


def _values(outcome: Outcome) -> str:
    values = ", ".join(f"{name} = {_short(text)}" for name, text in outcome.values.items())
    return values or told(FAILED_END if outcome.errors else END)


def _named(found: Found) -> str:
    return f"   {said(_defect(found))}" if found.defect is not None else ""


def _defect(found: Found, about: str = "") -> Sentence:
    """What is wrong there, with what it is about."""
    defect = words(DEFECTS[found.defect]) if found.defect is not None else words(DEADLOCK)
    what = about or found.about
    return words(DEFECT_OF, defect=defect, what=what) if what else defect


def _name(thread: int, report: Report) -> str | Sentence:
    return report.names.get(thread) or words(THREAD, number=thread)


def _after(end: Outcome | Deadlock) -> str:
    return f"   {told(AFTER, errors=listed(end.errors, AND_THEN))}" if end.errors else ""


def _short(text: str) -> str:
    return text if len(text) <= WIDE else f"{text[: WIDE - 1]}…"


# Deadlocks


def _alike(deadlocks: Sequence[Deadlock]) -> list[list[Deadlock]]:
    """Those that are the same but for which threads it is."""
    groups: dict[object, list[Deadlock]] = {}
    for each in deadlocks:
        kind = (each.defect, tuple(sorted(each.waits[thread] for thread in each.ring)), each.errors)
        groups.setdefault(kind, []).append(each)
    return [*groups.values()]


def _deadlock(group: list[Deadlock], report: Report) -> str:
    first, count = group[0], sum(each.count for each in group)
    ring = first.ring
    waits = [_wait(each, first.waits[each], report) for each in ring[:MOST_THREADS]]
    more = [words(MORE)] if len(ring) > MOST_THREADS else []
    text = RINGS if len(group) > 1 else RING
    said_of_it = told(text, defect=_kind(first), waits=listed([*waits, *more]), count=len(group) - 1)
    return f"! {padded(told(DEADLOCK), 8)} {_often(count, 28)}   {said_of_it}{_after(first)}"


def _wait(thread: int, what: str, report: Report) -> Sentence:
    other = what.removeprefix("thread ")
    return words(WAITS, thread=_name(thread, report), what=what if other == what else words(THREAD, number=other))


def _kind(deadlock: Deadlock) -> Sentence:
    """The defect with all locks that take part in it."""
    locks = dict.fromkeys(deadlock.waits[each] for each in deadlock.cycle)
    return _defect(deadlock, ", ".join(locks) if deadlock.defect is Defect.LOCK_CYCLE else "")


# The rest


def _schedule(found: Found) -> str | Sentence:
    steps = " ".join(map(str, found.witness[:WIDE]))
    return words(LONG, steps=steps, count=len(found.witness)) if len(found.witness) > WIDE else steps


def _verdict(report: Report, granularity: str) -> str:
    verdict = words(VERDICTS[report.verdict])
    if report.verdict is Verdict.UNCONTROLLED:
        return told(IS_UNCONTROLLED, verdict=verdict, what=report.escaped or "?")
    if report.verdict is Verdict.CAPPED:
        text = IS_CAPPED if report.total else IS_CAPPED_EARLY
        return told(text, verdict=verdict, why=report.bound or "", counted=counted(report))
    where, runs = switched(granularity), amount(report.runs, RUNS)
    return told(IS_EXHAUSTED, verdict=verdict, where=where, runs=runs, counted=counted(report))
