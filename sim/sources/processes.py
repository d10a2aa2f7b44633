"""Child processes that cannot outlive whoever started them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

from sim.sources.messages import Report, Start, read_report, start_line
from sim.sources.request import ROOT

PR_SET_PDEATHSIG = 1
CAPABILITIES_VERSION_3, NET_BIND_SERVICE = 0x20080522, 10
"""Of linux/capability.h: the layout of what capget() fills, and the right to bind system ports."""
READER_PATIENCE = 5.0
PIECE = 16384


def die_with_parent() -> None:
    """Ask the kernel to kill this process when its parent is gone (Linux; elsewhere the closed pipe must do)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def give_up_system_ports() -> None:
    """From now on the ports below 1024 are refused to this process, whoever started it: so they are to most (Linux)."""
    if sys.platform != "linux":
        return
    kernel, header = ctypes.CDLL(None), (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION_3, 0)
    # Twice three words: the rights in effect, permitted and inherited, from 0 to 31 and from 32 on.
    rights = (ctypes.c_uint32 * 6)()
    if kernel.capget(header, rights) == 0:
        for place in range(3):
            rights[place] &= ~(1 << NET_BIND_SERVICE)
        kernel.capset(header, rights)


def read_line(descriptor: int) -> bytes:
    """The one line that a child is given; empty if its parent went away first."""
    pieces = []
    while piece := os.read(descriptor, PIECE):
        pieces.append(piece)
        if piece.endswith(b"\n"):
            break
    return b"".join(pieces)


class ProgramProcess:
    """A program of the lesson in a process of its own, waiting for its start line.

    `told` is called with each report, from a thread of this object. `command` is what runs it if not the usual; it gets
    the descriptors `handles`.
    """

    def __init__(
        self,
        name: str,
        told: Callable[[Report], None],
        command: Sequence[str] = (),
        handles: Sequence[int] = (),
    ) -> None:
        self.name = name
        self.is_started = False
        self._told = told
        self._heard = float("inf")
        self._process = subprocess.Popen(
            command or [sys.executable, "-m", "sim.sources.program", name],
            cwd=ROOT,
            pass_fds=handles,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read_reports, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; then its exit code, negative for a signal."""
        return self._process.poll()

    def start(self, start: Start) -> None:
        """Let it run."""
        self.is_started = True
        self._write(start_line(start))

    def stop(self) -> None:
        """End it and everything that it started, at once. Does nothing to what has ended."""
        self._kill()

    def _kill(self) -> None:
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        elif self._process.poll() is None:
            self._process.kill()

    def _write(self, data: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(data)
            self._process.stdin.flush()

    def close(self) -> None:
        """Stop, reap, and give back pipes and thread."""
        self._kill()
        self._process.wait()
        self._reader.join(READER_PATIENCE)
        pipes = [self._process.stdin]
        if not self._reader.is_alive():  # else something still holds the other end, and closing would wait for it
            pipes.append(self._process.stdout)
        for pipe in pipes:
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def drained(self) -> bool:
        """Whether it has ended and all its reports have been handed over."""
        if self._process.poll() is None:
            return False
        if self._reader.is_alive():
            self._kill()  # whatever it started may still hold its pipe
        return not self._reader.is_alive()

    def complete_until(self) -> float:
        """The time (seconds) up to which its reports have been handed over; infinity if none is under way."""
        return self._heard

    def _read_reports(self) -> None:
        assert self._process.stdout is not None
        descriptor, rest, last = self._process.stdout.fileno(), bytearray(), 0.0
        while piece := os.read(descriptor, PIECE):
            rest += piece
            if b"\n" in piece:
                *lines, rest = rest.split(b"\n")
                for line in lines:
                    last = self._heard = self._hand_over(line, last)
            self._heard = last if rest else float("inf")

    def _hand_over(self, line: bytearray, last: float) -> float:
        """Hands the report over and returns its time. Skips what is none.

        A program that is killed may leave half a report, and one that plays with descriptors any bytes.
        """
        with contextlib.suppress(ValueError):
            report = read_report(bytes(line))
            self._told(report)
            return getattr(report, "time", last)
        return last
