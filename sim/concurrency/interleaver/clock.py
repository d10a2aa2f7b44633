"""Time in a program under control: it passes for a thread that sleeps, and for whoever then waits for that thread.

Each thread has its own time, the least that can have passed given what it has seen: two that sleep for a second each
have slept the same second, and a lock hands on the time of whoever gave it back. So looking at the clock is nothing
that another thread could notice, and a sleep orders nothing: other threads may take any time for anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.concurrency.interleaver.tasks import Task
MANY_LOOKS = 100
A_WHILE = 0.01
"""Seconds; others may take any time for anything, so it is no less true than that none passes."""


class Clock:
    """The virtual time of one run, in seconds since its beginning."""

    def __init__(self) -> None:
        self.has_moved = False
        self._now: dict[int, float] = {}
        self.stamps: dict[str, float] = {}
        """The time at which each object was last written."""

    def now(self, task: Task) -> float:
        """The time of this thread."""
        return self._now.get(task.number, 0.0)

    def look(self, task: Task) -> float:
        """The time that this thread is told. Who looks again and again, until it is late enough, sees it pass."""
        task.looks += 1
        if task.looks > MANY_LOOKS:
            self.pass_by(task, A_WHILE * (task.looks - MANY_LOOKS))
        return self.now(task)

    def pass_by(self, task: Task, seconds: float) -> None:
        """So much time passes for this thread."""
        self.has_moved = True
        self._now[task.number] = self.now(task) + max(0.0, float(seconds))

    def touch(self, task: Task, reads: Iterable[str], writes: Iterable[str]) -> None:
        """Whatever this thread touches now was written before; what it writes, it writes now."""
        if not self.has_moved:
            return
        now = max((self.stamps.get(name, 0.0) for name in (*reads, *writes)), default=0.0)
        self._now[task.number] = now = max(now, self.now(task))
        for name in writes:
            self.stamps[name] = now

    def begin(self, task: Task, maker: Task) -> None:
        """A thread begins when it is started."""
        if self.has_moved:
            self._now[task.number] = self.now(maker)
