"""What a thread of the program does when it comes to touch what others can reach: it stops first, and is remembered."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from sim.concurrency.interleaver import calls
from sim.concurrency.interleaver.controlled import Deed, Operation
from sim.concurrency.interleaver.show import short_text
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.tasks import Task, current
from sim.concurrency.interleaver.touches import Touch
from sim.concurrency.interleaver.visits import Visit

if TYPE_CHECKING:
    from sim.concurrency.interleaver.runtime import Runtime


def access(
    runtime: Runtime, task: Task, find: Callable[[], Touch | None], frame: FrameType, *, is_whole: bool = False
) -> None:
    """The thread is about to touch what `find` says, if anything, in this frame, which `is_whole` made for that."""
    look_into_refilled(runtime, task)
    touch = find()
    if touch is None:
        return
    is_in_one = task.atomic or not (task.fresh or runtime.granularity == "bytecode")
    if runtime.unjoined and is_in_one:
        task.add(touch.operation)
    elif runtime.unjoined:
        leave(runtime, task, frame)
        runtime.stop(task, touch.operation, describe=lambda: _operation(find()))
        touch = find() or touch
        if runtime.observer is not None and touch.given is not NOTHING:
            task.deed = Deed(short_text(touch.given))
        task.fresh = False
    _touched(runtime, task, touch)  # also where nobody could come between: it is remembered
    if touch.visited and runtime.unjoined and not task.atomic:
        is_long = touch.is_long and runtime.granularity != "line"
        task.visit = Visit(touch.visited, touch.operation, frame, is_long=is_long, is_whole=is_whole)
        runtime.visits.begin(task.number, task.visit)


def call(runtime: Runtime, callee: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call what the program has given to one of the stand-ins: an operation, if it is not of the program itself."""
    given, line = [*args, *kwargs.values()], runtime.line()

    def find() -> Touch | None:
        return calls.call(runtime.objects, callee, NOTHING, given, None, line)

    access(runtime, current(), find, sys._getframe(), is_whole=True)
    return callee(*args, **kwargs)


def look_into_refilled(runtime: Runtime, task: Task) -> None:
    """What it has just put into shared containers can be reached by others from now on."""
    while task.refilled:
        runtime.objects.refresh(task.refilled.pop())


def leave(runtime: Runtime, task: Task, frame: FrameType | None = None) -> None:
    """If it has come back from code that takes several steps, that is an operation as well."""
    while (visit := runtime.visits.ending(task.number, frame)) is not None:
        runtime.stop(task, visit.operation)
        task.visit = visit
        runtime.mark(task, visit.operation)
        runtime.visits.end(task.number)


def _touched(runtime: Runtime, task: Task, touch: Touch) -> None:
    objects = runtime.objects
    runtime.clock.touch(task, touch.operation.reads, touch.operation.writes)
    runtime.note(task, touch.seen())
    runtime.watch_for_visits(task, touch.operation)
    if touch.escapes is not None and not task.atomic:
        objects.not_followed = touch.escapes
    task.refilled += touch.refilled
    for value, path in touch.published:
        objects.publish(value, path)
    for name in touch.opaque:
        objects.symbols[name] = runtime.number_of(("happened", objects.symbols.get(name), objects.origin()))
    objects.dirty.update(touch.changed)


def _operation(touch: Touch | None) -> Operation | None:
    return None if touch is None else touch.operation
