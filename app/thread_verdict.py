"""How far an exploration may be believed, and what its numbers count, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from sim.concurrency.granularity import switched
from sim.concurrency.interleaver.report import Outcome, Report, Verdict
from sim.words import QT_TRANSLATE_NOOP
from widgets.words import in_a_row, said

EXHAUSTED = QT_TRANSLATE_NOOP(
    "thread_report",
    "Exhausted: every schedule in which threads are switched {where} is accounted for. Those that differ only in the"
    " order of independent steps end alike, so one of them was run.",
)
UNCONTROLLED = QT_TRANSLATE_NOOP("thread_report", "Not everything is under control: {what}.")
NO_END = QT_TRANSLATE_NOOP("thread_report", "No run has come to its end, so nothing is known of how it ends.")
GIVEN_UP = QT_TRANSLATE_NOOP(
    "thread_report",
    "Counted are the runs that came to their end. The others were given up: what follows was known already, or they"
    " became too long.",
)
NOTHING_EXPECTED = QT_TRANSLATE_NOOP("thread_report", "Which end is right? Say what must hold.")
CANNOT_BE_TOLD = QT_TRANSLATE_NOOP("thread_report", "{expectation} cannot be told here. Say what must hold.")

Judge = Callable[[Outcome], bool | None]


class Words(NamedTuple):
    """What is said, in short, and what there is more to say."""

    text: str
    detail: str = ""


def verdict_on(report: Report, granularity: str) -> Words:
    """Of an exploration that is over."""
    if report.verdict is Verdict.EXHAUSTED:
        where = said(switched(granularity))
        return Words(Amounts().every(report.runs, where), translated(EXHAUSTED).format(where=where))
    if report.verdict is Verdict.CAPPED and report.bound is not None:
        why = said(report.bound)
        if not report.total:
            return Words(translated(NO_END), why)
        return Words(Amounts().some(report.runs, _complete(report)), in_a_row(why, _given_up(report)))
    what = said(report.escaped) if report.escaped is not None else ""
    return Words(translated(UNCONTROLLED).format(what=what))


def verdict_so_far(report: Report) -> Words:
    """Of one that goes on."""
    return Words(Amounts().so_far(report.runs, _complete(report)), _given_up(report))


def doubt(report: Report, judge: Judge, expectation: str) -> str:
    """What is to be said where nothing tells which ends are right; empty where something does, or all end alike."""
    if not any(judge(each) is None for each in report.outcomes):
        return ""
    if expectation:
        return translated(CANNOT_BE_TOLD).format(expectation=expectation)
    return translated(NOTHING_EXPECTED) if sum(not each.errors for each in report.outcomes) > 1 else ""


def _complete(report: Report) -> int | None:
    """How many runs came to their end, where that is what is counted, and not all did."""
    return report.total if report.counted == "runs" and report.total != report.runs else None


def _given_up(report: Report) -> str:
    return "" if _complete(report) is None else translated(GIVEN_UP)


class Amounts(QObject):
    """How many runs were made and of how many kinds, each number with its singular or plural."""

    def counter(self, counted: str) -> Callable[[int], str]:
        """What says a number of these: "classes" of schedules, "final states" or "runs" that came to their end."""
        return {"classes": self._classes, "final states": self._states}.get(counted, self._runs)

    def _classes(self, count: int) -> str:
        return self.tr("%n kind(s) of schedules", "", count)

    def _states(self, count: int) -> str:
        return self.tr("%n different final state(s)", "", count)

    def _runs(self, count: int) -> str:
        return self.tr("%n complete run(s)", "", count)

    def every(self, runs: int, where: str) -> str:
        """No others are needed, unless threads are switched elsewhere."""
        return self.tr("All schedules covered {where}: %n run(s).", "", runs).format(where=where)

    def some(self, runs: int, complete: int | None) -> str:
        """There could be more; `complete` of the runs came to their end, None for all."""
        if complete is None:
            return self.tr("Capped at %n run(s): maybe not all.", "", runs)
        text = self.tr("Capped at %n run(s), {complete} of them complete: maybe not all.", "", runs)
        return text.format(complete=complete)

    def so_far(self, runs: int, complete: int | None) -> str:
        """There will be more."""
        if complete is None:
            return self.tr("Exploring: %n run(s) so far…", "", runs)
        return self.tr("Exploring: %n run(s) so far, {complete} of them complete…", "", runs).format(complete=complete)

    def hidden(self, count: int) -> str:
        """Outcomes that have no row."""
        return self.tr("%n more outcome(s) not listed.", "", count)


def translated(text: str) -> str:
    """A text about what was found, in the language of the moment."""
    return QCoreApplication.translate("thread_report", text)
