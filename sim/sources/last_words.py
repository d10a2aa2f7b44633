"""What can still be told once the child that ran a program under control is gone: why, in which thread, on which line.

One instruction that computes for ever in C lets no Python run, so nothing written in Python can say where it is. When
the kernel ends the process, Python's `faulthandler` writes the stack of the thread that is running to where the answers
go. Its lines are no answers, and are picked out there.
"""

from __future__ import annotations

import contextlib
import faulthandler
import re
import signal
from typing import NamedTuple

from msgspec.structs import replace

from sim.concurrency import events as e
from sim.concurrency.events import AnyEvent
from sim.concurrency.interleaver.failures import Failure
from sim.concurrency.interleaver.report import Failure as FoundFailure
from sim.concurrency.interleaver.report import Report, Verdict
from sim.words import QT_TRANSLATE_NOOP, Sentence

DIED = QT_TRANSLATE_NOOP(
    "threads",
    "The process that ran the program is gone (exit code {code}): the program ended it, took too much memory, or"
    " computed for too long in one piece. What happened until then is kept.",
)
KILLED = QT_TRANSLATE_NOOP(
    "threads",
    "The process that ran the program was ended from outside, or because this computer ran out of memory. What happened"
    " until then is kept.",
)
SILENT = QT_TRANSLATE_NOOP(
    "threads",
    "The process that ran the program gave no sign of life for {seconds} seconds, so it was ended. What happened until"
    " then is kept.",
)
TOO_LONG = QT_TRANSLATE_NOOP(
    "threads",
    "The program computed for too long in one piece, without a step at which another thread could have gone on, so it"
    " was ended. What happened until then is kept.",
)
TOO_LONG_AT = QT_TRANSLATE_NOOP(
    "threads",
    "Line {line} computed for too long in one piece, without a step at which another thread could have gone on, so the"
    " program was ended. What happened until then is kept.",
)
CRASHED = QT_TRANSLATE_NOOP(
    "threads", "Python itself crashed while it ran the program ({signal}). What happened until then is kept."
)
CRASHED_AT = QT_TRANSLATE_NOOP(
    "threads",
    "In line {line} Python itself crashed ({signal}), not the program alone. What happened until then is kept.",
)
ONE_PIECE = QT_TRANSLATE_NOOP(
    "threads", "this one instruction computes for too long, and no other thread can go on meanwhile"
)
CRASH = QT_TRANSLATE_NOOP("threads", "the instruction makes Python itself crash ({signal})")
CPU_TIME = getattr(signal, "SIGXCPU", None)
CRASHES = {getattr(signal, name, None) for name in ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGABRT")} - {None}
FRAME = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)')
THREAD = re.compile(r"thread (\d+)")


def leave_them(descriptor: int) -> None:
    """From now on, when the kernel ends this process for what it does, the stack is written to `descriptor` first."""
    with contextlib.suppress(RuntimeError, OSError):
        faulthandler.enable(descriptor, all_threads=False)
        if CPU_TIME is not None:
            faulthandler.register(CPU_TIME, descriptor, all_threads=False, chain=True)


class Place(NamedTuple):
    """A line of the program, and the thread in it; None for what is not known."""

    line: int | None = None
    thread: int | None = None


class LastWords:
    """Picks the place out of all that is no answer; the stack begins with the newest call."""

    def __init__(self, file: str) -> None:
        self._file = file.encode("ascii", "backslashreplace").decode()
        self.place = Place()

    def hear(self, line: bytes) -> None:
        """One line that is no answer."""
        frame = FRAME.match(line.decode(errors="replace"))
        if frame is None:
            return
        if self.place.line is None and frame["file"] == self._file:
            self.place = self.place._replace(line=int(frame["line"]))
        elif (thread := THREAD.fullmatch(frame["function"])) is not None:
            self.place = self.place._replace(thread=int(thread[1]))


class End(NamedTuple):
    """How the child ended: by which signal (0 for none) or with which code, and where the program was then.

    `silent_for`: it was ended by whoever waits for it, after so many seconds without an answer.
    """

    signal: int
    code: int
    place: Place = Place()
    silent_for: int = 0

    @property
    def sentence(self) -> Sentence:
        """Why it is gone, as far as that can be told."""
        if self.silent_for:
            return _say(SILENT, seconds=self.silent_for)
        line = self.place.line
        if self.signal and self.signal == CPU_TIME:
            return _say(TOO_LONG) if line is None else _say(TOO_LONG_AT, line=line)
        if self.signal in CRASHES:
            name = signal.Signals(self.signal).name
            return _say(CRASHED, signal=name) if line is None else _say(CRASHED_AT, line=line, signal=name)
        if self.signal == getattr(signal, "SIGKILL", None):
            return _say(KILLED)
        return _say(DIED, code=self.code)

    @property
    def failure(self) -> Failure | None:
        """What that was for the line of the program, if it is known."""
        if self.place.line is None or self.silent_for:
            return None
        if self.signal == CPU_TIME:
            return Failure(self.place.line, "EndlessInstruction", _say(ONE_PIECE))
        if self.signal in CRASHES:
            return Failure(self.place.line, "Crash", _say(CRASH, signal=signal.Signals(self.signal).name))
        return None

    def events(self, time: float) -> list[AnyEvent]:
        """What is told of a run that ended so."""
        failure, thread = self.failure, self.place.thread
        failed: list[AnyEvent] = []
        if failure is not None and thread is not None:
            failed.append(e.ThreadFailed(time, thread, failure.line, failure.error, failure.message))
        return [*failed, e.Problem(time, self.sentence), e.RunEnded(time)]

    def report(self, so_far: Report | None) -> Report | None:
        """What an exploration found that broke off so; None if that is nothing."""
        failure = self.failure
        if failure is None:
            return None if so_far is None else replace(so_far, bound=self.sentence)
        known = so_far or Report(Verdict.CAPPED, 0, "runs", names={0: "MainThread"})
        found = FoundFailure(count=1, witness=(), switches=0, thread=self.place.thread or 0, error=failure.sentence)
        return replace(known, errors=(*known.errors, found), bound=self.sentence)


def _say(text: str, **values: str | int) -> Sentence:
    return Sentence("threads", text, values)
