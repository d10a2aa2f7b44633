"""A whole course with two keys: PgDn runs, steps, reveals, and goes on to the next case or lesson; PgUp goes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from app.covers import Covers
from app.shortcuts import TITLES, Key
from sim.acts import Act, acts_of
from sim.lessons import Lesson
from sim.words import QT_TRANSLATE_NOOP

NEXT_ACT = QT_TRANSLATE_NOOP("clicker", "PgDn: next in this lesson, {title}")
NEXT_LESSON = QT_TRANSLATE_NOOP("clicker", "PgDn: next lesson, {title}")
LAST = QT_TRANSLATE_NOOP("clicker", "That was the last lesson of the course")
BACK_TO_ACT = QT_TRANSLATE_NOOP("clicker", "PgUp: back to {title}")
BACK_TO_LESSON = QT_TRANSLATE_NOOP("clicker", "PgUp: back to the lesson {title}")
FIRST = QT_TRANSLATE_NOOP("clicker", "This is the first lesson of the course")


class Room(Protocol):
    """A run, whatever of, and the moment of it that is shown."""

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has run yet."""
        ...

    @property
    def is_at_start(self) -> bool:
        """Whether nothing comes before that moment."""
        ...

    @property
    def is_over(self) -> bool:
        """Whether nothing comes after that moment, however long one waits."""
        ...

    def step(self) -> None:
        """One step on."""
        ...

    def back(self) -> None:
        """One step back."""
        ...


class Course(Protocol):
    """What is taught: the window, whichever of its rooms is shown."""

    @property
    def room(self) -> Room:
        """Where the lesson runs."""
        ...

    @property
    def lesson(self) -> Lesson | None:
        """What is taught now; None for a file."""
        ...

    @property
    def source(self) -> str:
        """What runs it."""
        ...

    @property
    def language(self) -> str:
        """'zh' or 'en'."""
        ...

    def run(self, values: dict[str, str] | None = None) -> None:
        """Run the lesson with these settings over those that are set."""
        ...

    def open_lesson(self, lesson_id: str) -> None:
        """Show another lesson."""
        ...


class Clicker:
    """Before it leaves a run for another it says so, and goes at the next press of the same key."""

    def __init__(self, course: Course, lessons: Sequence[Lesson], covers: Covers) -> None:
        self._course, self._lessons, self._covers = course, lessons, covers
        self._act = 0
        self._taught = ""
        self._direction = 0
        covers.next_up.clicked.connect(self._go)

    @property
    def keys(self) -> list[Key]:
        """Those that a clicker sends to go on and back."""
        return [
            Key(("PgDown",), TITLES["on"], self.on, repeats=True),
            Key(("PgUp",), TITLES["before"], self.before, repeats=True),
        ]

    def on(self) -> None:
        """What comes next, whatever it is."""
        if self._covers.go_on():
            return
        if self._is_announced(1):
            self._go()
        elif self._course.room.is_fresh:
            self._course.run()
        elif self._course.room.is_over:
            self._announce(1)
        else:
            self._course.room.step()

    def before(self) -> None:
        """What came before."""
        if self._covers.go_on():
            return
        if self._is_announced(-1):
            self._go()
        elif self._course.room.is_at_start:
            self._announce(-1)
        else:
            self._course.room.back()

    # What comes next

    def _is_announced(self, direction: int) -> bool:
        return not self._covers.next_up.isHidden() and self._direction == direction

    def _announce(self, direction: int) -> None:
        self._direction = direction
        act, lesson = self._next_act(direction), self._next_lesson(direction)
        if act is not None:
            text, title = NEXT_ACT if direction > 0 else BACK_TO_ACT, act.title.in_language(self._course.language)
        elif lesson is not None:
            text = NEXT_LESSON if direction > 0 else BACK_TO_LESSON
            title = lesson.title.in_language(self._course.language)
        else:
            text, title = LAST if direction > 0 else FIRST, ""
        said = QCoreApplication.translate("clicker", text).format(title=title)
        self._covers.next_up.announce(said, is_possible=bool(title))

    def _go(self) -> None:
        act, lesson = self._next_act(self._direction), self._next_lesson(self._direction)
        self._covers.next_up.hide()
        if act is not None:
            self._act += self._direction
            self._course.run(dict(act.values))
        elif lesson is not None:
            self._course.open_lesson(lesson.id)

    def _next_act(self, direction: int) -> Act | None:
        lesson = self._course.lesson
        if lesson is None:
            return None
        if lesson.id != self._taught:
            self._taught, self._act = lesson.id, 0
        acts, place = acts_of(lesson, self._course.source), self._act + direction
        return acts[place] if 0 <= place < len(acts) else None

    def _next_lesson(self, direction: int) -> Lesson | None:
        ids = [lesson.id for lesson in self._lessons]
        lesson = self._course.lesson
        place = (ids.index(lesson.id) if lesson is not None and lesson.id in ids else -1) + direction
        return self._lessons[place] if 0 <= place < len(ids) else None
