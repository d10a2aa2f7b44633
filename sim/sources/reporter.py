"""Tells the source what a program does, as it does it. Lives in the program's own process."""

from __future__ import annotations

import io
import itertools
import os
import sys
import threading
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

from sim.network import events as e
from sim.sources.messages import Report, report_line
from sim.words import said_by

LINE_LIMIT = 20_000
TEXT_LIMIT = 100_000
"""Lines and printed characters that are told of one program: more than anybody follows, and few enough to be quick."""

SAMPLE = 0.5
"""Seconds between two lines that are told of a program beyond those."""


class Reporter:
    """Writes reports to a file descriptor, each in one piece. Times are seconds since `epoch` (nanoseconds)."""

    def __init__(self, program: str, descriptor: int, epoch: int) -> None:
        self.program = program
        self._descriptor = descriptor
        self._epoch = epoch
        self._lines = itertools.count(1)
        self._calls = itertools.count(1)
        self._sample_at = 0.0
        # A signal handler of the program may report while a report is being written.
        self._lock = threading.RLock()

    def now(self) -> float:
        """Seconds since the run began."""
        return (time.time_ns() - self._epoch) / 1e9

    def tell(self, report: Report) -> None:
        """Hand over one report. When nobody listens any more, the program has no reason to go on."""
        data = memoryview(report_line(report))
        with self._lock:
            try:
                while data:
                    data = data[os.write(self._descriptor, data) :]
            except OSError:
                os._exit(1)

    def next_call(self) -> int:
        """A number for one more call."""
        return next(self._calls)

    def reached(self, line: int, module: str = "") -> None:
        """The program is about to execute a line. Of an endless loop so many lines are told, then a sample of them."""
        count = next(self._lines)
        if count <= LINE_LIMIT:
            self.tell(e.LineReached(self.now(), self.program, line, module))
            return
        now = self.now()
        if count == LINE_LIMIT + 1:
            self.tell(e.LinesSkipped(now, self.program, LINE_LIMIT))
        elif now < self._sample_at:
            return
        else:
            self.tell(e.LineReached(now, self.program, line, module))
        self._sample_at = now + SAMPLE

    def failed(self, error: BaseException, module: str, line: int) -> None:
        """The program raised an error that it did not catch, there."""
        message = (error.msg or "") if isinstance(error, SyntaxError) else text_of(error)
        said = said_by(error) or shortened(message)
        self.tell(e.ProgramFailed(self.now(), self.program, line, type(error).__name__, said, module))


def text_of(error: BaseException) -> str:
    """What the error says, fit for a report."""
    try:
        text = str(error)
    except Exception:  # the learner's own class may fail to say it; Python's traceback then writes the same
        text = "<exception str() failed>"
    return text.encode("utf-8", "backslashreplace").decode()


def shortened(text: str) -> str:
    """The text, cut where nobody reads on."""
    return text if len(text) <= TEXT_LIMIT else text[:TEXT_LIMIT] + "..."


class Output(io.RawIOBase):
    """Takes what a program writes to sys.stdout or sys.stderr and reports it, up to TEXT_LIMIT characters."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._decode = getincrementaldecoder("utf-8")("backslashreplace").decode
        self._left = TEXT_LIMIT

    def writable(self) -> bool:
        """It takes bytes."""
        return True

    def write(self, data: Any) -> int:
        """Report the bytes as text."""
        text = self._decode(bytes(data))
        if text and self._left > 0:
            told = text if len(text) <= self._left else text[: self._left] + "..."
            self._left -= len(text)
            self._reporter.tell(e.Printed(self._reporter.now(), self._reporter.program, told))
        return len(data)


def text_stream(reporter: Reporter, errors: str) -> io.TextIOWrapper:
    """A stream like Python's own sys.stdout on a terminal: what is printed comes out at each end of a line."""
    return io.TextIOWrapper(Output(reporter), "utf-8", errors, line_buffering=True)  # type: ignore[arg-type]


Tracer = Callable[[FrameType, str, Any], Any]


def line_tracer(reporter: Reporter, modules: Mapping[str, str]) -> Tracer:
    """What to hand to sys.settrace and threading.settrace, so that every line of these files is told.

    `modules` maps each file's name to the lesson's module that it holds.
    """

    def local(frame: FrameType, event: str, argument: Any) -> Any:
        try:
            if event == "line":
                reporter.reached(frame.f_lineno, modules[frame.f_code.co_filename])
        except RecursionError:
            # The program itself is about to run into this limit; the error must be its own, not the reporter's.
            return local
        return local

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        # `in` a dict compares texts without a call, which would count near the recursion limit.
        return local if frame.f_code.co_filename in modules else None

    return entered


class Untraced:
    """A part of a thread whose lines are nobody's to be told: tracing every call in it would only take time."""

    def __enter__(self) -> None:
        self._tracer = sys.gettrace()
        sys.settrace(None)

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._tracer)
