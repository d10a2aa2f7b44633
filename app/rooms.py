"""Which room the window shows: that of the network, which it furnishes itself, or that of the threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

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
        moved: another moment is shown in the room of the threads.
    """

    finished = Signal()
    badge_changed = Signal(str)
    moved = Signal()

    def __init__(self, places: Places, looks: Looks, parent: QObject) -> None:
        super().__init__(parent)
        self._places, self._looks = places, looks
        self._threads: ThreadsRoom | None = None
        self.active: ThreadsRoom | None = None
        looks.theme_changed.connect(lambda theme: self._threads and self._threads.set_theme(theme))
        looks.language_changed.connect(lambda language: self._threads and self._threads.set_language(language))

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
        room.run_finished.connect(self.finished)
        room.badge_changed.connect(self.badge_changed)
        room.player.moved.connect(lambda _world, _time: self.moved.emit())
        return room
