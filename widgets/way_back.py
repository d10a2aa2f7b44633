"""The way out of a line that is written in: back to whatever had the keyboard before it."""

from __future__ import annotations

from weakref import ref

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class WayBack:
    """Remembers what had the focus before `line` got it."""

    def __init__(self, line: QWidget) -> None:
        self._line = line
        self._before: ref[QWidget] | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note)
        line.destroyed.connect(lambda: application.focusChanged.disconnect(self._note))

    def go(self, but: QWidget | None = None) -> None:
        """Give the focus back; where it came from nothing that is still in sight, or from `but`, nothing keeps it."""
        before = self._before() if self._before is not None else None
        if before is not None and before is not but and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus()
        else:
            self._line.clearFocus()

    def _note(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._line and old is not None:
            self._before = ref(old)
