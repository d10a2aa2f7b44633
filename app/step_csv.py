"""The table of steps: a row for each event among threads, with what the step touched."""

from __future__ import annotations

from app.event_csv import Row
from sim.concurrency.events import AnyEvent, Stepped
from sim.concurrency.names import readable, short_name
from sim.concurrency.world import World

COLUMNS = ("step", "event", "thread", "line", "kind", "operation", "reads", "writes", "sentence")
"""The names of the columns; step 0 is the beginning, at which nothing has been done yet."""


def row_of(event: AnyEvent, world: World) -> Row:
    """What the table says of an event, but for the sentence."""
    row: Row = {"step": int(event.time), "event": type(event).__name__}
    thread = getattr(event, "thread", None)
    if thread is not None:
        row |= {"thread": short_name(world, thread), "line": getattr(event, "line", 0) or ""}
    if isinstance(event, Stepped):
        reads, writes = (readable(world, ", ".join(names)) for names in (event.reads, event.writes))
        row |= {"kind": event.kind.value, "operation": readable(world, event.text), "reads": reads, "writes": writes}
    return row
