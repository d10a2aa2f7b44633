"""Figures are short, keep their worth and grow with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.formats import byte_count, clock, duration

UNITS = {"µs": 1e-6, "ms": 1e-3, "s": 1.0, "B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}
SECONDS = st.floats(min_value=0, max_value=100_000)


def worth(text: str) -> float:
    """What a figure with its unit says."""
    number, unit = text.split()
    return float(number) * UNITS[unit]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 µs"),
        (18e-6, "18 µs"),
        (0.000_999_4, "999 µs"),
        (0.000_999_6, "1.00 ms"),
        (0.001_25, "1.25 ms"),
        (0.012_5, "12.5 ms"),
        (0.4, "0.40 s"),
        (61.0, "61.00 s"),
        (-18e-6, "-18 µs"),
        (-1e-9, "0 µs"),
    ],
)
def test_a_duration_has_about_three_digits(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@given(SECONDS)
def test_a_duration_keeps_its_worth(seconds: float) -> None:
    assert worth(duration(seconds)) == pytest.approx(seconds, rel=0.06, abs=0.6e-6)


@given(SECONDS, SECONDS)
def test_the_longer_duration_is_never_written_shorter(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert worth(duration(low)) <= worth(duration(high)) * (1 + 1e-12)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0.000 000"),
        (0.000_214, "0.000 214"),
        (1.999_999_9, "2.000 000"),
        (12.345_678, "12.345 678"),
        (-0.5, "-0.500 000"),
    ],
)
def test_a_time_stamp_is_exact_to_the_microsecond(seconds: float, text: str) -> None:
    assert clock(seconds) == text


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_a_time_stamp_can_be_read_back(microseconds: int) -> None:
    assert round(float(clock(microseconds / 1e6).replace(" ", "")) * 1e6) == microseconds


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (5, "5 B"),
        (1448, "1448 B"),
        (9_999, "9999 B"),
        (10_240, "10 KiB"),
        (65_536, "64 KiB"),
        (65_549, "64 KiB"),
        (100_000, "97.7 KiB"),
        (1_000_000, "977 KiB"),
        (2**20 - 1, "1 MiB"),
        (2**30, "1 GiB"),
        (2**50, "1024 TiB"),
    ],
)
def test_bytes_are_exact_while_few(count: int, text: str) -> None:
    assert byte_count(count) == text


@given(st.integers(min_value=0, max_value=2**50))
def test_an_amount_of_bytes_keeps_its_worth(count: int) -> None:
    assert worth(byte_count(count)) == pytest.approx(count, rel=0.05)
