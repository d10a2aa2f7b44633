"""Where the names of lines stand, beside their ends, so that none covers another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def spread(ends: Mapping[K, float], height: float, low: float, high: float) -> dict[K, float]:
    """A place between `low` and `high` for each name, in the order of the ends, at least `height` apart.

    Where there is not enough room for that, they stand evenly.
    """
    order = sorted(ends, key=lambda key: ends[key])
    if not order:
        return {}
    room = high - low
    step = min(height, room / len(order))
    places: list[float] = []
    for key in order:
        lowest = low + step / 2 if not places else places[-1] + step
        places.append(max(ends[key], lowest))
    ceiling = high - step / 2
    for index in reversed(range(len(places))):
        places[index] = min(places[index], ceiling)
        ceiling = places[index] - step
    return dict(zip(order, places, strict=True))
