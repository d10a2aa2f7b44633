"""Whether threads that come back to where they were react to each other, or each of them only goes round and round."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec import Struct

from sim.concurrency.interleaver.controlled import Controlled, Kind, Operation

TAKING = (Kind.ACQUIRE, Kind.TRY_ACQUIRE)


class Loop(Struct, frozen=True):
    """A schedule that ends where it has been before, and the steps in between: each thread with what it did."""

    schedule: tuple[int, ...] = ()
    repeated: tuple[tuple[int, Operation], ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the program that come again and again."""
        return tuple(sorted({operation.line for _, operation in self.repeated if operation.line}))

    @property
    def is_livelock(self) -> bool:
        """Whether every thread in it gives up in vain, or looks at what only others change: each reacts to the others.

        Whoever computes with a variable that it writes itself does not react, though it reads what others have written.
        """
        threads = {thread for thread, _ in self.repeated}
        return len(threads) > 1 and all(_tries_in_vain(self._of(one)) or self._watches(one) for one in threads)

    def _of(self, thread: int) -> list[Operation]:
        return [operation for who, operation in self.repeated if who == thread]

    def _watches(self, thread: int) -> bool:
        own = {name for operation in self._of(thread) for name in operation.writes}
        seen = {name for operation in self._of(thread) if operation.kind is Kind.READ for name in operation.reads}
        written = {name for who, operation in self.repeated if who != thread for name in operation.writes}
        return bool((seen - own) & written)


class Return:
    """Notices, step by step, when a program comes back to where it was."""

    def __init__(self, program: Controlled) -> None:
        self._program = program
        self._done: list[tuple[int, Operation]] = []
        self._seen: dict[Hashable, int] = {}

    def stepped(self, thread: int, operation: Operation) -> None:
        """A thread has done that."""
        self._done.append((thread, operation))

    def loop(self) -> Loop | None:
        """What has led from a moment like this to this one, if everybody who lives has stepped in it. Ask each time."""
        program, pending = self._program, self._program.pending()
        stand = frozenset((thread, program.standing(thread)) for thread in pending)
        before = self._seen.setdefault((program.shared(), frozenset(pending.items()), stand), len(self._done))
        active = {thread for thread, operation in pending.items() if operation.kind is not Kind.JOIN}
        if not active <= {thread for thread, _ in self._done[before:]}:
            return None
        return Loop(tuple(thread for thread, _ in self._done), tuple(self._done[before:]))


def _tries_in_vain(operations: Sequence[Operation]) -> bool:
    """All is as it was before, so a lock that was taken was released: whoever tried more often was refused."""
    tried = {name for operation in operations if operation.kind is Kind.TRY_ACQUIRE for name in operation.writes}
    return any(_count(operations, TAKING, name) > _count(operations, (Kind.RELEASE,), name) for name in tried)


def _count(operations: Sequence[Operation], kinds: Sequence[Kind], name: str) -> int:
    return sum(operation.kind in kinds and name in operation.writes for operation in operations)
