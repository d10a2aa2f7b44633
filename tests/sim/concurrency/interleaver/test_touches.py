from __future__ import annotations

from collections import defaultdict
from typing import Any

from sim.concurrency.interleaver import touches
from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.objects import Objects
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.touches import Touch


class Thing:
    __module__ = "__main__"
    kind = "thing"


def shared(value: Any, name: str) -> Objects:
    objects = Objects()
    objects.publish(value, name)
    return objects


def sure(touch: Touch | None) -> Touch:
    assert touch is not None
    return touch


def test_a_variable_is_seen_when_it_is_read_and_published_when_it_is_written() -> None:
    objects, values = Objects(), {"n": 3}
    read = touches.variable(objects, values, "n", NOTHING, 1)
    assert (read.operation.kind, read.seen()) == (Kind.READ, ("int", 3))
    written = touches.variable(objects, values, "n", [1], 1)
    assert written.published == (([1], "n"),)
    assert objects.resolvers["n"]() == ("int", 3)


def test_items_are_objects_of_their_own_while_there_are_few() -> None:
    few, many = [1, 2], list(range(100))
    assert sure(touches.item_write(shared(few, "l"), few, -1, 5, 1)).operation.writes == {"l[1]"}
    whole = sure(touches.item_write(shared(many, "l"), many, 3, 5, 1)).operation
    assert whole.kind is Kind.UPDATE
    assert whole.writes == {"l[]"}


def test_a_missing_item_of_a_defaultdict_is_made_by_looking() -> None:
    made: defaultdict[str, int] = defaultdict(int)
    touch = sure(touches.item_read(shared(made, "d"), made, "k", 1))
    assert touch.operation.writes == {"d['k']", "d[]"}
    plain: dict[str, int] = {}
    missing = sure(touches.item_read(shared(plain, "d"), plain, "k", 1))
    assert (missing.operation.kind, missing.seen()) == (Kind.READ, "missing")


def test_all_of_a_container_conflicts_with_each_of_its_items() -> None:
    inner = [1]
    outer = [inner, 2]
    objects = shared(outer, "l")
    assert sure(touches.whole_read(objects, (outer,), 1)).operation.reads == {
        "l[]",
        "l[0]",
        "l[1]",
        "l[0][]",
        "l[0][0]",
    }
    assert touches.whole_read(objects, ([], 1), 1) is None


def test_what_cannot_be_looked_into_is_told_by_what_has_happened_to_it() -> None:
    iterator = iter([1, 2])
    objects = shared(iterator, "i")
    touch = sure(touches.whole_update(objects, (iterator,), (), 1))
    assert touch.operation.writes == {"i"}
    assert touch.opaque == ("i",)
    assert touches.look(objects, iterator) is None
    objects.symbols["i"] = 5
    assert touches.look(objects, iterator) == 5
