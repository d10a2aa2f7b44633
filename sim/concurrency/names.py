"""Short names for threads: there is little room on the stage, and Python's own names are long."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sim.concurrency.world import World

MAIN = 0
LAST_KEY = 9
LOCK_OF = "lock of "
"""How the name begins of the lock that a condition has by itself."""
_MENTIONED = re.compile(r"\bthread (\d+)\b")
_NUMBERED = re.compile(r"Thread-(\d+)(?: \(.*\))?")


def short_name(world: World, thread: int) -> str:
    """T1 for "Thread-1 (task)", main for the main thread; a name that the program gave stays as it is."""
    known = world.threads.get(thread)
    return shortened(known.name if known is not None else "", thread)


def shortened(name: str, thread: int) -> str:
    """The same for the thread of that number that Python calls so."""
    if thread == MAIN and name in ("", "MainThread"):
        return "main"
    numbered = _NUMBERED.fullmatch(name)
    return f"T{numbered[1]}" if numbered else name or f"T{thread}"


def key_of(world: World, thread: int) -> str:
    """The digit that gives the thread its turn, where its short name does not say it; empty beyond 9."""
    return "" if thread > LAST_KEY or short_name(world, thread) == f"T{thread}" else str(thread)


def readable(world: World, text: str) -> str:
    """The text of a step with the short names of threads in place of their numbers: "start T1"."""
    return _MENTIONED.sub(lambda found: short_name(world, int(found[1])), text)


def mentioned(names: Iterable[str]) -> tuple[int, ...]:
    """The threads among the objects that a step touched."""
    return tuple(int(found[1]) for name in names if (found := _MENTIONED.fullmatch(name)))


def workers(world: World) -> tuple[int, ...]:
    """The threads that the program started, in the order of their making: all but the main one."""
    return tuple(number for number in sorted(world.threads) if number != MAIN)
