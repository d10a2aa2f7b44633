from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.tcp.numbers import is_before, on_wire, unwrapped

TOP = 1 << 32


@pytest.mark.parametrize(
    ("number", "near", "expected"),
    [
        (5, TOP - 5, TOP + 5),
        (TOP - 5, 5, -5),
        (7, 7, 7),
        (0, 3 * TOP + 1, 3 * TOP),
        (TOP // 2 - 1, 0, TOP // 2 - 1),
        (TOP // 2, 0, -TOP // 2),
    ],
)
def test_a_number_is_placed_nearest_to_what_is_expected(number: int, near: int, expected: int) -> None:
    assert unwrapped(number, near) == expected


@given(st.integers(0, TOP - 1), st.integers(-TOP, 1 << 40))
def test_placing_keeps_what_is_on_the_wire(number: int, near: int) -> None:
    assert on_wire(unwrapped(number, near)) == number
    assert abs(unwrapped(number, near) - near) <= TOP // 2


def test_before_works_across_the_top() -> None:
    assert is_before(TOP - 1, 1)
    assert not is_before(1, TOP - 1)
    assert not is_before(4, 4)
