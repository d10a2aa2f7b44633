"""Stand-ins for the condition and the barrier of `threading`, at which threads wait for each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from sim.concurrency.interleaver.accessing import call
from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.primitives import Lock, Primitive, RLock, Told, ref
from sim.concurrency.interleaver.tasks import Task
from sim.words import QT_TRANSLATE_NOOP, Sentence

WAITING = QT_TRANSLATE_NOOP("interleaver", "{count} waiting")
ARRIVED = QT_TRANSLATE_NOOP("interleaver", "{count} of {parties}")
IS_BROKEN = QT_TRANSLATE_NOOP("interleaver", "broken")


class Condition(Primitive):
    """A lock, and a waiting room from which others call.

    Waiting is two operations: giving up the lock to wait, and going on, for which the lock must be free again.
    """

    def __init__(self, lock: Lock | None = None) -> None:
        super().__init__()
        self._lock = lock if lock is not None else RLock()
        if lock is None:
            self._lock._name = f"lock of {self._name}"
        self._waiters: list[Task] = []

    def _share(self, name: str, objects: Any) -> None:
        super()._share(name, objects)
        if not self._lock._is_shared:
            self._lock._share(f"lock of {name}", objects)

    def _state(self) -> Hashable:
        return tuple(ref(task) for task in self._waiters)

    def _held_by(self, task: Task) -> tuple[int, ...]:
        return () if task in self._waiters else self._lock._held_by(task)

    def _told(self) -> Told:
        owner, depth, _ = self._lock._told()
        return owner, depth, Sentence("interleaver", WAITING, {"count": len(self._waiters)})

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take its lock."""
        return self._lock.acquire(blocking, timeout)

    def release(self) -> None:
        """Give its lock back."""
        self._lock.release()

    def __enter__(self) -> bool:
        return self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def wait(self, timeout: float | None = None) -> bool:
        """Give up the lock, wait to be called, take the lock again. False if nobody called in time."""
        if not self._lock._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        task = self._do(Kind.WAIT, also=(self._lock,))
        depth = self._lock._release_save()
        self._waiters.append(task)
        self._go_on(task, timeout)
        was_called = task not in self._waiters
        if not was_called:
            self._waiters.remove(task)
            self._runtime.clock.pass_by(task, timeout or 0.0)
        self._lock._acquire_restore(task, depth)
        self._note(task, was_called)
        return was_called

    def _go_on(self, task: Task, timeout: float | None) -> None:
        def can_go_on() -> bool:
            return self._lock._owner is None and (timeout is not None or task not in self._waiters)

        self._do(Kind.ACQUIRE, can_go_on, also=(self._lock,))

    def wait_for(self, predicate: Callable[[], Any], timeout: float | None = None) -> Any:
        """Wait until `predicate` is true; its last value."""
        result = call(self._runtime, predicate)
        while not result and self.wait(timeout):
            result = call(self._runtime, predicate)
        return result or call(self._runtime, predicate)

    def notify(self, n: int = 1) -> None:
        """Call the `n` who have waited longest. Raises RuntimeError without the lock."""
        if not self._lock._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._do(Kind.WAKE)
        del self._waiters[:n]

    def notify_all(self) -> None:
        """Call everybody."""
        self.notify(len(self._runtime.tasks))

    notifyAll = notify_all  # noqa: N815 - the old name


class BrokenBarrierError(RuntimeError):
    """The barrier was broken, or reset, while a thread waited at it."""


FILLING, DRAINING, RESETTING, BROKEN = 0, 1, -1, -2


class Barrier(Primitive):
    """A place where threads wait until enough of them are there. Arriving and going on are an operation each."""

    def __init__(self, parties: int, action: Callable[[], Any] | None = None, timeout: float | None = None) -> None:
        if parties < 1:
            raise ValueError("parties must be > 0")
        super().__init__()
        self._parties, self._action, self._timeout = parties, action, timeout
        self._count, self._phase, self._is_acting = 0, FILLING, False

    def _state(self) -> Hashable:
        return self._count, self._phase, self._is_acting

    def _told(self) -> Told:
        values = {"count": self._count, "parties": self._parties}
        return None, 0, Sentence("interleaver", IS_BROKEN if self._phase == BROKEN else ARRIVED, values)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the others; the number of one's own place. Raises BrokenBarrierError if it is or gets broken."""
        limit = self._timeout if timeout is None else timeout
        task = self._do(Kind.WAIT, lambda: self._phase in (FILLING, BROKEN) and not self._is_acting)
        if self._phase == BROKEN:
            raise BrokenBarrierError
        index = self._count
        self._count += 1
        self._note(task, index)
        try:
            if index + 1 == self._parties:
                self._open()
            else:
                self._wait_for_others(limit)
        finally:
            self._leave()
        return index

    def _open(self) -> None:
        """Nobody comes in before the action is over. What follows is the last one's next operation."""
        if self._action is None:
            self._phase = DRAINING
            return
        self._is_acting, phase = True, BROKEN
        try:
            call(self._runtime, self._action)
            phase = DRAINING
        finally:
            self._do(Kind.WAKE)
            self._is_acting, self._phase = False, phase

    def _wait_for_others(self, limit: float | None) -> None:
        def can_go_on() -> bool:
            return self._phase != FILLING or (limit is not None and not self._is_acting)

        task = self._do(Kind.WAIT, can_go_on)
        if self._phase == FILLING:
            self._phase = BROKEN
            self._runtime.clock.pass_by(task, limit or 0.0)
        self._note(task, self._phase)
        if self._phase in (RESETTING, BROKEN):
            raise BrokenBarrierError

    def _leave(self) -> None:
        self._count -= 1
        if self._count == 0 and self._phase in (RESETTING, DRAINING):
            self._phase = FILLING

    def reset(self) -> None:
        """Send away who waits, with a BrokenBarrierError, and begin anew."""
        self._do(Kind.WAKE, lambda: not self._is_acting)
        if self._count == 0:
            self._phase = FILLING
        elif self._phase in (FILLING, BROKEN):
            self._phase = RESETTING

    def abort(self) -> None:
        """Break it: whoever waits or comes gets a BrokenBarrierError."""
        self._do(Kind.WAKE, lambda: not self._is_acting)
        self._phase = BROKEN

    @property
    def parties(self) -> int:
        """How many it takes."""
        return self._parties

    @property
    def n_waiting(self) -> int:
        """How many are there."""
        task = self._do(Kind.READ, looks=True)
        waiting = self._count if self._phase == FILLING else 0
        self._note(task, waiting)
        return waiting

    @property
    def broken(self) -> bool:
        """Whether it is broken."""
        task = self._do(Kind.READ, looks=True)
        self._note(task, self._phase == BROKEN)
        return self._phase == BROKEN
