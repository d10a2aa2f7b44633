"""What an exploration found, as the stage shows it: a row for each way to end, and how far it may be believed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.thread_verdict import Amounts, Judge, doubt, translated, verdict_on, verdict_so_far
from sim.concurrency.interleaver.report import Deadlock, Defect, Failure, Found, Outcome, Report
from sim.concurrency.names import shortened
from sim.words import QT_TRANSLATE_NOOP
from widgets.thread_outcomes import Outcome as ShownOutcome
from widgets.thread_outcomes import Report as ShownReport
from widgets.words import in_a_row, said

DEADLOCK = QT_TRANSLATE_NOOP("thread_report", "deadlock")
DEADLOCK_OF = QT_TRANSLATE_NOOP("thread_report", "deadlock {threads}")
DEADLOCK_OF_SO_MANY = QT_TRANSLATE_NOOP("thread_report", "deadlock of {count}")
AFTER = QT_TRANSLATE_NOOP("thread_report", "deadlock after {error}")
LIVELOCK = QT_TRANSLATE_NOOP("thread_report", "on and on: livelock")
ENDLESS = QT_TRANSLATE_NOOP("thread_report", "comes back to where it was")
FOR_EVER = QT_TRANSLATE_NOOP("thread_report", "It may go on so for ever, in lines: {lines}")
ENDS_WELL = QT_TRANSLATE_NOOP("thread_report", "ends well")
DEFECTS = {
    Defect.LOST_UPDATE: QT_TRANSLATE_NOOP("thread_report", "lost update"),
    Defect.ORDER: QT_TRANSLATE_NOOP("thread_report", "wrong order"),
    Defect.LOCK_CYCLE: QT_TRANSLATE_NOOP("thread_report", "lock cycle"),
    Defect.SELF_DEADLOCK: QT_TRANSLATE_NOOP("thread_report", "waits for itself"),
    Defect.LOST_WAKE_UP: QT_TRANSLATE_NOOP("thread_report", "lost wake-up"),
    Defect.NEVER_WOKEN: QT_TRANSLATE_NOOP("thread_report", "never woken"),
}
"""A livelock has its name as the text of its row."""
EXPLORING = QT_TRANSLATE_NOOP("thread_report", "Exploring every schedule…")
VEILED = QT_TRANSLATE_NOOP(
    "thread_report", "Explored. What can come of it is shown after the last question: step or play."
)
MOST_OUTCOMES = 60
"""So many outcomes have rows."""
MOST_RINGS = 3
"""If deadlocks are of more different threads than these, they are told apart only by how many threads wait."""
MOST_NAMED = 12
"""So many deadlocks of a row are listed with their threads."""


def shown(
    report: Report, judge: Judge, expectation: str = "", granularity: str = "bytecode", *, is_over: bool = True
) -> ShownReport:
    """All that was found, in words; `judge` says which outcomes are as they must be, None if nothing tells."""
    rows, times = _rows(report, judge), Amounts().counter(report.counted)
    outcomes = tuple(
        ShownOutcome(row.text, row.count, row.is_good, str(place), row.note, row.detail, times(row.count))
        for place, row in enumerate(rows)
    )
    verdict = verdict_on(report, granularity) if is_over else verdict_so_far(report)
    hidden = sum(not each.errors for each in report.outcomes) - MOST_OUTCOMES
    text = in_a_row(verdict.text, Amounts().hidden(hidden) if hidden > 0 else "")
    return ShownReport(
        outcomes,
        report.verdict.value if is_over else "",
        text,
        verdict.detail,
        doubt(report, judge, expectation),
        times(report.total) if report.total else "",
        is_growing=not is_over,
    )


def exploring() -> ShownReport:
    """The exploration has begun, and nothing is known yet."""
    return ShownReport(text=translated(EXPLORING), is_growing=True)


def veiled() -> ShownReport:
    """All that can happen is known, and is to be guessed first."""
    return ShownReport(text=translated(VEILED))


def found_at(report: Report, judge: Judge, key: str) -> Found | None:
    """What the row with this key stands for; None if there is no such row."""
    rows = _rows(report, judge)
    return rows[int(key)].found[0] if int(key) < len(rows) else None


def text_of(report: Report, found: Found) -> str:
    """What a row says that stands for this."""
    if isinstance(found, Failure):
        return said(found.error)
    if isinstance(found, Outcome) and not found.errors:
        return _values_of(found, _names_in(report))
    return next((row.text for row in _rows(report, lambda _: None) if found in row.found), "")


@dataclass(frozen=True)
class _Row:
    """Ways to end that are told as one, the plainest first."""

    found: Sequence[Found]
    text: str
    is_good: bool | None
    detail: str = ""

    @property
    def count(self) -> int:
        """How many schedules end so."""
        return sum(each.count for each in self.found)

    @property
    def note(self) -> str:
        """What was wrong on the way, in a few words; empty if nothing was."""
        defect = self.found[0].defect
        return "" if self.is_good or defect not in DEFECTS else translated(DEFECTS[defect])


def _rows(report: Report, judge: Judge) -> list[_Row]:
    names, ended = _names_in(report), [each for each in report.outcomes if not each.errors]
    return [
        *(_Row([each], _values_of(each, names), judge(each)) for each in _listed(ended, judge)),
        *_after_errors(report),
        *_deadlocks(report),
        *(_loop(each) for each in report.loops),
    ]


def _loop(loop: Found) -> _Row:
    text = ENDLESS if loop.defect is Defect.ENDLESS else LIVELOCK
    return _Row([loop], translated(text), False, translated(FOR_EVER).format(lines=loop.about) if loop.about else "")


def _listed(outcomes: Sequence[Outcome], judge: Judge) -> Sequence[Outcome]:
    """As many as can be looked through; where there are more, what is bad before the rest."""
    if len(outcomes) <= MOST_OUTCOMES:
        return outcomes
    return sorted(outcomes, key=lambda each: judge(each) is not False)[:MOST_OUTCOMES]


def _after_errors(report: Report) -> list[_Row]:
    """A row for each exception that ended a thread, whatever the values are after it."""
    groups: dict[str, list[Found]] = {}
    for each in sorted(report.outcomes, key=lambda each: each.switches):
        for error in each.errors[:1]:
            groups.setdefault(said(error), []).append(each)
    return [_Row(group, text, False) for text, group in groups.items()]


# Deadlocks


def _deadlocks(report: Report) -> list[_Row]:
    """Those of the same threads in one row; if there are too many such rows, those of as many threads.

    Most of them differ only in which of several like threads it was.
    """
    broken = _grouped((each for each in report.deadlocks if each.errors), lambda each: said(each.errors[0]))
    after = [_deadlock_row(group, translated(AFTER).format(error=said(group[0].errors[0])), report) for group in broken]
    return [*after, *_plain_deadlocks([each for each in report.deadlocks if not each.errors], report)]


def _plain_deadlocks(deadlocks: Sequence[Deadlock], report: Report) -> list[_Row]:
    groups = _grouped(deadlocks, lambda each: each.ring)
    if len(groups) > MOST_RINGS:
        groups = _grouped(deadlocks, lambda each: (each.defect, len(each.ring)))
        return [
            _deadlock_row(group, translated(DEADLOCK_OF_SO_MANY).format(count=len(group[0].ring)), report)
            for group in groups
        ]
    if len(groups) == 1:
        return [_deadlock_row(groups[0], translated(DEADLOCK), report)]
    return [_deadlock_row(group, _deadlock_of(group[0].ring, report), report) for group in groups]


def _grouped(deadlocks: Iterable[Deadlock], key: Callable[[Deadlock], object]) -> list[list[Deadlock]]:
    groups: dict[object, list[Deadlock]] = {}
    for each in sorted(deadlocks, key=lambda each: each.effort):
        groups.setdefault(key(each), []).append(each)
    return list(groups.values())


def _deadlock_row(group: list[Deadlock], text: str, report: Report) -> _Row:
    details = [_all_that_wait(each, report) for each in group[:MOST_NAMED]]
    more = ["…"] if len(group) > MOST_NAMED else []
    return _Row(group, text, False, "\n".join([*details, *more]))


def _waiting(deadlock: Deadlock) -> tuple[int, ...]:
    return tuple(thread for thread, what in deadlock.waits.items() if not what.startswith("thread "))


def _deadlock_of(ring: tuple[int, ...], report: Report) -> str:
    return translated(DEADLOCK_OF).format(threads="–".join(_name(thread, report) for thread in ring))


def _all_that_wait(deadlock: Deadlock, report: Report) -> str:
    """Everybody with what it waits for, those of the ring first."""
    threads = dict.fromkeys((*deadlock.ring, *_waiting(deadlock)))
    return ", ".join(f"{_name(thread, report)} → {deadlock.waits.get(thread, '')}" for thread in threads)


def _name(thread: int, report: Report) -> str:
    return shortened(report.names.get(thread, ""), thread)


# Words


def _names_in(report: Report) -> set[str]:
    """The variables that tell outcomes apart; where none does, all but the settings."""
    ended = [each for each in report.outcomes if not each.errors]
    first = ended[0].values if ended else {}
    varying = {name for each in ended for name, text in each.values.items() if first.get(name) != text}
    return varying or {name for name in first if not name.isupper()}


def _values_of(outcome: Outcome, names: set[str]) -> str:
    words = (f"{name} = {text}" for name, text in outcome.values.items() if name in names)
    return ", ".join(words) or translated(ENDS_WELL)
