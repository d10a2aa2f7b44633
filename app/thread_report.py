"""What an exploration found, as the stage shows it: a row for each way to end, and how far it may be believed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from sim.concurrency.interleaver.report import Deadlock, Defect, Failure, Found, Outcome, Report, Verdict
from sim.concurrency.names import shortened
from sim.words import QT_TRANSLATE_NOOP
from widgets.thread_outcomes import Outcome as ShownOutcome
from widgets.thread_outcomes import Report as ShownReport
from widgets.words import said

DEADLOCK = QT_TRANSLATE_NOOP("thread_report", "deadlock")
DEADLOCK_OF = QT_TRANSLATE_NOOP("thread_report", "deadlock {threads}")
DEADLOCK_OF_SO_MANY = QT_TRANSLATE_NOOP("thread_report", "deadlock of {count}")
AFTER = QT_TRANSLATE_NOOP("thread_report", "deadlock after {error}")
LIVELOCK = QT_TRANSLATE_NOOP("thread_report", "on and on: livelock")
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
EXHAUSTED = QT_TRANSLATE_NOOP(
    "thread_report",
    "Exhausted: every schedule is accounted for. Those that differ only in the order of independent steps end alike, so"
    " one of them was run.",
)
UNCONTROLLED = QT_TRANSLATE_NOOP("thread_report", "Not everything is under control: {what}.")
EXPLORING = QT_TRANSLATE_NOOP("thread_report", "Exploring every schedule…")
VEILED = QT_TRANSLATE_NOOP("thread_report", "Explored. What can come of it is asked first: step or play.")
NOTHING_EXPECTED = QT_TRANSLATE_NOOP("thread_report", "Which end is right? Say what must hold.")
CANNOT_BE_TOLD = QT_TRANSLATE_NOOP("thread_report", "{expectation} cannot be told here. Say what must hold.")
MOST_OUTCOMES = 60
"""So many outcomes have rows."""
MOST_RINGS = 3
"""If deadlocks are of more different threads than these, they are told apart only by how many threads wait."""
MOST_NAMED = 12
"""So many deadlocks of a row are listed with their threads."""

Judge = Callable[[Outcome], bool | None]


def shown(report: Report, judge: Judge, expectation: str = "", *, is_over: bool = True) -> ShownReport:
    """All that was found, in words; `judge` says which outcomes are as they must be, None if nothing tells."""
    rows, times = _rows(report, judge), RunsInWords().counter(report.counted)
    outcomes = tuple(
        ShownOutcome(row.text, row.count, row.is_good, str(place), row.note, row.detail, times(row.count))
        for place, row in enumerate(rows)
    )
    words, detail = _words_of(report) if is_over else (RunsInWords().so_far(report.runs), "")
    hidden = sum(not each.errors for each in report.outcomes) - MOST_OUTCOMES
    if hidden > 0:
        words = f"{words} {RunsInWords().hidden(hidden)}"
    return ShownReport(
        outcomes,
        report.verdict.value if is_over else "",
        words,
        detail,
        _doubt(report, judge, expectation),
    )


def exploring() -> ShownReport:
    """The exploration has begun, and nothing is known yet."""
    return ShownReport(text=_tr(EXPLORING))


def veiled() -> ShownReport:
    """All that can happen is known, and is to be guessed first."""
    return ShownReport(text=_tr(VEILED))


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
        return sum(each.count for each in self.found)

    @property
    def note(self) -> str:
        defect = self.found[0].defect
        return "" if self.is_good or defect not in DEFECTS else _tr(DEFECTS[defect])


def _rows(report: Report, judge: Judge) -> list[_Row]:
    names, ended = _names_in(report), [each for each in report.outcomes if not each.errors]
    return [
        *(_Row([each], _values_of(each, names), judge(each)) for each in _listed(ended, judge)),
        *_after_errors(report),
        *_deadlocks(report),
        *(_Row([each], _tr(LIVELOCK), False) for each in report.loops),
    ]


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
    after = [_deadlock_row(group, _tr(AFTER).format(error=said(group[0].errors[0])), report) for group in broken]
    return [*after, *_plain_deadlocks([each for each in report.deadlocks if not each.errors], report)]


def _plain_deadlocks(deadlocks: Sequence[Deadlock], report: Report) -> list[_Row]:
    groups = _grouped(deadlocks, _ring)
    if len(groups) > MOST_RINGS:
        groups = _grouped(deadlocks, lambda each: (each.defect, len(_ring(each))))
        return [
            _deadlock_row(group, _tr(DEADLOCK_OF_SO_MANY).format(count=len(_ring(group[0]))), report)
            for group in groups
        ]
    if len(groups) == 1:
        return [_deadlock_row(groups[0], _tr(DEADLOCK), report)]
    return [_deadlock_row(group, _deadlock_of(_ring(group[0]), report), report) for group in groups]


def _grouped(deadlocks: Iterable[Deadlock], key: Callable[[Deadlock], object]) -> list[list[Deadlock]]:
    groups: dict[object, list[Deadlock]] = {}
    for each in sorted(deadlocks, key=lambda each: each.switches):
        groups.setdefault(key(each), []).append(each)
    return list(groups.values())


def _deadlock_row(group: list[Deadlock], text: str, report: Report) -> _Row:
    details = [_all_that_wait(each, report) for each in group[:MOST_NAMED]]
    more = ["…"] if len(group) > MOST_NAMED else []
    return _Row(group, text, False, "\n".join([*details, *more]))


def _ring(deadlock: Deadlock) -> tuple[int, ...]:
    """The threads that wait for each other, else those that wait for something that nobody is going to do."""
    return deadlock.cycle or _waiting(deadlock)


def _waiting(deadlock: Deadlock) -> tuple[int, ...]:
    return tuple(thread for thread, what in deadlock.waits.items() if not what.startswith("thread "))


def _deadlock_of(ring: tuple[int, ...], report: Report) -> str:
    return _tr(DEADLOCK_OF).format(threads="–".join(_name(thread, report) for thread in ring))


def _all_that_wait(deadlock: Deadlock, report: Report) -> str:
    """Everybody with what it waits for, those of the ring first."""
    threads = dict.fromkeys((*_ring(deadlock), *_waiting(deadlock)))
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
    return ", ".join(words) or _tr(ENDS_WELL)


def _words_of(report: Report) -> tuple[str, str]:
    """How far it may be believed, in short, and what there is more to say of it."""
    if report.verdict is Verdict.EXHAUSTED:
        return RunsInWords().every(report.runs), _tr(EXHAUSTED)
    if report.verdict is Verdict.CAPPED and report.bound is not None:
        return RunsInWords().some(report.runs), said(report.bound)
    what = said(report.escaped) if report.escaped is not None else ""
    return _tr(UNCONTROLLED).format(what=what), ""


class RunsInWords(QObject):
    """How many runs were made and of how many kinds, each number with its singular or plural."""

    def counter(self, counted: str) -> Callable[[int], str]:
        """What says a number of these: "classes" of schedules, "final states" or "runs"."""
        return {"classes": self._classes, "final states": self._states}.get(counted, self._runs)

    def _classes(self, count: int) -> str:
        return self.tr("%n kind(s) of schedules", "", count)

    def _states(self, count: int) -> str:
        return self.tr("%n different final state(s)", "", count)

    def _runs(self, count: int) -> str:
        return self.tr("%n run(s)", "", count)

    def every(self, runs: int) -> str:
        """No others are needed."""
        return self.tr("All schedules covered: %n run(s).", "", runs)

    def some(self, runs: int) -> str:
        """There could be more."""
        return self.tr("Capped at %n run(s): maybe not all.", "", runs)

    def hidden(self, count: int) -> str:
        """Outcomes that have no row."""
        return self.tr("%n more outcome(s) not listed.", "", count)

    def so_far(self, runs: int) -> str:
        """There will be more."""
        return self.tr("Exploring: %n run(s) so far…", "", runs)


def _doubt(report: Report, judge: Judge, expectation: str) -> str:
    """What is to be said where nothing tells which ends are right; empty where something does, or all end alike."""
    if not any(judge(each) is None for each in report.outcomes):
        return ""
    if expectation:
        return _tr(CANNOT_BE_TOLD).format(expectation=expectation)
    return _tr(NOTHING_EXPECTED) if sum(not each.errors for each in report.outcomes) > 1 else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("thread_report", text)
