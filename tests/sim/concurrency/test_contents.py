from __future__ import annotations

import pytest

from sim.concurrency.contents import items_of, taken
from sim.concurrency.events import LockChanged
from sim.concurrency.world import World


def holding(value: str, kind: str = "PriorityQueue") -> World:
    return World().after(LockChanged(1.0, "q", kind, value=value))


def test_the_items_of_a_queue_are_read_off_what_is_told_of_it() -> None:
    assert items_of(holding("[10, 'a', None]"), "q") == [10, "a", None]


@pytest.mark.parametrize(
    ("value", "kind"), [("[1, …]", "Queue"), ("[Thread t]", "Queue"), ("[1]", "Lock"), ("3", "Queue")]
)
def test_what_cannot_be_read_is_not_guessed(value: str, kind: str) -> None:
    assert items_of(holding(value, kind), "q") is None
    assert items_of(holding("[1]"), "other") is None


@pytest.mark.parametrize(
    ("before", "after", "item"),
    [("[10, 30, 20]", "[20, 30]", 10), ("[1, 1]", "[1]", 1), ("[1]", "[1]", None), ("[1]", "[1, 2]", None)],
)
def test_what_came_out_is_what_is_missing_however_the_rest_is_arranged(
    before: str, after: str, item: int | None
) -> None:
    assert taken(holding(before), holding(after), "q") == item
