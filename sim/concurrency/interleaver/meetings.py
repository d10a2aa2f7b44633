"""Stand-ins for the condition and the barrier of `threading`, at which threads wait for each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from sim.concurrency.interleaver.accessing import call
from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.primitives import Lock, Primitive, RLock, Told, ref
from sim.concurrency.interleaver.tasks import Task
from sim.concurrency.names import LOCK_OF
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
        self._own_lock = lock if lock is not None else RLock()
        if lock is None:
            self._own_lock._own_name = f"{LOCK_OF}{self._own_name}"
        self._own_waiters: list[Task] = []

    def _own_share(self, name: str, objects: Any) -> None:
        super()._own_share(name, objects)
        if not self._own_lock._own_is_shared:
            self._own_lock._own_share(f"{LOCK_OF}{name}", objects)

    def _own_state(self) -> Hashable:
        return tuple(ref(task) for task in self._own_waiters)

    def _own_held_by(self, task: Task) -> tuple[int, ...]:
        return () if task in self._own_waiters else self._own_lock._own_held_by(task)

    def _own_told(self) -> Told:
        owner, depth, _ = self._own_lock._own_told()
        return owner, depth, Sentence("interleaver", WAITING, {"count": len(self._own_waiters)})

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take its lock."""
        return self._own_lock.acquire(blocking, timeout)

    def release(self) -> None:
        """Give its lock back."""
        self._own_lock.release()

    def __enter__(self) -> bool:
        return self._own_lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._own_lock.release()

    def wait(self, timeout: float | None = None) -> bool:
        """Give up the lock, wait to be called, take the lock again. False if nobody called in time."""
        if not self._own_lock._own_is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        task = self._own_do(Kind.WAIT, also=(self._own_lock,))
        depth = self._own_lock._own_release_save()
        self._own_waiters.append(task)
        self._own_go_on(task, timeout)
        was_called = task not in self._own_waiters
        if not was_called:
            self._own_waiters.remove(task)
            self._own_runtime.clock.pass_by(task, timeout or 0.0)
        self._own_lock._own_acquire_restore(task, depth)
        self._own_note(task, was_called)
        return was_called

    def _own_go_on(self, task: Task, timeout: float | None) -> None:
        def can_go_on() -> bool:
            return self._own_lock._own_owner is None and (timeout is not None or task not in self._own_waiters)

        self._own_do(Kind.ACQUIRE, can_go_on, also=(self._own_lock,))

    def wait_for(self, predicate: Callable[[], Any], timeout: float | None = None) -> Any:
        """Wait until `predicate` is true; its last value."""
        result = call(self._own_runtime, predicate)
        while not result and self.wait(timeout):
            result = call(self._own_runtime, predicate)
        return result or call(self._own_runtime, predicate)

    def notify(self, n: int = 1) -> None:
        """Call the `n` who have waited longest. Raises RuntimeError without the lock."""
        if not self._own_lock._own_is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        task = self._own_do(Kind.WAKE, call="notify")
        self._own_tell(task, woken=self._own_waiters[:n])
        del self._own_waiters[:n]

    def notify_all(self) -> None:
        """Call everybody."""
        self.notify(len(self._own_runtime.tasks))

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
        self._own_parties, self._own_action, self._own_timeout = parties, action, timeout
        self._own_count, self._own_phase, self._own_is_acting = 0, FILLING, False

    def _own_state(self) -> Hashable:
        return self._own_count, self._own_phase, self._own_is_acting

    def _own_told(self) -> Told:
        values = {"count": self._own_count, "parties": self._own_parties}
        return None, 0, Sentence("interleaver", IS_BROKEN if self._own_phase == BROKEN else ARRIVED, values)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the others; the number of one's own place. Raises BrokenBarrierError if it is or gets broken."""
        limit = self._own_timeout if timeout is None else timeout
        task = self._own_do(Kind.WAIT, lambda: self._own_phase in (FILLING, BROKEN) and not self._own_is_acting)
        if self._own_phase == BROKEN:
            raise BrokenBarrierError
        index = self._own_count
        self._own_count += 1
        self._own_note(task, index)
        try:
            if index + 1 == self._own_parties:
                self._own_open()
            else:
                self._own_wait_for_others(limit)
        finally:
            self._own_leave()
        return index

    def _own_open(self) -> None:
        """Nobody comes in before the action is over. What follows is the last one's next operation."""
        if self._own_action is None:
            self._own_phase = DRAINING
            return
        self._own_is_acting, phase = True, BROKEN
        try:
            call(self._own_runtime, self._own_action)
            phase = DRAINING
        finally:
            self._own_do(Kind.WAKE)
            self._own_is_acting, self._own_phase = False, phase

    def _own_wait_for_others(self, limit: float | None) -> None:
        def can_go_on() -> bool:
            return self._own_phase != FILLING or (limit is not None and not self._own_is_acting)

        task = self._own_do(Kind.WAIT, can_go_on)
        if self._own_phase == FILLING:
            self._own_phase = BROKEN
            self._own_runtime.clock.pass_by(task, limit or 0.0)
        self._own_note(task, self._own_phase)
        if self._own_phase in (RESETTING, BROKEN):
            raise BrokenBarrierError

    def _own_leave(self) -> None:
        self._own_count -= 1
        if self._own_count == 0 and self._own_phase in (RESETTING, DRAINING):
            self._own_phase = FILLING

    def reset(self) -> None:
        """Send away who waits, with a BrokenBarrierError, and begin anew."""
        self._own_do(Kind.WAKE, lambda: not self._own_is_acting)
        if self._own_count == 0:
            self._own_phase = FILLING
        elif self._own_phase in (FILLING, BROKEN):
            self._own_phase = RESETTING

    def abort(self) -> None:
        """Break it: whoever waits or comes gets a BrokenBarrierError."""
        self._own_do(Kind.WAKE, lambda: not self._own_is_acting)
        self._own_phase = BROKEN

    @property
    def parties(self) -> int:
        """How many it takes."""
        return self._own_parties

    @property
    def n_waiting(self) -> int:
        """How many are there."""
        task = self._own_do(Kind.READ, looks=True)
        waiting = self._own_count if self._own_phase == FILLING else 0
        self._own_note(task, waiting)
        return waiting

    @property
    def broken(self) -> bool:
        """Whether it is broken."""
        task = self._own_do(Kind.READ, looks=True)
        self._own_note(task, self._own_phase == BROKEN)
        return self._own_phase == BROKEN
