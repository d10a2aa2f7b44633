"""Which lessons were watched to the end of a run: played, or gone through step by step. One broken off has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.player import Player
from app.preferences import Preferences


class Watchable(Protocol):
    """A run that can be watched. `shown` is said when it is another one from now on."""

    player: Player
    shown: SignalInstance

    @property
    def whole_lesson(self) -> str:
        """The lesson whose run is known to its own end; empty while it is not, or if it was broken off."""
        ...


class Progress(QObject):
    """Notes the lesson of which a whole run was watched.

    Signals:
        watched: one more lesson was watched to its end.
    """

    watched = Signal()

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._spectators: list[_Spectator] = []

    def follow(self, run: Watchable) -> None:
        """Watch this, too, whatever it shows."""
        self._spectators.append(_Spectator(run, self._note))

    def _note(self, lesson_id: str) -> None:
        if lesson_id not in self._preferences.watched:
            self._preferences.add_watched(lesson_id)
            self.watched.emit()


class _Spectator:
    """Follows the playhead as far as it came without a jump, and tells the lesson when that is the whole run."""

    def __init__(self, run: Watchable, tell: Callable[[str], None]) -> None:
        self._run, self._player, self._tell = run, run.player, tell
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
        axis = self._player.axis
        is_watched = not self._player.is_live and axis.length and self._reached >= axis.times[-1]
        if is_watched and self._run.whole_lesson:
            self._tell(self._run.whole_lesson)
