"""What an exploration found, as the stage shows it: a row for each way to end, and how far it may be believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from sim.concurrency.interleaver.report import Deadlock, Found, Outcome, Report, Verdict
from sim.concurrency.names import shortened
from sim.words import QT_TRANSLATE_NOOP
from widgets.thread_outcomes import Outcome as ShownOutcome
from widgets.thread_outcomes import Report as ShownReport
from widgets.words import said

DEADLOCK = QT_TRANSLATE_NOOP("thread_report", "deadlock")
DEADLOCK_OF = QT_TRANSLATE_NOOP("thread_report", "deadlock {threads}")
LIVELOCK = QT_TRANSLATE_NOOP("thread_report", "on and on: livelock")
ENDS_WELL = QT_TRANSLATE_NOOP("thread_report", "ends well")
EXHAUSTED = QT_TRANSLATE_NOOP("thread_report", "Every schedule is accounted for (runs: {runs}).")
UNCONTROLLED = QT_TRANSLATE_NOOP("thread_report", "Not everything is under control: {what}.")
EXPLORING = QT_TRANSLATE_NOOP("thread_report", "Exploring every schedule…")
PROGRESS = QT_TRANSLATE_NOOP("thread_report", "Exploring every schedule: {runs} runs…")
VEILED = QT_TRANSLATE_NOOP("thread_report", "Explored. What can come of it is asked first: step or play.")

IsBad = Callable[[Outcome], bool]


def exploring(runs: int = 0) -> ShownReport:
    """The exploration goes on, and has made so many runs."""
    return ShownReport((), "", _tr(PROGRESS).format(runs=runs) if runs else _tr(EXPLORING))


def veiled() -> ShownReport:
    """All that can happen is known, and is to be guessed first."""
    return ShownReport((), "", _tr(VEILED))


def shown(report: Report, is_bad: IsBad) -> ShownReport:
    """All that can happen, in words; `is_bad` says which outcomes must not be."""
    rows = [ShownOutcome(text, found.count, bad, key) for key, (found, text, bad) in _numbered(_rows(report, is_bad))]
    return ShownReport(tuple(rows), report.verdict.value, _words_of(report))


def witness_of(report: Report, key: str) -> tuple[int, ...] | None:
    """The schedule that leads to the row with this key; None if there is no such row."""
    found = {number: each for number, (each, _, _) in _numbered(_rows(report, lambda _: False))}.get(key)
    return None if found is None else found.witness


Row = tuple[Found, str, bool]


def _numbered(rows: Iterator[Row]) -> Iterator[tuple[str, Row]]:
    return ((str(number), row) for number, row in enumerate(rows))


def _rows(report: Report, is_bad: IsBad) -> Iterator[Row]:
    yield from ((each, _values_of(each, report), is_bad(each)) for each in report.outcomes)
    yield from ((each, _deadlock(each, report), True) for each in report.deadlocks)
    yield from ((each, each.error, True) for each in report.errors)
    yield from ((each, _tr(LIVELOCK), True) for each in report.loops)


def _deadlock(deadlock: Deadlock, report: Report) -> str:
    """Where there are several, with the threads that wait for each other, then those that merely wait for them."""
    if len(report.deadlocks) == 1:
        return _tr(DEADLOCK)
    waiting = [thread for thread, what in deadlock.waits.items() if not what.startswith("thread ")]
    ring = deadlock.cycle or tuple(waiting)
    names = {thread: shortened(report.names.get(thread, ""), thread) for thread in (*ring, *waiting)}
    others = [names[thread] for thread in waiting if thread not in ring]
    return _tr(DEADLOCK_OF).format(threads=", ".join(["–".join(names[thread] for thread in ring), *others]))


def _values_of(outcome: Outcome, report: Report) -> str:
    """Its values, without those that are the same in every outcome, where others are not."""
    first = report.outcomes[0].values
    varying = {name for each in report.outcomes for name, text in each.values.items() if first.get(name) != text}
    names = varying or {name for name in outcome.values if not name.isupper()}
    words = (f"{name} = {text}" for name, text in outcome.values.items() if name in names)
    return ", ".join(words) or _tr(ENDS_WELL)


def _words_of(report: Report) -> str:
    if report.verdict is Verdict.EXHAUSTED:
        return _tr(EXHAUSTED).format(runs=report.runs)
    if report.verdict is Verdict.CAPPED and report.bound is not None:
        return said(report.bound)
    return _tr(UNCONTROLLED).format(what=report.escaped)


def _tr(text: str) -> str:
    return QCoreApplication.translate("thread_report", text)
