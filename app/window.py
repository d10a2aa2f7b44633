"""The window: puts its parts in their places, and does what is asked of the whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app import shortcuts
from app.comparing import Comparing
from app.covers import Covers
from app.dialogs import Dialogs
from app.exporting import Exporting
from app.files import ask_what_to_open, ask_where_to_save
from app.focus_order import FocusOrder
from app.lesson_folders import own_folder
from app.looks import Looks
from app.measuring import Measuring
from app.myths import Myths
from app.opening import Opening
from app.places import Parts, Places
from app.preferences import Preferences
from app.preparing import Preparing
from app.progress import Progress
from app.questions import Questions
from app.run import Run, RunError
from app.shortcuts import Key
from app.side_column import EXPLAIN
from app.stage_area import StageArea
from app.stepping import Stepping
from app.views import Views
from sim.lessons import LESSONS, Course, Lesson, StageKind, read_course
from sim.network.world import World
from sim.settings import LessonError
from sim.sources.request import COMMAND
from widgets.caption import Caption
from widgets.export_bar import ExportBar
from widgets.header import Header
from widgets.lesson_list import LessonList
from widgets.question_card import QuestionCard
from widgets.settings_bar import SettingsBar
from widgets.theme import Theme
from widgets.transport import TransportBar
from widgets.words import said


class Window(QWidget):
    """Everything in Socketscope's one window, for the lessons of a course; `app.front` is the frame around it.

    Signals:
        run_finished: the run that was started has told everything.
    """

    run_finished = Signal()

    def __init__(
        self, preferences: Preferences, course: Course | None = None, command: Sequence[str] = COMMAND
    ) -> None:
        super().__init__()
        self.course = course or read_course([LESSONS])
        self._lessons = {lesson.id: lesson for lesson in self.course.lessons}
        self._preferences = preferences
        self._looks = Looks(self, preferences)
        self._lesson: Lesson | None = None
        self._source = self._title = ""
        self._run = Run(command, self)
        self.player = self._run.player
        self._make_parts()
        self._preparing = Preparing(self._area, self._views.side, self)
        self._comparing = Comparing(self._run, command, self)
        self._measuring = Measuring(command, self)
        self._measuring.serve(self._area, lambda: self._lesson)
        self._exporting = Exporting(self._run, self._export_bar, self._look, self)
        self._stepping = Stepping(self.player, self._questions, self._area, self._looks)
        self._progress = Progress(self._run, preferences, self)
        self._dialogs = Dialogs(self._looks, preferences.file, self.course.own_folder or own_folder(), self)
        self._opening = Opening(self._run, self._area, self, self.open_recording)
        self._lay_out()
        self._wire()
        self._keys = self._make_keys()
        shortcuts.install(self, self._keys)
        self._restore()
        self._area.show_problem("\n".join(said(each.sentence) for each in self.course.complaints.values()))

    # What can be asked for

    def open_lesson(self, lesson_id: str) -> None:
        """Show a lesson, ready to run. Raises KeyError if there is none of that name."""
        self._lesson = self._lessons[lesson_id]
        self._run.clear()
        self._measuring.forget()
        self._preferences.lesson = lesson_id
        self._list.set_lesson(lesson_id)
        self._area.set_kind(self._lesson.stage)
        self._questions.set_questions(self._lesson.questions)
        self._myths.set_myths(self._lesson.myths)
        sources = self._lesson.sources
        self.set_source(self._preferences.source if self._preferences.source in sources else sources[0])
        self._show_settings()
        self._area.invite()
        self._views.side.show_page(EXPLAIN)
        self._show_titles()
        self._preparing.expect(self._lesson)

    def set_source(self, source: str) -> None:
        """Where the lesson runs from now on: one of its sources. What was set stays set."""
        if self._lesson is not None:
            self._source = source
            self._settings.set_lesson(self._lesson, source)
            self._header.set_sources(self._lesson.sources, source)

    def run(self, values: dict[str, str] | None = None) -> None:
        """Run the lesson; `values` are texts of its settings, the others are as the settings bar shows them."""
        if self._lesson is not None:
            self._settings.set_values(values or {})
            chosen = {**self._settings.values, **(values or {})}
            self._attempt(partial(self._run.start_lesson, self._lesson, self._source, chosen))

    def open_recording(self, path: Path, conversation: int | None = None) -> None:
        """Play a recording (.jsonl) or a packet capture (.pcapng, .pcap): of that one conversation, 0 for all.

        None offers the choice where there are several. Where the file tells nothing, what was shown stays.
        """
        self._opening.open(path, conversation)

    def _leave_lesson(self) -> None:
        self._lesson = None
        self._questions.set_questions(())
        self._myths.set_myths(())
        self._header.set_sources((), "")
        self._area.set_kind(StageKind.CONVERSATION)
        self._show_settings()
        self._list.set_lesson("")

    def save_recording(self, path: Path) -> None:
        """Save the run as the ending says: see `app.export`. What went wrong is said over the stage."""
        self._attempt(partial(self._exporting.save, path))

    def welcome(self) -> None:
        """Say what this is, and offer the first lesson; nothing where there is none."""
        if self._lessons:
            self._covers.show_welcome(self._begin)

    @property
    def newest_world(self) -> World:
        """The world after everything that is known of the run."""
        return self._run.newest_world

    def show_at(self, fraction: float) -> None:
        """Pause at that share of the run's length, 0 to 1."""
        self.player.seek_position(fraction * self.player.axis.length)

    def set_theme(self, name: str) -> None:
        """Look 'light', 'dark' or 'projector'. Projecting, list, inspector and settings fold away."""
        self._looks.set_theme(name)

    def set_language(self, language: str) -> None:
        """Speak 'zh' or 'en'."""
        self._looks.set_language(language)

    # Parts and places

    def _make_parts(self) -> None:
        self._list = LessonList(list(self._lessons.values()))
        self._header, self._settings, self._area = Header(), SettingsBar(), StageArea()
        self._caption, self._transport, self._card = Caption(), TransportBar(), QuestionCard()
        self._export_bar = ExportBar()
        self._views = Views(self._run, self._area, self._caption, self._transport, self._title_of, self)
        self._questions = Questions(self._run, self._card, self._caption.setHidden, self)
        self._myths = Myths(self._run, self._views.side, self._questions, self._run_over_defaults, self)

    def _lay_out(self) -> None:
        column = (self._settings, self._area, self._card, self._caption, self._export_bar, self._transport)
        self._places = Places(self, Parts(self._list, self._header, column, self._area, self._views.side))
        self._covers = Covers(self, self._area.banner)
        behind = (self._card, self._views.side, self._transport, self._export_bar, self._header)
        self._focus_order = FocusOrder((self._list, self._settings, self._area, *behind))

    def _wire(self) -> None:
        header, views = self._header, self._views
        self._looks.serve(header)
        self._opening.serve(header)
        self._comparing.serve(views.side)
        self._progress.serve(self._list)
        for wish, deed in (
            (self._list.lesson_requested, self.open_lesson),
            (self._settings.run_requested, self.run),
            (self._area.text_edited, self._change_text),
            (self._area.original_requested, self._change_text),
            (self._settings.stop_requested, self._run.stop),
            (views.run_requested, self._settings.run),
            (self._transport.step_requested, self._stepping.step),
            (views.model_requested, self._run_model),
            (self.player.extent_changed, self._show_recorded_lesson),
            (header.source_requested, self._choose_source),
            (views.origin_changed, header.set_badge),
            (self._area.choosing_changed, self._make_room),
            (self._opening.opened, self._leave_lesson),
            (self._opening.title_changed, self._set_title),
            (self._run.refused, views.show_refusal),
            (self._run.started, partial(self._settings.set_running, True)),
            (self._run.started, views.side.show_run_started),
            (self._run.started, lambda: self._area.offer_edit(self._run.asked is not None)),
            (self._run.ended, partial(self._settings.set_running, False)),
            (self._run.ended, self.run_finished),
            (header.list_requested, partial(self._open_panel, 0)),
            (header.inspector_requested, partial(self._open_panel, 1)),
            (header.settings_requested, self._show_settings),
            (header.preferences_requested, self._dialogs.show_preferences),
            (header.help_requested, self._covers.toggle_help),
            (self._exporting.ended, self._area.show_problem),
            (self._looks.theme_changed, self._dress),
            (self._looks.language_changed, self._translate),
            (self._looks.motion_changed, self.player.set_reduced_motion),
            (self._looks.questions_changed, self._questions.set_allowed),
        ):
            wish.connect(deed)

    def _make_keys(self) -> list[Key]:
        deeds: dict[str, Callable[[], object]] = {
            "run": self._settings.run,
            "blank": self._covers.blank.toggle,
            "project": self._looks.toggle_projecting,
            "notes": self._covers.notes.toggle,
            "leave": self._leave,
            "help": self._covers.toggle_help,
            "preferences": self._dialogs.show_preferences,
            "diagnosis": self._dialogs.show_diagnosis,
            "search": self._search,
            "open": partial(ask_what_to_open, self, self.open_recording),
            "conversations": self._opening.offer_choice,
            "save": self._ask_where_to_save,
        }
        return [*self._stepping.keys(self._views, self._answer), *shortcuts.keys_of(deeds)]

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
        self._list.setFocus()

    def _begin(self) -> None:
        """The one button of the welcome: run the first lesson."""
        self.open_lesson(next(iter(self._lessons)))
        self.run()

    def _search(self) -> None:
        """Projecting, the list comes for it."""
        if self._list.isHidden():
            self._open_panel(0, True)
        self._list.search()

    # How it looks

    def _dress(self, theme: Theme) -> None:
        self._fold()
        self._places.set_theme(theme)
        for part in (self._list, self._header, self._settings, self._area, self._card, self._views.side):
            part.set_theme(theme)
        for other in (self._caption, self._transport, self._export_bar, self._covers):
            other.set_theme(theme)
        self._show_settings()
        if theme.is_projecting:
            self.setFocus()
        self._header.set_open()

    def _fold(self) -> None:
        self._header.offer_inspector(self._places.fold(self._looks.theme, self.width()))

    def _translate(self, language: str) -> None:
        for part in (self._list, self._settings, self._card, self._views.side.myth_card):
            part.set_language(language)
        self._show_titles()

    def _show_titles(self) -> None:
        if self._lesson is not None:
            self._title = self._lesson.title.in_language(self._looks.language)
            summary = self._lesson.summary.in_language(self._looks.language)
            self._views.side.lesson_page.set_words(self._title, summary)
        notes = self._lesson.notes if self._lesson is not None else None
        self._covers.notes.set_words(notes.in_language(self._looks.language) if notes is not None else "")
        self._header.set_title(self._title)
        self.setWindowTitle(self._title)
        self._covers.help.set_rows(shortcuts.rows(self._keys))

    def _make_room(self, is_choosing: bool) -> None:
        """Where nothing is played yet, the table gets the room of what shows and moves the moment."""
        for part in (self._caption, self._transport):
            part.setHidden(is_choosing)
        if not self._places.panels[1].floats:
            self._places.panels[1].set_open(not is_choosing)

    def _title_of(self, lesson_id: str) -> str:
        lesson = self._lessons.get(lesson_id)
        return lesson_id if lesson is None else lesson.title.in_language(self._looks.language)

    def _set_title(self, title: str) -> None:
        self._title = title
        self._show_titles()

    def _choose_source(self, source: str) -> None:
        self._preferences.source = source
        self.set_source(source)

    def _change_text(self, name: str, text: str | None = None) -> None:
        """Run with this text for a file of the lesson from now on; None stands for the lesson's own."""
        if self._lesson is not None:
            lesson = self._lesson = self._lesson.with_text(name, text)
            self._lessons[lesson.id] = lesson
            self.run()

    def _answer(self, place: int) -> None:
        """A number key: to the question over the stage, else to the saying beside it."""
        (self._questions if self._questions.is_asking else self._myths).answer(place)

    def _run_over_defaults(self, values: Mapping[str, str]) -> None:
        assert self._lesson is not None
        self.run({each.name: values.get(each.name, each.default) for each in self._lesson.settings_on(self._source)})

    def _run_model(self) -> None:
        self._choose_source("model")
        self.run()

    def _show_recorded_lesson(self) -> None:
        """A recording of a lesson is shown on the lesson's own stage."""
        run = self.newest_world.run
        if self._lesson is None and run is not None and run.lesson in self._lessons:
            self._area.set_kind(self._lessons[run.lesson].stage)

    def _open_panel(self, index: int, is_open: bool) -> None:
        self._places.panels[index].set_open(is_open)
        lessons, inspector = (panel.is_open for panel in self._places.panels)
        self._header.set_open(lessons=lessons, inspector=inspector, settings=not self._settings.isHidden())

    def _show_settings(self, on_demand: bool = False) -> None:
        self._settings.setVisible(self._lesson is not None and (on_demand or not self._looks.theme.is_projecting))

    def _look(self) -> list[str]:
        folder = self.course.own_folder
        own = ["--lessons", str(folder)] if folder is not None and folder.is_dir() else []
        return [*self._looks.options, *own]

    def _leave(self) -> None:
        """Close the uppermost thing that is open; projecting is the last of them."""
        if not self._covers.uncover() and self._looks.theme.is_projecting:
            self._looks.toggle_projecting()

    def _ask_where_to_save(self) -> None:
        name = self._lesson.id if self._lesson is not None else Path(self._title).stem
        ask_where_to_save(self, self.save_recording, name)

    def _attempt(self, deed: Callable[[], None]) -> None:
        """Do it; if it cannot be done, say why."""
        try:
            deed()
        except (LessonError, RunError) as error:
            self._area.show_problem(said(error.sentence))

    # What Qt says

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return self._focus_order.go(forwards) or super().focusNextPrevChild(forwards)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._views.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.window().isFullScreen():
            self._preferences.size = self.window().size()
        self._preferences.speed = self.player.speed
        self._preferences.save()
        self.hide()
        for source in (self._run, self._comparing, self._measuring, self._exporting, self._dialogs):
            source.shut_down()
        self._looks.be_silent()
        super().closeEvent(event)
