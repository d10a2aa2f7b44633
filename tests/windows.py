"""Windows of the whole course, as the tests of the window have them before them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.window import Window
from sim.lessons import Course


def made(qtbot: QtBot, folder: Path, course: Course | None = None, **wishes: object) -> Window:
    """In English, and on the model, which takes no time. `wishes` are other preferences by name."""
    preferences = Preferences(folder)
    for name, wish in {"source": "model", "language": "en", **wishes}.items():
        setattr(preferences, name, wish)
    window = Window(preferences, course)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    return window


def with_keyboard(window: Window, qtbot: QtBot) -> Window:
    """Show it; keys come to it from now on."""
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@contextmanager
def projected(qtbot: QtBot, folder: Path, course: Course | None = None, **wishes: object) -> Iterator[Window]:
    """In a lecture room; the tests after this one are not."""
    window = made(qtbot, folder, course, **wishes)
    window.set_theme("projector")
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.set_theme("light")
