"""What the newest events of a run are about: which threads, and which of the objects that they share."""

from __future__ import annotations

from collections.abc import Iterable

from sim.concurrency.events import AnyEvent, Deadlocked, Stepped, ThreadFailed


def threads_in(news: Iterable[AnyEvent]) -> set[int]:
    """The threads that took a step, failed, or can never go on."""
    return {thread for event in news for thread in _threads_of(event)}


def _threads_of(event: AnyEvent) -> tuple[int, ...]:
    match event:
        case Deadlocked():
            return event.cycle or tuple(event.waits)
        case Stepped() | ThreadFailed():
            return (event.thread,)
        case _:
            return ()


def names_in(news: Iterable[AnyEvent]) -> set[str]:
    """The names of what was read or written."""
    steps = [event for event in news if isinstance(event, Stepped)]
    return {name for step in steps for name in (*step.reads, *step.writes)}
