"""Schedules in files: kept for later, and replayed strictly or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.parser import UsageError, unreadable
from app.voice import complain, said
from sim.concurrency.events import AnyEvent, Deadlocked, Problem, Repeated, RunEnded, Stepped, ThreadFailed
from sim.concurrency.interleaver.schedule import Schedule, code_of, this_python, why_not
from sim.concurrency.narrator import narrate
from sim.concurrency.world import World
from sim.line_faults import why_broken
from sim.sources.interleaving import Interleaving, Replay
from sim.timeline import Timeline
from sim.words import QT_TRANSLATE_NOOP

DONE, BAD, REFUSED = 0, 1, 2
NO_SCHEDULE = QT_TRANSLATE_NOOP("commands", "The file {file} holds no schedule: {reason}.")
TOLD = (Stepped, ThreadFailed, Deadlocked, Problem, Repeated, RunEnded)


def keep(file: Path, text: str, granularity: str, steps: tuple[int, ...], *, is_endless: bool = False) -> None:
    """Write a schedule of this program. Raises OSError."""
    schedule = Schedule(code_of(text), this_python(), granularity, steps, is_endless)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(schedule)) + b"\n")


def replay(file: Path, text: str, name: str) -> int:
    """Print the run that the schedule in `file` makes, a sentence a step. 2 and one line if it is for something else.

    Raises UsageError if there is none in the file.
    """
    try:
        schedule = msgspec.json.decode(file.read_bytes(), type=Schedule)
    except OSError as error:
        raise unreadable(file, error) from error
    except ValueError as error:
        raise UsageError(NO_SCHEDULE, file=str(file), reason=why_broken(error)) from error
    reason = why_not(schedule, text, this_python())
    if reason is not None:
        complain(reason)
        return REFUSED
    to_the_end = not schedule.is_endless
    code = _play(
        Replay(
            text,
            name,
            schedule.granularity,
            schedule=schedule.steps,
            to_the_end=to_the_end,
            is_endless=schedule.is_endless,
        )
    )
    if schedule.is_endless and code == DONE:
        return BAD
    return code


def _play(request: Replay) -> int:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    child = Interleaving()
    try:
        for event in child.ask(request):
            timeline.add(event)
    finally:
        child.close()
    for event in timeline.events:
        if isinstance(event, TOLD):
            print(f"{event.time:5.0f}  {said(narrate(event, timeline.world_at(event.time)))}")
    world = timeline.world_after(len(timeline))
    failed = any(thread.failure for thread in world.threads.values())
    return BAD if world.deadlock is not None or failed or len(world.problems) else DONE
