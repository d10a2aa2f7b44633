from __future__ import annotations

from sim.concurrency.events import Kind, State
from sim.concurrency.table import Hunger, Seat, fork_number, table_of
from tests.sim.concurrency.acts import deadlock, philosophers


def test_each_has_the_left_fork_and_waits_for_the_right_one() -> None:
    table = table_of(philosophers().world)
    assert table is not None
    assert table.forks == 5
    assert table.seats[0] == Seat(1, Hunger.WAITING, (0,), 1)
    assert table.seats[4] == Seat(5, Hunger.WAITING, (4,), 0)


def test_one_eats_his_neighbour_waits_and_the_others_think() -> None:
    table = table_of(philosophers(stuck=False).world)
    assert table is not None
    assert [seat.hunger for seat in table.seats] == [
        Hunger.EATING, Hunger.WAITING, Hunger.THINKING, Hunger.THINKING, Hunger.THINKING,
    ]  # fmt: skip
    assert table.seats[0].has == (0, 1)


def test_one_fork_is_not_yet_a_meal_and_who_has_ended_is_done() -> None:
    play = philosophers(2, stuck=False)
    play.locks("forks[1]").is_in(2, State.DONE)
    table = table_of(play.steps(1, Kind.RELEASE, "release forks[1]", 12, "forks[1]").world)
    assert table is not None
    assert [seat.hunger for seat in table.seats] == [Hunger.HAS_ONE, Hunger.DONE]


def test_no_table_without_forks() -> None:
    assert table_of(deadlock().world) is None
    assert fork_number("fork") is None
    assert fork_number("forks[12]") == 12
