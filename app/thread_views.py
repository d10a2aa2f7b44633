"""Tells every part of the room of the threads what its run and player say."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app import thread_report
from app.thread_run import ThreadRun
from app.threads_furniture import ThreadsFurniture
from sim.axis import Axis
from sim.concurrency.events import AnyEvent, Problem, RunEnded
from sim.concurrency.expectation import ExpectationError, holds
from sim.concurrency.interleaver.report import Report, Verdict
from sim.concurrency.names import short_name
from sim.concurrency.narrator import narrate
from sim.concurrency.world import World
from sim.words import Sentence, pieces_of
from widgets.words import pieces_said, said


class ThreadViews(QObject):
    """Stage, modes, caption, transport and editor, all showing the same moment of the same run.

    Signals:
        badge_changed: what is to be said of where the facts come from.
    """

    badge_changed = Signal(str)

    def __init__(self, run: ThreadRun, room: ThreadsFurniture) -> None:
        super().__init__(room)
        self._run, self._player, self._room = run, run.player, room
        self._captioned: AnyEvent | None = None
        self._is_asked = self.is_veiled = False
        for fact, deed in (
            (run.replaced, self._show_run),
            (run.enabled_changed, self._show_extent),
            (run.report_changed, self._show_report),
            (run.progressed, lambda runs: room.stage.set_report(thread_report.exploring(runs))),
            (run.failed, self._show_failure),
            (self._player.moved, self._show_moment),
            (self._player.axis_changed, self._show_axis),
            (self._player.extent_changed, self._show_extent),
            (self._player.playing_changed, room.transport.set_playing),
        ):
            fact.connect(deed)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._captioned = None
        self._show_moment(self._player.world, self._player.time)
        if self._run.asked is not None:
            self.show_origin()
        if self._run.report is not None:
            self._show_found(self._run.report)

    def keep_back(self, is_asked: bool, is_veiled: bool) -> None:
        """Show nothing that gives away what is asked now (the next step) or still to be asked (what can happen)."""
        self._room.stage.hold_back(is_asked)
        if (is_asked, is_veiled) == (self._is_asked, self.is_veiled):
            return
        self._is_asked, self.is_veiled = is_asked, is_veiled
        self._show_turns()
        if self._run.report is not None:
            self._show_found(self._run.report)

    def show_origin(self) -> None:
        """Where the facts come from."""
        words = [self.tr("recorded")] if self._run.is_recorded else []
        words.append(self.tr("real Python threads under control"))
        self.badge_changed.emit(" · ".join(words))

    def say_nothing_bad(self) -> None:
        """No schedule is known that ends badly; whether that proves anything."""
        report = self._run.report
        is_certain = report is not None and report.verdict is Verdict.EXHAUSTED
        none = self.tr("There is **none**: every schedule is accounted for, and each ends well.")
        unknown = self.tr("None has been found. That proves nothing, for not every schedule was tried.")
        self._room.caption.show_sentence(pieces_of(none if is_certain else unknown))

    # The run

    def _show_run(self) -> None:
        self._captioned = None
        self._room.caption.show_sentence(())
        if self._run.asked is not None:
            self._room.stage.set_program(self._run.asked.text)
        self.show_origin()

    def _show_extent(self) -> None:
        world, room = self._run.newest_world, self._room
        room.stage.set_whole(world)
        self._show_turns()
        failed = [thread.failure.line for thread in world.threads.values() if thread.failure is not None]
        room.editor.mark_error(failed[0] if failed else 0)
        if world.problems:
            room.show_problem(said(world.problems[-1].sentence))

    def _show_turns(self) -> None:
        world = self._run.newest_world
        names = {number: short_name(world, number) for number in world.threads}
        self._room.modes.set_turns(() if self._is_asked else self._run.enabled, names)

    def _show_axis(self, axis: Axis) -> None:
        self._room.transport.set_axis(axis, ())
        self._room.transport.show_time(self._player.position, self._player.time)

    def _show_report(self, report: Report | None) -> None:
        if report is not None:
            self._show_found(report)
        else:
            self._room.stage.set_report(thread_report.exploring() if self._run.is_exploring else None)

    def _show_found(self, report: Report) -> None:
        veiled = thread_report.veiled()
        self._room.stage.set_report(veiled if self.is_veiled else thread_report.shown(report, self._run.is_bad))

    def _show_failure(self, sentence: Sentence) -> None:
        self._room.stage.set_report(None)
        self._room.show_problem(said(sentence))

    # The moment

    def _show_moment(self, world: World, time: float) -> None:
        room = self._room
        room.stage.show_world(world, time)
        room.stage.set_verdict(*self.verdict_on(world))
        room.transport.show_steps(self._player.position, len(world.strip), len(self._run.newest_world.strip))
        last = world.deadlock if world.deadlock is not None and isinstance(world.last, RunEnded) else world.last
        if last is not self._captioned:
            self._captioned = last
            sentence = pieces_said(narrate(last, world)) if last is not None else ()
            room.caption.show_sentence(sentence, is_problem=isinstance(last, Problem))

    def verdict_on(self, world: World) -> tuple[str, bool]:
        """What is to be said of the values at the end, and whether they are not as they must be."""
        asked = self._run.asked
        if asked is None or not asked.expect or world.end is None or world.deadlock is not None:
            return "", False
        try:
            is_good = holds(asked.expect, world.end.values)
        except ExpectationError:
            return "", False
        text = self.tr("as expected: {expectation}") if is_good else self.tr("expected: {expectation}")
        return text.format(expectation=asked.expect), not is_good
