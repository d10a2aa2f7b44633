from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from sim.concurrency.interleaver.objects import Objects
from sim.concurrency.interleaver.reach import is_foreign, reached

SHARED: list[Any] = [3, 1]
TABLE = {1: SHARED}
ITERATOR = iter(SHARED)


class Own:
    __module__ = "__main__"

    def __init__(self, value: Any) -> None:
        self.value = value


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (SHARED, {("l", False)}),
        ((1, [SHARED]), {("l", False)}),
        (TABLE, {("d", False), ("l", False)}),
        (TABLE.values(), {("d", False), ("l", False)}),
        (memoryview(b"a"), set()),
        (iter(SHARED), {("l", False)}),
        (ITERATOR, {("i", True), ("l", False)}),
        (map(str, SHARED), {("l", False)}),
        (map(str, ITERATOR), {("i", True), ("l", False)}),
        (SHARED.append, {("l", True)}),
        (SHARED.index, {("l", False)}),
        (partial(SHARED.append, 1), {("l", True)}),
        (Own(SHARED), set()),
        (len, set()),
    ],
)
def test_what_c_code_gets_at(value: Any, found: set[tuple[str, bool]]) -> None:
    objects = named()
    assert {(objects.name_of(one), taken) for one, taken in reached(objects, [value])} == found


def test_a_library_looks_at_attributes_too() -> None:
    objects, own = named(), Own(SHARED)
    objects.publish(own, "o")
    found = [{objects.name_of(one.value) for one in reached(objects, [own], deep)} for deep in (False, True)]
    assert found == [set(), {"o", "l"}]


def named() -> Objects:
    objects = Objects()
    for value, name in ((SHARED, "l"), (TABLE, "d"), (ITERATOR, "i")):
        objects.publish(value, name)
    return objects


def test_what_is_traced_is_not_foreign() -> None:
    values: list[Any] = [[], Own(1), 1, (1,), len, ITERATOR]
    assert [is_foreign(one) for one in values] == [True, False, False, False, False, True]
