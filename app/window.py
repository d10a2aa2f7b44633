"""The window: puts its parts in their places, and does what is asked of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app import shortcuts
from app.clicker import Clicker, Room
from app.comparing import Comparing
from app.dialogs import Dialogs
from app.exporting import Exporting
from app.files import ask_what_to_open, ask_where_to_save
from app.furnished import Furnished
from app.lesson_folders import own_folder
from app.measuring import Measuring
from app.myths import Myths
from app.opening import Opening
from app.preferences import Preferences
from app.progress import Progress
from app.questions import Questions
from app.saving import RunError
from app.shortcuts import Key
from app.shown import Shown
from app.side_column import EXPLAIN
from app.stepping import Stepping
from app.telling import SOCKETS, THREADS
from sim.events import Problem
from sim.lessons import LESSONS, Course, Lesson, StageKind, read_course
from sim.myths import Myth
from sim.network.world import World
from sim.settings import LessonError
from sim.sources.request import COMMAND
from sim.words import Sentence
from widgets.speaking import Speaking
from widgets.words import said


class Window(Speaking, Furnished):
    """Everything in Socketscope's one window, for the lessons of a course; `app.front` is the frame around it.

    Signals:
        run_finished: the run that was started has told everything.
    """

    run_finished = Signal()

    def __init__(
        self,
        preferences: Preferences,
        course: Course | None = None,
        command: Sequence[str] = COMMAND,
        frame: QWidget | None = None,
    ) -> None:
        super().__init__(preferences, course or read_course([LESSONS]), command, frame)
        self._is_prepared = True
        self._questions = Questions(self._run, self._card, self._show_card, self)
        side = self._views.side
        show_card = partial(side.show_page, EXPLAIN)
        self._myths = Myths(self._run, side.myth_card, self._questions, self._run_over_defaults, show_card)
        self._comparing = Comparing(self._run, command, self)
        self._measuring = Measuring(command, self)
        self._measuring.serve(self._area, lambda: self._lesson)
        self._clicker = Clicker(self, self.course.lessons, self._covers)
        self._exporting = Exporting(lambda: self.shown, self._export_bar, self._look, self)
        self._stepping = Stepping(self._run, self._questions, self._area, self._looks)
        self._progress = Progress(preferences, self)
        self._progress.follow(self._run)
        self._dialogs = Dialogs(self._looks, preferences.file, self.course.own_folder or own_folder(), self)
        self._opening = Opening(self._run, self._area, self._rooms, self)
        self._wire()
        self._keys = self._make_keys()
        repeating = shortcuts.install(self, self._keys)
        for asking_changed in (self._questions.asking_changed, self._rooms.asking_changed):
            asking_changed.connect(partial(shortcuts.stop_held, repeating))
        self._restore()
        self._area.show_problem("\n".join(said(each.sentence) for each in self.course.complaints.values()))

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
            return
        self._area.set_kind(self._lesson.stage)
        self._area.set_drafts(self._drafts.of(lesson_id))
        self._questions.set_questions(self._lesson.questions)
        sources = self._lesson.sources
        self.set_source(self._preferences.source if self._preferences.source in sources else sources[0])
        self._show_settings()
        self._area.invite()
        self._views.side.show_page(EXPLAIN)
        self._show_titles()
        self._is_prepared = False
        self.update()

    def _leave_network(self) -> None:
        """What is shown is a file, or about threads, which have a room, settings and modes of their own."""
        self._questions.set_questions(())
        self._myths.set_myths(())
        self._header.set_sources((), "")
        self._source = ""
        self._show_titles()

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

    def _run_as_written(self, values: dict[str, str]) -> None:
        if not self._area.take_edits():
            self.run(values)

    def _start(self, lesson: Lesson, values: dict[str, str]) -> None:
        self._settings.set_values(values)
        self._attempt(partial(self._run.start_lesson, lesson, self._source, {**self._settings.values, **values}))

    def open_recording(self, path: Path, conversation: int | None = None) -> None:
        """Play a recording (.jsonl) or a packet capture (.pcapng, .pcap): of that one conversation, 0 for all.

        None offers the choice where there are several. Where the file tells nothing, what was shown stays.
        """
        self._opening.open(path, conversation)

    def _leave_lesson(self) -> None:
        self._forget_lesson()
        self._rooms.enter(None)
        self._area.set_kind(StageKind.CONVERSATION)
        self._show_settings()

    def _forget_lesson(self) -> None:
        self._lesson = None
        self._leave_network()
        self._list.set_lesson("")

    def _show_threads(self, title: str) -> None:
        """A recording of threads takes the place of what was shown."""
        self._run.clear()
        self._measuring.forget()
        self._forget_lesson()
        self._set_title(title)

    def _refuse(self, problem: Problem) -> None:
        if self._rooms.active is None:
            self._views.show_refusal(problem)
        else:
            self._rooms.active.show_problem(said(problem.sentence))
        self.run_finished.emit()

    def _say_problem(self, text: str) -> None:
        """Over the stage that is shown; an empty text takes back what was said."""
        (self._rooms.active or self._area).show_problem(text)

    def save_recording(self, path: Path) -> None:
        """Save the run as the ending says: see `app.export`. What went wrong is said over the stage."""
        self._attempt(partial(self._exporting.save, path))

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

    @property
    def shown(self) -> Shown:
        """The run in the room that the window shows."""
        room = self._rooms.active
        if room is None:
            return Shown(self._run, SOCKETS, self._area, self._places.column)
        return Shown(room.run, THREADS, room.stage, room.column)

    @property
    def newest_world(self) -> World:
        """The world after everything that is known of the run."""
        return self._run.newest_world

    @property
    def problems(self) -> list[Sentence]:
        """What went wrong in the run."""
        refusal = self._opening.refusal
        told = (*([] if refusal is None else [refusal]), *self.shown.run.newest_world.problems)
        return [problem.sentence for problem in told]

    def show_at(self, fraction: float) -> None:
        """Pause at that share of the run's length, 0 to 1."""
        player = self.shown.run.player
        player.seek_position(fraction * player.axis.length)

    def _prepare_stage(self) -> None:
        """What the next run needs is made once the lesson was painted. An unreadable program is told when it is run."""
        with suppress(OSError, UnicodeDecodeError):
            if self._lesson is not None:
                self._area.prepare({name: self._lesson.text_of(name) for name in self._lesson.programs})
        QTimer.singleShot(0, self._views.side, self._views.side.prepare)

    # Who listens to whom

    def _wire(self) -> None:
        header, views = self._header, self._views
        for wish, deed in (
            (self._list.lesson_requested, self.open_lesson),
            (self._list.lesson_taken, self.close_list),
            (self._settings.run_requested, self._run_as_written),
            (self._area.text_edited, self._change_text),
            (self._area.original_requested, self._change_text),
            (self._settings.stop_requested, self._run.stop),
            (views.run_requested, self._settings.run),
            (self._transport.play_requested, partial(self._stepping.play_or_pause, views)),
            (self._transport.step_requested, self._stepping.step),
            (views.model_requested, self._run_model),
            (self.player.extent_changed, self._show_recorded_lesson),
            (self._comparing.changed, views.side.show_comparison),
            (views.side.comparison_requested, self._comparing.start),
            (views.side.comparison_stopped, self._comparing.stop),
            (header.source_requested, self._choose_source),
            (views.origin_changed, self._rooms.tell_origin),
            (self._area.choosing_changed, self._make_room),
            (self._opening.opened, self._leave_lesson),
            (self._opening.title_changed, self._set_title),
            (self._opening.refused, self._refuse),
            (self._rooms.opened, self._show_threads),
            (self._opening.choice_offered, header.offer_choice),
            (header.choice_requested, self._opening.offer_choice),
            (self._run.started, partial(self._settings.set_running, True)),
            (self._run.started, views.side.show_run_started),
            (self._run.started, lambda: self._area.offer_edit(self._run.asked is not None)),
            (self._run.ended, partial(self._settings.set_running, False)),
            (self._run.ended, self.run_finished),
            (header.list_requested, partial(self._open_panel, 0)),
            (header.inspector_requested, partial(self._open_panel, 1)),
            (header.settings_requested, self._show_settings),
            (header.theme_requested, self._looks.toggle_dark),
            (header.language_requested, self._looks.toggle_language),
            (header.projector_requested, self._looks.toggle_projecting),
            (header.preferences_requested, self._dialogs.show_preferences),
            (header.open_requested, self._ask_what_to_open),
            (header.save_requested, self._ask_where_to_save),
            (header.help_requested, self._covers.toggle_help),
            (self._rooms.run_made, self._progress.follow),
            (self._progress.watched, self._mark_watched),
            (self._exporting.ended, self._say_problem),
            (self._rooms.finished, self.run_finished),
            (self._rooms.badge_changed, header.set_badge),
            (self._rooms.moved, self._covers.next_up.hide),
            (self.player.moved, self._covers.next_up.hide),
            (self._looks.theme_changed, self._dress),
            (self._looks.language_changed, self._translate),
            (self._looks.motion_changed, self.player.set_reduced_motion),
            (self._looks.questions_changed, self._questions.set_allowed),
            (self._questions.horizon_changed, self._transport.hide_after),
            (self._questions.horizon_changed, views.side.hide_after),
        ):
            wish.connect(deed)

    def _make_keys(self) -> list[Key]:
        deeds: dict[str, Callable[[], object]] = {
            "run": self._rooms.do(self._settings.run, "start"),
            "blank": self._covers.blank.toggle,
            "project": self._looks.toggle_projecting,
            "notes": self._covers.notes.toggle,
            "leave": self._leave,
            "help": self._covers.toggle_help,
            "preferences": self._dialogs.show_preferences,
            "diagnosis": self._dialogs.show_diagnosis,
            "search": self._search,
            "open": self._ask_what_to_open,
            "conversations": self._opening.offer_choice,
            "save": self._ask_where_to_save,
            "quit": lambda: self.window().close(),
        }
        playing = self._stepping.keys(self._views, self._rooms, self._myths)
        return [*self._clicker.keys, *playing, *shortcuts.keys_of(deeds)]

    def _restore(self) -> None:
        preferences = self._preferences
        self.resize(preferences.size.boundedTo(self.screen().availableSize()))
        self._views.set_speed(preferences.speed)
        self._looks.restore()
        wanted = preferences.lesson if preferences.lesson in self._lessons else next(iter(self._lessons), "")
        if wanted:
            self.open_lesson(wanted)
        else:
            self._show_settings()
            self._area.invite(has_lesson=False)
        self._mark_watched()
        (self if self._list.isHidden() else self._list).setFocus()

    def _begin(self) -> None:
        """The one button of the welcome: run the first lesson."""
        self.open_lesson(next(iter(self._lessons)))
        self.run()

    def _choose_source(self, source: str) -> None:
        self._preferences.source = source
        self.set_source(source)

    def _change_text(self, name: str, text: str | None = None) -> None:
        """Run with this text for a file of the lesson from now on; None stands for the lesson's own."""
        if self._lesson is not None:
            lesson = self._lesson = self._lesson.with_text(name, text)
            self._lessons[lesson.id] = lesson
            self.run()

    def _run_over_defaults(self, myth: Myth) -> None:
        assert self._lesson is not None
        lesson = self._lesson.for_experiment(myth)
        self._start(lesson, myth.chosen(lesson.settings_on(self._source)))

    def _run_model(self) -> None:
        self._choose_source("model")
        self.run()

    def _show_recorded_lesson(self) -> None:
        """A recording of a lesson is shown on the lesson's own stage."""
        run = self.newest_world.run
        if self._lesson is None and run is not None and run.lesson in self._lessons:
            self._area.set_kind(self._lessons[run.lesson].stage)

    def _ask_what_to_open(self) -> None:
        ask_what_to_open(self, self.open_recording)

    def _leave(self) -> None:
        """Close the uppermost thing that is open; projecting is the last of them."""
        if (
            not (self._covers.uncover() or self._put_aside() or self._export_bar.dismiss())
            and self._looks.theme.is_projecting
        ):
            self._looks.toggle_projecting()

    def _ask_where_to_save(self) -> None:
        name = self._lesson.id if self._lesson is not None else Path(self._title).stem
        ask_where_to_save(self, self.save_recording, name, self.shown.telling.endings)

    def _attempt(self, deed: Callable[[], None]) -> None:
        """Do it; if it cannot be done, say why."""
        try:
            deed()
        except (LessonError, RunError) as error:
            self._say_problem(said(error.sentence))

    # What Qt says

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._views.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_prepared:
            self._is_prepared = True
            QTimer.singleShot(0, self, self._prepare_stage)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        self.hide()
        for source in (self._run, self._comparing, self._measuring, self._exporting, self._dialogs, self._rooms):
            source.shut_down()
        self._looks.be_silent()
        super().closeEvent(event)
