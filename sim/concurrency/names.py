"""Short names for threads: there is little room on the stage, and Python's own names are long."""

from __future__ import annotations

import re

from sim.concurrency.world import World

MAIN = 0
_NUMBERED = re.compile(r"Thread-(\d+)(?: \(.*\))?")


def short_name(world: World, thread: int) -> str:
    """T1 for "Thread-1 (task)", main for the main thread; a name that the program gave stays as it is."""
    known = world.threads.get(thread)
    name = known.name if known is not None else ""
    if thread == MAIN and name in ("", "MainThread"):
        return "main"
    numbered = _NUMBERED.fullmatch(name)
    return f"T{numbered[1]}" if numbered else name or f"T{thread}"


def workers(world: World) -> tuple[int, ...]:
    """The threads that the program started, in the order of their making: all but the main one."""
    return tuple(number for number in sorted(world.threads) if number != MAIN)
