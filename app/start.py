"""Opens the window and stays until it is closed."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.front import Front
    from app.preferences import Preferences

NOT_HERE = 3
"""The exit code where something cannot be done on this computer."""


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
    from PySide6.QtWidgets import QApplication

    from app.application import why_no_window
    from app.front import Front
    from app.preferences import Preferences

    reason = why_no_window()
    if reason is not None:
        from app import voice

        with voice.speaking(voice.language_for([])):
            voice.complain(reason)
        return NOT_HERE
    # Until the window is filled, nothing becomes garbage: looking for it would only make the person wait.
    gc.disable()
    application = QApplication(["socketscope"])
    preferences = Preferences()
    front = Front(preferences)
    opened = file, conversation
    front.seen.connect(lambda: _furnish(front, preferences, lesson, own_lessons, opened))
    front.show()
    return application.exec()


def _furnish(
    front: Front,
    preferences: Preferences,
    lesson: str | None,
    own_lessons: Path | None,
    opened: tuple[Path | None, int | None],
) -> None:
    """What takes its time, once there is something to look at."""
    from app import logbook
    from app.application import make_application
    from app.lesson_folders import course_of
    from app.remembered import Remembered, usual_file
    from app.window import Window

    file, conversation = opened
    logbook.begin()
    make_application()
    is_first_start = not preferences.lesson
    remembered = Remembered(usual_file())
    course = course_of(own_lessons, remembered.parse)
    # Made inside the frame: moved there afterwards, every part would be dressed a second time.
    window = Window(preferences, course, frame=front)
    front.fill(window)
    if is_first_start and lesson is None and file is None:
        window.welcome()
    if lesson is not None:
        window.open_lesson(lesson)
    if file is not None:
        window.open_recording(file, conversation)
    remembered.keep()
    gc.freeze()
    gc.enable()
