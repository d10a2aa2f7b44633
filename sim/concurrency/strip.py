"""What the order of the steps shows: whose write has overwritten whose, because it was made of an old value."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sim.concurrency.bytecode import instructions_of
from sim.concurrency.events import Kind, Stepped
from sim.concurrency.world import Copy, World


class Overwrite(Struct, frozen=True):
    """A write that was made of an old value of `variable`: the writes of the threads `lost` are gone with it.

    `value` is what the thread had read, empty where nobody noted it; `place` the local that held it, if any.
    """

    variable: str
    lost: tuple[int, ...]
    value: str = ""
    place: str = ""


def overwrite(world: World, step: Stepped) -> Overwrite | None:
    """What `step`, the newest one of `world`, has overwritten; None if it was made of nothing old."""
    if step.kind is not Kind.WRITE or not step.writes:
        return None
    variable, before = step.writes[0], _steps_before(world, step)
    read = _last_read(before, step.thread, variable)
    if read is None:
        return None
    lost = tuple(dict.fromkeys(each.thread for each in before[read + 1 :] if _writes(each, variable, step.thread)))
    if not lost:
        return None
    copy = next((each for each in _copies(world, step) if each.variable == variable), None)
    if copy is not None:
        return Overwrite(variable, lost, copy.value, copy.place)
    return Overwrite(variable, lost) if before[read].line == step.line else None


def _steps_before(world: World, step: Stepped) -> Sequence[Stepped]:
    return [each for each in world.strip if each.time < step.time]


def _last_read(steps: Sequence[Stepped], thread: int, variable: str) -> int | None:
    """Where the thread read it last, unless it has written it since."""
    for place in range(len(steps) - 1, -1, -1):
        step = steps[place]
        if step.thread == thread and variable in step.writes:
            return None
        if step.thread == thread and step.kind is Kind.READ and variable in step.reads:
            return place
    return None


def _writes(step: Stepped, variable: str, other_than: int) -> bool:
    return variable in step.writes and step.thread != other_than


def _copies(world: World, step: Stepped) -> tuple[Copy, ...]:
    """The copies in local variables that the line of the step uses."""
    thread = world.threads.get(step.thread)
    if thread is None:
        return ()
    used = _used_locals(world, step)
    return tuple(copy for copy in thread.copies if copy.place in used)


def _used_locals(world: World, step: Stepped) -> set[str]:
    thread, text = world.threads[step.thread], world.run.text if world.run is not None else ""
    function = thread.instruction.function if thread.instruction is not None else thread.function
    return {
        each.argument
        for each in instructions_of(text, function, step.line)
        if each.line == step.line and each.name.startswith("LOAD_FAST")
    }
