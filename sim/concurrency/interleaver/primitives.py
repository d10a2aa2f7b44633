"""Stand-ins for the locks of `threading`. Each call is one visible operation; none ever blocks a real thread.

A call with a timeout can always go on: if its turn comes while it cannot have what it wants, the time is up. Others may
be as slow as they like, so whatever order of events a schedule asks for is one that can happen.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from sim.concurrency.interleaver.controlled import Deed, Kind
from sim.concurrency.interleaver.objects import Objects, ThreadRef
from sim.concurrency.interleaver.show import short_text
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.tasks import Task, current
from sim.words import QT_TRANSLATE_NOOP, Sentence

Told = tuple[int | None, int, str | Sentence]
SET = QT_TRANSLATE_NOOP("interleaver", "set")
NOT_SET = QT_TRANSLATE_NOOP("interleaver", "not set")


class Primitive:
    """What all means of synchronisation have: a name, and a state that can be told."""

    _own_as_real: frozenset[str] = frozenset()
    """What is inside of the real one, too, and means the same there."""
    _own_counts = False
    """Whether taking and giving back depend on a count, and so read what they write, instead of on an owner."""

    def __init__(self) -> None:
        task = current()
        self._own_runtime = task.runtime
        self._own_name = self._own_runtime.new_name(task, type(self).__name__)
        self._own_hash = hash(self._own_name)
        self._own_is_shared = False

    def _own_share(self, name: str, objects: Objects) -> None:
        objects.primitives.pop(self._own_name, None)
        objects.primitives[name] = self
        self._own_name, self._own_is_shared = name, True
        objects.resolvers[name] = self._own_state

    def _own_state(self) -> Hashable:
        """All that can be told of it; threads as ThreadRef."""
        raise NotImplementedError

    def _own_held_by(self, task: Task) -> tuple[int, ...]:
        """The threads without which `task`, which wants it, gets on no further."""
        return ()

    def _own_told(self) -> Told:
        """Owner, how many times over, and what it counts or holds as a text."""
        return None, 0, ""

    def _own_do(
        self, kind: Kind, ready: Callable[[], bool] | None = None, looks: bool = False,
        also: tuple[Primitive, ...] = (), call: str = "",
    ) -> Task:  # fmt: skip
        """Stop before an operation on this primitive, and come back when it can and may be done."""
        task = current()
        if not self._own_is_shared:
            self._own_share(self._own_global_name() or self._own_name, self._own_runtime.objects)
        names = frozenset((self._own_name, *(other._own_name for other in also)))
        nothing: frozenset[str] = frozenset()
        reads = names if looks or self._own_counts else nothing
        writes = nothing if looks else names
        self._own_runtime.operate(task, kind, reads, writes, ready, self, call)
        return task

    def _own_note(self, task: Task, seen: Hashable) -> None:
        self._own_runtime.note(task, (self._own_name, seen))

    def _own_waiting(self) -> list[Task]:
        """The threads that cannot go on because of it."""
        return [task for task in self._own_runtime.tasks if task.waits_for is self and not task.is_enabled()]

    def _own_tell(self, task: Task, value: Any = NOTHING, error: str = "", woken: Iterable[Task] = ()) -> None:
        """What the call came to, for people; not what is done after the step, where nobody could come between."""
        if self._own_runtime.observer is not None and task.marks == 1 and task.touches == 1:
            told = "" if value is NOTHING else short_text(value)
            task.deed = Deed(told, error, tuple(each.number for each in woken))

    def _own_global_name(self) -> str:
        """What the script calls it, as far as it has come; empty if it has no name of its own there."""
        return next((name for name, one in vars(self._own_runtime.module).items() if one is self), "")

    def __hash__(self) -> int:
        """By its first name, so that a set of them has the same order in every run."""
        return self._own_hash

    def __eq__(self, other: object) -> bool:
        return self is other

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._own_name}>"


def check_timeout(blocking: bool, timeout: float | None) -> float | None:
    """The limit in seconds, None for none. Raises ValueError for what the real lock refuses."""
    if timeout is None or timeout == -1:
        return None
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    return timeout


def ref(task: Task | None) -> ThreadRef | None:
    """The thread of a task, in a state."""
    return None if task is None else ThreadRef(task.number)


class Lock(Primitive):
    """A lock that anybody may give back."""

    def __init__(self) -> None:
        super().__init__()
        self._own_owner: Task | None = None
        self._own_depth = 0

    def _own_state(self) -> Hashable:
        return ref(self._own_owner), self._own_depth

    def _own_held_by(self, task: Task) -> tuple[int, ...]:
        return () if self._own_owner is None else (self._own_owner.number,)

    def _own_told(self) -> Told:
        return (None if self._own_owner is None else self._own_owner.number), self._own_depth, ""

    def _own_can_take(self, task: Task) -> bool:
        return self._own_owner is None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take it; False if that was not possible at once or in time."""
        limit = check_timeout(blocking, timeout)
        task = current()
        if blocking and limit is None:
            self._own_do(Kind.ACQUIRE, lambda: self._own_can_take(task))
        else:
            self._own_do(Kind.TRY_ACQUIRE)
        taken = self._own_can_take(task)
        if taken:
            self._own_owner, self._own_depth = task, self._own_depth + 1
        elif limit is not None:
            self._own_runtime.clock.pass_by(task, limit)
        self._own_note(task, taken)
        return taken

    def release(self) -> None:
        """Give it back. Raises RuntimeError if nobody has it."""
        task = self._own_do(Kind.RELEASE)
        self._own_note(task, self._own_owner is not None)
        if self._own_owner is None:
            raise RuntimeError("release unlocked lock")
        self._own_give_back()

    def _own_give_back(self) -> None:
        self._own_depth -= 1
        if self._own_depth == 0:
            self._own_owner = None

    def locked(self) -> bool:
        """Whether somebody has it."""
        task = self._own_do(Kind.READ, looks=True, call="locked")
        self._own_note(task, self._own_owner is not None)
        self._own_tell(task, self._own_owner is not None)
        return self._own_owner is not None

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    # What a condition asks of its lock. Giving it up and taking it again are part of its own operations.

    def _own_is_owned(self) -> bool:
        """Whether anybody has it, as the real condition finds out by trying to take it."""
        return self.locked()

    def _own_release_save(self) -> int:
        depth, self._own_depth, self._own_owner = self._own_depth, 0, None
        return depth

    def _own_acquire_restore(self, task: Task, depth: int) -> None:
        self._own_owner, self._own_depth = task, depth


