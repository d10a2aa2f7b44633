"""Stands in for `_thread`: locks and threads on the scheduler's clock, below Python's own threading.py."""

from __future__ import annotations

import _thread
from collections.abc import Callable
from types import ModuleType, TracebackType
from typing import Any

from sim.sources.model.scheduler import FOREVER, Scheduler, Task

SPAWN_COST = 50e-6
"""Seconds until a new thread runs."""


def module_for(scheduler: Scheduler, program: str) -> ModuleType:
    """A `_thread` module for `program`. It has no RLock, so threading.py takes its own, made of these locks."""
    module = ModuleType("_thread")
    left_out = {"RLock", "start_new", "start_new_thread", "exit_thread", "allocate", "lock", "interrupt_main"}
    module.__dict__.update({name: value for name, value in vars(_thread).items() if name not in left_out})
    threads = Threads(scheduler, program)

    class ProgramLock(Lock):
        """From CPython 3.13 on, threading.py makes its locks by calling the type."""

        def __init__(self) -> None:
            super().__init__(scheduler)

    module.__dict__.update(
        allocate_lock=ProgramLock,
        LockType=ProgramLock,
        lock=ProgramLock,
        start_new_thread=threads.start,
        start_joinable_thread=threads.start_joinable,
        _set_sentinel=threads.sentinel,
        _ThreadHandle=lambda: ThreadHandle(scheduler),
        _make_thread_handle=lambda ident: ThreadHandle(scheduler, ident),
        _shutdown=threads.join_all,
        _get_main_thread_ident=_thread.get_ident,
        _is_main_interpreter=lambda: True,
        daemon_threads_allowed=lambda: True,
    )
    return module


class Lock:
    """A lock; whoever waits for it waits on the scheduler."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._waiting: list[Task] = []
        self._is_locked = False

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take it; False if that was not possible in time. First come, first served."""
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if not blocking and (self._is_locked or self._waiting):
            return False
        if self._is_locked or self._waiting:
            return self._acquire_in_turn(FOREVER if timeout == -1 else timeout)
        self._is_locked = True
        return True

    def _acquire_in_turn(self, seconds: float) -> bool:
        task = self._scheduler.current
        self._waiting.append(task)
        try:
            has_come = self._scheduler.wait(lambda: not self._is_locked and self._waiting[0] is task, seconds)
        finally:
            self._waiting.remove(task)
        if has_come:
            self._is_locked = True
        return has_come

    def release(self) -> None:
        """Give it back. Raises RuntimeError if nobody holds it."""
        if not self._is_locked:
            raise RuntimeError("release unlocked lock")
        self._is_locked = False

    def locked(self) -> bool:
        """Whether somebody holds it."""
        return self._is_locked

    def _at_fork_reinit(self) -> None:
        self._is_locked = False

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class ThreadHandle:
    """What Python 3.13 keeps of a thread: its number, and whether it is done."""

    def __init__(self, scheduler: Scheduler, ident: int = 0) -> None:
        self._scheduler = scheduler
        self._is_done = False
        self.ident = ident

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        return self._is_done

    def _set_done(self) -> None:
        self._is_done = True

    def join(self, timeout: float | None = None) -> None:
        """Wait for its end, at most so many seconds; None or a negative number for ever."""
        seconds = FOREVER if timeout is None or timeout < 0 else timeout
        self._scheduler.wait(lambda: self._is_done, seconds)


class Threads:
    """The threads of one program."""

    def __init__(self, scheduler: Scheduler, program: str) -> None:
        self._scheduler = scheduler
        self._program = program
        self._handles: list[ThreadHandle] = []

    def start(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any] | None = None) -> int:
        """Begin a thread; its number."""
        task = self._scheduler.start(self._program, lambda: _run(function, args, kwargs or {}), SPAWN_COST)
        return id(task)

    def start_joinable(
        self, function: Callable[[], Any], handle: ThreadHandle | None = None, daemon: bool = True
    ) -> ThreadHandle:
        """Begin a thread of Python 3.13."""
        made = handle or ThreadHandle(self._scheduler)

        def work() -> None:
            made.ident = _thread.get_ident()
            _run(function, (), {})

        task = self._scheduler.start(self._program, work, SPAWN_COST)
        task.at_end.append(made._set_done)
        if not daemon:
            self._handles.append(made)
        return made

    def sentinel(self) -> Lock:
        """A lock that is given back when the present thread ends."""
        lock = Lock(self._scheduler)

        def give_back() -> None:
            if lock.locked():
                lock.release()

        self._scheduler.current.at_end.append(give_back)
        return lock

    def join_all(self) -> None:
        """Wait for every thread of Python 3.13 that is no daemon."""
        for handle in self._handles:
            handle.join()


def _run(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    try:
        function(*args, **kwargs)
    except SystemExit:
        return
