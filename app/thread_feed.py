"""Asks the child process that runs threads under control, without ever making the window wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from sim.concurrency.events import Problem, RunEnded
from sim.sources.interleaving import (
    COMMAND,
    DIED,
    ENVIRONMENT,
    Answered,
    Explore,
    Explored,
    Progress,
    Replay,
    Request,
    Step,
    read_answer,
    request_line,
)
from sim.sources.request import ROOT
from sim.words import Sentence

PATIENCE = 15.0
"""Seconds of silence after which the child counts as hanging."""


class ThreadFeed(QObject):
    """One question at a time; a new one ends the one before it, and its child.

    Signals:
        answered: all events that answer a replay or a step. args: a list of events, the threads that could go on
        explored: what an exploration found. arg: a Report
        progressed: so many runs an exploration has made. arg: their number
        failed: there is no answer. arg: a Sentence
    """

    answered = Signal(list, tuple)
    explored = Signal(object)
    progressed = Signal(int)
    failed = Signal(object)

    def __init__(self, command: Sequence[str] = COMMAND, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._rest = b""
        self._events: list[object] = []
        self._asked: Request | None = None
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._hangs)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def replay(self, request: Replay) -> None:
        """Run a program from its beginning; the child that may still be busy is left behind."""
        self._ask(request)

    def explore(self, request: Explore) -> None:
        """Try every schedule of a program."""
        self._ask(request, request.seconds)

    def step(self, thread: int) -> None:
        """Let `thread` step in the run that the last replay began; nothing happens while an answer is to come."""
        if self._process is not None and not self.is_asking:
            self._say(Step(thread), 0.0)

    def drop(self) -> None:
        """No answer is wanted any more."""
        self._silence.stop()
        self._asked = None
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect()
            process.finished.disconnect()
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

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
        self._asked, self._events = request, []
        self._silence.start(int(1000 * (PATIENCE + more_patience)))
        self._process.write(request_line(request))

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
        except ValueError:  # none of ours
            return
        match answer:
            case Answered():
                self._silence.stop()
                asked, self._asked = self._asked, None
                if not isinstance(asked, Explore):
                    self.answered.emit(self._events, answer.enabled)
            case Explored():
                self.explored.emit(answer.report)
            case Progress():
                self.progressed.emit(answer.runs)
            case _:
                self._events.append(answer)

    def _ended(self) -> None:
        """The child is gone before it has answered."""
        process, asked = self._process, self._asked
        code = process.exitCode() if process is not None else 0
        events = self._events
        self.drop()
        sentence = Sentence("threads", DIED, {"code": code})
        if isinstance(asked, Explore):
            self.failed.emit(sentence)
        elif asked is not None:
            last = max((event.time for event in events), default=0.0)  # type: ignore[attr-defined]
            self.answered.emit([*events, Problem(last, sentence), RunEnded(last)], ())

    def _hangs(self) -> None:
        if self._process is not None:
            self._process.kill()
