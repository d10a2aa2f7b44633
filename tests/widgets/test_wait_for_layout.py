from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QRectF

from sim.concurrency.waits import Node
from widgets.wait_for_layout import places

ROOM = QRectF(0, 0, 240, 200)


def nodes(count: int) -> dict[Node, float]:
    threads = {Node(number): 60.0 for number in range(count)}
    return threads | {Node(lock=f"forks[{number}]"): 80.0 for number in range(count)}


def test_a_small_ring_is_round() -> None:
    boxes = places(nodes(2), 30.0, ROOM, has_ring=True)
    first = boxes[Node(0)]
    assert abs(first.center().x() - ROOM.center().x()) < 0.01
    assert first.top() >= ROOM.top()


def test_without_a_ring_threads_stand_left_of_locks() -> None:
    boxes = places(nodes(3), 30.0, ROOM, has_ring=False)
    assert all(boxes[Node(number)].right() < boxes[Node(lock="forks[0]")].left() for number in range(3))


def test_nothing_overlaps_or_leaves_the_room_however_many_there_are() -> None:
    for count in (2, 5, 12):
        for has_ring in (False, True):
            boxes = places(nodes(count), 30.0, ROOM, has_ring)
            assert not any(one.intersects(other) for one, other in combinations(boxes.values(), 2))
            assert all(ROOM.contains(box) for box in boxes.values())


def test_nobody_needs_no_place() -> None:
    assert places({}, 30.0, ROOM, has_ring=False) == {}
