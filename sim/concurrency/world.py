"""Everything that is so at one moment among the threads of a program: a pure fold over events."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sim.concurrency import events as e
from sim.concurrency.events import State
from sim.log import Log

K = TypeVar("K")
V = TypeVar("V")
STACK = ""
"""The place of a copy that has no name: the value is on the thread's stack, as in the middle of `n -= 1`."""
STATEMENT_ENDS = ("POP_TOP", "POP_JUMP", "RETURN", "FOR_ITER", "JUMP")
"""Instructions after which what was read before them is used up."""


class Copy(Struct, frozen=True):
    """A thread read `value` from a shared variable, and it went into what is in `place`, a local name or STACK, now."""

    place: str
    variable: str
    version: int
    value: str


class Thread(Struct, frozen=True):
    """A thread. `instruction` is the one it is about to execute, `copies` are the values of shared variables it holds.

    `waits_for`, `held_by` and `is_at_end` are as in `StateChanged`.
    """

    number: int
    name: str
    function: str = ""
    maker: int | None = None
    state: State = State.NEW
    line: int = 0
    instruction: e.InstructionReached | None = None
    locals: Mapping[str, str] = MappingProxyType({})
    copies: tuple[Copy, ...] = ()
    waits_for: str = ""
    held_by: tuple[int, ...] = ()
    wants: str = ""
    is_at_end: bool = False
    failure: e.ThreadFailed | None = None


class Variable(Struct, frozen=True):
    """A shared variable; `version` counts how often it was written."""

    name: str
    value: str = ""
    version: int = 0
    writer: int | None = None


class World(Struct, frozen=True):
    """One moment. Mappings are never changed in place; logs share their beginnings with earlier worlds.

    `strip` are the operations done so far, `running` the thread that did the last one.
    """

    run: e.RunStarted | None = None
    threads: Mapping[int, Thread] = MappingProxyType({})
    variables: Mapping[str, Variable] = MappingProxyType({})
    locks: Mapping[str, e.LockChanged] = MappingProxyType({})
    strip: Log[e.Stepped] = Log()
    running: int | None = None
    printed: Log[e.Printed] = Log()
    deadlock: e.Deadlocked | None = None
    problems: Log[e.Problem] = Log()
    end: e.RunEnded | None = None
    last: e.AnyEvent | None = None

    def after(self, event: e.AnyEvent) -> World:
        """The world once `event` has happened. Never changes self; never fails."""
        world = replace(self, last=event) if event.is_moment else self
        match event:
            case e.RunStarted():
                return replace(world, run=event)
            case e.LockChanged():
                others = {name: lock for name, lock in self.locks.items() if name != event.was}
                return replace(world, locks=_put(others, event.name, event))
            case e.VariableChanged():
                return world._after_variable(event)
            case e.Printed():
                return replace(world, printed=self.printed.with_item(event))
            case e.Deadlocked():
                return replace(world, deadlock=event)
            case e.Repeated():
                return world
            case e.Problem():
                return replace(world, problems=self.problems.with_item(event))
            case e.RunEnded():
                return replace(world, end=event)
            case _:
                return world._after_thread(event)

    @property
    def could_go_on(self) -> tuple[int, ...]:
        """The threads that could take the next step now."""
        if self.end is not None:
            return ()
        able = (State.READY, State.RUNNING)
        return tuple(number for number, thread in sorted(self.threads.items()) if thread.state in able)

    @property
    def edges(self) -> tuple[tuple[int, str, int], ...]:
        """Who waits for whom now, and for what: (thread, object, thread)."""
        return tuple(
            (thread.number, thread.waits_for, other) for thread in self.threads.values() for other in thread.held_by
        )

    @property
    def cycle(self) -> tuple[int, ...]:
        """Threads that wait for each other in a ring, each for the next; empty if there are none."""
        return cycle_in({number: thread.held_by for number, thread in self.threads.items()})

    def is_stale(self, copy: Copy) -> bool:
        """Whether the variable has been written since it was read into this copy."""
        now = self.variables.get(copy.variable)
        return now is not None and now.version > copy.version

    def stale(self, thread: int) -> tuple[Copy, ...]:
        """The copies of this thread that are out of date."""
        return tuple(copy for copy in self._thread(thread).copies if self.is_stale(copy))

    # Threads

    def _after_thread(self, event: e.AnyEvent) -> World:
        match event:
            case e.ThreadMade():
                return self._with_thread(Thread(event.thread, event.name, event.function, event.maker))
            case e.StateChanged():
                return self._with_thread(_in_state(self._thread(event.thread), event))
            case e.InstructionReached():
                return self._with_thread(_at_instruction(self._thread(event.thread), event))
            case e.LocalsChanged():
                return self._with_thread(replace(self._thread(event.thread), locals=event.values))
            case e.ThreadFailed():
                failed = replace(self._thread(event.thread), failure=event)
                return self._with_thread(replace(failed, line=event.line or failed.line))
            case e.Stepped():
                return self._after_step(event)
            case _:
                return self

    def _after_step(self, event: e.Stepped) -> World:
        world = replace(self, strip=self.strip.with_item(event), running=event.thread)
        thread = replace(self._thread(event.thread), line=event.line)
        copies = thread.copies
        if event.kind is e.Kind.READ:
            copies += tuple(self._copy(name) for name in event.reads)
        elif event.writes:  # what was on the stack went into the write, and what it overwrites is its own doing
            copies = tuple(copy for copy in _without(copies, STACK) if copy.variable not in event.writes)
        return world._with_thread(replace(thread, copies=copies))

    def _copy(self, variable: str) -> Copy:
        now = self.variables.get(variable) or Variable(variable)
        return Copy(STACK, variable, now.version, now.value)

    def _after_variable(self, event: e.VariableChanged) -> World:
        before = self.variables.get(event.name)
        version = before.version + 1 if before else 0
        after = Variable(event.name, event.value, version, event.writer)
        return replace(self, variables=_put(self.variables, event.name, after))

    def _thread(self, number: int) -> Thread:
        return self.threads.get(number) or Thread(number, "")

    def _with_thread(self, thread: Thread) -> World:
        return replace(self, threads=_put(self.threads, thread.number, thread))


