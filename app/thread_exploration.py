"""What can come of a program: its schedules are tried in a child, and what was found is known while it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from app.thread_asked import Asked
from app.thread_feed import ThreadFeed
from sim.concurrency.interleaver.report import Found, Outcome, Report, Verdict
from sim.sources.last_words import End

NOTHING = Report(Verdict.CAPPED, 0, "runs")
"""Is known at the beginning."""


class Search(Enum):
    """How the search for a bad schedule is getting on."""

    GOING_ON = "going on"
    FOUND = "found"
    NOTHING_FOUND = "nothing found"


class Exploration(QObject):
    """Of one program at a time.

    Signals:
        changed: it has begun (None), or is over: at its end, stopped, or read from a file (a Report).
        progressed: so many runs have been made, and `known` has grown. arg: their number
        ended: it has come to its end, or was stopped. arg: a Report
        failed: it broke off. arg: a Sentence
        going_on_changed: it has begun, or is over.
        searched: what became of the search for a bad schedule. arg: a Search
        found: a bad schedule that was searched for. arg: a Found
    """

    changed = Signal(object)
    progressed = Signal(int)
    ended = Signal(object)
    failed = Signal(object)
    going_on_changed = Signal()
    searched = Signal(object)
    found = Signal(object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.expectation = ""
        """What must hold at the end of every run."""
        self.report: Report | None = None
        """What was found once it is over."""
        self._so_far: Report | None = None
        self._is_searched = False
        self._judge = NOTHING.judge("")
        self._judged: dict[object, bool | None] = {}
        self._feed = ThreadFeed(command, self)
        self._feed.explored.connect(self._end)
        self._feed.progressed.connect(self._grow)
        self._feed.failed.connect(self._fail)
        self._feed.asking_changed.connect(self.going_on_changed)

    @property
    def is_going_on(self) -> bool:
        """Whether schedules are being tried."""
        return self._feed.is_asking

    @property
    def known(self) -> Report | None:
        """What has been found by now."""
        return self.report or self._so_far

    def start(self, asked: Asked, seconds: float) -> None:
        """Try every schedule of this program, for so long at most."""
        self.drop()
        self.expectation = asked.expect
        self._begin_judging()
        self._feed.explore(asked.explore(seconds))
        self.changed.emit(None)

    def stop(self) -> None:
        """Enough: what has been found by now is what there is, and is no proof of anything."""
        so_far = self._so_far
        if self.is_going_on:
            self._feed.drop()
            if so_far is not None:
                self._end(so_far)

    def take(self, report: Report | None, expectation: str) -> None:
        """What was found at another time, as far as that is known."""
        self.drop()
        self.report, self.expectation = report, expectation
        self._begin_judging()
        self.changed.emit(None)
        if report is not None:
            self.changed.emit(report)

    def shut_down(self) -> None:
        """Leave no process behind. For closing the window."""
        self._feed.shut_down()

    def expect(self, expectation: str) -> None:
        """Something else must hold from now on, of what is watched already."""
        self.expectation = expectation
        self._begin_judging()
        self.changed.emit(self.report)

    def watches(self, names: Iterable[str]) -> bool:
        """Whether their values are known at the end of every run so far at which they have one."""
        return self._judge.names >= set(names)

    def drop(self) -> None:
        """Nothing is wanted of it, and nothing is known any more."""
        self._feed.drop()
        self.report = self._so_far = None
        self._is_searched = False
        self._begin_judging()

    # What must not be

    @property
    def is_searched(self) -> bool:
        """Whether a bad schedule is still looked for."""
        return self._is_searched

    def bad(self) -> list[Found]:
        """What has been found by now that must not be, else what looks so; the plainest first."""
        known = self.known
        return (known.bad(self.expectation) or known.suspects(self.expectation)) if known is not None else []

    def is_good(self, outcome: Outcome) -> bool | None:
        """Whether the outcome is as it must be; None if nothing tells."""
        key = (outcome.defect, bool(outcome.errors), *outcome.values.items())
        if key not in self._judged:
            self._judged[key] = self._judge.is_good(outcome)
        return self._judged[key]

    def _begin_judging(self) -> None:
        """The rule may be another one; most of what was judged by the same one will come again."""
        judge = (self.known or NOTHING).judge(self.expectation)
        if judge != self._judge:
            self._judge = judge
            self._judged.clear()

    def search(self) -> None:
        """Tell of the first bad schedule as soon as one is known, or that there is none."""
        bad = self.bad()
        self._is_searched = not bad and self.is_going_on and self.report is None
        if bad:
            self.found.emit(bad[0])
            self.searched.emit(Search.FOUND)
        else:
            self.searched.emit(Search.GOING_ON if self._is_searched else Search.NOTHING_FOUND)

    def stop_searching(self) -> None:
        """The person does something else."""
        self._is_searched = False

    # What the child tells

    def _grow(self, runs: int, so_far: Report | None) -> None:
        self._so_far = so_far or self._so_far
        self._begin_judging()
        self.progressed.emit(runs)
        if self._is_searched:
            self.search()

    def _end(self, report: Report) -> None:
        self.report, self._so_far = report, None
        self._begin_judging()
        self.changed.emit(report)
        self.ended.emit(report)
        if self._is_searched:
            self.search()

    def _fail(self, end: End) -> None:
        """What was found before stays known, and so does what ended it."""
        report = end.report(self._so_far)
        self.failed.emit(end.sentence)
        if report is not None:
            self._end(report)
