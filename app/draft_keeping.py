"""Puts down what the learner writes soon after it was written, so that no crash and no power cut takes it away."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.drafts import Drafts
from app.preferences import Preferences

PAUSE = 1000
"""Milliseconds without a change after which it is put down: so nobody waits for it while typing."""


class DraftKeeping(QObject):
    """Keeps `drafts` in the file of `preferences`."""

    def __init__(self, drafts: Drafts, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._preferences = drafts, preferences
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._put_down)
        drafts.when_changed = self._pause.start

    def hurry(self) -> None:
        """What is not put down yet is, at once: the learner turns to something else."""
        if self._pause.isActive():
            self._pause.stop()
            self._put_down()

    def _put_down(self) -> None:
        self._preferences.drafts = self._drafts.kept
        self._preferences.save()
