"""The wire's cable: what it adds to the delay it was asked for, and how many frames it forwards in a second.

The ends are packet sockets such as a host's card has behind it; no kernel's TCP slows them.
"""

from __future__ import annotations

import select
import time
from collections import deque
from collections.abc import Iterator

from sim.network.link import LinkSettings, SimulatedLink
from sim.network.traffic import Traffic, TrafficEvent
from sim.sources.cards import card_pair
from sim.sources.carrier import Carrier
from tests.bench.figures import Figure, percentile

RATE = 1_000
SECONDS = 3
DELAY = 0.05
BURST = 15_000
WINDOW = 64
FRAME = bytes(600)


def figures() -> Iterator[Figure]:
    """Milliseconds added at 1,000 frames a second; seconds for 3,000 frames without delay, and what got lost."""
    added = list(Road(DELAY).steadily())
    yield Figure(f"added to the delay at {RATE} frames/s, p99", 1e3 * percentile(added, 0.99), 2, "ms")
    yield Figure("of them not delivered", RATE * SECONDS - len(added), 0, "")
    took, arrived = Road(0.0).at_full_speed()
    yield Figure("3,000 frames forwarded with delay 0", 3_000 * took / arrived, 1, "s")
    yield Figure(f"of {BURST} frames at full speed not delivered", BURST - arrived, 0, "")


class Road:
    """A cable of that delay between two cards. Each road is driven once."""

    def __init__(self, delay: float) -> None:
        (self._left, near), (self._right, far) = card_pair(), card_pair()
        self._cards = self._left, self._right, near, far
        links = [SimulatedLink(LinkSettings(delay=delay), 1, side) for side in ("a", "b")]
        self._delay = delay
        self._told: deque[TrafficEvent] = deque()
        self._carrier = Carrier((near, far), Traffic((links[0], links[1])), time.monotonic, self._told.append)

    def steadily(self) -> Iterator[float]:
        """Seconds that each frame took longer than the delay, from its sending to its arrival at the other end."""
        sent: deque[float] = deque()
        begin, written = time.monotonic(), 0
        while time.monotonic() < begin + SECONDS + DELAY + 0.5:
            while written < RATE * SECONDS and time.monotonic() >= begin + written / RATE:
                sent.append(time.monotonic())
                self._left.write(FRAME)
                written += 1
            select.select([self._right], [], [], 1 / RATE / 4)
            while self._right.read() is not None:
                yield time.monotonic() - sent.popleft() - self._delay
        self._close()

    def at_full_speed(self) -> tuple[float, int]:
        """(seconds, frames that came through) with never more than `WINDOW` under way."""
        begin, written, arrived, last = time.monotonic(), 0, 0, time.monotonic()
        while arrived < BURST and time.monotonic() < last + 1:
            while written < BURST and written - arrived < WINDOW:
                self._left.write(FRAME)
                written += 1
            select.select([self._right], [], [], 0.1)
            while self._right.read() is not None:
                arrived, last = arrived + 1, time.monotonic()
        self._close()
        return last - begin, arrived

    def _close(self) -> None:
        self._carrier.stop()
        for card in self._cards:
            card.close()
