"""Bytes are found where they stand, and the columns fit into their room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.hex_columns import columns_for


@given(st.floats(200, 1200), st.integers(4, 5), st.floats(6, 14), st.floats(5, 16), st.integers(0, 15), st.booleans())
def test_every_byte_is_found_where_it_stands(
    room: float, digits: int, letter: float, gap: float, byte: int, in_text: bool
) -> None:
    columns = columns_for(room, digits, letter, gap)
    byte %= columns.per_row
    spans = columns.spans(byte, byte + 1)
    left, width = spans[-1] if in_text else spans[0]
    assert columns.at(left + width / 2) == byte


@given(st.floats(1, 2000))
def test_the_columns_fit_into_the_room_if_anything_does(room: float) -> None:
    columns = columns_for(room, 4, 7.2, 7)
    assert columns.width <= room or (columns.per_row, columns.has_text) == (4, False)
