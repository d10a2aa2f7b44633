"""Opens the window and stays until it is closed."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.front import Front
    from app.preferences import Preferences
    from app.window import Window

NOT_HERE = 3
"""The exit code where something cannot be done on this computer."""


class Wanted(NamedTuple):
    """What is to be seen first: a lesson or a file, of a capture that conversation; and where own lessons lie."""

    lesson: str | None
    file: Path | None
    own_lessons: Path | None
    conversation: int | None


def open_window(
    lesson: str | None = None,
    file: Path | None = None,
    own_lessons: Path | None = None,
    conversation: int | None = None,
) -> int:
    """Show the window, with a lesson or a file in it if one is named, and return the exit code once it is closed;
    where there is no screen, say so and return NOT_HERE.

    Of a capture it shows that conversation, 0 for all packets, None for the choice where there are several.
    """
    # Until the window is filled, nothing becomes garbage: looking for it would only make the person wait.
    gc.disable()
    from PySide6.QtWidgets import QApplication

    from app.application import has_screen
    from app.front import Front
    from app.preferences import Preferences

    if not has_screen():
        from app import voice

        with voice.speaking(voice.language_for([])):
            voice.complain(voice.words(voice.NO_SCREEN))
        return NOT_HERE
    application = QApplication(["socketscope"])
    preferences = Preferences()
    front = Front(preferences)
    wanted = Wanted(lesson, file, own_lessons, conversation)
    front.seen.connect(lambda: _furnish(front, preferences, wanted))
    front.show()
    return application.exec()


def _furnish(front: Front, preferences: Preferences, wanted: Wanted) -> None:
    """What takes its time, once there is something to look at."""
    from app import logbook
    from app.application import make_application
    from app.lesson_folders import course_of
    from app.remembered import Remembered, usual_file
    from app.window import Window
    from sim.lessons import LESSONS

    logbook.begin()
    make_application()
    is_first_start = not preferences.lesson
    remembered = Remembered(usual_file())
    # The product's own lessons are checked by its tests: at every start anew, that would only make the person wait.
    course = course_of(wanted.own_lessons, remembered.parse, checked=LESSONS)
    # Made inside the frame: moved there afterwards, every part would be dressed a second time.
    window = Window(preferences, course, frame=front)
    front.fill(window)
    _show(window, wanted, is_first_start)
    remembered.keep()
    gc.freeze()
    gc.enable()


def _show(window: Window, wanted: Wanted, is_first_start: bool) -> None:
    """Who starts for the first time, and asks for nothing in particular, is greeted."""
    if is_first_start and wanted.lesson is None and wanted.file is None:
        window.welcome()
    if wanted.lesson is not None:
        window.open_lesson(wanted.lesson)
    if wanted.file is not None:
        window.open_recording(wanted.file, wanted.conversation)
