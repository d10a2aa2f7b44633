"""Draws the window as it looks at one moment, without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.window import Window

PATIENCE = 120_000
"""Milliseconds that a run may take before the picture is given up."""


@dataclass(frozen=True)
class Picture:
    """What to draw: a lesson, run with `values`, or a file; at `share` (0 to 1) of its length; `size` in pixels."""

    lesson: str
    file: Path | None
    share: float
    size: tuple[int, int]
    theme: str
    language: str
    values: dict[str, str] = field(default_factory=dict)


def render(picture: Picture, out: Path) -> list[str]:
    """Run or open what the picture shows, draw it into `out` (.png or .svg), and return the problems that were told."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.application import make_application
    from app.preferences import Preferences
    from app.window import Window

    _silence_offscreen()
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        window = Window(Preferences(Path(folder)))
        window.set_theme(picture.theme)
        window.set_language(picture.language)
        window.resize(*picture.size)
        window.show()
        _play(window, picture)
        window.show_at(picture.share)
        application.processEvents()
        _draw(window, out)
        problems = [str(problem.sentence) for problem in window.newest_world.problems]
        window.close()
        return problems


def _silence_offscreen() -> None:
    """The platform without a screen says that there is no window manager to take hints; nobody asked."""
    from PySide6.QtCore import qInstallMessageHandler

    def tell(kind: object, context: object, message: str) -> None:
        if "propagateSizeHints" not in message:
            print(message, file=sys.stderr)

    qInstallMessageHandler(tell)


def _play(window: Window, picture: Picture) -> None:
    """Let the whole run come in."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    window.run_finished.connect(loop.quit)
    patience = QTimer(singleShot=True, interval=PATIENCE)
    patience.timeout.connect(loop.quit)
    patience.start()
    if picture.file is not None:
        window.open_recording(picture.file)
    else:
        window.open_lesson(picture.lesson)
        window.run(picture.values)
    loop.exec()
    patience.stop()


def _draw(window: Window, out: Path) -> None:
    if out.suffix == ".png":
        window.grab().save(str(out))
        return
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgGenerator

    drawing = QSvgGenerator()
    drawing.setFileName(str(out))
    drawing.setSize(window.size())
    drawing.setViewBox(window.rect())
    drawing.setTitle(window.windowTitle())
    with QPainter(drawing) as painter:
        window.render(painter, QPoint())
