"""The philosophers' table: who sits where, who has which fork, who waits for which. Read from the world alone.

Forks are the locks of a list called forks ("forks[0]"); the threads sit in the order of their making, each between the
fork of its own number and the next one.
"""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from sim.concurrency.events import State
from sim.concurrency.names import workers
from sim.concurrency.world import Thread, World

_FORK = re.compile(r"forks\[(\d+)\]")
LEAST = 2


class Hunger(Enum):
    """What a philosopher is doing."""

    THINKING = "thinking"
    """Has no fork and wants none just now."""
    HAS_ONE = "has one fork"
    WAITING = "waiting"
    EATING = "eating"
    """Has both forks."""
    DONE = "done"


class Seat(Struct, frozen=True):
    """A philosopher. `has` are the numbers of the forks in his hands, `wants` the one that he waits for, if any."""

    thread: int
    hunger: Hunger
    has: tuple[int, ...] = ()
    wants: int | None = None


class Table(Struct, frozen=True):
    """Seats in order, and how many forks lie between them; fork n is to the left of seat n."""

    seats: tuple[Seat, ...]
    forks: int


def table_of(world: World) -> Table | None:
    """The table; None for a program that has no forks."""
    owners = {number: lock.owner for name, lock in world.locks.items() if (number := fork_number(name)) is not None}
    sitting = workers(world)[: len(owners)]
    if len(owners) < LEAST or not sitting:
        return None
    seats = tuple(_seat(world.threads[thread], owners) for thread in sitting)
    return Table(seats, len(owners))


def fork_number(name: str) -> int | None:
    """The number of the fork that a lock is; None for any other lock."""
    found = _FORK.fullmatch(name)
    return int(found[1]) if found else None


def _seat(thread: Thread, owners: dict[int, int | None]) -> Seat:
    has = tuple(sorted(number for number, owner in owners.items() if owner == thread.number))
    wants = fork_number(thread.waits_for)
    return Seat(thread.number, _hunger(thread, len(has), wants), has, wants)


def _hunger(thread: Thread, has: int, wants: int | None) -> Hunger:
    if thread.state is State.DONE:
        return Hunger.DONE
    if wants is not None or thread.state in (State.BLOCKED, State.WAITING):
        return Hunger.WAITING
    return (Hunger.THINKING, Hunger.HAS_ONE, Hunger.EATING)[min(has, 2)]
