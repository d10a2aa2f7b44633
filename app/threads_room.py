"""The room of the threads: a program, its threads on the stage, who decides their order, and what can come of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.thread_run import Asked, ThreadRun
from sim.axis import Axis
from sim.concurrency.constants import with_constants
from sim.concurrency.events import AnyEvent, Problem
from sim.concurrency.expectation import ExpectationError, holds
from sim.concurrency.interleaver.report import Deadlock, Outcome, Report, Verdict
from sim.concurrency.names import short_name
from sim.concurrency.narrator import narrate
from sim.concurrency.world import World
from sim.lessons import Lesson
from sim.settings import LessonError
from sim.sources.interleaving import COMMAND
from sim.words import Sentence, pieces_of
from widgets.banner import Banner
from widgets.caption import Caption
from widgets.code_editor import CodeEditor
from widgets.lesson_page import LessonPage
from widgets.named import named
from widgets.settings_bar import SettingsBar
from widgets.theme import LIGHT, Theme
from widgets.thread_modes import ThreadModes
from widgets.thread_outcomes import Outcome as ShownOutcome
from widgets.thread_outcomes import Report as ShownReport
from widgets.threads_stage import ThreadsStage
from widgets.transport import SPEEDS, TransportBar
from widgets.words import pieces_said, said

SIDE = 320
SOURCE = "interleaver"
EXPLAIN, CODE = range(2)


class ThreadsRoom(QWidget):
    """Everything that a lesson about threads needs beside the list of lessons and the header.

    Signals:
        badge_changed: what is to be said of where the facts come from.
        run_finished: what was asked for is shown, and the exploration is over.
    """

    badge_changed = Signal(str)
    run_finished = Signal()

    def __init__(self, command: Sequence[str] = COMMAND, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads_room")
        self._theme = LIGHT
        self._lesson: Lesson | None = None
        self._known_text = ""
        self._demonstrates = False
        self._captioned: AnyEvent | None = None
        self._keys: dict[str, tuple[int, ...]] = {}
        self.run = ThreadRun(command, self)
        self.player = self.run.player
        self.settings, self.modes, self.stage = SettingsBar(), ThreadModes(), ThreadsStage()
        self._caption, self.transport = Caption(), TransportBar()
        self.editor, self._page = named(CodeEditor(), "program_editor"), LessonPage()
        self._side = named(QTabWidget(), "threads_side")
        self._banner = Banner(self)
        self.transport.offer_times(False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        for part in (self.settings, self.modes, self.stage, self._caption, self.transport):
            self._column.addWidget(part, 1 if part is self.stage else 0)
        for page in (self._page, self.editor):
            self._side.addTab(page, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._aside = named(QWidget(), "side_column")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = self._margins = QVBoxLayout(self._aside)
        beside.addWidget(self._side)
        row.addLayout(self._column, 1)
        row.addWidget(self._aside)

    def _connect(self) -> None:
        player, bar, run, stage, modes = self.player, self.transport, self.run, self.stage, self.modes
        for fact, deed in (
            (self.settings.run_requested, lambda _values: self.start()),
            (self.settings.values_changed, self._show_program),
            (modes.granularity_requested, lambda _value: self.start()),
            (modes.chance_requested, run.go_by_chance),
            (modes.bad_requested, self._find_bad),
            (modes.advance_requested, run.advance),
            (stage.advance_requested, run.advance),
            (stage.time_requested, player.seek),
            (stage.outcome_chosen, self._replay),
            (run.shown, self._show_run),
            (run.enabled_changed, self._show_extent),
            (run.enabled_changed, self._show_demonstration),
            (run.report_changed, self._show_report),
            (run.progressed, self._show_progress),
            (run.failed, self._show_failure),
            (player.moved, self._show_moment),
            (player.axis_changed, self._show_axis),
            (player.extent_changed, self._show_extent),
            (player.playing_changed, bar.set_playing),
            (bar.play_requested, self.play_or_pause),
            (bar.pause_requested, player.pause),
            (bar.home_requested, player.home),
            (bar.back_requested, player.back),
            (bar.step_requested, self.step),
            (bar.end_requested, player.end),
            (bar.position_requested, player.seek_position),
            (bar.speed_requested, self.set_speed),
        ):
            fact.connect(deed)

    # What can be asked for

    def open_lesson(self, lesson: Lesson, language: str) -> None:
        """Show a lesson, and its program at its beginning."""
        self._lesson = lesson
        self.settings.set_lesson(lesson, SOURCE)
        self.set_language(language)
        self._show_program()
        self.start()

    def start(self) -> None:
        """Stand at the beginning of the program as the editor has it."""
        lesson = self._lesson
        if lesson is not None:
            self._banner.show_problem("")
            file = f"{self.settings.values['program']}.py"
            self.run.start(Asked(self.editor.toPlainText(), file, self.modes.granularity, lesson.expect))

    def demonstrate(self, values: dict[str, str]) -> None:
        """Explore the program with these settings; then show what ends badly, or else what there is."""
        self.settings.set_values(values)
        self._show_program()
        self.start()
        self._demonstrates = True

    def back(self) -> None:
        """One step back."""
        self.player.back()

    def home(self) -> None:
        """To the first step."""
        self.player.home()

    def end(self) -> None:
        """To the last step."""
        self.player.end()

    def zoom(self, steps: float) -> None:
        """Give each step 2**steps times the room."""
        self.stage.strip.zoom(2**steps)

    def unzoom(self) -> None:
        """As much room for each step as at the beginning."""
        self.stage.strip.unzoom()

    def advance(self, thread: int) -> None:
        """A number key: that thread steps."""
        self.run.advance(thread)

    def leave(self) -> None:
        """Another lesson comes: nothing goes on here."""
        self.run.shut_down()

    def step(self) -> None:
        """One step on; at the end of what is known, the first thread that can go on takes it."""
        world: World = self.player.world
        if len(world.strip) >= len(self.run.newest_world.strip) and self.run.enabled:
            self.run.advance(self.run.enabled[0])
        else:
            self.player.step()

    def play_or_pause(self) -> None:
        """Play what is known; where all of it is shown and the program is not over, let chance go on."""
        if not self.player.is_playing and self.run.enabled and not len(self.run.newest_world.strip):
            self.run.go_by_chance()
        else:
            self.player.toggle()

    def set_speed(self, speed: float) -> None:
        """Units of position per second."""
        self.player.set_speed(speed)
        self.transport.set_speed(self.player.speed)

    def change_speed(self, steps: int) -> None:
        """To the next faster or slower speed."""
        speeds = list(SPEEDS)
        index = min(range(len(speeds)), key=lambda each: abs(speeds[each] - self.player.speed))
        self.set_speed(speeds[min(max(index + steps, 0), len(speeds) - 1)])

    def show_at(self, share: float) -> None:
        """Pause at that share of the run's length, 0 to 1."""
        self.player.seek_position(share * self.player.axis.length)

    def shut_down(self) -> None:
        """Leave no process and no timer behind."""
        self.run.shut_down()

    # The program

    def _show_program(self) -> None:
        """The chosen program with its constants; what the learner has written in another one goes."""
        lesson = self._lesson
        if lesson is None:
            return
        try:
            values = lesson.values(self.settings.values, SOURCE)
            text = with_constants(lesson.text_of(str(values["program"])), values)
        except (LessonError, OSError, UnicodeDecodeError):
            return
        if text != self._known_text:
            self._known_text = text
            self.editor.setPlainText(text)

    def _find_bad(self) -> None:
        self._banner.show_problem("")
        if not self.run.find_bad():
            report = self.run.report
            is_certain = report is not None and report.verdict is Verdict.EXHAUSTED
            none = self.tr("There is **none**: every schedule is accounted for, and each ends well.")
            unknown = self.tr("None has been found. That proves nothing, for not every schedule was tried.")
            self._caption.show_sentence(pieces_of(none if is_certain else unknown))

    def _replay(self, key: str) -> None:
        if key in self._keys:
            self.run.replay(self._keys[key])

    # What is shown

    def _show_run(self) -> None:
        self._captioned = None
        self._caption.show_sentence(())
        if self.run.asked is not None:
            self.stage.set_program(self.run.asked.text)

    def _show_extent(self) -> None:
        world = self.run.newest_world
        self.stage.set_whole(world)
        names = {number: short_name(world, number) for number in world.threads}
        self.modes.set_turns(self.run.enabled, names)
        failed = [thread.failure.line for thread in world.threads.values() if thread.failure is not None]
        self.editor.mark_error(failed[0] if failed else 0)
        if world.problems:
            self._show_problem(said(world.problems[-1].sentence))

    def _show_axis(self, axis: Axis) -> None:
        self.transport.set_axis(axis, ())
        self.transport.show_time(self.player.position, self.player.time)

    def _show_moment(self, world: World, time: float) -> None:
        self.stage.show_world(world, time)
        self.stage.set_verdict(*self._verdict_on(world))
        self.transport.show_steps(self.player.position, len(world.strip), len(self.run.newest_world.strip))
        if world.last is not self._captioned:
            self._captioned = last = world.last
            sentence = pieces_said(narrate(last, world)) if last is not None else ()
            self._caption.show_sentence(sentence, is_problem=isinstance(last, Problem))

    def _verdict_on(self, world: World) -> tuple[str, bool]:
        """What is to be said of the values at the end."""
        asked = self.run.asked
        failed = any(thread.failure is not None for thread in world.threads.values())
        if asked is None or not asked.expect or world.end is None or world.deadlock is not None or failed:
            return "", False
        try:
            is_good = holds(asked.expect, world.end.values)
        except ExpectationError:
            return "", False
        text = self.tr("as expected: {expectation}") if is_good else self.tr("expected: {expectation}")
        return text.format(expectation=asked.expect), not is_good

    def _show_report(self, report: Report | None) -> None:
        if report is None:
            self._demonstrates = False
            self.stage.set_report(ShownReport((), "", self.tr("Exploring every schedule…")))
            self.badge_changed.emit(self.tr("real Python threads under control"))
            return
        self.stage.set_report(self._shown(report))
        found = (*self.run.bad(), *report.outcomes)
        if self._demonstrates and found:
            self.run.replay(found[0].witness)
        else:
            self.run_finished.emit()

    def _show_demonstration(self) -> None:
        if self._demonstrates and self.run.report is not None:
            self._demonstrates = False
            self.run_finished.emit()

    def _show_progress(self, runs: int) -> None:
        self.stage.set_report(ShownReport((), "", self.tr("Exploring every schedule: {runs} runs…").format(runs=runs)))

    def _show_failure(self, sentence: Sentence) -> None:
        self.stage.set_report(None)
        self._show_problem(said(sentence))
        self.run_finished.emit()

    def _shown(self, report: Report) -> ShownReport:
        """The report as the stage shows it; each way to end has the key of its schedule."""
        rows = [
            *((each, self._values_of(each, report), self.run.is_bad(each)) for each in report.outcomes),
            *((each, self._words_on(each), True) for each in report.deadlocks),
            *((each, self.tr("on and on: livelock"), True) for each in report.loops),
        ]
        self._keys = {str(number): found.witness for number, (found, _, _) in enumerate(rows)}
        shown = (
            ShownOutcome(text, found.count, is_bad, str(number)) for number, (found, text, is_bad) in enumerate(rows)
        )
        return ShownReport(tuple(shown), report.verdict.value, self._words_of(report))

    def _values_of(self, outcome: Outcome, report: Report) -> str:
        """Its values, without those that are the same in every outcome, where others are not; or what went wrong."""
        if outcome.errors:
            return said(outcome.errors[0])
        first = report.outcomes[0].values
        varying = {name for each in report.outcomes for name, text in each.values.items() if first.get(name) != text}
        names = varying or {name for name in outcome.values if not name.isupper()}
        shown = (f"{name} = {text}" for name, text in outcome.values.items() if name in names)
        return ", ".join(shown) or self.tr("ends well")

    def _words_on(self, deadlock: Deadlock) -> str:
        if deadlock.errors:
            return self.tr("deadlock after {error}").format(error=said(deadlock.errors[0]))
        return self.tr("deadlock")

    def _words_of(self, report: Report) -> str:
        if report.verdict is Verdict.EXHAUSTED:
            return self.tr("Every schedule is accounted for: {runs} runs.").format(runs=report.runs)
        if report.verdict is Verdict.CAPPED and report.bound is not None:
            return said(report.bound)
        what = said(report.escaped) if report.escaped is not None else ""
        return self.tr("Not everything is under control: {what}.").format(what=what)

    def _show_problem(self, text: str) -> None:
        self._banner.show_problem(text)
        self._place_banner()

    # How it looks and speaks

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        margin = theme.gap(16)
        self._column.setContentsMargins(margin, theme.gap(12), margin, theme.gap(12))
        self._column.setSpacing(theme.gap(10))
        self._aside.setFixedWidth(theme.px(SIDE))
        self._aside.setVisible(not theme.is_projecting)
        self._margins.setContentsMargins(theme.px(12) + 1, theme.px(8), theme.px(12), theme.px(8))
        self.settings.setVisible(not theme.is_projecting)
        for part in (self.settings, self.modes, self.stage, self._page, self.editor, self._banner):
            part.set_theme(theme)
        self._caption.set_theme(theme)
        self.transport.set_theme(theme)
        self._place_banner()

    def set_language(self, language: str) -> None:
        """What the lesson says in 'zh' or 'en'."""
        self.settings.set_language(language)
        if self._lesson is not None:
            lesson = self._lesson
            self._page.set_words(lesson.title.in_language(language), lesson.summary.in_language(language))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._side.setTabText(EXPLAIN, self.tr("Explain"))
        self._side.setTabText(CODE, self.tr("Program"))
        self.editor.setAccessibleName(self.tr("The program, to be changed"))
        for part in (self._side, self._side.tabBar()):
            part.setAccessibleName(self.tr("Pages beside the stage"))
        self._captioned = None
        self._show_moment(self.player.world, self.player.time)
        if self.run.report is not None:
            self.stage.set_report(self._shown(self.run.report))

    def _place_banner(self) -> None:
        margin = self._theme.px(12)
        width = self.stage.width() - 2 * margin
        place = self.stage.geometry().topLeft()
        self._banner.setGeometry(
            place.x() + margin, place.y() + margin, width, self._banner.heightForWidth(max(1, width))
        )
        self._banner.raise_()
