"""Where on the threads stage the newest step is to be seen: the thread that took it, and what it has changed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from sim.concurrency.events import AnyEvent, Deadlocked, Stepped, ThreadFailed
from sim.concurrency.world import World
from widgets.threads_stage import ThreadsStage


def spots(stage: ThreadsStage, world: World) -> list[QRect]:
    """The places, in the pixels of `stage`; none for what is not in sight, the step in the strip if nothing else is."""
    last = world.last
    middle = stage.middle
    parts: list[tuple[QWidget, QRect]] = [
        (part, part.rect()) for thread in _threads_of(last) for part in (stage.part_of(thread),) if part is not None
    ]
    for name in (*last.writes, *last.reads) if isinstance(last, Stepped) else ():
        parts += [(panel, panel.place_of(name)) for panel in (middle.shared, middle.locks)]
    found = list(_in_sight(stage, parts))
    newest = [(stage.strip.viewport(), stage.strip.place_of_newest())]
    return found or list(_in_sight(stage, newest))


def _threads_of(event: AnyEvent | None) -> tuple[int, ...]:
    match event:
        case Deadlocked():
            return event.cycle or tuple(event.waits)
        case Stepped() | ThreadFailed():
            return (event.thread,)
        case _:
            return ()


def _in_sight(stage: ThreadsStage, parts: list[tuple[QWidget, QRect]]) -> Iterator[QRect]:
    for part, place in parts:
        seen = place & part.rect()
        if part.isVisible() and not seen.isEmpty():
            yield QRect(part.mapTo(stage, seen.topLeft()), seen.size()) & QRect(QPoint(), stage.size())
