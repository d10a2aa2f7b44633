"""Draws the window as it looks at one moment, without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.interruption import INTERRUPTION, Interruption, noted
from sim.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.window import Window
    from sim.lessons import Course

PATIENCE = 120_000
"""Milliseconds that a run may take before no more of it is waited for."""
HEED = 100
"""Milliseconds between two looks whether Ctrl+C was pressed."""
TOO_LONG = QT_TRANSLATE_NOOP(
    "run", "The run was not over after {seconds} seconds, so only what had come in by then is shown."
)
NOTHING_THERE = QT_TRANSLATE_NOOP(
    "run", "Nothing happens in the run that the file {file} holds, so there is nothing to draw."
)
PICTURES = (".png", ".svg")
LAYOUTS = 3
"""A layout may ask for another one: a scroll bar that appears takes room from what it scrolls."""
NOT_WRITTEN = QT_TRANSLATE_NOOP(
    "run", "The picture could not be written as {file}. Choose another place, or make room there."
)


class NothingShownError(Exception):
    """Nothing of a file can be shown; `problems` say why."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Picture:
    """What to draw: a lesson, run on `source` with `values`, or a file; at `share` (0 to 1) of its length.

    `size` is in pixels; without a source the lesson runs on its first one. `conversation` is the one of a capture to
    show, 0 for all its packets, None for its only one, or the choice among several. `course` is what there is, None for
    the lessons of the product. `has_curves` puts them beside the ladder.
    """

    lesson: str
    file: Path | None
    share: float
    size: tuple[int, int]
    theme: str
    language: str
    values: dict[str, str] = field(default_factory=dict)
    source: str = ""
    conversation: int | None = None
    course: Course | None = None
    has_curves: bool = False


def render(picture: Picture, out: Path) -> list[Sentence]:
    """Run or open what the picture shows, draw it into `out` (.png or .svg).

    Returns every problem in one sentence each: what the run told of, a run that took too long, a picture not written.
    Raises NothingShownError.
    """
    with staged(picture) as (window, problems):
        window.show_at(picture.share)
        settle()
        if not draw(window, out):
            problems.append(Sentence("run", NOT_WRITTEN, {"file": str(out)}))
        return problems


@contextmanager
def staged(picture: Picture) -> Iterator[tuple[Window, list[Sentence]]]:
    """A window that is on no screen, with the whole run in it, and the problems of that run in one sentence each.

    Raises NothingShownError.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.application import make_application

    _silence_offscreen()
    make_application()
    with tempfile.TemporaryDirectory() as folder, noted() as interruption:
        window = _dressed(picture, Path(folder))
        try:
            yield window, _played(window, picture, interruption)
        finally:
            _put_away(window)


def _dressed(picture: Picture, folder: Path) -> Window:
    """A window that looks as the picture wants it; its preferences lie in `folder`."""
    from app.preferences import Preferences
    from app.window import Window

    window = Window(Preferences(folder), picture.course)
    window.set_theme(picture.theme)
    window.set_language(picture.language)
    window.resize(*picture.size)
    window.show()
    return window


def _played(window: Window, picture: Picture, interruption: Interruption) -> list[Sentence]:
    """Let the run come in; its problems, and that it took too long. Raises NothingShownError, KeyboardInterrupt."""
    is_whole = _play(window, picture, interruption)
    interruption.check()
    if picture.has_curves:
        window.show_curves()
    problems = window.problems
    if not is_whole:
        problems.append(Sentence("run", TOO_LONG, {"seconds": PATIENCE // 1000}))
    elif picture.file is not None and not _shows_something(window):
        raise NothingShownError(problems or [Sentence("run", NOTHING_THERE, {"file": picture.file.name})])
    return problems


def _put_away(window: Window) -> None:
    """One that stayed would be dressed again with every later one."""
    from PySide6.QtCore import QCoreApplication, QEvent

    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _shows_something(window: Window) -> bool:
    """Whether a file is shown, and more is known of it than that it began, what went wrong, and that it is over."""
    from app.run import ABOUT_THE_FILE

    events = window.shown.run.player.timeline.events
    return window.lesson is None and any(not isinstance(event, ABOUT_THE_FILE) for event in events)


def settle() -> None:
    """Let the window take the form that was asked for. Raises KeyboardInterrupt."""
    from PySide6.QtCore import QCoreApplication

    for _ in range(LAYOUTS):
        QCoreApplication.processEvents()
    INTERRUPTION.check()


def _silence_offscreen() -> None:
    """The platform without a screen says that there is no window manager to take hints; nobody asked."""
    from PySide6.QtCore import qInstallMessageHandler

    def tell(kind: object, context: object, message: str) -> None:
        if "propagateSizeHints" not in message:
            print(message, file=sys.stderr)

    qInstallMessageHandler(tell)


def _play(window: Window, picture: Picture, interruption: Interruption) -> bool:
    """Let the whole run come in; False if it takes too long, or if somebody has had enough of it."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    window.run_finished.connect(loop.quit)
    patience = QTimer(singleShot=True, interval=PATIENCE)
    patience.timeout.connect(loop.quit)
    patience.start()
    # Without a timer Python would hear of signals only once something happens in the run.
    heed = QTimer(interval=HEED)
    heed.timeout.connect(lambda: loop.quit() if interruption.has_come else None)
    heed.start()
    if picture.file is not None:
        window.open_recording(picture.file, picture.conversation)
    else:
        window.open_lesson(picture.lesson)
        if picture.source:
            window.set_source(picture.source)
        window.run(picture.values)
    loop.exec()
    is_over = patience.isActive()
    patience.stop()
    heed.stop()
    return is_over


def draw(window: QWidget, out: Path) -> bool:
    """The window as it looks now, into a .png or .svg file; False if it could not be written."""
    if out.suffix == ".png":
        return window.grab().save(str(out))
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgGenerator

    drawing = QSvgGenerator()
    drawing.setFileName(str(out))
    drawing.setSize(window.size())
    drawing.setViewBox(window.rect())
    drawing.setTitle(window.windowTitle())
    painter = QPainter()
    if not painter.begin(drawing):
        return False
    window.render(painter, QPoint())
    return painter.end()
