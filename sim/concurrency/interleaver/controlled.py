"""What the explorer and a person ask of a program under control: who could go on, with what, and let one do so."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from enum import Enum
from typing import Protocol

from msgspec import Struct

from sim.words import Sentence


class Kind(Enum):
    """The kinds of visible operation: what one thread does that another may notice."""

    READ = "read"
    WRITE = "write"
    UPDATE = "update"
    """Reads and writes in one step that nobody can divide, as a call of a container's method does."""
    ACQUIRE = "acquire"
    TRY_ACQUIRE = "try acquire"
    """An attempt that comes back at once with yes or no."""
    RELEASE = "release"
    WAIT = "wait"
    """Gives up a condition's lock and waits; or waits for an event or at a barrier."""
    WAKE = "wake"
    """Notifies waiters, sets an event, opens a barrier."""
    START = "start"
    JOIN = "join"
    SLEEP = "sleep"
    BEGIN = "begin"
    END = "end"


class Operation(Struct, frozen=True):
    """A visible operation. `reads` and `writes` name the objects it touches, the same way in every run.

    Two operations of different threads depend on each other if they touch a common object and one of them writes it.
    A synchronisation call writes its object, except where it only looks. `call` is the method that does it, if it is
    known to be one ("get", "append").
    """

    kind: Kind
    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()
    line: int = 0
    call: str = ""


class Deed(Struct, frozen=True, omit_defaults=True):
    """What a call came to: the item or the answer as a short text, the exception that it raised, whom it let go on."""

    value: str = ""
    error: str = ""
    woken: tuple[int, ...] = ()


THREADS = "threads"
"""The object that stands for which threads there are."""
THE_END = "the end"
"""The object that stands for the end of the program, which ends its daemons."""


def is_end_of_program(thread: int, operation: Operation) -> bool:
    """Whether the script waits for all that there is. What daemons do has to do with the end, too: it ends them."""
    return thread == 0 and operation.kind is Kind.JOIN and THE_END in operation.reads


def name_of(thread: int) -> str:
    """The object that stands for a thread: its START writes it, its first operation and every JOIN read it."""
    return f"thread {thread}"


class ThreadRef(int):
    """A thread's number where it is part of a state: whoever takes threads for interchangeable may rename it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"thread {int(self)}"


class Ending(Struct, frozen=True):
    """How a run ended: the watched `values` as text by name, and what went wrong.

    `deadlocked`: the threads that wait for ever, each with the object it waits for; `held_by` has those without which
    it gets no further (a lock's owner, the thread that is joined). `errors`: the threads that an exception ended, each
    with its sentence. `escaped`: what was not under control, if anything. A run that `was_cut` came to no end.
    """

    values: Mapping[str, str] = {}
    deadlocked: Mapping[int, str] = {}
    held_by: Mapping[int, tuple[int, ...]] = {}
    errors: Mapping[int, Sentence] = {}
    escaped: Sentence | None = None
    was_cut: bool = False


class Controlled(Protocol):
    """A program whose threads stop before each visible operation. Threads are numbered in the order of their start.

    Deterministic: the same steps from `restart` on give the same operations, whatever else is going on.
    """

    def restart(self) -> None:
        """From the beginning, with every thread that then exists stopped before its first visible operation."""
        ...

    def pending(self) -> Mapping[int, Operation]:
        """The next operation of every thread that has not ended, also of those that cannot do it now."""
        ...

    def enabled(self) -> Sequence[int]:
        """The threads that can do their next operation now, in ascending order. None and nobody pending: the end."""
        ...

    def step(self, thread: int) -> Operation:
        """Let `thread`, which is enabled, do its next operation; what it turned out to touch."""
        ...

    def history(self, thread: int) -> Hashable:
        """All that `thread` has observed so far, which with its role decides what it will do.

        None once it has ended well; what went wrong, once it has ended otherwise. Of a script its variables are left as
        well: those that it alone has assigned are in no shared object.

        Two threads of the same role with equal histories have equal local states.
        """
        ...

    def shared(self) -> Hashable:
        """The state of all shared objects, locks, queues and the clock, equal only if they cannot be told apart."""
        ...

    def standing(self, thread: int) -> Hashable:
        """Where `thread` is and what its own variables hold; like nothing else if that cannot be told.

        Other than its history it comes back to what it was, in a loop that has left no trace.
        """
        ...

    def role(self, thread: int) -> Hashable:
        """What a thread was started with, target and arguments: threads of the same role are interchangeable."""
        ...

    def ending(self) -> Ending:
        """How the run ended. Only when nobody is enabled."""
        ...

    def close(self) -> None:
        """Leave no thread behind."""
        ...
