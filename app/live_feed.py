"""Brings the events of a source, which runs in a child process, into the window without ever making it wait."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from enum import Enum, auto
from typing import Any, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, Signal

from sim.events import Event, Problem, RunEnded
from sim.network import events
from sim.network.events import AnyEvent
from sim.sources import request
from sim.sources.request import COMMAND, ROOT, RunRequest
from sim.words import QT_TRANSLATE_NOOP, Sentence

TURN = 8
"""Milliseconds of decoding in one turn of the event loop, whatever is done with the events included."""
BATCH = 50
PATIENCE = 5.0
"""Seconds of silence beyond a run's own time limit after which its child counts as hanging."""
GOODBYE, TERM = 1500, 1000
"""Milliseconds a child has to leave by itself, and then after having been told to terminate."""
STDERR_KEPT = 4096
LOG = logging.getLogger("socketscope.feed")

NOT_STARTED = QT_TRANSLATE_NOOP(
    "feed",
    "The experiment could not be started, because its helper program did not start: {detail} Install Socketscope anew.",
)
DIED = QT_TRANSLATE_NOOP(
    "feed",
    "The experiment broke off, because its helper program ended too early (exit code {code}). Run it again. {detail}",
)
GARBAGE = QT_TRANSLATE_NOOP(
    "feed",
    "The experiment was stopped, because its helper program said something that nobody understands: “{line}”."
    " Run it again.",
)
SILENT = QT_TRANSLATE_NOOP(
    "feed", "The experiment was stopped, because nothing was heard of it for {seconds} seconds. Run it again."
)


class _State(Enum):
    IDLE = auto()
    RUNNING = auto()
    STOPPING = auto()
    """Told to stop; what it still says counts."""
    UNHEARD = auto()
    """Told to stop; what it still says is dropped."""


class Asks(Protocol):
    """What a child is asked for: at least how many seconds it may take."""

    @property
    def time_limit(self) -> float:
        """Seconds."""
        ...


class Speech(Protocol):
    """How requests become lines, and lines events; bad ones raise ValueError."""

    def to_line(self, request: Any, /) -> bytes:
        """A request as one line."""
        ...

    def from_line(self, line: bytes, /) -> Event:
        """The event that a line holds."""
        ...


class ConversationSpeech:
    """The language of the sources that run network programs."""

    def to_line(self, asked: RunRequest) -> bytes:
        """A request as one line."""
        return request.to_line(asked)

    def from_line(self, line: bytes) -> AnyEvent:
        """The event that a line holds."""
        return events.from_line(line)