class RLock(Lock):
    """A lock that its owner may take again."""

    def _own_can_take(self, task: Task) -> bool:
        return self._own_owner is None or self._own_owner is task

    def release(self) -> None:
        """Give it back once. Raises RuntimeError if another thread has it, or nobody."""
        task = self._own_do(Kind.RELEASE)
        self._own_note(task, self._own_owner is task)
        if self._own_owner is not task:
            raise RuntimeError("cannot release un-acquired lock")
        self._own_give_back()

    def _own_is_owned(self) -> bool:
        return self._own_owner is current()


class Semaphore(Primitive):
    """A counter that is never below zero: taking waits, giving back does not."""

    _own_as_real = frozenset({"_value", "_initial_value"})
    _own_counts = True

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        super().__init__()
        self._value = value
        self._own_holders: list[int] = []

    def _own_state(self) -> Hashable:
        return self._value

    def _own_held_by(self, task: Task) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._own_holders)) if self._value == 0 else ()

    def _own_told(self) -> Told:
        return None, 0, str(self._value)

    def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
        """Count down; False if it was at zero and there was no time to wait."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        waits = blocking and timeout is None
        task = self._own_do(Kind.ACQUIRE if waits else Kind.TRY_ACQUIRE, (lambda: self._value > 0) if waits else None)
        taken = self._value > 0
        if taken:
            self._value -= 1
            self._own_holders.append(task.number)
        elif timeout is not None:
            self._own_runtime.clock.pass_by(task, timeout)
        self._own_note(task, taken)
        return taken

    def release(self, n: int = 1) -> None:
        """Count up by `n`. Raises ValueError if `n` is less than 1."""
        if n < 1:
            raise ValueError("n must be one or more")
        task = self._own_do(Kind.RELEASE, call="release")
        self._own_check(n)
        self._own_tell(task, woken=self._own_waiting())
        self._value += n
        for _ in range(min(n, len(self._own_holders))):
            self._own_holders.remove(task.number if task.number in self._own_holders else self._own_holders[0])

    def _own_check(self, n: int) -> None:
        """Whether it may be counted up so far."""

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be given back more often than it was taken."""

    def __init__(self, value: int = 1) -> None:
        super().__init__(value)
        self._initial_value = value

    def _own_check(self, n: int) -> None:
        is_too_much = self._value + n > self._initial_value
        self._own_note(current(), not is_too_much)
        if is_too_much:
            raise ValueError("Semaphore released too many times")


class Event(Primitive):
    """A flag to wait for."""

    _own_as_real = frozenset({"_flag"})

    def __init__(self) -> None:
        super().__init__()
        self._flag = False

    def _own_state(self) -> Hashable:
        return self._flag

    def _own_told(self) -> Told:
        return None, 0, Sentence("interleaver", SET if self._flag else NOT_SET)

    def is_set(self) -> bool:
        """Whether it is up."""
        task = self._own_do(Kind.READ, looks=True, call="is_set")
        self._own_note(task, self._flag)
        self._own_tell(task, self._flag)
        return self._flag

    isSet = is_set  # noqa: N815 - the old name

    def set(self) -> None:
        """Put it up; all who wait go on."""
        task = self._own_do(Kind.WAKE, call="set")
        self._own_tell(task, woken=self._own_waiting())
        self._flag = True

    def clear(self) -> None:
        """Take it down."""
        self._own_do(Kind.WRITE)
        self._flag = False

    def wait(self, timeout: float | None = None) -> bool:
        """Until it is up; False if the time was over before."""
        task = self._own_do(Kind.WAIT, (lambda: self._flag) if timeout is None else None, looks=True)
        if not self._flag and timeout is not None:
            self._own_runtime.clock.pass_by(task, timeout)
        self._own_note(task, self._flag)
        return self._flag
