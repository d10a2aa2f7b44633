"""Every state once instead of every class of schedules once: for programs with many threads.

Ten threads behind one lock have 10! classes, but few states. What a thread will do is decided by its role and by what
it has observed (its *history*), so a state is: the shared objects, and for each thread that still lives its role and
its history. If a state comes up again, whatever can follow has been, or will be, explored from where it came up first.
As nothing is left out at a state, no outcome is lost.

What is left out loses nothing either:
- *Steps that concern nobody else.* The beginning and the end of a thread, and the start of another one, touch only the
  thread object. Others only wait for the end, which is not possible before it. So such a step changes nothing for
  anybody who could step at the same time; it is done at once. They cannot go on for ever, as each is done once in the
  life of a thread.
- *Symmetry.* Threads of the same role with equal histories are in the same local state. Exchanging their numbers turns
  a state into one with the same futures, and so one of them stands for all. Numbers of threads within objects (the
  owner of a lock) are exchanged with them. This needs that nobody tells such threads apart: whoever joins one of them
  does nothing else before it has joined them all, and nobody asks which threads there are. That is watched in every
  run; a program for which it does not hold is explored once more without these two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from sim.concurrency.interleaver.controlled import (
    THREADS,
    Controlled,
    Kind,
    Operation,
    ThreadRef,
    name_of,
)
from sim.concurrency.interleaver.runs import Run

LONGEST = 5_000
ALONE = (Kind.BEGIN, Kind.END, Kind.START)


class TellsApartError(Exception):
    """The program tells threads apart that seemed interchangeable."""


class Place:
    """A state (`key`) on the way that is being explored, and who is still to step there."""

    def __init__(self, choices: list[int], key: Hashable) -> None:
        self.left, self.key = choices, key
        self.chosen = -1


class Matching:
    """Explores `program`; every run it yields ends in another state.

    `loop` is a schedule that leads back to a state it has been in before, with every thread that lives stepping on the
    way: nobody is stuck, and yet it may go on so for ever. Empty if none was met.
    """

    def __init__(self, program: Controlled, *, can_reduce: bool = True, longest: int = LONGEST) -> None:
        self._program, self._reduces, self._longest = program, can_reduce, longest
        self.runs = self.steps = 0
        self.was_cut = False
        self.loop: tuple[int, ...] = ()
        self._begin()

    def _begin(self) -> None:
        self._known: set[Hashable] = set()
        self._places: list[Place] = []
        self._operations: list[Operation] = []
        self._joined: dict[int, set[int]] = defaultdict(set)
        self._threads: set[int] = set()

    def explore(self) -> Iterator[Run | None]:
        """Runs to every final state; None for one that came to a state that is known."""
        while True:
            try:
                yield from self._explore()
                return
            except TellsApartError:
                self._reduces = False
                self._begin()

    def _explore(self) -> Iterator[Run | None]:
        while True:
            run = self._one()
            self.runs += 1
            yield run
            while self._places and not self._places[-1].left:
                self._places.pop()
            if not self._places:
                return

    def _one(self) -> Run | None:
        """A run through the places and on from there; None if it came to a known state, or became too long."""
        program = self._program
        program.restart()
        del self._operations[max(0, len(self._places) - 1) :]
        self._joined, self._threads = defaultdict(set), set(program.pending())
        for place in self._places[:-1]:
            self._see(place.chosen, program.step(place.chosen))
        self.steps += len(self._places[:-1])
        if self._places:
            self._step(self._places[-1])
        while True:
            enabled = program.enabled()
            key = self._state()
            if key in self._known:
                self._look_for_loop(key)
                return None
            self._known.add(key)
            if not enabled:
                return Run(tuple(place.chosen for place in self._places), tuple(self._operations), program.ending())
            if len(self._places) >= self._longest:
                self.was_cut = True
                return None
            self._places.append(Place(self._choices(enabled), key))
            self._step(self._places[-1])

    def _step(self, place: Place) -> None:
        place.chosen = place.left.pop(0)
        operation = self._program.step(place.chosen)
        self._operations.append(operation)
        self.steps += 1
        self._see(place.chosen, operation)

    def _see(self, thread: int, operation: Operation) -> None:
        self._threads |= self._program.pending().keys()
        if self._reduces:
            self._watch(thread, operation)

    def _look_for_loop(self, key: Hashable) -> None:
        start = next((index for index, place in enumerate(self._places) if place.key == key), None)
        if start is not None and not self.loop:
            around = {place.chosen for place in self._places[start:]}
            if around >= set(self._program.pending()):
                self.loop = tuple(place.chosen for place in self._places)

    # States

    def _state(self) -> Hashable:
        """Equal for states with the same futures, up to an exchange of interchangeable threads."""
        program = self._program
        waiting = program.pending()
        threads = {thread: (program.role(thread), program.history(thread)) for thread in waiting}
        if not self._reduces:
            return program.shared(), frozenset(threads.items()), self._over()
        return _renamed(program.shared(), threads), frozenset(Counter(threads.values()).items()), self._over()

    def _over(self) -> Hashable:
        """What is left of threads that have ended: what went wrong in them."""
        waiting, program = self._program.pending(), self._program
        wrongs = {thread: program.history(thread) for thread in self._threads if thread not in waiting}
        if not self._reduces:
            return frozenset(wrongs.items())
        return frozenset(Counter((program.role(thread), wrong) for thread, wrong in wrongs.items() if wrong).items())

    def _choices(self, enabled: Sequence[int]) -> list[int]:
        """Who must be tried: one that concerns nobody else, or one of each kind; the last one to step comes first."""
        program = self._program
        pending = program.pending()
        alone = [thread for thread in enabled if pending[thread].kind in ALONE]
        if alone and self._reduces:
            return alone[:1]
        last = self._places[-1].chosen if self._places else -1
        ordered = sorted(enabled, key=lambda thread: (thread != last, thread))
        if not self._reduces:
            return ordered
        alike: dict[Hashable, int] = {}
        for thread in ordered:
            alike.setdefault((program.role(thread), program.history(thread)), thread)
        return list(alike.values())

    def _watch(self, thread: int, operation: Operation) -> None:
        """Raises TellsApartError if threads are told apart by this step, or if it asks which threads there are."""
        names = operation.reads | operation.writes
        others = {each for each in self._threads - {thread} if name_of(each) in names}
        if operation.kind is Kind.JOIN:
            self._joined[thread] |= others
        elif operation.kind not in ALONE and (others or THREADS in names or self._has_more_to_join(thread)):
            raise TellsApartError

    def _has_more_to_join(self, thread: int) -> bool:
        """Whether it has joined some threads of a role, but not all of them."""
        joined = self._joined[thread]
        roles = {self._program.role(each) for each in joined}
        return bool(roles) and any(self._program.role(each) in roles for each in self._threads - joined - {thread})


def _renamed(value: Hashable, names: Mapping[int, Hashable]) -> Hashable:
    """The same with every thread's number exchanged for what the thread is."""
    if isinstance(value, ThreadRef):
        return ("thread", names.get(value, "over"))
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in value)
    if isinstance(value, frozenset):
        return frozenset(_renamed(each, names) for each in value)
    return value
