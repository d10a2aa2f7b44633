"""A whole course with two keys: PgDn runs, steps, reveals, goes on to the next case, saying, lesson; PgUp goes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from app.covers import Covers
from app.shortcuts import TITLES, Key
from sim.acts import Act, acts_of
from sim.lessons import Lesson
from sim.myths import Myth
from sim.words import QT_TRANSLATE_NOOP, joined, pieces_of

NEXT_ACT = QT_TRANSLATE_NOOP("clicker", "PgDn: next in this lesson, {title}")
NEXT_SAYING = QT_TRANSLATE_NOOP("clicker", "PgDn: next, fact or myth?")
NEXT_LESSON = QT_TRANSLATE_NOOP("clicker", "PgDn: next lesson, {title}")
LAST = QT_TRANSLATE_NOOP("clicker", "That was the last lesson of the course")
BACK_TO_ACT = QT_TRANSLATE_NOOP("clicker", "PgUp: back to {title}")
BACK_TO_SAYING = QT_TRANSLATE_NOOP("clicker", "PgUp: back to fact or myth")
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


class Sayings(Protocol):
    """What is often said about the lesson's subject, one at a time."""

    def is_asking(self, myth: Myth) -> bool:
        """Whether a verdict on that one is waited for."""
        ...

    def ask(self, myth: Myth) -> None:
        """Ask about that one."""
        ...

    def test(self) -> None:
        """Run the experiment of the one that is asked about."""
        ...


class Course(Protocol):
    """What is taught: the window, whichever of its rooms is shown."""

    @property
    def room(self) -> Room:
        """Where the lesson runs."""
        ...

    @property
    def sayings(self) -> Sayings:
        """What is often said about what the lesson shows."""
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

    def lead(self) -> None:
        """Go through the run that has just begun from its start, not held on what happens just now."""
        ...

    def open_lesson(self, lesson_id: str) -> None:
        """Show another lesson."""
        ...

    def show_aside(self, is_wanted: bool) -> None:
        """Whether the sayings, beside the stage or over it, are to be seen."""
        ...


class Clicker:
    """Before it leaves a run for another it says so, and goes at the next press of the same key."""

    def __init__(self, course: Course, lessons: Sequence[Lesson], covers: Covers) -> None:
        self._course, self._lessons, self._covers = course, lessons, covers
        self._act = self._direction = 0
        covers.next_up.clicked.connect(self._go)

    @property
    def keys(self) -> list[Key]:
        """Those that a clicker sends to go on and back."""
        return [
            Key(("PgDown",), TITLES["on"], self.on, repeats=True),
            Key(("PgUp",), TITLES["before"], self.before, repeats=True),
        ]

    def begin(self) -> None:
        """A lesson is opened, or another source runs it: its first act is there."""
        self._act = 0

    def on(self) -> None:
        """What comes next, whatever it is."""
        if self._covers.go_on():
            return
        if self._is_announced(1):
            self._go()
        elif self._is_saying_asked:
            self._course.sayings.test()
            self._course.lead()
        elif self._course.room.is_fresh:
            self._course.run()
            self._course.lead()
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
        elif self._is_saying_asked or self._course.room.is_at_start:
            self._announce(-1)
        else:
            self._course.room.back()

    # What comes next

    def _is_announced(self, direction: int) -> bool:
        return not self._covers.next_up.isHidden() and self._direction == direction

    @property
    def _is_saying_asked(self) -> bool:
        act = self._act_beside(0)
        return act is not None and act.myth is not None and self._course.sayings.is_asking(act.myth)

    def _announce(self, direction: int) -> None:
        self._direction = direction
        act, lesson = self._act_beside(direction), self._lesson_beside(direction)
        ahead, back, title = LAST, FIRST, ""
        if act is not None:
            ahead, back = (NEXT_ACT, BACK_TO_ACT) if act.myth is None else (NEXT_SAYING, BACK_TO_SAYING)
            title = joined(pieces_of(act.title.in_language(self._course.language)))
        elif lesson is not None:
            ahead, back = NEXT_LESSON, BACK_TO_LESSON
            title = lesson.title.in_language(self._course.language)
        said = QCoreApplication.translate("clicker", ahead if direction > 0 else back).format(title=title)
        self._covers.next_up.announce(said, is_possible=act is not None or lesson is not None)

    def _go(self) -> None:
        act, lesson = self._act_beside(self._direction), self._lesson_beside(self._direction)
        self._covers.next_up.hide()
        if act is not None:
            self._act += self._direction
            self._show(act)
        elif lesson is not None:
            self._course.show_aside(False)
            self._course.open_lesson(lesson.id)

    def _show(self, act: Act) -> None:
        self._course.show_aside(act.myth is not None)
        if act.myth is not None:
            self._course.sayings.ask(act.myth)
        else:
            self._course.run(dict(act.values))
            self._course.lead()

    def _act_beside(self, direction: int) -> Act | None:
        """The one that is so many places further on; None where there is none."""
        lesson = self._course.lesson
        if lesson is None:
            return None
        acts, place = acts_of(lesson, self._course.source), self._act + direction
        return acts[place] if 0 <= place < len(acts) else None

    def _lesson_beside(self, direction: int) -> Lesson | None:
        ids = [lesson.id for lesson in self._lessons]
        lesson = self._course.lesson
        place = (ids.index(lesson.id) if lesson is not None and lesson.id in ids else -1) + direction
        return self._lessons[place] if 0 <= place < len(ids) else None
