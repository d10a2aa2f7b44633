"""Runs of threads for tests, written like acts of a play: who does what next. Every act takes one step."""

from __future__ import annotations

from typing import Self

from sim.concurrency import events as e
from sim.concurrency.bytecode import instructions_of
from sim.concurrency.events import AnyEvent, Kind, State
from sim.concurrency.world import World
from sim.timeline import Timeline

RACE = """\
from threading import Thread

n = 10


def task():
    global n
    temp = n
    n = temp - 1


threads = [Thread(target=task) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
"""
EATERS = """\
from threading import Lock, Thread

noodles = Lock()
fork = Lock()


def eat1(name):
    noodles.acquire()
    fork.acquire()
    print(name, 'eats')


def eat2(name):
    fork.acquire()
    noodles.acquire()
    print(name, 'eats')
"""
PHILOSOPHERS = """\
from threading import Lock, Thread

N = 5
forks = [Lock() for _ in range(N)]


def philosopher(i):
    left, right = forks[i], forks[(i + 1) % N]
    left.acquire()
    right.acquire()
    print(i, 'eats')
    right.release()
    left.release()
"""


class Acts:
    """A timeline that fills act by act."""

    def __init__(self, text: str) -> None:
        self.timeline: Timeline[AnyEvent, World] = Timeline(World())
        self.text = text
        self.step = 0
        self.happens(e.RunStarted(0.0, "program.py", text, "bytecode", "3.11"))
        self.happens(e.ThreadMade(0.0, 0, "MainThread", "<module>"))

    @property
    def world(self) -> World:
        """The world after the last act."""
        return self.timeline.world_after(len(self.timeline))

    @property
    def time(self) -> float:
        """The number of the last step."""
        return float(self.step)

    def happens(self, event: AnyEvent) -> Self:
        """Any event."""
        self.timeline.add(event)
        return self

    def makes(self, thread: int, function: str, name: str = "") -> Self:
        """The main thread starts one."""
        self.happens(e.ThreadMade(self.time, thread, name or f"Thread-{thread} ({function})", function, 0))
        return self.is_in(thread, State.READY)

    def is_in(self, thread: int, state: State, waits_for: str = "", held_by: tuple[int, ...] = ()) -> Self:
        """A thread is in a state from now on."""
        return self.happens(e.StateChanged(self.time, thread, state, waits_for, held_by))

    def wants(self, thread: int, wish: str) -> Self:
        """A thread is ready, and that is its next operation."""
        return self.happens(e.StateChanged(self.time, thread, State.READY, wants=wish))

    def steps(self, thread: int, kind: Kind, text: str, line: int, touched: str = "") -> Self:
        """A thread does a visible operation; the one before it is ready again."""
        self.step += 1
        running = self.world.running
        names = (touched,) if touched else ()
        reads, writes = (names, ()) if kind is Kind.READ else ((), names)
        self.happens(e.Stepped(self.time, thread, kind, text, line, reads, writes))
        if running not in (None, thread) and self.world.threads[running or 0].state is State.RUNNING:
            self.is_in(running or 0, State.READY)
        return self.is_in(thread, State.RUNNING)

    def reaches(self, thread: int, function: str, line: int, name: str) -> Self:
        """A thread is about to execute the first instruction of that name on that line."""
        found = [each for each in instructions_of(self.text, function, line) if (each.line, each.name) == (line, name)]
        at, argument = found[0].offset, found[0].argument
        return self.happens(e.InstructionReached(self.time + 0.5, thread, function, line, at, name, argument))

    def has(self, thread: int, **values: str) -> Self:
        """The locals of a thread."""
        return self.happens(e.LocalsChanged(self.time + 0.5, thread, values))

    def becomes(self, name: str, value: str, writer: int | None = None) -> Self:
        """A shared variable gets a value."""
        return self.happens(e.VariableChanged(self.time, name, value, writer))

    def locks(self, name: str, owner: int | None = None, queue: tuple[int, ...] = (), kind: str = "Lock") -> Self:
        """A lock is like this now."""
        return self.happens(e.LockChanged(self.time, name, kind, owner, int(owner is not None), queue))


def race(acts: int = 6) -> Acts:
    """Two threads take one from n = 10, and one of them gets lost; so many of their six steps."""
    play = Acts(RACE).becomes("n", "10")
    play.steps(0, Kind.START, "start T1", 13).makes(1, "task").steps(0, Kind.START, "start T2", 13).makes(2, "task")
    order = [(1, "read"), (2, "read"), (2, "write"), (2, "end"), (1, "write"), (1, "end")]
    for thread, what in order[:acts]:
        _race_step(play, thread, what)
    return play


def _race_step(play: Acts, thread: int, what: str) -> None:
    if what == "read":
        play.steps(thread, Kind.READ, "read n", 8, "n").reaches(thread, "task", 8, "STORE_FAST")
        play.has(thread, temp="10").reaches(thread, "task", 9, "STORE_GLOBAL")
    elif what == "write":
        play.steps(thread, Kind.WRITE, "n = 9", 9, "n").becomes("n", "9", thread)
    else:
        play.steps(thread, Kind.END, "end", 9).is_in(thread, State.DONE)


def deadlock() -> Acts:
    """Ann has the noodles and wants the fork, Bo has the fork and wants the noodles."""
    play = Acts(EATERS).locks("noodles").locks("fork")
    play.steps(0, Kind.START, "start Ann", 0).makes(1, "eat1", "Ann")
    play.steps(0, Kind.START, "start Bo", 0).makes(2, "eat2", "Bo")
    play.steps(1, Kind.ACQUIRE, "acquire noodles", 8, "noodles").locks("noodles", 1)
    play.steps(2, Kind.ACQUIRE, "acquire fork", 14, "fork").locks("fork", 2)
    play.is_in(1, State.BLOCKED, "fork", (2,)).locks("fork", 2, (1,))
    play.is_in(2, State.BLOCKED, "noodles", (1,)).locks("noodles", 1, (2,))
    return play.happens(e.Deadlocked(play.time + 1, {1: "fork", 2: "noodles"}, (1, 2)))


def philosophers(count: int = 5, stuck: bool = True) -> Acts:
    """Each has the left fork and wants the right one; or the first of them eats and the second waits."""
    play = Acts(PHILOSOPHERS.replace("N = 5", f"N = {count}"))
    for fork in range(count):
        play.locks(f"forks[{fork}]")
    for seat in range(count):
        play.steps(0, Kind.START, f"start P{seat}", 0).makes(seat + 1, "philosopher", f"P{seat}")
    for seat in range(count if stuck else 1):
        play.steps(seat + 1, Kind.ACQUIRE, f"acquire forks[{seat}]", 9, f"forks[{seat}]")
        play.locks(f"forks[{seat}]", seat + 1)
    if not stuck:
        play.steps(1, Kind.ACQUIRE, "acquire forks[1]", 10, "forks[1]").locks("forks[1]", 1, (2,))
        return play.is_in(2, State.BLOCKED, "forks[1]", (1,))
    for seat in range(count):
        wanted, holder = (seat + 1) % count, (seat + 1) % count + 1
        play.is_in(seat + 1, State.BLOCKED, f"forks[{wanted}]", (holder,)).locks(
            f"forks[{wanted}]", holder, (seat + 1,)
        )
    waits = {seat + 1: f"forks[{(seat + 1) % count}]" for seat in range(count)}
    return play.happens(e.Deadlocked(play.time + 1, waits, tuple(range(1, count + 1))))
