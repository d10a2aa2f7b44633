"""How bits become a signal: two line codes, as points of a curve. One bit is one unit of time wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Curve = list[tuple[float, float]]


def bits_of(data: bytes) -> list[int]:
    """The bits in the order in which Ethernet sends them: of each byte the lowest bit first (IEEE 802.3, 3.3)."""
    return [byte >> place & 1 for byte in data for place in range(8)]


def nrz(bits: Sequence[int]) -> Curve:
    """Non-return-to-zero: high for 1, low for 0, for the whole time of the bit."""
    return list(_curve(bits, lambda bit: (bit, bit)))


def manchester(bits: Sequence[int]) -> Curve:
    """Manchester as in IEEE 802.3, 7.3.1: a 1 goes from low to high in its middle, a 0 from high to low."""
    return list(_curve(bits, lambda bit: (1 - bit, bit)))


def _curve(bits: Sequence[int], halves: Callable[[int], tuple[int, int]]) -> Iterator[tuple[float, float]]:
    for place, bit in enumerate(bits):
        first, second = halves(bit)
        yield from ((place, first), (place + 0.5, first), (place + 0.5, second), (place + 1, second))
