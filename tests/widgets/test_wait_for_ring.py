from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from widgets.wait_for_ring import boxes, links

ROOM = QRectF(0, 0, 230, 165)


@pytest.mark.parametrize("count", [2, 3, 7, 8])
def test_it_goes_down_on_the_left_and_up_on_the_right(count: int) -> None:
    ring = boxes(count, 54, 20, ROOM)
    assert len(ring) == count
    assert not any(one.intersects(other) for one, other in combinations(ring, 2))
    assert all(ROOM.contains(box) for box in ring)
    half = (count + 1) // 2
    assert [box.top() for box in ring[:half]] == sorted(box.top() for box in ring[:half])
    assert [box.top() for box in ring[half:]] == sorted((box.top() for box in ring[half:]), reverse=True)


@pytest.mark.parametrize("count", [2, 4, 7, 8])
def test_each_box_has_an_arrow_to_the_next_with_room_for_a_name_beside_it(count: int) -> None:
    ring = boxes(count, 54, 20, ROOM)
    arrows = links(ring, 16)
    for place, link in enumerate(arrows):
        assert ring[place].adjusted(-1, -1, 1, 1).contains(link.start)
        assert ring[(place + 1) % count].adjusted(-1, -1, 1, 1).contains(link.end)
        assert ROOM.contains(link.label)
    assert not any(one.label.intersects(other.label) for one, other in combinations(arrows, 2))
    assert not any(link.label.intersects(box) for link in arrows for box in ring)


def test_there_and_back_between_two_are_two_arrows() -> None:
    there, back = links(boxes(2, 54, 20, ROOM), 16)
    assert there.start.y() > back.start.y()
    assert there.label.top() > there.start.y()
    assert back.label.bottom() < back.start.y()
