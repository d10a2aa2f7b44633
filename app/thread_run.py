"""The run of threads that the window shows, with all that could come of its program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.saving import RunError, put_in_place
from app.thread_asked import Asked, asked_in, recorded_of, schedule_in
from app.thread_exploration import Exploration
from app.thread_feed import ThreadFeed
from app.thread_walk import ThreadWalk
from sim.concurrency import facts, places
from sim.concurrency.events import AnyEvent, Problem
from sim.concurrency.expectation import names_in
from sim.concurrency.interleaver.report import Report
from sim.concurrency.proofs import PROOFS, Evidence
from sim.concurrency.world import World
from sim.myths import Finding
from sim.questions import Question, Told
from sim.sources import thread_recording
from sim.sources.interleaving import COMMAND
from sim.sources.thread_recording import Recorded
from sim.words import QT_TRANSLATE_NOOP, Sentence

SECONDS, SECONDS_TO_DEMONSTRATE = 60.0, 20.0
"""How long an exploration may take; the person may end it sooner, who waits for a demonstration cannot."""
NO_PACKETS = QT_TRANSLATE_NOOP(
    "run", "Threads send no packets, so there is no capture of them. Save the run as .jsonl to open it again."
)
NOTHING_YET = QT_TRANSLATE_NOOP("run", "There is nothing to save yet. Wait until the program stands at its beginning.")


class ThreadRun(ThreadWalk):
    """A run with the exploration of its program; it is explored, judged, demonstrated, saved and opened.

    Signals:
        ended: what was asked for is shown, or came to nothing: the exploration, and what was to be demonstrated.
        report_changed: an exploration has begun (None) or is over (a Report).
        progressed: so many runs the exploration has made, and more is known.
        failed: the exploration came to nothing. arg: a Sentence
        opened: a recording is shown from now on.
        not_opened: a recording cannot be read, and what is shown stays. arg: a Sentence
    """

    ended = Signal()
    report_changed = Signal(object)
    progressed = Signal(int)
    failed = Signal(object)
    opened = Signal()
    not_opened = Signal(object)

    def __init__(self, command: Sequence[str] = COMMAND, parent: QObject | None = None) -> None:
        super().__init__(command, parent)
        self.demonstrated = 0
        """The steps of what has been demonstrated; 0 while anything else is shown."""
        self._demonstrates = False
        self._opener = ThreadFeed(command, self)
        self.exploration = Exploration(command, self)
        self.chosen.connect(self.exploration.stop_searching)
        self.exploration.going_on_changed.connect(self.busy_changed)
        self.exploration.changed.connect(self.report_changed)
        self.exploration.progressed.connect(self.progressed)
        self.exploration.ended.connect(self._use_report)
        self.exploration.failed.connect(self._fail)
        self.exploration.found.connect(lambda found: self.replay(found.witness))
        self._opener.opened.connect(self._take_recording)
        self._opener.failed.connect(lambda end: self.not_opened.emit(end.sentence))

    @property
    def is_exploring(self) -> bool:
        """Whether schedules are being tried."""
        return self.exploration.is_going_on

    @property
    def report(self) -> Report | None:
        """What an exploration found that is over."""
        return self.exploration.report

    @property
    def known(self) -> Report | None:
        """What has been found by now, be the exploration over or not."""
        return self.exploration.known

    @property
    def is_running(self) -> bool:
        """Whether something is still to be demonstrated."""
        return self._demonstrates

    def tell(self, question: Question) -> Told | None:
        """When what is asked for happens, and what is right; None as long as that is not known."""
        if self.asked is None or not self.asked.is_asked(question):
            return None
        return facts.tell(question.at, question.fact, self.timeline, self.report)

    def may_come_to(self, question: Question) -> bool:
        """Whether the run may still come to the place of the question after the moment that is shown."""
        world: World = self.player.world
        if self.asked is None or not self.asked.is_asked(question) or world.end is not None:
            return False
        at = places.find(question.at, self.timeline)
        return at is None or at.step.time > self.player.time

    def finding(self, proof: str) -> Finding:
        """What exploration and run show about a saying."""
        return PROOFS[proof](Evidence(self.timeline, self.report, self.asked.expect if self.asked is not None else ""))

    def demonstrate(self, asked: Asked) -> None:
        """Explore this program; then play what ends badly, or else what there is."""
        self.start(asked, SECONDS_TO_DEMONSTRATE)
        self._demonstrates = True

    def start(self, asked: Asked, seconds: float = SECONDS) -> None:
        """Stand at the beginning of this program, and explore it meanwhile. What was shown before goes at once."""
        self._opener.drop()
        self.asked, self.enabled, self._schedule = asked, (), ()
        self._demonstrates, self.demonstrated = False, 0
        self.shown.emit()
        self._take([])
        self._replay((), plays=False, to_the_end=False)
        self.exploration.start(asked, seconds)

    def expect(self, expectation: str) -> None:
        """Something else must hold at the end of every run; only where more must be watched for it, run anew.

        What this Python cannot run anew stays, and is judged as far as that can be told.
        """
        if self.asked is None or expectation == self.asked.expect:
            return
        asked = replace(self.asked, expect=expectation)
        is_watched = self.exploration.watches(names_in(expectation))
        reason = None if is_watched else asked.why_not_here()
        if not is_watched and reason is None:
            self.start(asked)
            return
        self.asked = asked
        self.exploration.expect(expectation)
        if reason is not None:
            self.refused.emit(reason)

    def stop(self) -> None:
        """Enough: what is known by now is kept, and what is being computed is given up."""
        self.exploration.stop_searching()
        if self.is_busy:
            self.stop_stepping()
        self.exploration.stop()

    def replay(self, schedule: Sequence[int]) -> None:
        """A run by this schedule, to its end if it is known to have one; then play it."""
        if self.asked is not None:
            self.chosen.emit()
            self.shown.emit()
            self._play(tuple(schedule))

    def _play(self, schedule: tuple[int, ...]) -> None:
        is_endless = self._is_endless(schedule)
        self._replay(schedule, plays=True, to_the_end=not is_endless, is_endless=is_endless)

    def _is_endless(self, schedule: Sequence[int]) -> bool:
        """Whether it is known that a run by this schedule comes to no end."""
        return self.report is not None and tuple(schedule) in [loop.witness for loop in self.report.loops]

    def clear(self) -> None:
        """Show nothing; whatever runs is stopped."""
        self.halt()
        self.asked, self.enabled, self._schedule = None, (), ()
        self.shown.emit()
        self._take([])

    def halt(self) -> None:
        """Nothing goes on."""
        self.player.halt()
        self._is_new = False
        for feed in (self._steps, self.exploration, self._opener):
            feed.drop()

    def shut_down(self) -> None:
        """Leave no process and no timer behind. For closing the window."""
        self.halt()
        for feed in (self._steps, self.exploration, self._opener):
            feed.shut_down()

    # Files

    @property
    def whole_lesson(self) -> str:
        """The lesson whose run is known to its end, which may be a bad one; empty for a file."""
        return self.lesson_id if self.newest_world.end is not None and not self.is_recorded else ""

    @property
    def lesson_id(self) -> str:
        """The lesson that the program is of; empty if it is of none."""
        return "" if self.asked is None else self.asked.lesson

    def check_savable(self, suffix: str) -> None:
        """Raises RunError if the run cannot be saved as such a file."""
        if suffix == ".pcapng":
            raise RunError(NO_PACKETS)
        if self.asked is None or not len(self.timeline):
            raise RunError(NOTHING_YET)

    def save(self, path: Path) -> None:
        """Write everything: a file that stood there before is replaced as a whole or not at all. Raises RunError."""
        assert self.asked is not None
        events = self.timeline.events
        recorded = recorded_of(self.asked, events, self.enabled, self.report)
        put_in_place(path, lambda part: thread_recording.write(part, recorded, events))

    def open(self, path: Path) -> None:
        """Show a recording; what is shown already stays until it has been read."""
        self._opener.open(path)

    def stop_opening(self) -> None:
        """A recording that is being read is not wanted any more."""
        self._opener.drop()

    def _take_recording(self, recorded: Recorded | None, events: list[AnyEvent]) -> None:
        self._opener.drop()
        asked = asked_in(recorded, events) if recorded is not None else None
        if recorded is None or asked is None:
            problems = [event.sentence for event in events if isinstance(event, Problem)]
            self.not_opened.emit(problems[-1])
            return
        self.halt()
        self.asked, self.enabled = asked, recorded.enabled
        self._is_by_chance = self._demonstrates = False
        self.shown.emit()
        if any(isinstance(event, Problem) for event in events):
            self.enabled = ()
        self._schedule = schedule_in(events)
        self._take(events, is_recorded=True)
        self.exploration.take(recorded.report, asked.expect)
        self.opened.emit()
        self._plays, self._goal = True, 0.0
        self._settle()

    # What is to be demonstrated

    def _settle(self) -> None:
        super()._settle()
        if self._demonstrates and self.report is not None:
            self.demonstrated = len(self._schedule)
            self._end()

    def _use_report(self, report: Report) -> None:
        found = (*self.exploration.bad(), *report.outcomes)
        if self._demonstrates and found:
            self._play(found[0].witness)
        else:
            self._end()

    def _fail(self, sentence: Sentence) -> None:
        self.failed.emit(sentence)
        if self.known is None:
            self._end()

    def _end(self) -> None:
        self._demonstrates = False
        self.ended.emit()
