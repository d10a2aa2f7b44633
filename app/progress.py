"""Which lessons were watched to the end of a run: played, or gone through step by step. One broken off has none."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.preferences import Preferences
from app.run import Run


class Progress(QObject):
    """Follows the playhead as far as it came without a jump, and notes the lesson when that is the whole run.

    Signals:
        watched: one more lesson was watched to its end.
    """

    watched = Signal()

    def __init__(self, run: Run, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._run, self._player, self._preferences = run, run.player, preferences
        self._last = self._reached = 0.0
        run.shown.connect(self._begin)
        self._player.moved.connect(self._follow)
        self._player.extent_changed.connect(self._note)

    def _begin(self) -> None:
        self._last = self._reached = 0.0

    def _follow(self, _world: object, time: float) -> None:
        player = self._player
        is_step = player.axis.next_moment(self._last) >= time
        if self._last <= self._reached < time and (player.is_playing or is_step):
            self._reached = time
        self._last = time
        self._note()

    def _note(self) -> None:
        """The last moment is the end: nothing happens after it."""
        asked, axis = self._run.asked, self._player.axis
        if asked is None or self._player.is_live or not axis.length or self._reached < axis.times[-1]:
            return
        if self._run.is_cut_short or self._run.newest_world.has_failed:
            return
        if asked.lesson.id not in self._preferences.watched:
            self._preferences.add_watched(asked.lesson.id)
            self.watched.emit()
