"""What went wrong in a run: the programs that broke off, and what its source told of, which may follow from that."""

from __future__ import annotations

from collections.abc import Iterator

from sim.network.narrator import narrate
from sim.network.programs import Program
from sim.network.world import World
from sim.words import Sentence


def troubles_in(world: World) -> Iterator[Sentence]:
    """A sentence on each; `world` is the one at the end of the run."""
    for program in world.programs.values():
        yield from _of_program(program, world)
    yield from (problem.sentence for problem in world.problems)


def _of_program(program: Program, world: World) -> Iterator[Sentence]:
    if program.failure is not None:
        yield narrate(program.failure, world)
    elif program.end is not None and program.end.code and not program.end.stopped:
        yield narrate(program.end, world)
