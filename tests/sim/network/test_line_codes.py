from hypothesis import given
from hypothesis import strategies as st

from sim.network.line_codes import bits_of, manchester, nrz

BITS = st.lists(st.integers(0, 1), max_size=40)


def test_ethernet_sends_the_lowest_bit_of_a_byte_first() -> None:
    assert bits_of(b"\x01\x80") == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_nrz_stays_where_the_bits_stay() -> None:
    levels = [y for _, y in nrz([1, 1, 0])]
    assert levels == [1] * 8 + [0] * 4


def test_manchester_goes_up_in_the_middle_of_a_one_and_down_in_that_of_a_zero() -> None:
    assert manchester([1]) == [(0, 0), (0.5, 0), (0.5, 1), (1, 1)]
    assert manchester([0]) == [(0, 1), (0.5, 1), (0.5, 0), (1, 0)]


@given(BITS)
def test_a_curve_is_as_long_as_its_bits_and_never_goes_back(bits: list[int]) -> None:
    for curve in (nrz(bits), manchester(bits)):
        times = [x for x, _ in curve]
        assert times == sorted(times)
        assert (times[-1] if times else 0) == len(bits)


@given(BITS)
def test_manchester_changes_in_the_middle_of_every_bit(bits: list[int]) -> None:
    at = dict.fromkeys(range(len(bits)), 0)
    curve = manchester(bits)
    for (x1, y1), (x2, y2) in zip(curve, curve[1:], strict=False):
        if x1 == x2 and x1 % 1 == 0.5 and y1 != y2:
            at[int(x1)] += 1
    assert set(at.values()) <= {1}
