"""What lies in a queue: its items, read off the short text that is told of it."""

from __future__ import annotations

import ast

from sim.concurrency.world import World

QUEUE = "Queue"


def items_of(world: World, queue: str) -> list[object] | None:
    """The items in `queue` at this moment, in its own order; None if it is no queue, or its text cannot be read."""
    told = world.locks.get(queue)
    if told is None or not told.kind.endswith(QUEUE):
        return None
    try:
        items = ast.literal_eval(str(told.value))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return items if isinstance(items, list) and ... not in items else None


def taken(before: World, after: World, queue: str) -> object | None:
    """The one item that has come out of `queue` between two worlds; None if it was not one."""
    first, second = items_of(before, queue), items_of(after, queue)
    if first is None or second is None:
        return None
    rest = list(first)
    for item in second:
        if item in rest:
            rest.remove(item)
    return rest[0] if len(rest) == 1 else None
