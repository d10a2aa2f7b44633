"""Tells the source what a program does, as it does it. Lives in the program's own process."""

from __future__ import annotations

import os
import sys
import threading
import time
from types import CodeType, FrameType
from typing import Any

from sim.network import events as e
from sim.sources.messages import Ready, report_line

LINE_LIMIT = 20_000
REPORTED_TEXT = 10_000


class Reporter:
    """Writes reports to a file descriptor, each in one piece. Times are seconds since `epoch` (nanoseconds)."""

    def __init__(self, program: str, descriptor: int, epoch: int) -> None:
        self.program = program
        self._descriptor = descriptor
        self._epoch = epoch
        self._lines = 0
        self._calls = 0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Seconds since the run began."""
        return (time.time_ns() - self._epoch) / 1e9

    def tell(self, report: e.AnyEvent | Ready) -> None:
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
        self._calls += 1
        return self._calls

    def reached(self, line: int) -> None:
        """The program is about to execute a line. An endless loop is told of so many lines and no more."""
        self._lines += 1
        if self._lines <= LINE_LIMIT:
            self.tell(e.LineReached(self.now(), self.program, line))
        elif self._lines == LINE_LIMIT + 1:
            self.tell(e.LinesSkipped(self.now(), self.program, LINE_LIMIT))

    def failed(self, error: BaseException, line: int) -> None:
        """The program raised an error that it did not catch."""
        message = getattr(error, "msg", None) if isinstance(error, SyntaxError) else str(error)
        self.tell(e.ProgramFailed(self.now(), self.program, line, type(error).__name__, message or ""))


class Output:
    """Stands in for sys.stdout and sys.stderr: what the program prints becomes events, whole lines at a time."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self._pending = ""

    def write(self, text: str) -> int:
        """Take `text`; report it once a line is complete."""
        self._pending += text
        if "\n" in text:
            lines, _, self._pending = self._pending.rpartition("\n")
            self._report(lines + "\n")
        return len(text)

    def flush(self) -> None:
        """Report what has no line end yet."""
        if self._pending:
            pending, self._pending = self._pending, ""
            self._report(pending)

    def isatty(self) -> bool:
        """No terminal is behind it."""
        return False

    def writable(self) -> bool:
        """It takes text."""
        return True

    def _report(self, text: str) -> None:
        short = text if len(text) <= REPORTED_TEXT else text[:REPORTED_TEXT] + "..."
        self._reporter.tell(e.Printed(self._reporter.now(), self._reporter.program, short))


def trace_lines(reporter: Reporter, code: CodeType) -> None:
    """Report every line of the program's own file, in this thread and in threads that it starts."""
    name = code.co_filename

    def local(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ANN401 - the interpreter's own signature
        if event == "line":
            reporter.reached(frame.f_lineno)
        return local

    def entered(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ANN401 - the interpreter's own signature
        return local if frame.f_code.co_filename == name else None

    threading.settrace(entered)
    sys.settrace(entered)
