"""The room of the threads: a program, its threads on the stage, who decides their order, and what can come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import thread_report
from app.drafts import Drafts
from app.myths import Myths
from app.questions import Questions
from app.thread_asked import SOURCE
from app.thread_program import ThreadProgram
from app.thread_run import ThreadRun
from app.thread_telling import THREADS
from app.thread_views import ThreadViews
from app.threads_furniture import ThreadsFurniture
from sim.concurrency.events import Repeated
from sim.concurrency.granularity import GRANULARITIES
from sim.concurrency.world import World
from sim.lessons import Lesson
from sim.myths import Myth
from sim.sources.interleaving import COMMAND
from widgets.spots import spots
from widgets.transport import next_speed


class ThreadsRoom(ThreadsFurniture):
    """Everything that a lesson about threads needs beside the list of lessons and the header.

    Signals:
        badge_changed: what is to be said of where the facts come from.
        run_finished: what was asked for is shown, and the exploration is over.
    """

    badge_changed = Signal(str)
    run_finished = Signal()
    telling = THREADS

    def __init__(
        self, command: Sequence[str] = COMMAND, parent: QWidget | None = None, drafts: Drafts | None = None
    ) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._program = ThreadProgram(self.program, self.settings, drafts or Drafts(), self)
        self.run = ThreadRun(command, self)
        self.player = self.run.player
        self.views = ThreadViews(self.run, self)
        self.views.badge_changed.connect(self.badge_changed)
        self.questions = Questions(self.run, self.card, self.show_card, self)
        self.myths = Myths(self.run, self.myth_card, self.questions, self._experiment, self.show_explanation)
        self._connect_wishes()
        self._connect_run()
        self._connect_controls()

    # Who listens to whom

    def _connect_wishes(self) -> None:
        """What is to be run, and by which schedule."""
        run, stage, modes = self.run, self.stage, self.modes
        for wish, deed in (
            (self.settings.run_requested, lambda _values: self.start()),
            (self.settings.stop_requested, run.stop),
            (self._program.expectation_changed, run.expect),
            (self._program.restored, self.start),
            (modes.granularity_requested, lambda _value: self.start()),
            (modes.chance_requested, run.go_by_chance),
            (modes.bad_requested, self._find_bad),
            (stage.advance_requested, run.advance),
            (stage.time_requested, self.player.seek),
            (stage.outcome_chosen, self._replay),
            (stage.doubt_pressed, self.ask_expectation),
        ):
            wish.connect(deed)

    def _connect_run(self) -> None:
        """What is so of the run and of its program; what would give an answer away is not shown."""
        run = self.run
        self._program.text_shown.connect(self._show_age)
        run.shown.connect(self._show_age)
        run.ended.connect(self.run_finished)
        run.stepped.connect(self._point_out)
        run.refused.connect(self.show_problem)
        run.report_changed.connect(lambda _report: self.questions.look_again())
        self.player.moved.connect(self._keep_back)
        self.questions.changed.connect(self._keep_back)
        self.questions.horizon_changed.connect(self.stage.hide_after)

    def _connect_controls(self) -> None:
        """The bar below the stage."""
        player, bar = self.player, self.transport
        for wish, deed in (
            (bar.play_requested, self.play_or_pause),
            (bar.pause_requested, player.pause),
            (bar.home_requested, player.home),
            (bar.back_requested, player.back),
            (bar.step_requested, self.step),
            (bar.end_requested, player.end),
            (bar.position_requested, player.seek_position),
            (bar.speed_requested, self.set_speed),
        ):
            wish.connect(deed)

    # The program

    def open_lesson(self, lesson: Lesson, language: str) -> None:
        """Show a lesson, and its program at its beginning."""
        self._take_lesson(lesson, language)
        self.modes.set_granularity(GRANULARITIES[0])
        self._program.open(lesson)
        self.start()

    def show_recorded(self, lesson: Lesson | None, language: str) -> None:
        """The run is one from a file: show its program with the lesson that it is of, if that is known here."""
        asked = self.run.asked
        assert asked is not None
        self.show_problem("")
        self.questions.is_silent = True
        self._take_lesson(lesson, language)
        self.questions.is_silent = False
        self.settings.set_values(dict(asked.values))
        self.modes.set_granularity(asked.granularity)
        self._program.show_recorded(asked, lesson)
        self.views.show_origin()

    def start(self) -> None:
        """Stand at the beginning of the program as the editor has it."""
        asked = self._program.wish(self.modes.granularity)
        if asked is None:
            self.settings.mend()
        else:
            self.show_problem("")
            self.questions.is_silent = self._program.is_changed  # the lesson's questions are about its own program
            self.run.start(asked)

    def demonstrate(self, values: Mapping[str, str], *, is_original: bool = False) -> None:
        """Explore the program with these settings; then show what ends badly, or else what there is.

        `is_original`: what the learner has written in its place stays kept, and is not what runs.
        """
        self.settings.set_values(dict(values))
        self._program.show(is_original=is_original)
        asked = self._program.wish(self.modes.granularity)
        if asked is None:
            self.settings.mend()
        else:
            self.show_problem("")
            self.questions.is_silent = is_original or self._program.is_changed
            self.run.demonstrate(asked)
            self.questions.is_silent = self._program.is_changed

    def _experiment(self, myth: Myth) -> None:
        """Put a saying to the test, on the lesson's own program as it wants that."""
        if self._lesson is None:
            return
        if myth.granularity:
            self.modes.set_granularity(myth.granularity)
        self.demonstrate(myth.chosen(self._lesson.settings_on(SOURCE)), is_original=True)

    def _show_age(self) -> None:
        self.views.set_old(self._is_old)

    @property
    def _is_old(self) -> bool:
        """Whether the run that is shown is no longer one of the program that stands beside it."""
        asked = self.run.asked
        return asked is not None and asked.text != self._program.text

    def leave(self) -> None:
        """Another lesson comes: nothing goes on here."""
        self.run.halt()

    def shut_down(self) -> None:
        """Leave no process and no timer behind."""
        self.run.shut_down()

    def _take_lesson(self, lesson: Lesson | None, language: str) -> None:
        self._lesson = lesson
        self.offer_settings(lesson is not None)
        if lesson is not None:
            self.settings.set_lesson(lesson, SOURCE)
        self.set_language(language)
        self.questions.set_questions(lesson.questions if lesson is not None else ())
        self.myths.set_myths(lesson.myths if lesson is not None else ())

    # What an exploration found

    def _find_bad(self) -> None:
        """Look for it in the program as it stands beside the stage."""
        self.show_problem("")
        if self._is_old:
            self.start()
        if not self._is_old:
            self.run.exploration.search()

    def _replay(self, key: str) -> None:
        known, judge = self.run.known, self.run.exploration.is_good
        found = thread_report.found_at(known, judge, key) if known is not None else None
        if found is not None:
            self.run.replay(found.witness)
            self.views.announce(found)

    def _keep_back(self) -> None:
        """What can come of the program is not shown before the last answer: it may give away any of them."""
        is_veiled = any(map(self.run.may_come_to, self.questions.pending))
        self.views.keep_back(self.questions.is_waiting, is_veiled)
        if self.questions.is_waiting:
            self.light.point_at(())

    # Playing

    @property
    def is_fresh(self) -> bool:
        """Whether no thread has stepped yet, and nothing is on its way that would."""
        return not self.run.is_running and not self.run.newest_world.strip

    @property
    def is_at_start(self) -> bool:
        """Whether nothing comes before the moment that is shown."""
        return self.player.position <= 0

    @property
    def is_over(self) -> bool:
        """Whether nothing comes after it: no thread can step, or a demonstration is shown that would go on for ever."""
        is_shown = self.player.position >= self.player.axis.length and not self.is_fresh
        ends_here = not self.run.enabled or len(self.run.newest_world.strip) == self.run.demonstrated
        is_waiting = self.questions.is_asking or self.run.is_running or self.run.is_busy
        return is_shown and ends_here and not is_waiting

    @property
    def _can_grow(self) -> bool:
        """Whether all that is known of the run is shown, and some thread can go on from there.

        What would go on for ever has its last sentence after its last step, and is not gone on with.
        """
        world: World = self.player.world
        is_shown = len(world.strip) >= len(self.run.newest_world.strip)
        return bool(self.run.enabled) and is_shown and not isinstance(self.run.timeline.events[-1], Repeated)

    def step(self) -> None:
        """One step on: reveal what is asked; at the end of what is known, the first thread that can go on takes it.

        While a demonstration is prepared there is nothing to step through.
        """
        if self.questions.step():
            self._point_out()
        elif self.run.is_running:
            return
        elif self._can_grow:
            self.run.advance(self.run.enabled[0])
        else:
            self.player.step()
            self._point_out()

    def back(self) -> None:
        """One step back."""
        self.player.back()
        self._point_out()

    def home(self) -> None:
        """To the first step."""
        self.player.home()

    def end(self) -> None:
        """To the last step."""
        self.player.end()

    def advance(self, thread: int) -> None:
        """A number key: an answer while one is waited for, else that thread steps."""
        if self.questions.is_waiting:
            self.questions.press(thread - 1)
        else:
            self.run.advance(thread)

    def _point_out(self) -> None:
        """Projecting, put what the step has changed into the light."""
        if self.theme.is_projecting and not self.player.reduces_motion and not self.questions.is_asking:
            self.light.point_at(spots(self.stage, self.player.world, self.player.news))

    def play_or_pause(self) -> None:
        """Play what is known; where all of it is shown and the program is not over, let chance go on from there."""
        if self.questions.play():
            return
        if not self._can_grow or self.player.is_playing or self.is_over:
            self.player.toggle()
        elif self.is_fresh:
            self.run.go_by_chance()
        else:
            self.run.go_on_by_chance()

    def zoom(self, steps: float) -> None:
        """Give each step 2**steps times the room."""
        self.stage.strip.zoom(2**steps)

    def unzoom(self) -> None:
        """As much room for each step as at the beginning."""
        self.stage.strip.unzoom()

    def set_speed(self, speed: float) -> None:
        """Units of position per second."""
        self.player.set_speed(speed)
        self.transport.set_speed(self.player.speed)

    def change_speed(self, steps: int) -> None:
        """To the next faster or slower speed."""
        self.set_speed(next_speed(self.player.speed, steps))

    def show_at(self, share: float) -> None:
        """Pause at that share of the run's length, 0 to 1."""
        self.player.seek_position(share * self.player.axis.length)

    # How it moves and speaks

    def set_reduced_motion(self, reduced: bool) -> None:
        """Jump from step to step instead of moving evenly."""
        self.player.set_reduced_motion(reduced)

    def set_language(self, language: str) -> None:
        """What the lesson says in 'zh' or 'en'."""
        self.settings.set_language(language)
        self.show_words(self._lesson, language)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        super().retranslate()
        self.views.retranslate()
