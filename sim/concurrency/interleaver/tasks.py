"""Real threads of which exactly one runs: each waits at its gate until the scheduler lets it through.

The threads of the operating system are kept and used again from run to run, because starting one costs more than a
whole run of a small program.
"""

from __future__ import annotations

import _thread
from collections.abc import Callable, Hashable
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from sim.concurrency.interleaver.controlled import Deed, Kind, Operation, name_of

STACK_SIZE = 4 * 1024 * 1024
"""Bytes of each thread's stack: enough for Python's own limit of recursion."""
_LOCAL = _thread._local()


class Abort(BaseException):
    """Unwinds a thread whose run is over."""


class Runaway(BaseException):
    """Ends a thread that goes on and on without doing anything that another could notice."""


class Task:
    """A thread of the program in one run, and what it is about to do."""

    call = ""
    deed: Deed | None = None
    """The method that its operation is, and what that came to, if anybody wants to know."""
    visit: Any = None
    """The visit, if this step is the beginning or the end of one."""

    def __init__(self, number: int, runtime: Any, worker: Worker) -> None:
        self.number = number
        self.runtime = runtime
        self.worker = worker
        self.pending: Operation | None = None
        self.describe: Callable[[], Operation | None] | None = None
        """Says anew what is pending, where that depends on what others do meanwhile."""
        self.ready: Callable[[], bool] | None = None
        self.waits_for: Any = None
        self.history: int = 0
        self.role: Hashable = ("main",)
        self.knows_itself = False
        """Whether it has learned something that only it can know among threads of its role."""
        self.thread: Any = None
        self.ended = self.dying = False
        self.joined = False
        self.aborts = self.instructions = self.atomic = self.made = self.names = self.looks = self.marks = 0
        self.fresh = True
        self.frame: Any = None
        self.line = 0
        self.kind = Kind.READ
        self.reads: set[str] = set()
        self.writes: set[str] = set()
        self.operation_line = 0
        self.touches = 0
        self.has_begun = False
        self.refilled: list[Any] = []
        """Shared containers into which it has just put something that is yet to be seen."""
        self.maker: int | None = None
        self.random: Any = None

    def is_enabled(self) -> bool:
        """Whether it can do what is pending."""
        return self.pending is not None and (self.ready is None or self.ready())

    def begin(self, operation: Operation) -> None:
        """What is touched from now on belongs to a new operation."""
        self.kind, self.operation_line, self.touches = operation.kind, operation.line, 1
        self.reads, self.writes = set(operation.reads), set(operation.writes)
        self.call, self.deed, self.marks, self.visit = operation.call, None, 0, None

    def add(self, operation: Operation) -> None:
        """Something more that this operation touches."""
        self.touches += 1
        self.call = ""
        self.reads |= operation.reads
        self.writes |= operation.writes
        if self.kind in (Kind.READ, Kind.WRITE) and (operation.kind is not Kind.READ or self.kind is Kind.WRITE):
            self.kind = Kind.UPDATE

    def done(self) -> Operation:
        """The operation that is behind it."""
        return Operation(self.kind, frozenset(self.reads), frozenset(self.writes), self.operation_line, self.call)


class Worker:
    """A thread of the operating system."""

    def __init__(self, pool: Pool, number: int) -> None:
        self.gate = _thread.allocate_lock()
        self.gate.acquire()
        self.pool, self.number = pool, number
        self.job: Callable[[], None] | None = None
        self.task: Task | None = None
        self._native = 0
        # The stack of a process that crashes tells the names of functions only: here the name tells the thread.
        work = FunctionType(Worker._work.__code__.replace(co_name=name_of(number)), globals())
        self.ident = _thread.start_new_thread(MethodType(work, self), ())

    def is_running(self) -> bool:
        """Whether it is not waiting for anything but the processor; False where the system does not tell."""
        try:
            state = Path(f"/proc/self/task/{self._native}/stat").read_text().rpartition(") ")[2]
        except OSError:
            return False
        return state.startswith("R")

    def _work(self) -> None:
        self._native = _thread.get_native_id()
        while True:
            self.gate.acquire()
            if self.job is None:
                return
            _LOCAL.task = self.task
            self.job()
            _LOCAL.task = self.task = None
            self.pool.hub.release()


class Pool:
    """The workers, one for each number, and the baton that goes between them and the scheduler (`hub`)."""

    def __init__(self) -> None:
        self.hub = _thread.allocate_lock()
        self.hub.acquire()
        self._workers: list[Worker] = []

    def worker(self, number: int) -> Worker:
        """The worker of this number, so that no two threads of a run share what Python keeps for each real thread."""
        before = _thread.stack_size(STACK_SIZE)
        try:
            while len(self._workers) <= number:
                self._workers.append(Worker(self, len(self._workers)))
        finally:
            _thread.stack_size(before)
        return self._workers[number]

    def let(self, worker: Worker, patience: float) -> bool:
        """Let it run until it stops; False if it does not within `patience` seconds."""
        worker.gate.release()
        return self.wait(patience)

    def wait(self, patience: float) -> bool:
        """Wait until it stops; False if it does not within `patience` seconds."""
        return self.hub.acquire(timeout=patience)

    def stop(self, worker: Worker) -> None:
        """Called in the worker's thread: hand the baton back, and wait for the next turn."""
        self.hub.release()
        worker.gate.acquire()

    def abandon(self, worker: Worker) -> None:
        """This one cannot be used again; another takes its number."""
        if worker in self._workers:
            self._workers[worker.number] = Worker(self, worker.number)

    def park(self, worker: Worker) -> None:
        """Called in the worker's thread, which will not be let run again: it does not end by itself."""
        self.abandon(worker)
        self.hub.release()
        for_ever = _thread.allocate_lock()
        for_ever.acquire()
        for_ever.acquire()

    def close(self) -> None:
        """Let all workers go that are idle."""
        for worker in self._workers:
            if worker.task is None:
                worker.job = None
                worker.gate.release()
        self._workers.clear()


def here() -> Task | None:
    """The task in whose thread this is called; None outside of the program."""
    return getattr(_LOCAL, "task", None)


def current() -> Task:
    """As `here`, where there must be one. Raises RuntimeError if there is none."""
    task = here()
    if task is None:
        raise RuntimeError("this object belongs to a program under control, and is used outside of it")
    return task
