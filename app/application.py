"""The application before there is a window: its name, its style, its fonts."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from app.preferences import cache_folder
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.fonts import load_fonts
from widgets.icons import keep_in

PLATFORM = "QT_QPA_PLATFORM"
"""Names the kind of screen where that is not a desktop."""
NO_SCREEN = QT_TRANSLATE_NOOP(
    "commands",
    "There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it from a desktop; "
    "list, record, compare, conversations, measure, explore, render and export work without a screen.",
)


def why_no_window() -> Sentence | None:
    """Why no window can be opened here; None if one can. Qt itself would abort the program."""
    has_screen = not sys.platform.startswith("linux") or {"DISPLAY", "WAYLAND_DISPLAY", PLATFORM} & os.environ.keys()
    return None if has_screen else Sentence("commands", NO_SCREEN)


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The one application of this process, made if it is not there yet."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["socketscope", *arguments])
    application.setApplicationName("socketscope")
    application.setApplicationDisplayName("Socketscope")
    application.setStyle("Fusion")
    load_fonts()
    keep_in(cache_folder() / "icons")
    return application
