"""The window: its keys, its files, and who in it listens to whom; what it teaches is done by `app.taught`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app import shortcuts
from app.dialogs import Dialogs
from app.exporting import Exporting
from app.files import ask_what_to_open, ask_where_to_save
from app.lesson_folders import own_folder
from app.opening import Opening
from app.preferences import Preferences
from app.progress import Progress
from app.shortcuts import Key
from app.shown import Shown
from app.taught import Taught
from app.telling import SOCKETS
from sim.events import Problem
from sim.lessons import LESSONS, Course, StageKind, read_course
from sim.network.world import World
from sim.sources.request import COMMAND
from sim.words import Sentence
from widgets.speaking import Speaking
from widgets.words import said


class Window(Speaking, Taught):
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
        self._exporting = Exporting(lambda: self.shown, self._export_bar, self._look, self)
        self._progress = Progress(preferences, self)
        self._progress.follow(self._run)
        self._dialogs = Dialogs(self._looks, preferences.file, self.course.own_folder or own_folder(), self)
        self._opening = Opening(self._run, self._area, self._rooms, self)
        self._connect_files()
        self._connect_header()
        self._connect_rooms()
        self._connect_looks()
        self._keys = self._make_keys()
        self._install_keys()
        self._restore()
        self._area.show_problem("\n".join(said(each.sentence) for each in self.course.complaints.values()))

    # What can be asked for

    def open_recording(self, path: Path, conversation: int | None = None) -> None:
        """Play a recording (.jsonl) or a packet capture (.pcapng, .pcap): of that one conversation, 0 for all.

        None offers the choice where there are several. Where the file tells nothing, what was shown stays.
        """
        self._opening.open(path, conversation)

    def save_recording(self, path: Path) -> None:
        """Save the run as the ending says: see `app.export`. What went wrong is said over the stage."""
        self._attempt(partial(self._exporting.save, path))

    @property
    def shown(self) -> Shown:
        """The run in the room that the window shows."""
        room = self._rooms.active
        if room is None:
            return Shown(self._run, SOCKETS, self._area, self._places.column)
        return Shown(room.run, room.telling, room.stage, room.column)

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

    # Who listens to whom

    def _connect_files(self) -> None:
        """What a file tells is shown, or why it is not; what is shown has become a file."""
        opening = self._opening
        opening.opened.connect(self._leave_lesson)
        opening.title_changed.connect(self._set_title)
        opening.refused.connect(self._refuse)
        opening.choice_offered.connect(self._header.offer_choice)
        self._area.choosing_changed.connect(self._make_room)
        self.player.extent_changed.connect(self._show_recorded_lesson)
        self._exporting.ended.connect(self._say_problem)

    def _connect_header(self) -> None:
        """Its buttons."""
        header = self._header
        for wish, deed in (
            (header.list_requested, partial(self._open_panel, 0)),
            (header.inspector_requested, partial(self._open_panel, 1)),
            (header.settings_requested, self._show_settings),
            (header.choice_requested, self._opening.offer_choice),
            (header.theme_requested, self._looks.toggle_dark),
            (header.language_requested, self._looks.toggle_language),
            (header.projector_requested, self._looks.toggle_projecting),
            (header.preferences_requested, self._dialogs.show_preferences),
            (header.open_requested, self._ask_what_to_open),
            (header.save_requested, self._ask_where_to_save),
            (header.help_requested, self._covers.toggle_help),
        ):
            wish.connect(deed)

    def _connect_rooms(self) -> None:
        """What is so in one of the rooms, and concerns the whole."""
        rooms = self._rooms
        rooms.opened.connect(self._show_threads)
        rooms.run_made.connect(self._progress.follow)
        rooms.badge_changed.connect(self._header.set_badge)
        self._views.origin_changed.connect(rooms.tell_origin)
        self._run.ended.connect(self.run_finished)
        rooms.finished.connect(self.run_finished)
        self._progress.watched.connect(self._mark_watched)

    def _connect_looks(self) -> None:
        """How it looks, which language it speaks, whether it moves."""
        self._looks.theme_changed.connect(self._dress)
        self._looks.language_changed.connect(self._translate)
        self._looks.motion_changed.connect(self.player.set_reduced_motion)

    # Keys

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

    def _install_keys(self) -> None:
        """A key that is held down does nothing more once something is asked."""
        repeating = shortcuts.install(self, self._keys)
        for asking_changed in (self._questions.asking_changed, self._rooms.asking_changed):
            asking_changed.connect(partial(shortcuts.stop_held, repeating))

    def _leave(self) -> None:
        """Close the uppermost thing that is open; projecting is the last of them."""
        if (
            not (self._covers.uncover() or self._put_aside() or self._export_bar.dismiss())
            and self._looks.theme.is_projecting
        ):
            self._looks.toggle_projecting()

    # Files

    def _ask_what_to_open(self) -> None:
        ask_what_to_open(self, self.open_recording)

    def _ask_where_to_save(self) -> None:
        name = self._lesson.id if self._lesson is not None else Path(self._title).stem
        ask_where_to_save(self, self.save_recording, name, self.shown.telling.endings)

    def _leave_lesson(self) -> None:
        """A file of sockets takes the place of what was shown."""
        self._forget_lesson()
        self._rooms.enter(None)
        self._area.set_kind(StageKind.CONVERSATION)
        self._show_settings()

    def _show_threads(self, title: str) -> None:
        """A recording of threads does."""
        self._run.clear()
        self._measuring.forget()
        self._forget_lesson()
        self._set_title(title)

    def _show_recorded_lesson(self) -> None:
        """A recording of a lesson is shown on the lesson's own stage."""
        run = self.newest_world.run
        if self._lesson is None and run is not None and run.lesson in self._lessons:
            self._area.set_kind(self._lessons[run.lesson].stage)

    def _refuse(self, problem: Problem) -> None:
        if self._rooms.active is None:
            self._views.show_refusal(problem)
        else:
            self._rooms.active.show_problem(problem.sentence)
        self.run_finished.emit()

    # From one day to the next

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

    # What Qt says

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._views.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._exporting.may_close():
            event.ignore()
            return
        self._remember()
        self.hide()
        for source in (self._run, self._comparing, self._measuring, self._exporting, self._dialogs, self._rooms):
            source.shut_down()
        self._looks.be_silent()
        super().closeEvent(event)
