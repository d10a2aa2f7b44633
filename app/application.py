"""The application before there is a window: its name, its style, its fonts."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication

from app.preferences import cache_folder
from widgets.fonts import load_fonts
from widgets.icons import keep_in

PLATFORM = "QT_QPA_PLATFORM"
"""Names the kind of screen where that is not a desktop."""


def has_screen() -> bool:
    """Whether a window can be opened here; else Qt would abort the program."""
    return not sys.platform.startswith("linux") or bool({"DISPLAY", "WAYLAND_DISPLAY", PLATFORM} & os.environ.keys())


def make_application() -> QApplication:
    """The one application of this process, made if it is not there yet."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["socketscope"])
    application.setApplicationName("socketscope")
    application.setApplicationDisplayName("Socketscope")
    application.setStyle("Fusion")
    load_fonts()
    keep_in(cache_folder() / "icons")
    return application
