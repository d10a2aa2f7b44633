"""Tells every part of the room of the threads what its run and player say."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app import thread_report
from app.thread_exploration import Search
from app.thread_run import ThreadRun
from app.threads_furniture import ThreadsFurniture
from sim.axis import Axis
from sim.concurrency.events import AnyEvent, Kind, Problem, RunEnded, RunStarted, StateChanged, Stepped, ThreadFailed
from sim.concurrency.granularity import switched
from sim.concurrency.interleaver.report import Found, Outcome, Report, Verdict
from sim.concurrency.narrator import narrate
from sim.concurrency.world import World
from sim.words import Pieces, Sentence, pieces_of
from widgets.words import in_a_row, pieces_said, said

PATIENCE = 300
"""Milliseconds after which it is said that something is still being computed."""


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
        self._opening: Pieces = ()
        """What is said at the first moment of a run that was looked for."""
        self._is_long = QTimer(self, singleShot=True, interval=PATIENCE)
        self._is_long.timeout.connect(self._say_computing)
        self._is_asked = self.is_veiled = False
        self._connect(run, room)

    def _connect(self, run: ThreadRun, room: ThreadsFurniture) -> None:
        for fact, deed in (
            (run.replaced, self._show_run),
            (run.enabled_changed, self._show_extent),
            (run.enabled_changed, self._show_problem),
            (run.report_changed, self._show_report),
            (run.progressed, lambda _runs: self._show_known()),
            (run.failed, room.show_problem),
            (run.lost, room.show_problem),
            (run.shown, self._forget_opening),
            (run.busy_changed, self._show_busy),
            (run.not_its_turn, self._say_why_not),
            (run.exploration.searched, self._show_search),
            (run.exploration.progressed, self._say_searching),
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
        self._show_known()

    def keep_back(self, is_asked: bool, is_veiled: bool) -> None:
        """Show nothing that gives away what is asked now (the next step) or still to be asked (what can happen)."""
        if (is_asked, is_veiled) == (self._is_asked, self.is_veiled):
            return
        self._is_asked, self.is_veiled = is_asked, is_veiled
        self._show_turns()
        self._show_known()

    def set_old(self, is_old: bool) -> None:
        """Say whether the program was changed since the run that is shown."""
        self._room.caption.set_old(is_old)
        self._room.veil.set_drawn(is_old)

    def show_origin(self) -> None:
        """Where the facts come from."""
        words = [self.tr("recorded")] if self._run.is_recorded else []
        words.append(self.tr("real Python threads under control"))
        self.badge_changed.emit(" · ".join(words))

    # The search for a bad schedule

    def announce(self, found: Found) -> None:
        """Say at the first moment of the run that is coming how it is going to end."""
        assert self._run.known is not None
        text = self.tr("This schedule ends with **{end}**. Play it, or go through it step by step.")
        if isinstance(found, Outcome) and found.defect is not None and self._run.exploration.is_good(found) is None:
            text = self.tr(
                "An update is **lost** here: this schedule ends with **{end}**. Whether that is wrong, only what must"
                " hold can tell; say it below the program."
            )
        more = self.tr("Meanwhile the exploration goes on.") if self._run.is_exploring else ""
        self._opening = Sentence(
            "", in_a_row(text, more), {"end": thread_report.text_of(self._run.known, found)}
        ).pieces()
        self._captioned = None

    def _forget_opening(self) -> None:
        self._opening = ()

    def _show_search(self, search: Search) -> None:
        if search is Search.FOUND:
            self.announce(self._run.exploration.bad()[0])
        elif search is Search.GOING_ON:
            self._say_searching(self._run.known.runs if self._run.known is not None else 0)
        else:
            self._room.caption.show_sentence(pieces_of(self._nothing_bad()))

    def _say_searching(self, runs: int) -> None:
        if self._run.exploration.is_searched:
            text = self.tr("Looking for a bad schedule: none among %n run(s) so far…", "", runs)
            self._room.caption.show_sentence(pieces_of(text))

    def _nothing_bad(self) -> str:
        """No schedule is known that ends badly; whether that proves anything, and where threads were switched."""
        report = self._run.report
        if report is None or report.verdict is not Verdict.EXHAUSTED:
            return self.tr("None has been found. That proves nothing, for not every schedule was tried.")
        if any(self._run.exploration.is_good(each) is None for each in report.outcomes):
            text = self.tr(
                "Every schedule in which threads are switched {where} is accounted for: no deadlock, no exception, no"
                " lost update. Whether the ends are **right** cannot be told before you say what must hold, below the"
                " program."
            )
        else:
            text = self.tr(
                "There is **none**: every schedule in which threads are switched {where} is accounted for, and each"
                " ends well."
            )
        return text.format(where=said(switched(self._granularity)))

    @property
    def _granularity(self) -> str:
        return self._run.asked.granularity if self._run.asked is not None else ""

    # The run

    def _show_busy(self) -> None:
        """Whether there is something to stop, and something to wait for."""
        run = self._run
        self._room.settings.set_running(run.is_busy or run.is_exploring)
        if not run.is_busy:
            self._is_long.stop()
        elif not self._is_long.isActive():
            self._is_long.start()

    def _say_computing(self) -> None:
        """A step takes long; so that nobody takes what is shown for the end."""
        text = self.tr("**Computing**: {file} has not come to its next step yet. Stop ends it.")
        file = self._run.asked.file if self._run.asked is not None else ""
        self._room.caption.show_sentence(Sentence("", text, {"file": file}).pieces())
        self._captioned = None

    def _say_why_not(self, thread: int) -> None:
        """A thread was asked to step that cannot."""
        world: World = self._player.world
        known = world.threads.get(thread)
        if known is not None and world.end is None:
            state = StateChanged(self._player.time, thread, known.state, known.waits_for, known.held_by, known.wants)
            self._room.caption.show_sentence(pieces_said(narrate(state, world)))

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
        if self._captioned is None:
            self._show_moment(self._player.world, self._player.time)

    def _show_problem(self) -> None:
        """Something went wrong later than at the moment that is shown, where the caption says it; else all is well."""
        problems = self._run.newest_world.problems
        is_told = not problems or bool(self._player.world.problems)
        self._room.show_problem("" if is_told else problems[-1].sentence)

    def _show_turns(self) -> None:
        """Who could go on at the moment that is shown."""
        self._room.stage.set_turns(() if self._is_asked else self._run.turns)

    def _show_axis(self, axis: Axis) -> None:
        self._room.transport.set_axis(axis, ())
        self._show_place()

    def _show_report(self, _report: Report | None) -> None:
        self._show_known()
        self._show_moment(self._player.world, self._player.time)

    def _show_known(self) -> None:
        """What has been found by now, unless it is to be guessed first."""
        run, known = self._run, self._run.known
        if known is None:
            self._room.stage.set_report(thread_report.exploring() if run.is_exploring else None)
        elif self.is_veiled:
            self._room.stage.set_report(thread_report.veiled() if run.report is not None else thread_report.exploring())
        else:
            exploration, is_over = run.exploration, run.report is not None
            judge, expectation = exploration.is_good, exploration.expectation
            self._room.stage.set_report(
                thread_report.shown(known, judge, expectation, self._granularity, is_over=is_over)
            )

    # The moment

    def _show_place(self) -> None:
        world: World = self._player.world
        whole = self._run.newest_world
        self._room.transport.show_steps(self._player.position, len(world.strip), len(whole.strip))

    def _show_moment(self, world: World, time: float) -> None:
        room = self._room
        room.stage.show_world(world, time)
        room.stage.set_verdict(*self.verdict_on(world))
        self._show_turns()
        self._show_place()
        last = telling(world)
        if last is not self._captioned:
            self._captioned = last
            sentence = pieces_said(narrate(last, world)) if last is not None else ()
            if isinstance(last, RunStarted) and self._opening:
                sentence = self._opening
            room.caption.show_sentence(sentence, is_problem=isinstance(last, Problem | ThreadFailed))

    def verdict_on(self, world: World) -> tuple[str, bool]:
        """What is to be said of the values at the end, and whether they are not as they must be."""
        exploration = self._run.exploration
        has_failed = any(thread.failure is not None for thread in world.threads.values())
        if not exploration.expectation or world.end is None or world.deadlock is not None or has_failed:
            return "", False
        is_good = exploration.is_good(Outcome(count=1, witness=(), switches=0, values=world.end.values))
        if is_good is None:
            return "", False
        text = self.tr("as expected: {expectation}") if is_good else self.tr("expected: {expectation}")
        return text.format(expectation=exploration.expectation), not is_good


def telling(world: World) -> AnyEvent | None:
    """What is to be said of a moment: why it came to that, where the end of a thread or of the program says less."""
    last = world.last
    if isinstance(last, Stepped) and last.kind is Kind.END:
        return world.threads[last.thread].failure or last
    if not isinstance(last, RunEnded):
        return last
    failures = [thread.failure for thread in world.threads.values() if thread.failure is not None]
    if world.problems:
        return world.problems[-1]
    return world.deadlock or (failures[-1] if failures else last)
