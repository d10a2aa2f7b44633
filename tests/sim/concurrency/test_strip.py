from __future__ import annotations

from sim.concurrency.events import Kind
from sim.concurrency.strip import Overwrite, overwrite
from tests.sim.concurrency.acts import Acts, race

IN_PLACE = "n = 10\n\n\ndef task():\n    global n\n    n -= 1\n    print(n)\n    n = 5\n"


def test_a_write_made_of_an_old_local_overwrites_what_came_between() -> None:
    world = race(5).world
    assert overwrite(world, world.strip[-1]) == Overwrite("n", (2,), "temp", "10")


def test_the_first_write_overwrites_nothing() -> None:
    world = race(3).world
    assert overwrite(world, world.strip[-1]) is None


def two(line_of_write: int) -> Acts:
    play = Acts(IN_PLACE).becomes("n", "10").makes(1, "task").makes(2, "task")
    play.steps(1, Kind.READ, "read n", 6, "n").steps(2, Kind.WRITE, "n = 9", 6, "n").becomes("n", "9", 2)
    return play.steps(1, Kind.WRITE, "n = 9", line_of_write, "n").becomes("n", "9", 1)


def test_an_operation_in_place_too_although_no_local_held_the_value() -> None:
    world = two(line_of_write=6).world
    assert overwrite(world, world.strip[-1]) == Overwrite("n", (2,))


def test_a_write_that_uses_nothing_old_does_not() -> None:
    world = two(line_of_write=8).world
    assert overwrite(world, world.strip[-1]) is None
