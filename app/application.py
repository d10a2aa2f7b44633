"""The application before there is a window: its name, its style, its fonts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from widgets.fonts import load_fonts


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The one application of this process, made if it is not there yet."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["socketscope", *arguments])
    application.setApplicationName("socketscope")
    application.setApplicationDisplayName("Socketscope")
    application.setStyle("Fusion")
    load_fonts()
    return application
