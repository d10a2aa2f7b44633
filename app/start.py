"""Opens the window and stays until it is closed."""

from __future__ import annotations

from pathlib import Path


def open_window(lesson: str | None = None, file: Path | None = None) -> int:
    """Show the window, with a lesson or a file in it if one is named, and return the exit code once it is closed."""
    from app.application import make_application
    from app.preferences import Preferences
    from app.window import Window

    application = make_application()
    window = Window(Preferences())
    if lesson is not None:
        window.open_lesson(lesson)
    if file is not None:
        window.open_recording(file)
    window.show()
    return application.exec()