class LiveFeed(QObject):
    """One child process at a time. A new request ends the one before it, and the last request wins.

    Signals:
        events_arrived: a list of events, in the order in which the child told them.
        ended: the child is gone and everything it said has been delivered.
    """

    events_arrived = Signal(list)
    ended = Signal()

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        patience: float = PATIENCE,
        parent: QObject | None = None,
        speech: Speech | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech: Speech = speech or ConversationSpeech()
        self._command, self._patience = tuple(command), patience
        self._state = _State.IDLE
        self._waiting: Asks | None = None
        self._latest = 0.0
        self._is_told_over = False
        self._rest, self._stderr = b"", b""
        self._lines: deque[bytes] = deque()
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(ROOT))
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_stderr)
        self._process.errorOccurred.connect(self._failed)
        self._process.finished.connect(self._finished)
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._deliver)
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._hangs)
        self._term = QTimer(self, singleShot=True, interval=GOODBYE)
        self._term.timeout.connect(self._process.terminate)
        self._kill = QTimer(self, singleShot=True, interval=GOODBYE + TERM)
        self._kill.timeout.connect(self._process.kill)

    @property
    def is_running(self) -> bool:
        """Whether a child is there, or a request waits for the one before it to leave."""
        return self._state is not _State.IDLE

    def start(self, request: Asks) -> None:
        """Run `request` as soon as the child before it is gone; its remaining events are dropped."""
        if self._state is _State.IDLE:
            self._launch(request)
            return
        self._waiting = request
        self._dismiss()
        self._settle()

    def tell(self, line: bytes) -> None:
        """Write one more line to the child; nothing happens if there is none that listens."""
        if self._state is _State.RUNNING:
            self._process.write(line)

    def stop(self) -> None:
        """Ask the child to stop, then make it. Returns at once; `ended` follows."""
        if self._state is _State.RUNNING:
            self._state = _State.STOPPING
            self._say_goodbye()
        elif self._state is _State.UNHEARD:
            self._waiting = None

    def drop(self) -> None:
        """Stop, and deliver nothing more than `ended`."""
        self._waiting = None
        if self.is_running:
            self._dismiss()
            self._settle()

    def shut_down(self) -> None:
        """End the child and wait for that: at most three seconds. For closing the window."""
        self.drop()
        process = self._process
        for last_word, patience in (
            (process.closeWriteChannel, GOODBYE),
            (process.terminate, TERM),
            (process.kill, TERM),
        ):
            if process.state() is QProcess.ProcessState.NotRunning:
                break
            last_word()
            process.waitForFinished(patience)
        self._settle()

    # The child

    def _launch(self, request: Asks) -> None:
        self._forget()
        self._state, self._stderr = _State.RUNNING, b""
        self._latest, self._is_told_over = 0.0, False
        self._silence.setInterval(int(1000 * (request.time_limit + self._patience)))
        self._silence.start()
        program, *arguments = self._command
        LOG.info("starts %s", " ".join(self._command))
        self._process.start(program, arguments)
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(self._speech.to_line(request))

    def _forget(self) -> None:
        self._rest = b""
        self._lines.clear()
        self._more.stop()

    def _dismiss(self) -> None:
        self._forget()
        self._state = _State.UNHEARD
        self._say_goodbye()

    def _say_goodbye(self) -> None:
        self._silence.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning and not self._kill.isActive():
            self._process.closeWriteChannel()
            self._term.start()
            self._kill.start()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            LOG.error("not started: %s", self._process.errorString())
            self._deliver_problem(NOT_STARTED, detail=f"{self._process.errorString()}.")
            self._settle()

    def _finished(self) -> None:
        self._read()
        self._read_stderr()
        LOG.info("ended with exit code %s", self._process.exitCode())
        for line in self._last_lines():
            LOG.warning("standard error: %s", line)
        self._settle()

    def _settle(self) -> None:
        """Once the child is gone and its last line is delivered: say so, or start what waits."""
        if self._process.state() is not QProcess.ProcessState.NotRunning or self._lines or self._state is _State.IDLE:
            return
        for timer in (self._silence, self._more, self._term, self._kill):
            timer.stop()
        if self._state is not _State.UNHEARD and not self._is_told_over:
            self._tell_early_end()
        self._state = _State.IDLE
        request, self._waiting = self._waiting, None
        if request is not None:
            self._launch(request)
        else:
            self.ended.emit()

    def _tell_early_end(self) -> None:
        if self._state is _State.RUNNING:
            self._deliver_problem(DIED, code=self._process.exitCode(), detail=self._last_words())
        else:
            self.events_arrived.emit([RunEnded(self._latest)])

    # What it says

    def _read(self) -> None:
        data = self._process.readAllStandardOutput().data()
        if self._state is _State.UNHEARD:
            return
        if self._silence.isActive():
            self._silence.start()
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._lines.extend(line for line in lines if line.strip())
        if self._lines and not self._more.isActive():
            self._more.start()

    def _read_stderr(self) -> None:
        self._stderr = (self._stderr + self._process.readAllStandardError().data())[-STDERR_KEPT:]

    def _last_lines(self) -> list[str]:
        return self._stderr.decode("utf-8", "replace").strip().splitlines()

    def _last_words(self) -> str:
        return next(reversed(self._last_lines()), "")

    def _deliver(self) -> None:
        turn = QElapsedTimer()
        turn.start()
        while self._lines and turn.elapsed() < TURN:
            events = self._decode(min(BATCH, len(self._lines)))
            if events:
                self.events_arrived.emit(events)
        if not self._lines:
            self._more.stop()
            self._settle()

    def _decode(self, count: int) -> list[Event]:
        events: list[Event] = []
        for _ in range(count):
            line = self._lines.popleft()
            try:
                event = self._speech.from_line(line)
            except ValueError:
                self._dismiss()
                return events + self._problem(GARBAGE, line=line[:80].decode("utf-8", "replace"))
            self._latest = max(self._latest, event.time)
            events.append(event)
            if type(event) is RunEnded:
                self._is_told_over = True
                self.stop()
        return events

    def _hangs(self) -> None:
        self._deliver_problem(SILENT, seconds=self._silence.interval() // 1000)
        self._dismiss()

    def _problem(self, text: str, **values: str | int) -> list[Event]:
        self._is_told_over = True
        return [Problem(self._latest, Sentence("feed", text, values)), RunEnded(self._latest)]

    def _deliver_problem(self, text: str, **values: str | int) -> None:
        self.events_arrived.emit(self._problem(text, **values))
