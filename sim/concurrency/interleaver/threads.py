"""Stand-ins for the threads of `threading`, and for what that module tells about them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import TracebackType
from typing import Any, NamedTuple

from sim.concurrency.interleaver.accessing import call
from sim.concurrency.interleaver.controlled import THREADS, Kind
from sim.concurrency.interleaver.objects import Objects
from sim.concurrency.interleaver.primitives import Event, Primitive
from sim.concurrency.interleaver.tasks import Task, current

LEAST_STACK = 32_768
STARTED_TWICE = "threads can only be started once"
FIRST_IDENT = 1000
"""Identifiers of threads count on from here, so that nobody takes them for their numbers."""


class Thread(Primitive):
    """A thread of the program. Starting, joining and ending are visible operations."""

    _own_as_real = frozenset({"_target", "_args", "_kwargs"})

    def __init__(
        self,
        group: None = None,
        target: Callable[..., Any] | None = None,
        name: str | None = None,
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
        *,
        daemon: bool | None = None,
    ) -> None:  # fmt: skip
        if group is not None:
            raise AssertionError("group argument must be None for now")
        super().__init__()
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs or {})
        self._own_task: Task | None = None
        self._own_daemonic = current().thread.daemon if daemon is None else bool(daemon)
        self._own_given_name = None if name is None else str(name)
        self._own_set_default_name(target)

    def _own_set_default_name(self, target: Any) -> None:
        task = current()
        task.made += 1
        self._own_maker = task.number
        what = f" ({target.__name__})" if hasattr(target, "__name__") else ""
        # Counted by their maker, so that a name does not depend on who else makes threads.
        count = f"{task.made}" if task.number == 0 else f"{task.number}.{task.made}"
        self._own_default_name = f"Thread-{count}{what}"

    def _own_share(self, name: str, objects: Objects) -> None:
        self._own_is_shared = True

    def _own_state(self) -> Hashable:
        return self._own_task is not None, self._own_task is not None and self._own_task.ended

    def _own_held_by(self, task: Task) -> tuple[int, ...]:
        return () if self._own_task is None else (self._own_task.number,)

    def start(self) -> None:
        """Let it run beside the others. Raises RuntimeError the second time."""
        from sim.concurrency.interleaver import lives

        if self._own_was_started_by(current()):
            raise RuntimeError(STARTED_TWICE)
        lives.start(self._own_runtime, current(), self)

    def run(self) -> None:
        """What it does; to be overridden."""
        if self._target is not None:
            call(self._own_runtime, self._target, *self._args, **self._kwargs)

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end, at most so many seconds. Raises RuntimeError before the start and for oneself."""
        other = self._own_look_for_task()
        if other is None:
            raise RuntimeError("cannot join thread before it is started")
        if other is current():
            self._own_runtime.note_itself(current())
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            task = self._own_do(Kind.JOIN, lambda: other.ended, looks=True)
        else:  # who does not wait, looks
            task = self._own_do(Kind.READ, looks=True)
        if other.ended:
            self._own_runtime.joined(task, other)
        else:
            self._own_runtime.clock.pass_by(task, timeout or 0.0)
        self._own_note(task, other.ended)

    def is_alive(self) -> bool:
        """Whether it has been started and has not ended."""
        other = self._own_look_for_task()
        if other is None:
            return False
        if other is current():
            self._own_runtime.note_itself(current())
            return True
        task = self._own_do(Kind.READ, looks=True)
        self._own_note(task, other.ended)
        return not other.ended

    @property
    def name(self) -> str:
        """Its name, `Thread-1 (target)` unless it was given another."""
        task = current()
        if self._own_given_name is None and self._own_maker:  # the name tells which of like threads has made it
            self._own_runtime.note_itself(task)
        self._own_runtime.note(task, ("name", self._own_given_name or self._own_default_name))
        return self._own_given_name or self._own_default_name

    @name.setter
    def name(self, name: str) -> None:
        self._own_given_name = str(name)
        self._own_runtime.objects.resolvers[self._own_place_of_name()] = lambda: self._own_given_name
        self._own_runtime.objects.dirty.add(self._own_place_of_name())

    _name = name  # so the real one calls it inside, and programs that have a name of their own

    def _own_place_of_name(self) -> str:
        """Its name as an object that threads share."""
        return f"{self._own_runtime.objects.name_of(self) or self._own_name}.name"

    def getName(self) -> str:  # noqa: N802 - the old name
        """As `name`."""
        if self._own_is_shared:
            self._own_runtime.operate(current(), Kind.READ, frozenset((self._own_place_of_name(),)))
        return self.name

    def setName(self, name: str) -> None:  # noqa: N802 - the old name
        """As `name`."""
        if self._own_is_shared:
            self._own_runtime.operate(current(), Kind.WRITE, writes=frozenset((self._own_place_of_name(),)))
        self.name = name

    @property
    def daemon(self) -> bool:
        """Whether the program ends without waiting for it."""
        return self._own_daemonic

    @daemon.setter
    def daemon(self, daemon: bool) -> None:
        if self._own_task is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._own_daemonic = bool(daemon)

    def isDaemon(self) -> bool:  # noqa: N802 - the old name
        """As `daemon`."""
        return self.daemon

    def setDaemon(self, daemon: bool) -> None:  # noqa: N802 - the old name
        """As `daemon`."""
        self.daemon = daemon

    @property
    def ident(self) -> int | None:
        """Its identifier, None before the start."""
        other = self._own_look_for_task()
        if other is None:
            return None
        if other is current():
            self._own_runtime.note_itself(other)
        else:
            self._own_runtime.operate(current(), Kind.READ, frozenset((THREADS,)))
        return FIRST_IDENT + other.number

    native_id = ident

    def __repr__(self) -> str:
        state = "started" if self.is_alive() else "initial" if self._own_task is None else "stopped"
        return f"<{type(self).__name__}({self.name}, {state})>"

    def _own_was_started_by(self, task: Task) -> bool:
        """Whether `task` knows that it has been started; what others have done must be looked at."""
        return self._own_task is not None and self._own_task.maker == task.number

    def _own_look_for_task(self) -> Task | None:
        """Its task, None before the start, which another thread may be about to do."""
        if self._own_task is None:
            self._own_runtime.operate(current(), Kind.READ, frozenset((THREADS,)))
            self._own_runtime.note(current(), ("started", self._own_task is not None))
        return self._own_task


