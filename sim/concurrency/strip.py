"""What the order of the steps shows: whose write has overwritten whose, because it was made of an old value."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sim.concurrency.bytecode import Instruction, instructions_of
from sim.concurrency.events import Kind, Stepped
from sim.concurrency.world import World


class Overwrite(Struct, frozen=True):
    """A write that was made of an old value of `variable`: the writes of the threads `lost` are gone with it.

    `place` is the local that held the old value and `value` that value; both are empty where no local held it.
    """

    variable: str
    lost: tuple[int, ...]
    place: str = ""
    value: str = ""


def overwrite(world: World, step: Stepped) -> Overwrite | None:
    """What `step`, the newest one of `world`, has overwritten; None if it was made of nothing old."""
    if step.kind is not Kind.WRITE or not step.writes:
        return None
    variable, before = step.writes[0], [each for each in world.strip if each.time < step.time]
    read = _last_read(before, step.thread, variable)
    if read is None:
        return None
    lost = tuple(dict.fromkeys(each.thread for each in before[read + 1 :] if _writes(each, variable, step.thread)))
    if not lost:
        return None
    if before[read].line == step.line:
        return Overwrite(variable, lost)
    return _through_locals(world, before[read], step, lost)


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


def _through_locals(world: World, read: Stepped, write: Stepped, lost: tuple[int, ...]) -> Overwrite | None:
    """The overwrite, if locals have brought what was read on one line to the other one."""
    code = _code(world, write)
    first = _stored(code, {read.line})
    carried = _carried(code, first)
    if not carried & _loaded(code, write.line):
        return None
    place = min(first)
    return Overwrite(write.writes[0], lost, place, world.threads[write.thread].locals.get(place, ""))


def _code(world: World, step: Stepped) -> tuple[Instruction, ...]:
    """The function in which the step was taken."""
    thread, text = world.threads.get(step.thread), world.run.text if world.run is not None else ""
    if thread is None:
        return ()
    function = thread.instruction.function if thread.instruction is not None else thread.function
    return instructions_of(text, function, step.line)


def _carried(code: tuple[Instruction, ...], places: set[str]) -> set[str]:
    """The locals that hold what these hold, or anything that was made of it."""
    while True:
        lines = {each.line for each in code if _is(each, "LOAD_FAST") and each.argument in places}
        more = places | _stored(code, lines)
        if more == places:
            return places
        places = more


def _stored(code: tuple[Instruction, ...], lines: set[int]) -> set[str]:
    return {each.argument for each in code if each.line in lines and _is(each, "STORE_FAST")}


def _loaded(code: tuple[Instruction, ...], line: int) -> set[str]:
    return {each.argument for each in code if each.line == line and _is(each, "LOAD_FAST")}


def _is(instruction: Instruction, kind: str) -> bool:
    return instruction.name.startswith(kind)
