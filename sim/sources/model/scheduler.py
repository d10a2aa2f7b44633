"""One clock for programs and network: exactly one thread runs at a time, and whatever happens next has its turn."""

from __future__ import annotations

import _thread
from collections.abc import Callable
from operator import attrgetter
from typing import Protocol

WAKE = 10e-6
"""Seconds that it takes a thread to go on after what it waited for has happened."""
FOREVER = float("inf")


class Halt(BaseException):  # noqa: N818 - nothing failed: the run is over, and every thread of it is to leave
    """The run is over."""


class Hangs(Exception):  # noqa: N818 - what it does, to be told in a sentence
    """A thread has run for so long in real time that it will hardly give way any more."""

    def __init__(self, task: Task) -> None:
        super().__init__(task.program)
        self.task = task


class Nature(Protocol):
    """What goes on by itself, without any program."""

    @property
    def deadline(self) -> float | None:
        """When something happens next (seconds); None if nothing ever does."""

    def advance(self, now: float) -> None:
        """Let everything happen that is due by `now`."""


class Clock(Protocol):
    """How time passes while nobody does anything."""

    @property
    def known_until(self) -> float:
        """Up to when nothing can come that `Nature.deadline` does not know of."""

    def reach(self, time: float) -> float:
        """Let time pass until then, or until something comes before; when it is then."""


class LeapingClock:
    """Simulated time: nothing comes unforeseen, so it leaps to whatever is next."""

    known_until = FOREVER

    def reach(self, time: float) -> float:
        """See `Clock`."""
        return time


class Task:
    """A thread of a program: ready to go on at a time, or waiting for a condition until a deadline at most."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.is_done = False
        self.baton = _thread.allocate_lock()
        self.baton.acquire()
        self.ready_at: float | None = None
        self.condition: Callable[[], bool] | None = None
        self.deadline = FOREVER
        self.has_come = False
        self.at_end: list[Callable[[], None]] = []

    @property
    def due(self) -> float:
        """When it goes on if nothing happens before."""
        return self.deadline if self.ready_at is None else self.ready_at


class Scheduler:
    """The clock: `now` in seconds. Everything but `run` and `halt` is called by the thread that has its turn.

    `limit` is the time after which nothing goes on; `patience` how long a thread may run without giving way, in real
    seconds; `is_wanted` is asked whether anybody still wants more.
    """

    def __init__(
        self,
        nature: Nature,
        limit: float,
        patience: float,
        is_wanted: Callable[[], bool],
        clock: Clock | None = None,
    ) -> None:
        self.now = 0.0
        self._clock = clock or LeapingClock()
        self.tasks: list[Task] = []
        self._nature = nature
        self._limit = limit
        self._patience = patience
        self._is_wanted = is_wanted
        self._current: Task | None = None
        self._returned = _thread.allocate_lock()
        self._returned.acquire()
        self._is_over = False
        self.is_stuck = False
        """Whether `run` ended because nothing will ever happen again."""

    @property
    def current(self) -> Task:
        """Whose turn it is."""
        assert self._current is not None
        return self._current

    # For the threads of programs

    def start(self, program: str, work: Callable[[], object], after: float = 0.0) -> Task:
        """Another thread of `program`, which begins `after` seconds from now."""
        task = Task(program)
        task.ready_at = self.now + after
        self.tasks.append(task)
        _thread.start_new_thread(self._live, (task, work))
        return task

    def spend(self, seconds: float) -> None:
        """Let time pass, with all that happens meanwhile."""
        self._check()
        until = self.now + seconds
        self._wake()
        if until <= self._clock.known_until and self._horizon() > until <= self._limit and self._is_wanted():
            self.now = self._clock.reach(until)
            return
        task = self.current
        task.ready_at = until
        self._give_way(task)

    def wait(self, condition: Callable[[], bool], seconds: float = FOREVER) -> bool:
        """Wait until `condition` holds, for so many seconds at most; whether it does."""
        self._check()
        if condition():
            return True
        task = self.current
        task.ready_at, task.condition, task.deadline = None, condition, self.now + seconds
        self._give_way(task)
        task.condition, task.deadline = None, FOREVER
        return task.has_come

    def abandon(self, program: str) -> None:
        """`program` has ended: its other threads, which can only be daemons, end where they are."""
        for task in self.tasks:
            if task.program == program and task is not self._current:
                task.is_done = True

    def _give_way(self, task: Task) -> None:
        self._returned.release()
        task.baton.acquire()
        self._check()

    def _check(self) -> None:
        if self._is_over:
            raise Halt

    def _live(self, task: Task, work: Callable[[], object]) -> None:
        task.baton.acquire()
        try:
            if not self._is_over:
                work()
        except Halt:
            pass
        finally:
            task.is_done = True
            if not self._is_over:
                for deed in task.at_end:
                    deed()
                self._returned.release()

    # For the run

    def run(self) -> bool:
        """Let everything happen until all threads are done (True), or nothing more can happen or may (False).

        Raises Hangs.
        """
        while waiting := [task for task in self.tasks if not task.is_done]:
            of_nature, first = self._next_of_nature(), min(waiting, key=attrgetter("due"))
            due = min(of_nature, first.due)
            self.is_stuck = due == FOREVER
            if due > self._limit or not self._is_wanted():
                return False
            self.now = max(self.now, self._clock.reach(due))
            if self._next_of_nature() <= self.now:
                self._nature.advance(self.now)
                self._wake()
            elif first.due <= self.now:
                self._turn(first)
        return True

    def halt(self) -> None:
        """Let every thread leave; those that do not are the process's to end."""
        self._is_over = True
        for task in self.tasks:
            if task.baton.locked():
                task.baton.release()

    def _turn(self, task: Task) -> None:
        task.has_come = task.ready_at is not None
        task.ready_at = None
        self._current = task
        task.baton.release()
        if not self._returned.acquire(timeout=self._patience):
            raise Hangs(task)
        self._wake()

    def _wake(self) -> None:
        """Whoever waits for something that has come true goes on."""
        for task in self.tasks:
            if task.is_done or task.ready_at is not None or task.condition is None:
                continue
            if task.condition():
                task.ready_at = self.now + WAKE

    def _next_of_nature(self) -> float:
        deadline = self._nature.deadline
        return FOREVER if deadline is None else deadline

    def _horizon(self) -> float:
        """When anything else happens than what the current thread does."""
        others = (task.due for task in self.tasks if task is not self._current and not task.is_done)
        return min(self._next_of_nature(), min(others, default=FOREVER))
