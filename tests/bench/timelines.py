"""Going anywhere in a long recording."""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter

from tests.bench.conversations import timeline_of
from tests.bench.figures import Figure, percentile

PACKETS = 28_600
SEEKS = 3_000


def figures() -> Iterator[Figure]:
    """Random seeks in 100,000 events."""
    timeline = timeline_of(PACKETS)
    assert len(timeline) >= 100_000, len(timeline)
    chance = random.Random(1)
    took = []
    for _ in range(SEEKS):
        moment = chance.uniform(0, timeline.end)
        began = perf_counter()
        timeline.world_at(moment)
        took.append((perf_counter() - began) * 1000)
    yield Figure(f"random seek in {len(timeline)} events, p99", percentile(took, 0.99), 5, "ms")
