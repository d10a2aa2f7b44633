"""Opens the window and stays until it is closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.front import Front
from app.preferences import Preferences


def open_window(lesson: str | None = None, file: Path | None = None, conversation: int | None = None) -> int:
    """Show the window, with a lesson or a file in it if one is named, and return the exit code once it is closed.

    Of a capture it shows that conversation, 0 for all packets, None for the choice where there are several.
    """
    application = QApplication(["socketscope"])
    preferences = Preferences()
    front = Front(preferences)
    front.seen.connect(lambda: _furnish(front, preferences, lesson, file, conversation))
    front.show()
    return application.exec()


def _furnish(
    front: Front, preferences: Preferences, lesson: str | None, file: Path | None, conversation: int | None
) -> None:
    """What takes its time, once there is something to look at."""
    from app.application import make_application
    from app.window import Window

    make_application()
    window = Window(preferences)
    front.fill(window)
    if lesson is not None:
        window.open_lesson(lesson)
    if file is not None:
        window.open_recording(file, conversation)
