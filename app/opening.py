"""Files: which one is open, which of its conversations is shown, and the way back to the others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from app.rooms import Rooms
from app.run import Run
from app.stage_area import StageArea
from sim.events import Problem
from sim.words import QT_TRANSLATE_NOOP, Sentence

NO_CHOICE = QT_TRANSLATE_NOOP(
    "opening",
    "There is no other conversation to choose, because no capture file that holds several is open."
    " Open one with Ctrl+O.",
)
STILL_SHOWN = QT_TRANSLATE_NOOP("opening", "{reason} What was shown before is still shown.")


class Opening(QObject):
    """Opens files, of sockets into `run`, of threads into the room that `rooms` has for them.

    Signals:
        opened: what a file tells is shown from now on, in the room of the network.
        title_changed: what is open, in words that need no translation.
        choice_offered: whether another conversation of the same capture can be chosen.
        refused: a file held nothing that could be shown, and what was shown before stays. arg: a Problem that says so
    """

    opened = Signal()
    title_changed = Signal(str)
    choice_offered = Signal(bool)
    refused = Signal(object)

    def __init__(self, run: Run, area: StageArea, rooms: Rooms, window: QWidget) -> None:
        super().__init__(window)
        self._run, self._rooms = run, rooms
        self.refusal: Problem | None = None
        """Why the file that was wanted last is not shown."""
        self._path: Path | None = None
        self._conversation: int | None = None
        self._wanted: tuple[Path, int | None] | None = None
        area.conversation_requested.connect(self._choose)
        area.stop_requested.connect(run.stop)
        run.shown.connect(self._take)
        run.refused.connect(self._refuse)
        rooms.refused.connect(self._refuse)
        run.player.extent_changed.connect(lambda: area.show_choice(run.newest_world))
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def open(self, path: Path, conversation: int | None = None) -> None:
        """Read a file; of a capture that conversation, 0 for all, None for the choice where there are several."""
        self.refusal = None
        if _is_of_threads(path):
            self._run.feed.drop()
            self._rooms.open(path)
        else:
            self._rooms.stop_opening()
            self._wanted = path, conversation
            self._run.start_recording(path, conversation)

    def offer_choice(self) -> None:
        """Back to the conversations of the capture that is open; where there are none, say why."""
        world = self._run.newest_world
        if self._run.is_recording and self._path is not None and self._conversation is not None:
            self.open(self._path)
        elif not world.conversations or world.packets:
            self.refused.emit(Problem(0.0, Sentence("opening", NO_CHOICE, {})))

    def _choose(self, conversation: int) -> None:
        assert self._path is not None
        self.open(self._path, conversation)

    def _refuse(self, problem: Problem) -> None:
        self.refusal = problem
        self.refused.emit(Problem(problem.time, Sentence("opening", STILL_SHOWN, {"reason": problem.sentence})))

    def _take(self) -> None:
        """Another run is shown; a file's has the name of the file."""
        if self._run.is_recording and self._wanted is not None:
            self._path, self._conversation = path, conversation = self._wanted
            self.opened.emit()
            self.title_changed.emit(f"{path.name} · {conversation}" if conversation else path.name)
        self.choice_offered.emit(self._run.is_recording and self._conversation is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # QDragEnterEvent and QDragMoveEvent are of its kind
            path = _file_in(event)
            if path is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.open(path)
                return True
        return super().eventFilter(watched, event)


def _is_of_threads(path: Path) -> bool:
    from sim.sources import thread_recording

    try:
        return thread_recording.is_of_threads(path)
    except OSError:  # whoever reads it says why
        return False


def _file_in(event: QDropEvent) -> Path | None:
    """The first file that is being dragged; None where it is something else."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.is_file()), None)
