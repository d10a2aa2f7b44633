"""Which room the window shows: that of the network, which it furnishes itself, or that of the threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.drafts import Drafts
from app.looks import Looks
from app.places import Places
from sim.events import Problem
from sim.lessons import Lesson, StageKind
from widgets.theme import Theme

if TYPE_CHECKING:
    from app.threads_room import ThreadsRoom


class Rooms(QObject):
    """The room of the threads is made when it is first entered; nothing goes on in a room that was left.

    Signals:
        finished: what was asked for in the room of the threads is there to be seen.
        badge_changed: what is to be said of where the facts come from.
        moved: another moment is shown in the room of the threads.
        run_made: the room has been made. arg: its run
        asking_changed: there, a question's card has come (True) or gone.
        opened: a recording of threads is about to be shown, with a name that needs no translation.
        refused: a recording cannot be opened, and what is shown stays. arg: a Problem
    """

    finished = Signal()
    badge_changed = Signal(str)
    moved = Signal()
    run_made = Signal(object)
    asking_changed = Signal(bool)
    opened = Signal(str)
    refused = Signal(object)

    def __init__(
        self, places: Places, looks: Looks, lessons: Mapping[str, Lesson], drafts: Drafts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._places, self._looks, self._lessons, self._drafts = places, looks, lessons, drafts
        self._file, self._folds, self._is_low, self._is_held = Path(), False, False, False
        self._threads: ThreadsRoom | None = None
        self.active: ThreadsRoom | None = None
        looks.language_changed.connect(lambda language: self._threads and self._threads.set_language(language))
        looks.questions_changed.connect(lambda asks: self._threads and self._threads.questions.set_allowed(asks))
        looks.motion_changed.connect(lambda reduced: self._threads and self._threads.set_reduced_motion(reduced))

    def enter(self, lesson: Lesson | None) -> bool:
        """Go to the room that `lesson` belongs to; whether that is the one of the threads."""
        self.stop_opening()
        if lesson is None or lesson.stage is not StageKind.THREADS:
            self._leave()
            return False
        room = self.active = self._room()
        self._places.show_room(room)
        room.open_lesson(lesson, self._looks.language)
        return True

    @property
    def parts(self) -> Sequence[QWidget]:
        """Of the room of the threads, while it is shown, in the order of the Tab key."""
        return self.active.parts if self.active is not None else ()

    def open(self, path: Path) -> None:
        """Show a recording of threads in their room, once it has been read."""
        self._file = path
        self._room().run.open(path)

    def stop_opening(self) -> None:
        """A recording that is being read is not wanted any more."""
        if self._threads is not None:
            self._threads.run.stop_opening()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        if self._threads is not None:
            self._threads.set_theme(theme)

    def fold(self, is_wanted: bool, is_low: bool) -> None:
        """Whether what stands beside the threads' stage lies over it, and only when it is called for.

        Where the window `is_low`, the settings wait to be called, too.
        """
        self._folds, self._is_low = is_wanted, is_low
        if self._threads is not None:
            self._threads.panel.set_floating(is_wanted)
            self._threads.set_low(is_low)

    def hold(self, is_held: bool) -> None:
        """Whether nothing is to be played there, because nothing of it can be seen."""
        self._is_held = is_held
        if self._threads is not None:
            self._threads.player.hold(is_held)

    def tell_origin(self, words: str) -> None:
        """Where the facts in the network's room come from; while the other one is shown, a file may be read in vain."""
        if self.active is None:
            self.badge_changed.emit(words)

    def _tell_threads_origin(self, words: str) -> None:
        """Where the facts in the room of the threads come from, which is also said anew while nobody is in it."""
        if self.active is not None:
            self.badge_changed.emit(words)

    def do(self, here: Callable[[], object], there: str, *values: object) -> Callable[[], object]:
        """What does `here` in the network's room, and what is called `there` in that of the threads."""

        def deed() -> object:
            return here() if self.active is None else getattr(self.active, there)(*values)

        return deed

    def shut_down(self) -> None:
        """Leave no process behind."""
        if self._threads is not None:
            self._threads.shut_down()

    def _leave(self) -> None:
        if self.active is not None:
            self.active.leave()
            self.active = None
            self.badge_changed.emit("")
        self._places.show_room(None)

    def _show_recorded(self) -> None:
        room = self._room()
        self.opened.emit(self._file.name)
        lesson = self._lessons.get(room.run.lesson_id)
        is_known = lesson is not None and lesson.stage is StageKind.THREADS
        self.active = room
        self._places.show_room(room)
        room.show_recorded(lesson if is_known else None, self._looks.language)
        self.finished.emit()

    def _room(self) -> ThreadsRoom:
        self._threads = self._threads or self._make()
        return self._threads

    def _make(self) -> ThreadsRoom:
        from app.threads_room import ThreadsRoom

        room = ThreadsRoom(drafts=self._drafts)
        room.set_theme(self._looks.theme)
        room.panel.set_floating(self._folds)
        room.set_low(self._is_low)
        room.set_reduced_motion(self._looks.reduces_motion)
        room.player.hold(self._is_held)
        room.questions.set_allowed(self._looks.asks)
        room.run_finished.connect(self.finished)
        room.badge_changed.connect(self._tell_threads_origin)
        room.player.moved.connect(lambda _world, _time: self.moved.emit())
        room.questions.asking_changed.connect(self.asking_changed)
        room.run.opened.connect(self._show_recorded)
        self.run_made.emit(room.run)
        room.run.not_opened.connect(lambda sentence: self.refused.emit(Problem(0.0, sentence)))
        return room
