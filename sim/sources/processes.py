"""Child processes that cannot outlive whoever started them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable

import msgspec

from sim.network.events import AnyEvent
from sim.sources.messages import Ready, Start, read_report, start_line
from sim.sources.request import ROOT

PR_SET_PDEATHSIG = 1
STDERR_KEPT = 4000


def die_with_parent() -> None:
    """Ask the kernel to kill this process when its parent is gone (Linux; elsewhere the closed pipe must do)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def read_line(descriptor: int) -> bytes:
    """The one line that a child is given; empty if its parent went away first."""
    pieces = []
    while piece := os.read(descriptor, 65536):
        pieces.append(piece)
        if piece.endswith(b"\n"):
            break
    return b"".join(pieces)


class ProgramProcess:
    """A program of the lesson in a process of its own, waiting for its start line.

    `told` is called with each report, from a thread of this object.
    """

    def __init__(self, name: str, told: Callable[[AnyEvent | Ready], None]) -> None:
        self.name = name
        self._told = told
        self._stderr = b""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sim.sources.program", name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._threads = [
            threading.Thread(target=self._read_reports),
            threading.Thread(target=self._read_stderr),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; then its exit code, negative for a signal."""
        return self._process.poll()

    @property
    def last_words(self) -> str:
        """The end of what it wrote to its standard error."""
        return self._stderr.decode("utf-8", "replace").strip()

    def start(self, start: Start) -> None:
        """Let it run."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(start_line(start))
            self._process.stdin.flush()

    def stop(self) -> None:
        """End it and everything that it started, at once. Does nothing to a process that has ended."""
        if self._process.poll() is None:
            self._kill_group()

    def close(self) -> None:
        """Stop, reap, and give back pipes and threads."""
        self._kill_group()
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=5)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def drained(self) -> bool:
        """Whether it has ended and all its reports have been handed over."""
        return self._process.poll() is not None and not self._threads[0].is_alive()

    def _kill_group(self) -> None:
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        elif self._process.poll() is None:
            self._process.kill()

    def _read_reports(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with contextlib.suppress(msgspec.DecodeError):
                self._told(read_report(line))

    def _read_stderr(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._stderr = (self._stderr + line)[-STDERR_KEPT:]
