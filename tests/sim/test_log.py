from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.log import Log


@given(st.lists(st.tuples(st.integers(0, 50), st.integers())))
def test_extending_any_of_many_logs_leaves_the_others_as_they_were(steps: list[tuple[int, int]]) -> None:
    logs: list[Log[int]] = [Log()]
    expected: list[list[int]] = [[]]
    for which, item in steps:
        parent = which % len(logs)
        logs.append(logs[parent].with_item(item))
        expected.append([*expected[parent], item])
    assert [list(log) for log in logs] == expected
    assert [len(log) for log in logs] == [len(items) for items in expected]


@given(st.lists(st.integers()), st.integers(-8, 8), st.integers(-8, 8), st.integers(1, 3))
def test_a_slice_is_that_of_a_list(items: list[int], start: int, stop: int, step: int) -> None:
    log = Log([*items])
    log.with_item(1)  # a longer log shares the same list
    assert log[start:stop:step] == items[start:stop:step]


@given(st.lists(st.integers(), min_size=1), st.data())
def test_an_index_counts_from_either_end(items: list[int], data: st.DataObject) -> None:
    log = Log([*items])
    log.with_item(1)
    index = data.draw(st.integers(-len(items), len(items) - 1))
    assert log[index] == items[index]


@pytest.mark.parametrize("index", [2, 3, -3])
def test_an_index_outside_raises_even_where_a_longer_log_has_an_item(index: int) -> None:
    log = Log([1, 2])
    log.with_item(3)
    with pytest.raises(IndexError):
        log[index]


def test_logs_are_equal_when_their_items_are() -> None:
    log = Log([1, 2])
    assert log == Log([1, 2])
    assert hash(log) == hash(Log([1, 2]))
    assert log != Log([1, 3])
    assert log != log.with_item(3)
    assert log != [1, 2]
    assert repr(log) == "Log([1, 2])"


def test_the_newest_log_grows_without_copying() -> None:
    items: list[int] = []
    log = Log(items)
    for number in range(5):
        log = log.with_item(number)
    assert items == [0, 1, 2, 3, 4]
