"""A few schedules of very different kinds, for programs with too many to run them all."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from sim.concurrency.interleaver.controlled import Controlled, Operation
from sim.concurrency.interleaver.loops import Loop, Return
from sim.concurrency.interleaver.runs import Run

Choice = Callable[[Sequence[int]], int]
"""Who of those that can step does."""
BY_CHANCE = 200
MANY_STEPS = 100_000
"""So many are made in runs of one kind; short programs do not come near it."""
MOST_TOGETHER = 64
LOOPS_BY_CHANCE = 10


def samples(program: Controlled, longest: int) -> Iterator[Run]:
    """The first few threads in step and the others one after the other, for every number of them; then by chance.

    Runs that become longer than `longest` steps are left out. The same every time.
    """
    dice = random.Random(1)  # noqa: S311 - the same in every exploration
    in_step = _several(program, map(_in_step, range(1, MOST_TOGETHER + 1)), longest)
    for together, run in enumerate(in_step, 1):
        if run is not None:
            yield run
            if together >= max(run.schedule, default=0):
                break
    yield from filter(None, _several(program, [dice.choice] * BY_CHANCE, longest))


def _several(program: Controlled, ways: Iterable[Choice], longest: int) -> Iterator[Run | None]:
    """A run in each of these ways, until they have taken many steps."""
    steps = 0
    for choose in ways:
        run = driven(program, choose, longest)
        steps += longest if run is None else len(run.schedule)
        yield run
        if steps > MANY_STEPS:
            return


def loop_in(program: Controlled, longest: int) -> Loop:
    """A schedule that comes back to where it has been: the same shared state, and everybody stands at the same place.

    Every thread that lives has stepped in between, so nobody is stuck, and yet they may go on so for ever. Empty if
    none was met in a few runs.
    """
    dice = random.Random(2)  # noqa: S311 - the same in every exploration
    by_chance: list[Choice] = [dice.choice] * LOOPS_BY_CHANCE
    tries = (_loop(program, choose, longest) for choose in (_in_step(MOST_TOGETHER), *by_chance))
    return next((loop for loop in tries if loop.schedule), Loop())


def _loop(program: Controlled, choose: Choice, longest: int) -> Loop:
    program.restart()
    way, steps = Return(program), 0
    while (enabled := program.enabled()) and steps < longest:
        if (loop := way.loop()) is not None:
            return loop
        thread = choose(enabled)
        way.stepped(thread, program.step(thread))
        steps += 1
    return Loop()


def _in_step(together: int) -> Choice:
    """Threads 1 to `together` take turns, all others come one after the other."""
    turn = 0

    def choose(enabled: Sequence[int]) -> int:
        nonlocal turn
        group = [thread for thread in enabled if 0 < thread <= together]
        if 0 in enabled or not group:
            return enabled[0]
        turn = next((thread for thread in group if thread > turn), group[0])
        return turn

    return choose


def driven(program: Controlled, choose: Choice, longest: int) -> Run | None:
    """A run in which `choose` says who steps; None if it became too long."""
    program.restart()
    done: list[int] = []
    operations: list[Operation] = []
    while enabled := program.enabled():
        if len(done) >= longest:
            return None
        thread = choose(enabled)
        operations.append(program.step(thread))
        done.append(thread)
    return Run(tuple(done), tuple(operations), program.ending())
