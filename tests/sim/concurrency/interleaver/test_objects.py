from __future__ import annotations

from collections import deque

import pytest

from sim.concurrency.interleaver.objects import Objects, ThreadRef, item, short, whole


class Thing:
    """An object of a program, as far as its module's name goes."""

    __module__ = "__main__"

    def __init__(self, part: object) -> None:
        self.part = part


def test_an_object_is_named_after_the_place_where_it_was_put_and_so_is_what_hangs_on_it() -> None:
    objects, inner, thing = Objects(), [1], Thing({})
    objects.publish([inner, {"k": thing}], "l")
    assert objects.name_of(inner) == "l[0]"
    assert objects.name_of(thing) == "l[1]['k']"
    assert objects.name_of(thing.part) == "l[1]['k'].part"
    assert objects.name_of([]) == ""


def test_a_name_is_given_once_and_an_object_keeps_it() -> None:
    objects, first, second = Objects({"taken"}), [1], [2]
    objects.publish(first, "l")
    objects.publish(second, "l")
    objects.publish(second, "other")
    assert [objects.name_of(first), objects.name_of(second)] == ["l", "l#2"]
    third: list[int] = []
    objects.publish(third, "taken")
    assert objects.name_of(third) == "taken#2"


def test_what_a_variable_is_called_wins_over_the_way_there() -> None:
    objects, thing = Objects(), Thing(1)
    objects.call_by({"account": thing})
    objects.publish(thing, "argument 1 of thread 1")
    assert objects.name_of(thing) == "account"


def test_a_closure_shares_its_variables() -> None:
    box: list[int] = []

    def function() -> None:
        box.append(1)

    objects = Objects()
    objects.publish(function, "function")
    assert objects.name_of(box) == "box#2"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1, True),
        (1, True, False),
        (1, 1.0, False),
        (0.0, -0.0, False),
        ("a", "a", True),
        ((1, "a"), (1, "a"), True),
        ([1, 2], [1, 2], True),
        ([1, 2], [2, 1], False),
        ({1: 2}, {1: 3}, False),
        ({1, 2}, {2, 1}, True),
        (deque([1]), [1], False),
    ],
)
def test_digests_are_equal_for_what_cannot_be_told_apart(one: object, other: object, same: bool) -> None:
    objects = Objects()
    assert (objects.digest(one) == objects.digest(other)) is same
    hash(objects.digest(one))


def test_shared_objects_are_told_by_name() -> None:
    objects, one = Objects(), [1]
    objects.publish(one, "l")
    assert objects.digest((one,)) == ("tuple", (("@", "l", "list"),))
    assert objects.resolvers[whole("l")]() == (("int", 1),)


def test_names_of_items() -> None:
    assert item("d", "k") == "d['k']"
    assert short(1.0) == short(1) == short(True) == "1"
    assert short(Thing(1)) == "Thing"


def test_a_thread_in_a_state_is_a_number_that_says_what_it_is() -> None:
    assert (ThreadRef(3), repr(ThreadRef(3))) == (3, "thread 3")


def test_what_was_put_into_a_container_by_nobody_knows_whom_is_found() -> None:
    objects, outer, inner = Objects(), list[object](), [1]
    objects.publish(outer, "l")
    outer.append(inner)
    assert objects.name_of(inner) == ""
    objects.refresh(outer)
    assert objects.name_of(inner) == "l[0]"
