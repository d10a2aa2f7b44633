"""What the child process that runs threads under control is asked, a line of JSON each, and how it is started.

A request names a program in full; what then happens in one run of it comes back as the events of
`sim.concurrency.events`. A thread that computes for too long in one piece is killed by the kernel; whoever reads here
hears of it in a sentence, with the line where that is known (`sim.sources.last_words`).
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from sim.concurrency.events import AnyEvent, Event, Problem
from sim.concurrency.interleaver.report import Report
from sim.sources.last_words import End, LastWords
from sim.sources.request import ROOT
from sim.sources.thread_recording import Recorded
from sim.words import Sentence

COMMAND = (sys.executable, "-m", "sim.sources.interleaved")
"""The child's command line; to be started in the folder `ROOT`."""
ENVIRONMENT = {"PYTHONHASHSEED": "0"}
"""What it needs in its environment: a set of texts has the same order in the next process, which replays a schedule."""
PATIENCE = 60.0
"""Seconds that one answer may take."""


class Replay(Struct, frozen=True, tag=True):
    """Run this program from its beginning, and give the turn to these threads one after the other.

    `granularity` is "bytecode", "line" or "cpython"; `watch` names the globals of interest, by default those that
    threads may change, `also` those that are in any case. `to_the_end`: when the schedule is used up go on, always with
    the first thread that can. `is_endless`: it is known to come back to where it has been, and that is told as well.
    """

    text: str
    file: str = "program.py"
    granularity: str = "bytecode"
    watch: tuple[str, ...] = ()
    schedule: tuple[int, ...] = ()
    to_the_end: bool = False
    also: tuple[str, ...] = ()
    is_endless: bool = False


class Step(Struct, frozen=True, tag=True):
    """Give the turn to this thread, in the run that the last replay began."""

    thread: int


class Explore(Struct, frozen=True, tag=True):
    """Try every schedule of this program, as far as `runs` and `seconds` allow. The rest is as in `Replay`.

    `also` names globals that are watched in any case.
    """

    text: str
    file: str = "program.py"
    granularity: str = "bytecode"
    watch: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    runs: int = 200_000
    seconds: float = 60.0


class Open(Struct, frozen=True, tag=True):
    """Tell what the recording at this path holds."""

    path: str


class Progress(Struct, frozen=True, tag=True):
    """So many runs have been made; `so_far` is what they found, told now and then."""

    runs: int
    so_far: Report | None = None


class Explored(Struct, frozen=True, tag=True):
    """What an exploration found."""

    report: Report


class Answered(Struct, frozen=True, tag=True):
    """All events of a request have been told. `enabled` are the threads that could have the next turn.

    `recorded` is what a recording says before its events; None if it could not be read.
    """

    enabled: tuple[int, ...] = ()
    recorded: Recorded | None = None


Request = Replay | Step | Explore | Open
Answer = AnyEvent | Progress | Explored | Answered
_encoder = msgspec.json.Encoder()
_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def request_line(request: Request) -> bytes:
    """One request as a line."""
    return _encoder.encode(request) + b"\n"


def read_request(line: bytes) -> Request:
    """What `request_line` wrote. Raises ValueError for anything else."""
    return _requests.decode(line)


def answer_line(answer: Answer) -> bytes:
    """A part of an answer as a line."""
    try:
        return _encoder.encode(answer) + b"\n"
    except UnicodeEncodeError:  # half a sign, as a program can make it, is told as Python writes it
        return _encoder.encode(_writable(msgspec.to_builtins(answer))) + b"\n"


def _writable(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode()
        case dict():
            return {_writable(key): _writable(item) for key, item in value.items()}
        case list() | tuple():
            return [*map(_writable, value)]
        case _:
            return value


def read_answer(line: bytes) -> Answer:
    """What `answer_line` wrote. Raises ValueError for anything else."""
    return _answers.decode(line)


class Interleaving:
    """The child process, seen from whoever asks. To be closed."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.enabled: tuple[int, ...] = ()
        """The threads that could have the next turn, after an answer."""
        self._patience = patience
        self._file = ""
        self._end: End | None = None
        # In a session of its own, Ctrl+C in a terminal does not reach it: whoever asked decides.
        self._process = subprocess.Popen(
            COMMAND,
            cwd=ROOT,
            env={**os.environ, **ENVIRONMENT},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def ask(self, request: Replay | Step) -> Iterator[AnyEvent]:
        """The events that answer `request`, as they come."""
        for answer in self._ask(request, self._patience):
            if not isinstance(answer, Progress | Explored | Answered):
                yield answer

    def explore(self, request: Explore, told: Callable[[int], None] = lambda runs: None) -> Report | Sentence:
        """What the exploration found, or why there is nothing; `told` hears how many runs there were meanwhile."""
        found: Report | Sentence | None = None
        so_far: Report | None = None
        for answer in self._ask(request, request.seconds + self._patience):
            if isinstance(answer, Explored):
                found = answer.report
            elif isinstance(answer, Progress):
                so_far = answer.so_far
                told(answer.runs)
            elif isinstance(answer, Problem):
                found = answer.sentence
        if self._end is not None:
            found = self._end.report(so_far) or found
        assert found is not None
        return found

    def _ask(self, request: Request, patience: float) -> Iterator[Answer]:
        assert self._process.stdin is not None
        if isinstance(request, Replay | Explore):
            self._file = request.file
        silences: list[int] = []

        def end_it() -> None:
            silences.append(int(patience))
            self._process.kill()

        watchdog = threading.Timer(patience, end_it)
        watchdog.start()
        try:
            with contextlib.suppress(OSError):
                self._process.stdin.write(request_line(request))
                self._process.stdin.flush()
            yield from self._answer(silences)
        finally:
            watchdog.cancel()

    def _answer(self, silences: list[int]) -> Iterator[Answer]:
        assert self._process.stdout is not None
        last, words = 0.0, LastWords(self._file)
        for line in self._process.stdout:
            try:
                answer = read_answer(line)
            except ValueError:  # what the child left when it was killed
                words.hear(line)
                continue
            if isinstance(answer, Answered):
                self.enabled = answer.enabled
                return
            if isinstance(answer, Event):
                last = max(last, answer.time)
            yield answer
        self.enabled = ()
        code = self._process.wait()
        self._end = End(max(0, -code), code, words.place, sum(silences))
        yield from self._end.events(last)

    def close(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
