"""The window: puts its parts in their places, and does what is asked of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from app import shortcuts
from app.comparing import Comparing
from app.files import ask_what_to_open, ask_where_to_save
from app.language import Language
from app.panels import Panel
from app.preferences import Preferences
from app.run import Run, RunError
from app.shortcuts import TITLES, Key
from app.side_column import EXPLAIN
from app.stage_area import StageArea
from app.views import Views
from sim.lessons import LESSONS, Lesson, StageKind, all_lessons
from sim.network.world import World
from sim.settings import LessonError
from sim.sources.request import COMMAND
from sim.words import Sentence
from widgets.blank_screen import BlankScreen
from widgets.caption import Caption
from widgets.header import Header
from widgets.key_help import KeyHelp
from widgets.lesson_list import LessonList
from widgets.named import named
from widgets.settings_bar import SettingsBar
from widgets.style import style_sheet
from widgets.theme import THEMES, Role, Theme
from widgets.transport import TransportBar
from widgets.words import said


class Window(QWidget):
    """Everything in Socketscope's one window; `app.front` is the frame around it.

    Signals:
        run_finished: the run that was started has told everything.
    """

    run_finished = Signal()

    def __init__(self, preferences: Preferences, lessons: Path = LESSONS, command: Sequence[str] = COMMAND) -> None:
        super().__init__()
        self._preferences = preferences
        self._language = Language(self)
        self._theme = THEMES[preferences.theme]
        self._unprojected = "light"
        self._size_before = preferences.size
        self._lesson: Lesson | None = None
        self._source = ""
        self._title = ""
        self._is_prepared = True
        complaint = self._read_lessons(lessons)
        self._run = Run(command, self)
        self.player = self._run.player
        self._make_parts()
        self._comparing = Comparing(self._run, command, self)
        self._lay_out()
        self._wire()
        self._keys = self._make_keys()
        shortcuts.install(self, self._keys)
        self._restore()
        if complaint is not None:
            self._area.show_problem(said(complaint))

    # What can be asked for

    def open_lesson(self, lesson_id: str) -> None:
        """Show a lesson, ready to run. Raises KeyError if there is none of that name."""
        self._lesson = self._lessons[lesson_id]
        self._run.clear()
        self._preferences.lesson = lesson_id
        self._list.set_lesson(lesson_id)
        self._area.set_kind(self._lesson.stage)
        sources = self._lesson.sources
        self.set_source(self._preferences.source if self._preferences.source in sources else sources[0])
        self._show_settings()
        self._area.invite()
        self._views.side.show_page(EXPLAIN)
        self._show_titles()
        self._is_prepared = False
        self.update()

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

    def open_recording(self, path: Path) -> None:
        """Play a recording (.jsonl) or a packet capture (.pcapng, .pcap)."""
        self._lesson = None
        self._header.set_sources((), "")
        self._area.set_kind(StageKind.CONVERSATION)
        self._show_settings()
        self._list.set_lesson("")
        self._title = path.name
        self._run.start_recording(path)
        self._show_titles()

    def save_recording(self, path: Path) -> None:
        """Save the run: .jsonl holds everything, .pcapng the packets. What went wrong is said over the stage."""
        self._attempt(partial(self._run.save, path))

    @property
    def newest_world(self) -> World:
        """The world after everything that is known of the run."""
        return self._run.newest_world

    def show_at(self, fraction: float) -> None:
        """Pause at that share of the run's length, 0 to 1."""
        self.player.seek_position(fraction * self.player.axis.length)

    def show_curves(self) -> None:
        """Put the curves on the stage, if it can have any."""
        if self._area.stage is not None:
            self._area.stage.show_curves(True)

    def set_theme(self, name: str) -> None:
        """Look 'light', 'dark' or 'projector'. Projecting, list, inspector and settings fold away."""
        theme = self._theme = THEMES[name]
        self._preferences.theme = name
        if not theme.is_projecting:
            self._unprojected = name
        for panel in self._panels:
            panel.set_floating(theme.is_projecting)
        self._dress(theme)
        self._show_settings()
        if theme.is_projecting:
            self.setFocus()
        self._header.set_open()

    def set_language(self, language: str) -> None:
        """Speak 'zh' or 'en'."""
        self._preferences.language = language
        self._list.set_language(language)
        self._settings.set_language(language)
        self._language.speak(language)
        self._show_titles()

    def toggle_projecting(self) -> None:
        """To the lecture room's look on the whole screen, and back."""
        projects = not self._theme.is_projecting
        frame = self.window()
        if projects:
            self._size_before = frame.size()
        self.set_theme("projector" if projects else self._unprojected)
        if frame.isVisible():
            (frame.showFullScreen if projects else frame.showNormal)()
            if not projects:
                # Not every window system gives the old size back.
                QTimer.singleShot(0, self, lambda: frame.resize(self._size_before))

    def _prepare_stage(self) -> None:
        """What the next run needs is made once the lesson was painted. An unreadable program is told when it is run."""
        with suppress(OSError, UnicodeDecodeError):
            if self._lesson is not None:
                self._area.prepare({name: self._lesson.text_of(name) for name in self._lesson.programs})
        QTimer.singleShot(0, self._views.side, self._views.side.prepare)

    # Parts and places

    def _read_lessons(self, folder: Path) -> Sentence | None:
        try:
            self._lessons = {lesson.id: lesson for lesson in all_lessons(folder)}
        except LessonError as error:
            self._lessons = {}
            return error.sentence
        return None

    def _make_parts(self) -> None:
        self._list = LessonList(list(self._lessons.values()))
        self._header, self._settings, self._area = Header(), SettingsBar(), StageArea()
        self._caption, self._transport = Caption(), TransportBar()
        self._views = Views(self._run, self._area, self._caption, self._transport, self)

    def _lay_out(self) -> None:
        whole, right, body, column = (named(QWidget(), name) for name in ("window", "right", "body", "stage_column"))
        across, down, beside = QHBoxLayout(whole), QVBoxLayout(right), QHBoxLayout(body)
        for layout in (across, down, beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._column = QVBoxLayout(column)
        for part in (self._settings, self._area, self._caption, self._transport):
            self._column.addWidget(part, 1 if part is self._area else 0)
        beside.addWidget(column, 1)
        down.addWidget(self._header)
        down.addWidget(body, 1)
        across.addWidget(right, 1)
        self._panels = (Panel(self._list, across, 0, body), Panel(self._views.side, beside, 1, body))
        filling = QVBoxLayout(self)
        filling.setContentsMargins(0, 0, 0, 0)
        filling.addWidget(whole)
        self._blank, self._help = BlankScreen(self), KeyHelp(self)

    def _wire(self) -> None:
        header, views = self._header, self._views
        for wish, deed in (
            (self._list.lesson_requested, self.open_lesson),
            (self._settings.run_requested, self.run),
            (self._settings.stop_requested, self._run.stop),
            (views.run_requested, self._settings.run),
            (views.model_requested, self._run_model),
            (self.player.extent_changed, self._show_recorded_lesson),
            (self._comparing.changed, views.side.show_comparison),
            (views.side.comparison_requested, self._comparing.start),
            (views.side.comparison_stopped, self._comparing.stop),
            (header.source_requested, self._choose_source),
            (views.origin_changed, header.set_badge),
            (self._run.started, partial(self._settings.set_running, True)),
            (self._run.started, views.side.show_run_started),
            (self._run.ended, partial(self._settings.set_running, False)),
            (self._run.ended, self.run_finished),
            (header.list_requested, partial(self._open_panel, 0)),
            (header.inspector_requested, partial(self._open_panel, 1)),
            (header.settings_requested, self._show_settings),
            (header.theme_requested, self._toggle_dark),
            (header.language_requested, self._toggle_language),
            (header.projector_requested, self.toggle_projecting),
            (header.help_requested, self._toggle_help),
        ):
            wish.connect(deed)

    def _make_keys(self) -> list[Key]:
        player, views = self.player, self._views
        return [
            Key(("Space",), TITLES["play"], views.play_or_pause),
            Key(("Right", "PgDown"), TITLES["step"], player.step, repeats=True),
            Key(("Left", "PgUp"), TITLES["back"], player.back, repeats=True),
            Key(("Home",), TITLES["home"], player.home),
            Key(("End",), TITLES["end"], player.end),
            Key(("+", "="), TITLES["faster"], partial(views.change_speed, 1)),
            Key(("-",), TITLES["slower"], partial(views.change_speed, -1)),
            Key(("Ctrl++", "Ctrl+="), TITLES["zoom_in"], partial(player.zoom, 1.0), repeats=True),
            Key(("Ctrl+-",), TITLES["zoom_out"], partial(player.zoom, -1.0), repeats=True),
            Key(("Ctrl+0",), TITLES["unzoom"], player.unzoom),
            Key(("Ctrl+R",), TITLES["run"], self._settings.run),
            Key((".", "B"), TITLES["blank"], self._blank.toggle),
            Key(("F5",), TITLES["project"], self.toggle_projecting),
            Key(("Esc",), TITLES["leave"], self._leave),
            Key(("F1",), TITLES["help"], self._toggle_help),
            Key(("Ctrl+O",), TITLES["open"], partial(ask_what_to_open, self, self.open_recording)),
            Key(("Ctrl+S",), TITLES["save"], partial(ask_where_to_save, self, self.save_recording)),
        ]

    def _restore(self) -> None:
        preferences = self._preferences
        self.resize(preferences.size.boundedTo(self.screen().availableSize()))
        self.player.set_reduced_motion(not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animate))
        self._views.set_speed(preferences.speed)
        self.set_language(preferences.language)
        self.set_theme(preferences.theme)
        wanted = preferences.lesson if preferences.lesson in self._lessons else next(iter(self._lessons), "")
        if wanted:
            self.open_lesson(wanted)
        else:
            self._show_settings()
            self._area.invite(has_lesson=False)
        self._list.setFocus()

    # How it looks

    def _dress(self, theme: Theme) -> None:
        QApplication.setPalette(theme.palette())
        QApplication.setFont(theme.font(Role.BODY))
        self.setStyleSheet(style_sheet(theme))
        margin = theme.gap(16)
        self._column.setContentsMargins(margin, theme.gap(12), margin, theme.gap(12))
        self._column.setSpacing(theme.gap(10))
        for part in (self._list, self._header, self._settings, self._area, self._views.side, self._help):
            part.set_theme(theme)
        self._caption.set_theme(theme)
        self._transport.set_theme(theme)

    def _show_titles(self) -> None:
        if self._lesson is not None:
            self._title = self._lesson.title.in_language(self._language.name)
            summary = self._lesson.summary.in_language(self._language.name)
            self._views.side.lesson_page.set_words(self._title, summary)
        self._header.set_title(self._title)
        self.setWindowTitle(self._title)
        self._help.set_rows(shortcuts.rows(self._keys))

    def _choose_source(self, source: str) -> None:
        self._preferences.source = source
        self.set_source(source)

    def _run_model(self) -> None:
        self._choose_source("model")
        self.run()

    def _show_recorded_lesson(self) -> None:
        """A recording of a lesson is shown on the lesson's own stage."""
        run = self.newest_world.run
        if self._lesson is None and run is not None and run.lesson in self._lessons:
            self._area.set_kind(self._lessons[run.lesson].stage)

    def _open_panel(self, index: int, is_open: bool) -> None:
        self._panels[index].set_open(is_open)
        lessons, inspector = (panel.is_open for panel in self._panels)
        self._header.set_open(lessons=lessons, inspector=inspector, settings=not self._settings.isHidden())

    def _show_settings(self, on_demand: bool = False) -> None:
        self._settings.setVisible(self._lesson is not None and (on_demand or not self._theme.is_projecting))

    def _toggle_dark(self) -> None:
        self.set_theme("light" if self._theme.name == "dark" else "dark")

    def _toggle_language(self) -> None:
        self.set_language("en" if self._language.name == "zh" else "zh")

    def _toggle_help(self) -> None:
        if self._help.isHidden():
            self._help.cover()
        else:
            self._help.hide()

    def _leave(self) -> None:
        """Close the uppermost thing that is open; projecting is the last of them."""
        for cover in (self._blank, self._help, self._area.banner):
            if not cover.isHidden():
                cover.hide()
                return
        if self._theme.is_projecting:
            self.toggle_projecting()

    def _attempt(self, deed: Callable[[], None]) -> None:
        """Do it; if it cannot be done, say why."""
        try:
            deed()
        except (LessonError, RunError) as error:
            self._area.show_problem(said(error.sentence))

    # What Qt says

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._views.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_prepared:
            self._is_prepared = True
            QTimer.singleShot(0, self, self._prepare_stage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for cover in (self._blank, self._help):
            cover.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.window().isFullScreen():
            self._preferences.size = self.window().size()
        self._preferences.speed = self.player.speed
        self._preferences.save()
        self.hide()
        self._run.shut_down()
        self._comparing.shut_down()
        self._language.be_silent()
        super().closeEvent(event)