def cycle_in(waits: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    """The first ring in a graph of who waits for whom, beginning with its lowest number; empty if there is none."""
    for start in sorted(waits):
        ring = _way_back(waits, start, (start,))
        if ring:
            return ring
    return ()


def _way_back(waits: Mapping[int, tuple[int, ...]], start: int, way: tuple[int, ...]) -> tuple[int, ...]:
    for following in waits.get(way[-1], ()):
        if following == start:
            return way
        if following not in way and (ring := _way_back(waits, start, (*way, following))):
            return ring
    return ()


def _in_state(thread: Thread, event: e.StateChanged) -> Thread:
    return replace(
        thread, state=event.state, waits_for=event.waits_for, held_by=event.held_by, wants=event.wants,
        is_at_end=event.is_at_end,
        copies=() if event.state is State.DONE else thread.copies,
    )  # fmt: skip


def _at_instruction(thread: Thread, event: e.InstructionReached) -> Thread:
    """What was read is on the stack; storing it makes the local hold it, and the end of a statement forgets it."""
    before = thread.instruction
    copies = thread.copies
    if before and before.name.startswith("STORE_FAST"):
        copies = _stored(copies, before.argument)
    elif before and before.name.startswith(STATEMENT_ENDS):
        copies = _without(copies, STACK)
    return replace(thread, line=event.line, instruction=event, copies=copies)


def _stored(copies: tuple[Copy, ...], local: str) -> tuple[Copy, ...]:
    """Whatever went into the value that `local` has now; what it had before is gone."""
    kept = _without(_without(copies, local), STACK)
    return (*kept, *(replace(copy, place=local) for copy in copies if copy.place == STACK))


def _without(copies: tuple[Copy, ...], place: str) -> tuple[Copy, ...]:
    return tuple(copy for copy in copies if copy.place != place)


def _put(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """`mapping` with one more entry, the old one left as it is."""
    return MappingProxyType({**mapping, key: value})
