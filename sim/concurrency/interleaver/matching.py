"""Every state once instead of every class of schedules once: for programs with many threads.

Ten threads behind one lock have 10! classes, but few states. What a thread will do is decided by its role and by what
it has observed (its *history*), so a state is: the shared objects, for each thread that still lives its role and its
history, and of those that have ended what they leave. If a state comes up again, whatever can follow has been, or will
be, explored from where it came up first. As nothing is left out at a state, no outcome is lost.

What is left out loses nothing either:
- *Sleep.* As in `dpor`, a thread sleeps behind a step that is independent of its own, if that was tried before. The
  state remembers who slept when it came up. If it comes up again and one of those is awake, that one is tried then
  (Godefroid, "Partial-order methods for the verification of concurrent systems", 1996, section 5.2).
- *Steps that concern nobody else.* The beginning and the end of a thread, and the start of another one, touch only the
  thread object. Others only wait for the end, which is not possible before it. So such a step changes nothing for
  anybody who could step at the same time; it is done at once. They cannot go on for ever, as each is done once in the
  life of a thread. A start does concern whoever could look for the thread, or start it, before: a program in which
  somebody joins a thread that another one may still have to start is explored once more without this.
- *Symmetry.* Threads of the same role with equal histories are in the same local state. Exchanging their numbers turns
  a state into one with the same futures, and so one of them stands for all. Numbers of threads within objects (the
  owner of a lock) are exchanged with them. This needs that nobody tells such threads apart: whoever joins one of them
  does nothing else before it has joined them all, and nobody asks which threads there are. That is watched in every
  run, and somebody who is stuck joining one of them must have been seen to get on from there in another run, or it is
  not known what follows. A program for which it does not hold is explored once more without these two.
- *Knowing oneself.* A thread that asks who it is (`current_thread`, `get_ident`) learns what its like cannot. Up to
  then it could be exchanged with them, so if any of them comes to ask, the one that is explored does. Then all is
  explored once more with a role of its own for each thread of that role. Numbers are given by the order of the
  starts; that is one order only as long as the script itself starts all threads. If it does not, and somebody asks, or
  if a thread is started twice, starts are steps like others: the two are done without.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set

from sim.concurrency.interleaver.controlled import (
    THREADS,
    Controlled,
    Kind,
    Operation,
    ThreadRef,
    is_end_of_program,
    name_of,
)
from sim.concurrency.interleaver.happens_before import both, depend
from sim.concurrency.interleaver.runs import TAIL, Run, Where, busiest, step_again

LONGEST = 5_000
ALONE = (Kind.BEGIN, Kind.END, Kind.START)


class TellsApartError(Exception):
    """The program tells threads apart that seemed interchangeable."""


class KnowsItselfError(Exception):
    """A thread knows which one of its role it is. arg: the role"""


Local = tuple[Hashable, Hashable]
"""What decides what a thread will do: its role and its history."""
Sleep = Mapping[Local, Operation]
"""Local states whose next step need not be tried, and what that step would do."""


Joining = tuple[int, Local]
"""A thread that joins others, and its local state then."""


class Place:
    """A state (`key`) on the way that is being explored, who is still to step there, and what was tried already."""

    def __init__(self, key: Hashable, sleep: Sleep, choices: list[int]) -> None:
        self.key, self.left = key, choices
        self.chosen = -1
        self._behind: dict[Local, Operation] = dict(sleep)

    def sleep_behind(self, local: Local, pending: Operation, done: Operation) -> Sleep:
        """Who sleeps behind a step that a thread in the state `local` did; from now on it is tried."""
        asleep = {each: step for each, step in self._behind.items() if not depend(step, done)}
        self._behind[local] = both(pending, done)
        return asleep


class Matching:
    """Explores `program`; every run it yields ends in another state."""

    def __init__(self, program: Controlled, *, can_reduce: bool = True, longest: int = LONGEST) -> None:
        self._program, self._reduces, self._longest = program, can_reduce, longest
        self.runs = self.steps = 0
        self.cut_in: Where | None = None
        self._known_apart: set[Hashable] = set()
        self._begin()

    def _begin(self) -> None:
        self._known: dict[Hashable, frozenset[Local]] = {}
        self._places: list[Place] = []
        self._sleep: Sleep = {}
        self._operations: list[Operation] = []
        self._joined: dict[int, set[int]] = defaultdict(set)
        self._threads: set[int] = set()
        self._makers: dict[int, int] = {}
        self._passed: set[Joining] = set()
        self._stuck: set[Joining] = set()

    def explore(self) -> Iterator[Run | None]:
        """Runs to every final state; None for one that came to a state that is known."""
        while True:
            try:
                yield from self._explore()
                return
            except KnowsItselfError as error:
                self._known_apart.add(error.args[0])
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
                break
        if self._stuck - self._passed:
            raise TellsApartError

    def _one(self) -> Run | None:
        """A run through the places and on from there; None if it came to a known state, or became too long."""
        program = self._program
        program.restart()
        del self._operations[max(0, len(self._places) - 1) :]
        self._joined, self._threads, self._sleep = defaultdict(set), set(program.pending()), {}
        self._makers = {}
        for place, operation in zip(self._places[:-1], self._operations, strict=True):
            local = self._local(place.chosen)
            self._see(place.chosen, local, step_again(program, place.chosen, operation))
        self.steps += len(self._places[:-1])
        if self._places:
            self._step(self._places[-1])
        while True:
            key = self._state()
            enabled = program.enabled()
            if not enabled:
                return self._ended(key)
            choices = self._choices(key, enabled)
            if not choices:
                return None
            if len(self._places) >= self._longest:
                steps = [*zip((place.chosen for place in self._places), self._operations, strict=True)]
                self.cut_in = busiest(steps[-TAIL:])
                return None
            self._sleep = {each: step for each, step in self._sleep.items() if each in self._known[key]}
            self._places.append(Place(key, self._sleep, choices))
            self._step(self._places[-1])

    def _step(self, place: Place) -> None:
        place.chosen = place.left.pop(0)
        local, pending = self._local(place.chosen), self._program.pending()[place.chosen]
        operation = self._program.step(place.chosen)
        self._sleep = place.sleep_behind(local, pending, operation)
        self._operations.append(operation)
        self.steps += 1
        self._see(place.chosen, local, operation)

    def _see(self, thread: int, local: Local, operation: Operation) -> None:
        started = self._program.pending().keys() - self._threads
        self._threads |= started
        self._makers |= dict.fromkeys(started, thread)
        if self._reduces:
            self._watch(thread, operation)
            self._watch_start(operation, started)
            self._watch_role(thread, local)
            if operation.kind is Kind.JOIN:
                self._passed.add((thread, local))

    # States

    def _state(self) -> Hashable:
        """Equal for states with the same futures, up to an exchange of interchangeable threads."""
        program = self._program
        waiting = program.pending()
        threads = {thread: self._local(thread) for thread in waiting}
        if not self._reduces:
            return program.shared(), frozenset(threads.values()), self._over()
        return _renamed(program.shared(), threads), frozenset(Counter(threads.values()).items()), self._over()

    def _over(self) -> Hashable:
        """What is left of threads that have ended: what went wrong in them, and what the script alone has assigned."""
        waiting, program = self._program.pending(), self._program
        wrongs = {thread: program.history(thread) for thread in self._threads if thread not in waiting}
        if not self._reduces:
            return frozenset(wrongs.items())
        return frozenset(Counter((self._role(thread), wrong) for thread, wrong in wrongs.items() if wrong).items())

    def _local(self, thread: int) -> Local:
        local = self._role(thread), self._program.history(thread)
        return local if self._reduces else (thread, local)

    def _role(self, thread: int) -> Hashable:
        """What it was started with, and which one it is if any of its like asks for that."""
        role = self._program.role(thread)
        return (role, thread) if role in self._known_apart else role

    def _choices(self, key: Hashable, enabled: Sequence[int]) -> list[int]:
        """Who must be tried in this state; nobody if all that follows is known."""
        alike: dict[Local, int] = {}
        for thread in self._candidates(enabled):
            alike.setdefault(self._local(thread), thread)
        asleep = frozenset(self._sleep)
        before = self._known.get(key)
        self._known[key] = asleep if before is None else before & asleep
        wanted = alike.keys() - asleep if before is None else (alike.keys() & before) - asleep
        return [thread for local, thread in alike.items() if local in wanted]

    def _candidates(self, enabled: Sequence[int]) -> list[int]:
        """One whose step concerns nobody else; or all of them, the last one to step first."""
        pending = self._program.pending()
        alone = [thread for thread in enabled if _is_alone(pending[thread])]
        if alone and self._reduces:
            return alone[:1]
        last = self._places[-1].chosen if self._places else -1
        return sorted(enabled, key=lambda thread: (thread != last, thread))

    def _ended(self, key: Hashable) -> Run | None:
        """The run that is at its end, if it ended in a new state."""
        if key in self._known:
            return None
        self._known[key] = frozenset()
        if self._reduces:
            self._note_who_is_stuck()
        return Run(tuple(place.chosen for place in self._places), tuple(self._operations), self._program.ending())

    # Whether anybody tells threads apart

    def _watch(self, thread: int, operation: Operation) -> None:
        """Raises TellsApartError if threads are told apart by this step, or if it asks which threads there are."""
        others = self._named_in(operation) - {thread}
        if operation.kind is Kind.JOIN:
            self._watch_join(thread, operation)
            self._joined[thread] |= others
        elif operation.kind not in ALONE and (others or THREADS in operation.reads | operation.writes):
            raise TellsApartError
        following = self._program.pending().get(thread)
        goes_on_joining = following is not None and following.kind is Kind.JOIN
        if not goes_on_joining and self._has_more_to_join(self._joined[thread]):
            raise TellsApartError

    def _watch_join(self, thread: int, operation: Operation) -> None:
        """Raises TellsApartError if somebody whom the thread joins, or waits for, could still have to be started."""
        others = self._named_in(operation) - {thread}
        if not is_end_of_program(thread, operation) and not all(self._is_certain_of(thread, one) for one in others):
            raise TellsApartError

    def _is_certain_of(self, thread: int, other: int) -> bool:
        """Whether `other` has been started before anything that `thread` does, or by itself."""
        if other not in self._makers or self._makers[other] == thread:
            return True
        return self._makers[other] == self._makers.get(thread) and other < thread

    def _watch_start(self, operation: Operation, started: Set[int]) -> None:
        """Raises TellsApartError if it matters which start comes first."""
        if operation.kind is Kind.START and not started:
            raise TellsApartError
        if self._known_apart and any(self._makers.values()):
            raise TellsApartError

    def _watch_role(self, thread: int, local: Local) -> None:
        """Raises KnowsItselfError if the thread has learned which one it is."""
        role, _ = local
        if self._role(thread) != role:
            raise KnowsItselfError(role)

    def _note_who_is_stuck(self) -> None:
        """Who joins one of several like threads, for ever, would perhaps have got on if it had joined another."""
        for thread, operation in self._program.pending().items():
            if operation.kind is Kind.JOIN:
                self._watch_join(thread, operation)
                joined = self._joined[thread] | self._named_in(operation) - {thread}
                if self._has_more_to_join(joined):
                    self._stuck.add((thread, self._local(thread)))

    def _named_in(self, operation: Operation) -> set[int]:
        names = operation.reads | operation.writes
        return {each for each in self._threads if name_of(each) in names}

    def _has_more_to_join(self, joined: set[int]) -> bool:
        """Whether these are some threads of a role, but not all of them."""
        roles = {self._role(each) for each in joined}
        return bool(roles) and any(self._role(each) in roles for each in self._threads - joined)


def _is_alone(operation: Operation) -> bool:
    """Whether it touches nothing but the thread itself: the end of the program also ends daemons."""
    touched = operation.reads | operation.writes
    return operation.kind in ALONE and all(name == THREADS or name.startswith("thread ") for name in touched)


def _renamed(value: Hashable, names: Mapping[int, Hashable]) -> Hashable:
    """The same with every thread's number exchanged for what the thread is."""
    if isinstance(value, ThreadRef):
        return ("thread", names.get(value, "over"))
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in value)
    if isinstance(value, frozenset):
        return frozenset(_renamed(each, names) for each in value)
    return value
