from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.line_ends import spread


def test_names_that_do_not_meet_stay_at_their_lines() -> None:
    assert spread({"a": 1.0, "b": 3.0}, 1.0, 0.0, 5.0) == {"a": 1.0, "b": 3.0}


def test_without_names_there_is_nothing_to_place() -> None:
    assert spread({}, 1.0, 0.0, 5.0) == {}


@given(ends=st.lists(st.floats(0, 10), min_size=1, max_size=12), height=st.floats(0.01, 3))
def test_no_name_covers_another_and_all_stay_inside(ends: list[float], height: float) -> None:
    places = spread(dict(enumerate(ends)), height, 0.0, 10.0)
    step = min(height, 10.0 / len(ends))
    ordered = sorted(places.values())
    assert all(b - a >= step - 1e-9 for a, b in pairwise(ordered))
    assert ordered[0] >= step / 2 - 1e-9
    assert ordered[-1] <= 10.0 - step / 2 + 1e-9
    for a, b in pairwise(sorted(places, key=lambda key: places[key])):
        assert ends[a] <= ends[b]


def test_too_many_names_stand_evenly() -> None:
    places = spread({"a": 5.0, "b": 5.0, "c": 5.0}, 8.0, 0.0, 6.0)
    assert sorted(places.values()) == pytest.approx([1.0, 3.0, 5.0])
