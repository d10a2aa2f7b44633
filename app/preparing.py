"""Makes what the next run needs in good time: once the lesson was painted, and before the person asks for it."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.side_column import SideColumn
from app.stage_area import StageArea
from sim.lessons import Lesson


class Preparing(QObject):
    """Waits for `window` to be painted after each lesson that is opened in it."""

    def __init__(self, area: StageArea, side: SideColumn, window: QWidget) -> None:
        super().__init__(window)
        self._area, self._side, self._window = area, side, window
        self._lesson: Lesson | None = None
        window.installEventFilter(self)

    def expect(self, lesson: Lesson) -> None:
        """This lesson will be run next."""
        self._lesson = lesson
        self._window.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._lesson is not None:
            lesson, self._lesson = self._lesson, None
            QTimer.singleShot(0, self._window, lambda: self._prepare(lesson))
        return super().eventFilter(watched, event)

    def _prepare(self, lesson: Lesson) -> None:
        """An unreadable program is told when it is run."""
        with suppress(OSError, UnicodeDecodeError):
            self._area.prepare({name: lesson.text_of(name) for name in lesson.programs})
        QTimer.singleShot(0, self._side, self._side.prepare)
