"""What an exploration found, in lines of text for people: each kind of end once, however often it was met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.concurrency.granularity import switched
from sim.concurrency.interleaver.report import Deadlock, Defect, Found, Outcome, Report, Verdict

WIDE = 60
"""Characters of a value, and steps of a schedule, that are printed."""
MOST_THREADS = 8
"""Threads that are named in one line."""

COUNTED = {
    "classes": ("class of schedules", "classes of schedules"),
    "final states": ("final state", "final states"),
    "runs": ("run that came to an end", "runs that came to an end"),
}
"""What is counted: one, and many."""

LOOPS = {
    Defect.LIVELOCK: "livelock: a schedule in which everybody steps and nobody gets on",
    Defect.ENDLESS: "endless: a schedule that comes back to where it was, and may go on so for ever",
}
"""What a loop is, by its defect."""


def written(report: Report, expectation: str = "", granularity: str = "bytecode") -> Iterator[str]:
    """The lines; a "!" stands before what must not be, a "?" before what looks so and nothing tells."""
    yield from map(in_one_line, _lines(report, expectation, granularity))


def counted(report: Report) -> str:
    """What the counts add up to: "4 classes", "11 final states", "1214 runs that came to an end"."""
    one, many = COUNTED.get(report.counted, COUNTED["runs"])
    return f"{report.total} {one if report.total == 1 else many}"


def _lines(report: Report, expectation: str, granularity: str) -> Iterator[str]:
    bad, suspects = report.bad(expectation), report.suspects(expectation)
    marks = {id(each): mark for found, mark in ((bad, "!"), (suspects, "?")) for each in found}
    for outcome in report.outcomes:
        mark = marks.get(id(outcome), " ")
        yield f"{mark} {_values(outcome):30} {outcome.count:6} x{_named(outcome)}{_after(outcome)}"
    for group in _alike(report.deadlocks):
        yield _deadlock(group, report)
    for failure in report.errors:
        often = f", in {failure.count} of these" if failure.witness else ""
        yield f"! {failure.error}, in {_name(failure.thread, report)}{often}{_named(failure)}"
    for loop in report.loops:
        yield f"! {LOOPS[loop.defect or Defect.LIVELOCK]}: {_schedule(loop)}"
    for found in (bad or suspects)[:1]:
        if found.witness and found not in report.loops:
            yield f"  schedule of the first of these: {_schedule(found)}"
    yield _verdict(report, granularity)


def in_one_line(text: str) -> str:
    """The text as a terminal can show it in a line: of what would move the cursor the sign that Python writes."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def amount(count: int, one: str) -> str:
    """A number of things: "1 run", "2 runs"."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def _values(outcome: Outcome) -> str:
    values = ", ".join(f"{name} = {_short(text)}" for name, text in outcome.values.items())
    return values or ("an exception is the end" if outcome.errors else "the end is reached")


def _named(found: Found) -> str:
    if found.defect is None:
        return ""
    return f"   {found.defect.value}{' of ' + found.about if found.about else ''}"


def _name(thread: int, report: Report) -> str:
    return report.names.get(thread) or f"thread {thread}"


def _after(end: Outcome | Deadlock) -> str:
    return f"   after {'; '.join(map(str, end.errors))}" if end.errors else ""


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
    waits = [f"{_name(thread, report)} waits for {first.waits[thread]}" for thread in ring[:MOST_THREADS]]
    more = ["…"] if len(ring) > MOST_THREADS else []
    others = f"; and {len(group) - 1} more like it" if len(group) > 1 else ""
    return f"! deadlock {count:28} x   {_kind(first)}: {', '.join([*waits, *more])}{others}{_after(first)}"


def _kind(deadlock: Deadlock) -> str:
    """The defect with all locks that take part in it."""
    if deadlock.defect is not Defect.LOCK_CYCLE:
        return _named(deadlock).strip()
    return f"{deadlock.defect.value} of {', '.join(dict.fromkeys(deadlock.waits[each] for each in deadlock.cycle))}"


# The rest


def _schedule(found: Found) -> str:
    more = f" … ({len(found.witness)} steps, all of them with --json)" if len(found.witness) > WIDE else ""
    return " ".join(map(str, found.witness[:WIDE])) + more


def _verdict(report: Report, granularity: str) -> str:
    if report.verdict is Verdict.UNCONTROLLED:
        return f"uncontrolled: {report.escaped}. So nothing can be said for certain."
    if report.verdict is Verdict.CAPPED:
        return f"capped: {report.bound} {_what_was_counted(report)}"
    where, runs = switched(granularity), amount(report.runs, "run")
    return f"exhausted: every schedule is accounted for, switching {where}, in {runs}. Counted: {counted(report)}."


def _what_was_counted(report: Report) -> str:
    return f"Counted: {counted(report)}." if report.total else "No run came to an end, so nothing was counted."
