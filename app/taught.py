"""What the window teaches: the lesson that is shown, where it runs and with which texts, and what is asked about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.clicker import Clicker, Room
from app.comparing import Comparing
from app.furnished import Furnished
from app.measuring import Measuring
from app.myths import Myths
from app.preferences import Preferences
from app.questions import Questions
from app.run import NOT_READ
from app.saving import RunError
from app.side_column import EXPLAIN
from app.stepping import Stepping
from sim.faults import why_unreadable
from sim.lessons import Course, Lesson
from sim.myths import Myth
from sim.settings import LessonError
from sim.words import Sentence


class Taught(Furnished):
    """Opens the lessons of a course and runs them; a lesson about threads has a room of its own."""

    def __init__(
        self, preferences: Preferences, course: Course, command: Sequence[str], frame: QWidget | None = None
    ) -> None:
        super().__init__(preferences, course, command, frame)
        self._is_prepared = True
        side = self._views.side
        self._questions = Questions(self._run, self._card, self._show_card, self)
        show_card = partial(side.show_page, EXPLAIN)
        self._myths = Myths(self._run, side.myth_card, self._questions, self._experiment, show_card)
        self._comparing = Comparing(self._run, command, self)
        self._measuring = Measuring(command, self)
        self._measuring.serve(self._area, lambda: self._lesson)
        self._stepping = Stepping(self._run, self._questions, self._area, self._looks)
        self._clicker = Clicker(self, self.course.lessons, self._covers)
        self._connect_wishes()
        self._connect_run()
        self._connect_questions()

    # What can be asked for

    def open_lesson(self, lesson_id: str) -> None:
        """Show a lesson, ready to run. Raises KeyError if there is none of that name."""
        self._lesson = self._lessons[lesson_id]
        self._run.clear()
        self._clicker.begin()
        self._draft_keeping.hurry()
        self._measuring.forget()
        self._preferences.lesson = lesson_id
        self._list.set_lesson(lesson_id)
        if self._rooms.enter(self._lesson):
            self._leave_network()
        else:
            self._enter_network(self._lesson)
        self._show_settings()

    def set_source(self, source: str) -> None:
        """Where the lesson runs from now on: one of its sources. What was set stays set."""
        if self._lesson is not None and self._rooms.active is None:
            self._source = source
            self._clicker.begin()
            self._settings.set_lesson(self._lesson, source)
            self._header.set_sources(self._lesson.sources, source)
            self._myths.set_myths(self._lesson.myths_on(source))
            self._show_age()

    def run(self, values: dict[str, str] | None = None) -> None:
        """Run the lesson; `values` are texts of its settings, the others are as the settings bar shows them."""
        self.close_list()
        if self._rooms.active is not None:
            self._rooms.active.demonstrate(values or {})
        elif self._lesson is not None:
            self._start(self._lesson, values or {})

    def welcome(self) -> None:
        """Say what this is, and offer the first lesson; nothing where there is none."""
        if self._lessons:
            self._covers.show_welcome(self._begin)

    @property
    def room(self) -> Room:
        """Where the lesson runs, as a clicker goes through it."""
        return self._rooms.active or self._stepping

    @property
    def sayings(self) -> Myths:
        """What is often said about what is shown, as a clicker goes through it."""
        return self._myths if self._rooms.active is None else self._rooms.active.myths

    # Who listens to whom

    def _connect_wishes(self) -> None:
        """What is to be run, where, and how it is played."""
        views, side = self._views, self._views.side
        for wish, deed in (
            (self._list.lesson_requested, self.open_lesson),
            (self._list.lesson_taken, self.close_list),
            (self._header.source_requested, self._choose_source),
            (self._settings.run_requested, self._run_as_written),
            (self._settings.stop_requested, self._run.stop),
            (self._area.text_edited, self._change_text),
            (views.run_requested, self._settings.run),
            (views.model_requested, self._run_model),
            (self._transport.play_requested, partial(self._stepping.play_or_pause, views)),
            (self._transport.step_requested, self._stepping.step),
            (side.comparison_requested, self._comparing.start),
            (side.comparison_stopped, self._comparing.stop),
        ):
            wish.connect(deed)

    def _connect_run(self) -> None:
        """A run has begun or is over, the same has run on the other side, another moment is shown."""
        run, side, next_up = self._run, self._views.side, self._covers.next_up
        run.started.connect(partial(self._settings.set_running, True))
        run.started.connect(side.show_run_started)
        run.started.connect(lambda: self._area.offer_edit(run.asked is not None))
        run.ended.connect(partial(self._settings.set_running, False))
        self._comparing.changed.connect(side.show_comparison)
        self.player.moved.connect(next_up.hide)
        self._rooms.moved.connect(next_up.hide)

    def _connect_questions(self) -> None:
        """What would give an answer away is not shown; who wants no questions is asked none."""
        self._questions.horizon_changed.connect(self._transport.hide_after)
        self._questions.horizon_changed.connect(self._views.side.hide_after)
        self._looks.questions_changed.connect(self._questions.set_allowed)

    # Which lesson

    def _enter_network(self, lesson: Lesson) -> None:
        self._area.set_kind(lesson.stage)
        self._area.set_drafts(self._drafts.of(lesson.id), lesson.own_text)
        self._questions.set_questions(lesson.questions)
        wanted = self._preferences.source
        self.set_source(wanted if wanted in lesson.sources else lesson.sources[0])
        self._area.invite()
        self._views.side.show_page(EXPLAIN)
        self._show_titles()
        self._is_prepared = False
        self.update()

    def _leave_network(self) -> None:
        """The lesson is about threads, which have a room, settings and modes of their own."""
        self._ask_nothing()
        self._source = ""
        self._show_titles()

    def _forget_lesson(self) -> None:
        """A file is shown instead."""
        self._lesson = None
        self._ask_nothing()
        self._list.set_lesson("")

    def _ask_nothing(self) -> None:
        """In the room of the network: no question, no saying, and no source to choose."""
        self._questions.set_questions(())
        self._myths.set_myths(())
        self._header.set_sources((), "")

    def _begin(self) -> None:
        """The one button of the welcome: run the first lesson."""
        self.open_lesson(next(iter(self._lessons)))
        self.run()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_prepared:
            self._is_prepared = True
            QTimer.singleShot(0, self, self._prepare_stage)

    def _prepare_stage(self) -> None:
        """What the next run needs is made once the lesson was painted. An unreadable program is told when it is run."""
        with suppress(OSError, UnicodeDecodeError):
            if self._lesson is not None:
                self._area.prepare({name: self._lesson.text_of(name) for name in self._lesson.programs})
        QTimer.singleShot(0, self._views.side, self._views.side.prepare)

    # Where it runs, and with which texts

    def _run_as_written(self, values: dict[str, str]) -> None:
        if not self._area.take_edits():
            self.run(values)

    def _run_model(self) -> None:
        self._choose_source("model")
        self.run()

    def _experiment(self, myth: Myth) -> None:
        """Put a saying to the test."""
        assert self._lesson is not None
        self._attempt(partial(self._start_experiment, self._lesson, myth))

    def _start_experiment(self, lesson: Lesson, myth: Myth) -> None:
        """Raises RunError if a program that it needs cannot be read."""
        try:
            own = lesson.for_experiment(myth)
        except (OSError, UnicodeDecodeError) as error:
            raise RunError(NOT_READ, reason=why_unreadable(lesson.folder, error)) from error
        self._start(own, myth.chosen(own.settings_on(self._source)))

    def _start(self, lesson: Lesson, values: dict[str, str]) -> None:
        self._settings.set_values(values)
        self._attempt(partial(self._run.start_lesson, lesson, self._source, {**self._settings.values, **values}))

    def _choose_source(self, source: str) -> None:
        self._preferences.source = source
        self.set_source(source)

    def _change_text(self, name: str, text: str) -> None:
        """Run with this text for a file of the lesson from now on."""
        if self._lesson is not None:
            lesson = self._lesson = self._lesson.with_text(name, text)
            self._lessons[lesson.id] = lesson
            self.run()

    def _attempt(self, deed: Callable[[], None]) -> None:
        """Do it; if it cannot be done, say why."""
        try:
            deed()
        except (LessonError, RunError) as error:
            self._say_problem(error.sentence)

    def _say_problem(self, problem: Sentence | str) -> None:
        """Over the stage that is shown; an empty text takes back what was said."""
        (self._rooms.active or self._area).show_problem(problem)
