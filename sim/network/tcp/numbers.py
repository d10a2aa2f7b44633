"""Sequence numbers without end.

On the wire they are counted modulo 2^32 (RFC 9293 3.4). Inside this package they go on counting, so that "before" is
plain `<`; these functions are the whole border.
"""

from __future__ import annotations

from sim.network.packets import MODULUS

HALF = MODULUS // 2


def on_wire(number: int) -> int:
    """The number as 32 bits."""
    return number % MODULUS


def is_before(a: int, b: int) -> bool:
    """Whether `a` comes before `b`, both as on the wire: for timestamps (RFC 7323 5.2)."""
    return (a - b) % MODULUS >= HALF


def unwrapped(number: int, near: int) -> int:
    """The endless number that looks like `number` on the wire and lies nearest to `near`."""
    return near + (number - near + HALF) % MODULUS - HALF
