"""Which room the window shows: that of the network, which it furnishes itself, or that of the threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.looks import Looks
from app.places import Places
from sim.lessons import Lesson, StageKind

if TYPE_CHECKING:
    from app.threads_room import ThreadsRoom


class Rooms(QObject):
    """The room of the threads is made when it is first entered; nothing goes on in a room that was left.

    Signals:
        finished: what was asked for in the room of the threads is there to be seen.
        badge_changed: what is to be said of where the facts come from.
    """

    finished = Signal()
    badge_changed = Signal(str)

    def __init__(self, places: Places, looks: Looks, parent: QObject) -> None:
        super().__init__(parent)
        self._places, self._looks = places, looks
        self._threads: ThreadsRoom | None = None
        self.active: ThreadsRoom | None = None
        looks.theme_changed.connect(lambda theme: self._threads and self._threads.set_theme(theme))
        looks.language_changed.connect(lambda language: self._threads and self._threads.set_language(language))
        looks.questions_changed.connect(lambda asks: self._threads and self._threads.questions.set_allowed(asks))
        looks.motion_changed.connect(lambda reduced: self._threads and self._threads.set_reduced_motion(reduced))

    def enter(self, lesson: Lesson | None) -> bool:
        """Go to the room that `lesson` belongs to; whether that is the one of the threads."""
        if lesson is None or lesson.stage is not StageKind.THREADS:
            self._leave()
            return False
        room = self._threads = self._threads or self._make()
        self.active = room
        self._places.show_room(room)
        room.open_lesson(lesson, self._looks.language)
        return True

    @property
    def parts(self) -> Sequence[QWidget]:
        """Of the room of the threads, while it is shown, in the order of the Tab key."""
        return self.active.parts if self.active is not None else ()

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
        self._places.show_room(None)

    def _make(self) -> ThreadsRoom:
        from app.threads_room import ThreadsRoom

        room = ThreadsRoom()
        room.set_theme(self._looks.theme)
        room.set_reduced_motion(self._looks.reduces_motion)
        room.questions.set_allowed(self._looks.asks)
        room.run_finished.connect(self.finished)
        room.badge_changed.connect(self.badge_changed)
        return room
