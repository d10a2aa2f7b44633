from __future__ import annotations

from math import hypot

import pytest
from PySide6.QtCore import QPointF, QRectF

from sim.concurrency.table import Table, table_of
from tests.sim.concurrency.acts import philosophers
from widgets.dining_layout import DiningLayout


def layout(count: int, stuck: bool = False) -> DiningLayout:
    table = table_of(philosophers(count, stuck).world)
    assert isinstance(table, Table)
    return DiningLayout(table, QRectF(0, 0, 240, 200))


def distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_plates_lie_on_the_table_and_apart(count: int) -> None:
    places = layout(count)
    plates = [places.plate_at(place) for place in range(count)]
    assert all(distance(plate, places.middle) + places.plate <= places.radius for plate in plates)
    assert all(distance(plates[place - 1], plates[place]) > 2 * places.plate for place in range(count))


def test_a_free_fork_lies_between_its_seats_and_a_held_one_nearer_to_its_holder() -> None:
    places = layout(5)
    free = places.fork_at(3)
    assert distance(free, places.plate_at(2)) == pytest.approx(distance(free, places.plate_at(3)))
    held = places.fork_at(1)
    assert distance(held, places.plate_at(0)) < distance(held, places.plate_at(1))
    left = places.fork_at(0)
    assert distance(left, places.plate_at(0)) < distance(left, places.plate_at(4))
