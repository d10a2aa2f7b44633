"""What a program under control may not do to the process that runs it, and what of its doings is heard there.

It reaches no other computer, starts no process, has no terminal, and is bounded in memory and in the time that it may
compute in one piece.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from sim.concurrency.interleaver.imports import INPUT
from sim.concurrency.interleaver.tasks import Worker, here
from sim.sources import guard
from sim.words import QT_TRANSLATE_NOOP, Sentence, saying

MEMORY = 2 * 1024**3
"""Bytes of address space, most of it for the stacks of threads and never used."""
SECONDS_IN_ONE_PIECE = 8
"""Seconds of processor time from one step to the next."""
BEYOND_THE_PROGRAM = ("os.kill", "os.killpg", "resource.prlimit", "resource.setrlimit")
"""Python's own audit events."""
ENDS_THE_PROCESS = QT_TRANSLATE_NOOP("interleaver", "{name} would end the whole process; here it ends only the thread")
PAST_THREADING = QT_TRANSLATE_NOOP("interleaver", "a thread is started past the module threading")
BEYOND = QT_TRANSLATE_NOOP(
    "interleaver", "{name} reaches beyond the program, to processes and what bounds them; that is refused here"
)
TRACES = QT_TRANSLATE_NOOP("interleaver", "the program traces itself, and so it cannot be followed")


def confine() -> None:
    """From now on, in this process, and for good."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    sys.stdin = Keyboard()
    sys.stdout = sys.stderr = Printing()
    _bound_memory()
    guard.install((), _escaped)
    sys.addaudithook(_hear)
    for name in ("_exit", "abort"):
        setattr(os, name, _refusal(f"os.{name}()"))


class Printing(io.TextIOBase):
    """Standard output: what a thread of the program writes is told as printed by it."""

    def write(self, text: str) -> int:
        """Text that a thread of the program wrote, or somebody else, who is not heard."""
        task = here()
        if task is not None:
            task.runtime.has_printed(task, text)
        return len(text)


class Keyboard(io.TextIOBase):
    """Standard input: nobody is there who could write anything."""

    def readable(self) -> bool:
        """It may be asked."""
        return True

    def read(self, size: int | None = -1) -> str:
        """Nothing."""
        _escaped(Sentence("interleaver", INPUT))
        return ""

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        """Nothing."""
        return self.read()


def _escaped(sentence: Sentence) -> None:
    task = here()
    if task is not None:
        task.runtime.has_escaped(sentence)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    """Threads, and tracing, that a program gets past what is under control; what reaches beyond it is refused."""
    if event in ("_thread.start_new_thread", "_thread.start_joinable_thread"):
        if not isinstance(getattr(arguments[0], "__self__", None), Worker):
            _escaped(Sentence("interleaver", PAST_THREADING))
    elif event in ("sys.settrace", "sys.setprofile"):
        task = here()
        # Python itself ends the tracing of a thread that is stopped, as if it were the program.
        is_stopped = task is not None and task.dying
        if not is_stopped and sys._getframe(1).f_globals.get("__name__") == "__main__":
            _escaped(Sentence("interleaver", TRACES))
    elif event in BEYOND_THE_PROGRAM and here() is not None:
        sentence = Sentence("interleaver", BEYOND, {"name": f"{event}()"})
        _escaped(sentence)
        raise saying(PermissionError(str(sentence)), sentence)


class ProcessExit(BaseException):
    """Ends the thread that wanted to end everything, however much it catches."""


def _refusal(name: str) -> Callable[..., NoReturn]:
    def refuse(*_: object) -> NoReturn:
        sentence = Sentence("interleaver", ENDS_THE_PROCESS, {"name": name})
        _escaped(sentence)
        raise saying(ProcessExit(str(sentence)), sentence)

    return refuse


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def bound_time() -> None:
    """From now on so much processor time, after which the kernel ends this process."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    soon, most = int(used) + SECONDS_IN_ONE_PIECE, resource.getrlimit(resource.RLIMIT_CPU)[1]
    if most != resource.RLIM_INFINITY:  # set outside, and cannot be raised here; there the kernel kills without a word
        soon = max(1, min(soon, most - 1))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soon, most))
