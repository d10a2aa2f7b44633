"""The child process that runs threads under control: `python -m sim.sources.interleaved`.

Requests in, events out; see `sim.sources.interleaving`. What a program may not do there: `sim.sources.confinement`.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from sim.concurrency import events as e
from sim.concurrency.interleaver.controlled import Operation
from sim.concurrency.interleaver.explorer import Limits, explore
from sim.concurrency.interleaver.loops import Return
from sim.concurrency.interleaver.observer import Observer
from sim.concurrency.interleaver.report import Report
from sim.concurrency.interleaver.runtime import Runtime
from sim.concurrency.interleaver.witness import follow
from sim.sources import last_words
from sim.sources.confinement import bound_time, confine
from sim.sources.interleaving import (
    Answer,
    Answered,
    Explore,
    Explored,
    Open,
    Progress,
    Replay,
    Request,
    answer_line,
    read_request,
)
from sim.sources.processes import die_with_parent
from sim.sources.thread_recording import Recorded, ThreadRecording, UnreadableError, cannot_read
from sim.words import QT_TRANSLATE_NOOP, Sentence

PROGRESS_EVERY = 0.2
"""Seconds between two words about how far an exploration is, if they are short."""
SHARE_OF_TELLING = 0.05
"""The part of the time that these words may take."""
NOT_ENABLED = QT_TRANSLATE_NOOP(
    "threads",
    "Step {number} of the schedule gives the turn to thread {thread}, which cannot go on there: the program or the"
    " version of Python is another than when the schedule was saved. The run stops before that step.",
)
NO_RUN = QT_TRANSLATE_NOOP("threads", "There is no run of which thread {thread} could do a step; begin one first.")


def main() -> None:
    """Take over the two pipes, answer until nobody asks any more."""
    die_with_parent()
    asking, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    leave = os._exit
    last_words.leave_them(answers.fileno())
    confine()
    with contextlib.suppress(OSError, KeyboardInterrupt):
        _serve(asking, answers)
    leave(0)  # threads that hang are left where they are


def _serve(asking: BinaryIO, answers: BinaryIO) -> None:
    service = Service(lambda line: _write(answers, line))
    for line in asking:
        request = read_request(line)
        if isinstance(request, Explore | Replay):
            sys.argv = [request.file]
        service.answer(request)


def _write(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


def names_of(runtime: Runtime, report: Report) -> dict[int, str]:
    """What the threads in the schedules of a report are called."""
    names = {0: "MainThread"}
    for found in (*report.outcomes[:1], *report.deadlocks, *report.errors):
        follow(runtime, found.witness)
        names |= _names_in(runtime)
    return names


def _names_in(runtime: Runtime) -> dict[int, str]:
    """What the threads that have been made are called."""
    threads = {task.number: task.thread for task in runtime.tasks if task.number and task.thread is not None}
    return {number: thread._own_given_name or thread._own_default_name for number, thread in threads.items()}


class BoundedRuntime(Runtime):
    """Each run has the time of one piece, whatever it is made for."""

    def restart(self) -> None:
        """From the beginning."""
        bound_time()
        super().restart()


class Hearing:
    """Passes on how many runs an exploration has made and what they found, now and then."""

    def __init__(self, say: Callable[[Answer], None], runtime: Runtime) -> None:
        self._say, self._runtime = say, runtime
        self._next = 0.0

    def heard(self, runs: int, so_far: Callable[[], Report]) -> None:
        """So many runs were made."""
        now = time.monotonic()
        if now >= self._next:
            self._say(Progress(runs, replace(so_far(), names=_names_in(self._runtime))))
            took = time.monotonic() - now
            self._next = now + max(PROGRESS_EVERY, took / SHARE_OF_TELLING)


class Service:
    """Answers requests one after the other; `write` takes each line of an answer."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._runtime: Runtime | None = None
        self._observer: Observer | None = None
        self._told = 0.0

    def answer(self, request: Request) -> None:
        """All events of the answer, and its end."""
        bound_time()
        if isinstance(request, Open):
            self._say(self._opened(Path(request.path)))
            return
        if isinstance(request, Replay):
            self._replay(request)
        elif isinstance(request, Explore):
            self._explore(request)
        else:
            self._step(request.thread, NO_RUN, 1)
        self._say(Answered(tuple(self._enabled())))

    def close(self) -> None:
        """No more requests."""
        if self._runtime is not None:
            self._runtime.close()
            self._runtime = None

    def _enabled(self) -> list[int]:
        return [] if self._runtime is None else [*self._runtime.enabled()]

    def _tell(self, event: e.AnyEvent) -> None:
        self._told = max(self._told, event.time)
        self._say(event)

    def _say(self, answer: Answer) -> None:
        self._write(answer_line(answer))

    def _explore(self, asked: Explore) -> None:
        self.close()
        runtime = BoundedRuntime(asked.text, asked.file, asked.granularity, asked.watch, asked.also)
        end = time.monotonic() + asked.seconds
        hearing = Hearing(self._say, runtime)
        limits = Limits(runs=asked.runs)
        report = explore(runtime, limits, lambda: time.monotonic() >= end, hearing.heard)
        self._say(Explored(replace(report, names=names_of(runtime, report))))
        runtime.close()

    def _replay(self, asked: Replay) -> None:
        self.close()
        self._told = 0.0
        self._runtime = Runtime(asked.text, asked.file, asked.granularity, asked.watch, asked.also)
        self._observer = Observer(self._runtime, self._tell)
        self._observer.restart()
        way = Return(self._runtime) if asked.is_endless else None
        for number, thread in enumerate(asked.schedule, start=1):
            if way is not None:
                way.loop()
            operation = self._step(thread, NOT_ENABLED, number)
            if operation is None:
                return
            if way is not None:
                way.stepped(thread, operation)
        if way is not None and (loop := way.loop()) is not None:
            self._tell(e.Repeated(len(asked.schedule) + 1.0, loop.lines))
        while asked.to_the_end and self._enabled():
            self._step(self._enabled()[0], NOT_ENABLED, 0)

    def _opened(self, path: Path) -> Answered:
        """What a recording says, once its events have been told; of a damaged one nobody could go on."""
        recorded: Recorded | None = None
        self._told = 0.0
        try:
            recording = ThreadRecording(path)
            recorded = recording.recorded
            for event in recording.events():
                self._tell(event)
            return Answered(recorded.enabled, recorded)
        except UnreadableError as error:
            self._tell(e.Problem(self._told, error.sentence))
        except OSError as error:
            self._tell(e.Problem(self._told, cannot_read(path, error)))
        return Answered((), recorded)

    def _step(self, thread: int, refusal: str, number: int) -> Operation | None:
        if self._observer is None or thread not in self._enabled():
            values = {"thread": thread, "number": number}
            self._tell(e.Problem(self._told, Sentence("threads", refusal, values)))
            return None
        bound_time()
        return self._observer.step(thread)


if __name__ == "__main__":
    main()
