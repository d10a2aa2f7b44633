from __future__ import annotations

from itertools import combinations
from math import inf

from msgspec.structs import replace
from PySide6.QtCore import QRectF

from sim.axis import Axis, Moment
from sim.network.events import FrameLost, Loss
from tests.bench.conversations import timeline_of
from widgets.ladder_labels import ABOVE_CROSS, label_box
from widgets.ladder_layout import Arrow, Frame, arrows_of, lanes_of
from widgets.ladder_paint import Style, cross_box
from widgets.ladder_places import labelled_at, moving, settled
from widgets.theme import LIGHT

STYLE = Style(LIGHT)


def crowd(lost: int) -> list[Arrow]:
    """Arrows so close that each label touches those beside it; the one at this place was lost."""
    timeline = timeline_of(8)
    world = timeline.world_after(len(timeline))
    frame = Frame(800, 600, 1.0, Axis([Moment(float(second)) for second in range(9)]))
    data = arrows_of(world.packets, lanes_of(world, frame), frame)[3]
    arrows = []
    for place in range(6):
        packet = replace(data.packet, event=replace(data.packet.event, number=100 + place))
        if place == lost:
            middle = (packet.sent + (packet.arrives or packet.sent)) / 2
            packet = replace(packet, lost=FrameLost(middle, packet.number, Loss.CHANCE))
        arrows.append(Arrow(packet, data.x1, 100.0 + 12 * place, data.x2, 300.0 + 12 * place))
    return arrows


def test_what_was_lost_has_its_label_at_its_cross_and_no_other_label_is_nearer(qapp: object) -> None:
    arrows = crowd(lost=3)
    boxes = {arrow.packet.number: box for arrow, box in settled(arrows, None, [], STYLE)}
    cross = cross_box(arrows[3], STYLE)
    assert boxes[103].bottom() == cross.top() - ABOVE_CROSS
    assert not any(one.intersects(other) for one, other in combinations(boxes.values(), 2))
    assert len(boxes) > 2
    stands = [box for number, box in boxes.items() if number != 103 and box.bottom() <= cross.top()]
    assert stands
    assert all(box.bottom() <= boxes[103].top() for box in stands if box.intersects(boxes[103].adjusted(0, -999, 0, 0)))


def test_a_label_that_finds_no_room_half_way_stands_further_back_on_its_arrow(qapp: object) -> None:
    arrow = crowd(lost=-1)[0]
    (free,) = settled([arrow], None, [], STYLE)
    assert free[1] == label_box(arrow, inf, STYLE)
    for placed in (settled([arrow], None, [free[1]], STYLE), moving([arrow], inf, None, [free[1]], STYLE)):
        ((_, box),) = placed
        assert box.center().y() < free[1].top()
        assert not box.intersects(free[1])
    everywhere = QRectF(0, 0, 2000, 2000)
    assert settled([arrow], None, [everywhere], STYLE) == moving([arrow], inf, None, [everywhere], STYLE) == []


def test_an_arrow_is_found_by_its_label_where_that_stands(qapp: object) -> None:
    placed = settled(crowd(lost=3), None, [], STYLE)
    for arrow, box in placed:
        assert labelled_at(placed, box.center().x(), box.center().y()) is arrow
        assert labelled_at([(arrow, box)], box.left() - 2, box.top()) is None


def test_the_selected_label_is_there_in_any_case_and_on_top(qapp: object) -> None:
    arrows = crowd(lost=-1)
    placed = settled(arrows, 102, [QRectF(0, 0, 2000, 2000)], STYLE)
    assert [arrow.packet.number for arrow, _ in placed] == [102]
    assert settled(arrows, 102, [], STYLE)[-1][0].packet.number == 102
