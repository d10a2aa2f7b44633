"""Asks the child process that runs threads under control, without ever making the window wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from app.departing import Departing
from sim.concurrency.events import AnyEvent
from sim.sources.interleaving import (
    COMMAND,
    ENVIRONMENT,
    Answered,
    Explore,
    Explored,
    Open,
    Progress,
    Replay,
    Request,
    Step,
    read_answer,
    request_line,
)
from sim.sources.last_words import End, LastWords
from sim.sources.request import ROOT
from sim.words import QT_TRANSLATE_NOOP, Sentence

PATIENCE = 15.0
"""Seconds of silence after which the child counts as hanging."""
LOST = QT_TRANSLATE_NOOP(
    "thread_feed",
    "The process in which the program stood still was ended from outside. Everything that is shown stays; the next step"
    " starts the program again and goes on from here.",
)


class ThreadFeed(QObject):
    """One question at a time; a new one ends the one before it, and its child.

    Signals:
        answered: all events that answer a replay or a step. args: a list of events, the threads that could go on
        explored: what an exploration found. arg: a Report
        opened: what a recording holds. args: what it says before its events (None: it cannot be read), the events
        progressed: so many runs an exploration has made. args: their number, a Report of what they found
        failed: there is no answer. arg: an End
        lost: the child in which a run stood still is gone, although nothing was asked of it. arg: a Sentence
        asking_changed: an answer is waited for, or no longer.
    """

    answered = Signal(list, tuple)
    explored = Signal(object)
    opened = Signal(object, list)
    progressed = Signal(int, object)
    failed = Signal(object)
    lost = Signal(object)
    asking_changed = Signal()

    def __init__(self, command: Sequence[str] = COMMAND, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._departing = Departing(self)
        self._rest = b""
        self._file, self._words = "", LastWords("")
        self._events: list[AnyEvent] = []
        self._asked: Request | None = None
        self._is_silenced = self._has_run = False
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._hangs)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    @property
    def has_run(self) -> bool:
        """Whether a run stands in the child, and could go on there."""
        return self._process is not None and self._has_run

    def replay(self, request: Replay) -> None:
        """Run a program from its beginning; the child that may still be busy is left behind."""
        self._ask(request)

    def explore(self, request: Explore) -> None:
        """Try every schedule of a program."""
        self._ask(request, request.seconds)

    def open(self, path: Path) -> None:
        """Read a recording."""
        self._ask(Open(str(path.absolute())))

    def step(self, thread: int) -> None:
        """Let `thread` step in the run that the last replay began; nothing happens while an answer is to come."""
        if self._process is not None and not self.is_asking:
            self._say(Step(thread), 0.0)

    def stop(self) -> list[AnyEvent]:
        """No answer is wanted any more. What has been told of the run, without a step that was not told in full."""
        events = self._events
        self.drop()
        last = int(max((event.time for event in events), default=0.0))
        return [event for event in events if event.time < last]

    def drop(self) -> None:
        """No answer is wanted any more. Returns at once."""
        self._silence.stop()
        self._has_run = False
        was_asking, self._asked = self.is_asking, None
        process, self._process = self._process, None
        if process is not None:
            self._departing.send_away(process)
        if was_asking:
            self.asking_changed.emit()

    def shut_down(self) -> None:
        """Leave no process behind. For closing the window."""
        self.drop()
        self._departing.shut_down()

    def _ask(self, request: Request, more_patience: float = 0.0) -> None:
        if self.is_asking or self._process is None:
            self.drop()
            self._launch()
        self._say(request, more_patience)

    def _launch(self) -> None:
        process = self._process = QProcess(self)
        process.setWorkingDirectory(str(ROOT))
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in ENVIRONMENT.items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        self._rest = b""
        program, *arguments = self._command
        process.start(program, arguments)

    def _say(self, request: Request, more_patience: float) -> None:
        assert self._process is not None
        self._asked, self._events, self._is_silenced = request, [], False
        if isinstance(request, Replay | Explore):
            self._file = request.file
        self._words = LastWords(self._file)
        self._silence.start(int(1000 * (PATIENCE + more_patience)))
        self._process.write(request_line(request))
        self.asking_changed.emit()

    def _read(self) -> None:
        if self._process is None:
            return
        self._silence.start()
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            self._hear(line)

    def _hear(self, line: bytes) -> None:
        try:
            answer = read_answer(line)
        except ValueError:  # what the child left when it was killed
            self._words.hear(line)
            return
        match answer:
            case Answered():
                self._silence.stop()
                asked, self._asked = self._asked, None
                self._has_run = not isinstance(asked, Open | Explore)
                self.asking_changed.emit()
                if isinstance(asked, Open):
                    self.opened.emit(answer.recorded, self._events)
                elif not isinstance(asked, Explore):
                    self.answered.emit(self._events, answer.enabled)
            case Explored():
                self.explored.emit(answer.report)
            case Progress():
                self.progressed.emit(answer.runs, answer.so_far)
            case _:
                self._events.append(answer)

    def _ended(self) -> None:
        """The child is gone before it has answered."""
        process, asked = self._process, self._asked
        assert process is not None
        events, had_run, end = self._events, self._has_run, self._end_of(process)
        self.drop()
        if isinstance(asked, Explore | Open):
            self.failed.emit(end)
        elif asked is not None:
            last = max((event.time for event in events), default=0.0)
            self.answered.emit([*events, *end.events(last)], ())
        elif had_run:
            self.lost.emit(Sentence("thread_feed", LOST))

    def _end_of(self, process: QProcess) -> End:
        """How it ended, as far as that can be told."""
        code = process.exitCode()
        killed_by = code if process.exitStatus() is QProcess.ExitStatus.CrashExit else 0
        return End(killed_by, code, self._words.place, int(PATIENCE) if self._is_silenced else 0)

    def _hangs(self) -> None:
        if self._process is not None:
            self._is_silenced = True
            self._process.kill()