class MainThread(Thread):
    """The thread that runs the script itself."""

    def __init__(self, task: Task) -> None:
        self._own_daemonic = False
        task.thread = self
        super().__init__(name="MainThread")
        self._own_task = task

    def _own_set_default_name(self, target: Any) -> None:
        self._own_maker, self._own_default_name = 0, "MainThread"


class Timer(Thread):
    """Calls a function later, unless it is cancelled before."""

    def __init__(
        self,
        interval: float,
        function: Callable[..., Any],
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval, self.function = interval, function
        self.args, self.kwargs = self._args, self._kwargs
        self.finished = Event()

    def cancel(self) -> None:
        """Not any more."""
        self.finished.set()

    def run(self) -> None:
        """Wait, call."""
        if not self.finished.wait(self.interval):
            call(self._own_runtime, self.function, *self.args, **self.kwargs)
        self.finished.set()


def current_thread() -> Thread:
    """The thread that asks."""
    task = current()
    task.runtime.note_itself(task)
    thread: Thread = task.thread
    return thread


def main_thread() -> Thread:
    """The thread that runs the script."""
    thread: Thread = current().runtime.tasks[0].thread
    return thread


def stack_size(size: int = 0) -> int:
    """How large the stacks of new threads are to be, which changes nothing here."""
    if size and size < LEAST_STACK:
        raise ValueError(f"size not valid: {size} bytes")
    task = current()
    before, task.runtime.stack_size = task.runtime.stack_size, size
    return int(before)


class ExceptHookArgs(NamedTuple):
    """What a hook is told of the exception that ended a thread."""

    exc_type: type[BaseException]
    exc_value: BaseException
    exc_traceback: TracebackType | None
    thread: Thread


def excepthook(args: ExceptHookArgs) -> None:
    """Does nothing: that an exception ended the thread is told in any case."""


def get_ident() -> int:
    """The identifier of the thread that asks."""
    task = current()
    task.runtime.note_itself(task)
    return FIRST_IDENT + task.number


def enumerate_threads() -> list[Thread]:
    """All that have been started and have not ended, in the order of their start."""
    from sim.concurrency.interleaver import lives

    task = current()
    return lives.alive(task.runtime, task)


def active_count() -> int:
    """How many there are."""
    return len(enumerate_threads())
