"""Source *model*: runs a lesson's programs on the model's two hosts and tells what happens."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from sim.network import events as e
from sim.network.events import AnyEvent
from sim.sources import guard
from sim.sources.lesson_files import Files
from sim.sources.messages import Busy, NeedsNobody, Ready, Report
from sim.sources.model.kernel import Kernel
from sim.sources.model.program import ModelProgram
from sim.sources.model.scheduler import Hangs, Scheduler
from sim.sources.model.town import ADDRESSES, SERVER_SIDE, Town
from sim.sources.real_run import (
    EVENT_LIMIT,
    NEVER_READY,
    STOPPED,
    TOO_LONG,
    TOO_MUCH,
    about_failure,
    shown_settings,
    written_calls,
)
from sim.sources.request import RunRequest
from sim.words import QT_TRANSLATE_NOOP, Sentence

EPOCH = 1_767_225_600
"""The wall clock at the beginning of every run, in seconds since 1970: the first moment of 2026, in UTC."""
SERVER = (ADDRESSES[SERVER_SIDE], 8001)
FIRST_STEP = 1e-3
"""Seconds after which the client is started once the server is ready."""
PATIENCE = 5.0
"""Real seconds for which a thread may compute without giving way."""
KILLED = -9
AFTERWARDS = 300.0
"""For so many simulated seconds at most the hosts go on after the programs."""

WATCHED = e.LineReached | e.CallStarted | e.CallReturned
"""What is told only of a run that is watched."""

ALL_WAIT = QT_TRANSLATE_NOOP(
    "sources", "Nothing more can happen: every program waits in a call ({calls}) for something that nobody will send."
)
WAIT_FOR_FAILED = QT_TRANSLATE_NOOP(
    "sources",
    "{failed} broke off in line {line} with {error}: {message}. The others wait for it in vain ({calls}).",
)
HANGS = QT_TRANSLATE_NOOP(
    "sources",
    "{program} has computed for more than {seconds} seconds in one line and was stopped. Look for a loop that never"
    " ends, or ask for less.",
)


class ModelRun:
    """One run on the model."""

    def __init__(self, request: RunRequest, tell: Callable[[AnyEvent], None], stop: threading.Event) -> None:
        self._request = request
        self._tell_out = tell
        self._stop = stop
        self._told = 0
        self._town = Town(request.cable, self._tell)
        self._scheduler = Scheduler(self._town, request.time_limit, PATIENCE, self._is_wanted)
        self._programs: list[ModelProgram] = []
        self._waiting: list[ModelProgram] = []
        self._calls: dict[tuple[str, int], e.CallStarted] = {}
        self._failure: e.ProgramFailed | None = None

    def prepare(self) -> None:
        """Nothing real is touched."""

    def run(self) -> None:
        """Run the programs and tell what happens until nothing more does."""
        asked = self._request
        settings, names = shown_settings(asked), tuple(asked.programs)
        self._tell(e.RunStarted(0.0, asked.source, asked.lesson, EPOCH * 10**9, settings, "model", programs=names))
        self._programs = [self._made(name, text) for name, text in asked.programs.items()]
        guard.install(())
        streams = sys.stdout, sys.stderr, sys.stdin
        sys.stdout, sys.stderr = _Routed(self._current, "stdout"), _Routed(self._current, "stderr")
        sys.stdin = io.TextIOWrapper(open(os.devnull, "rb"))  # noqa: SIM115 - it stays open as long as programs run
        try:
            self._go()
        finally:
            self._scheduler.halt()
            sys.stdout, sys.stderr, sys.stdin = streams
            self._tell(e.RunEnded(self._scheduler.now))

    def _go(self) -> None:
        server, *self._waiting = self._programs
        self._start(server, 0.0)
        try:
            is_done = self._scheduler.run()
        except Hangs as hanging:
            self._problem(HANGS, program=hanging.task.program, seconds=f"{PATIENCE:g}")
            is_done = False
        else:
            if not is_done:
                self._tell_why()
        if is_done:
            self._go_on_alone()
        for program in self._programs:
            if program.is_running:
                self._tell(e.ProgramEnded(self._scheduler.now, program.name, KILLED, stopped=True))

    def _go_on_alone(self) -> None:
        """The programs are gone; their hosts say what they still have to say."""
        limit = self._scheduler.now + AFTERWARDS
        while (deadline := self._town.deadline) is not None and deadline <= limit and self._is_wanted():
            self._scheduler.now = max(self._scheduler.now, deadline)
            self._town.advance(self._scheduler.now)

    # Programs

    def _made(self, name: str, text: str) -> ModelProgram:
        side = SERVER_SIDE if name != "client" else 1 - SERVER_SIDE
        kernel = Kernel(self._scheduler, self._town.hosts[side], partial(self._town.look_after, side), EPOCH)
        files = Files(name, text, self._request.modules)
        return ModelProgram(name, files, kernel, self._take, self._request.cable.seed)

    def _start(self, program: ModelProgram, after: float) -> None:
        self._scheduler.start(program.name, lambda: self._live(program), after)

    def _live(self, program: ModelProgram) -> None:
        asked = self._request
        self._tell(e.ProgramStarted(self._scheduler.now, program.name, 0, asked.programs[program.name], asked.modules))
        code = program.run({**self._request.values, "server": SERVER})
        self._calls = {key: call for key, call in self._calls.items() if key[0] != program.name}
        self._tell(e.ProgramEnded(self._scheduler.now, program.name, code))
        if program is self._programs[0] and self._waiting:
            self._problem(NEVER_READY, program=program.name)
            self._waiting = []

    def _take(self, report: Report) -> None:
        """What a program reports, in its own thread."""
        match report:
            case Ready():
                waiting, self._waiting = self._waiting, []
                for program in waiting:
                    self._start(program, FIRST_STEP)
                return
            case NeedsNobody() | Busy():
                return
            case e.CallStarted():
                self._calls[report.program, report.call] = report
            case e.CallReturned():
                self._calls.pop((report.program, report.call), None)
            case e.ProgramFailed():
                self._failure = self._failure or report
        if self._request.is_watched or not isinstance(report, WATCHED):
            self._tell(report)

    def _current(self) -> ModelProgram:
        name = self._scheduler.current.program
        return next(program for program in self._programs if program.name == name)

    # Ends

    def _is_wanted(self) -> bool:
        return self._told <= EVENT_LIMIT and not self._stop.is_set()

    def _tell_why(self) -> None:
        """Why it does not go on."""
        now = f"{self._scheduler.now:.1f}"
        if self._stop.is_set():
            self._problem(STOPPED)
        elif self._told > EVENT_LIMIT:
            self._problem(TOO_MUCH, count=self._told, seconds=now)
        elif self._scheduler.is_stuck:
            self._tell_standstill()
        else:
            self._problem(TOO_LONG, seconds=f"{self._request.time_limit:g}")

    def _tell_standstill(self) -> None:
        calls = written_calls(self._calls.values())
        if self._failure is None:
            self._problem(ALL_WAIT, calls=calls)
        else:
            self._problem(WAIT_FOR_FAILED, calls=calls, **about_failure(self._failure))

    def _problem(self, text: str, **values: str | int | Sentence) -> None:
        self._tell(e.Problem(self._scheduler.now, Sentence("sources", text, values)))

    def _tell(self, event: AnyEvent) -> None:
        self._told += 1
        self._tell_out(event)


class _Routed(io.TextIOBase):
    """sys.stdout or sys.stderr: what is printed goes to the stream of the program whose turn it is."""

    def __init__(self, current: Callable[[], ModelProgram], name: str) -> None:
        super().__init__()
        self._current = current
        self._name = name

    def writable(self) -> bool:
        """It takes text."""
        return True

    def write(self, text: str) -> int:
        """See io.TextIOBase."""
        stream: Any = getattr(self._current(), self._name)
        return int(stream.write(text))

    def flush(self) -> None:
        """See io.TextIOBase."""
        stream: Any = getattr(self._current(), self._name)
        stream.flush()
