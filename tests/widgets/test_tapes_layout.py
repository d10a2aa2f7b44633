from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from sim.network.events import CallStarted
from sim.network.programs import Call
from sim.network.tapes import Box, Fate
from widgets.tapes_layout import INSET, LARGEST_CELL, LEAST, READS, Frame, fitting_cell, guides, place

FRAME = Frame(700.0, 400.0, 1.0, 100.0, 16.0, 10.0)
LARGE = Frame(700.0, 400.0, 1.0, 100.0, 16.0, 20.0)
CALL = Call(CallStarted(0.0, "client", 1, 1, 1, "send", ""))


def boxes(*ends: int, call: Call | None = None) -> list[Box]:
    """Boxes behind one another that end there."""
    return [
        Box(start, end, order, call=call) for order, (start, end) in enumerate(zip((0, *ends), ends, strict=False), 1)
    ]


def test_bytes_are_as_wide_as_they_may_be_and_all_find_room() -> None:
    assert fitting_cell(5, 600, 1.0) == LARGEST_CELL
    for length in (30, 1_000, 100_000):
        cell = fitting_cell(length, 600, 1.0)
        assert cell * length + 1e-6 >= 0.8 * 600
        assert cell * length <= 600


def test_boxes_stand_at_their_bytes_and_those_of_calls_apart() -> None:
    segments = place(boxes(5, 8), 1, FRAME)
    assert [(each.rect.left(), each.rect.right()) for each in segments] == [(100, 150), (150, 180)]
    assert {each.rect.top() for each in segments} == {FRAME.top(1)}
    calls = place(boxes(5, 8, call=CALL), 0, FRAME)
    assert [(each.rect.left(), each.rect.right()) for each in calls] == [
        (100 + INSET, 150 - INSET),
        (150 + INSET, 180 - INSET),
    ]


def test_what_is_out_of_sight_is_left_out() -> None:
    frame = FRAME.scrolled(100.0, 1000)
    assert frame.byte(frame.left) == 100
    assert [each.box.start for each in place(boxes(*range(50, 1000, 50)), 1, frame)] == [100, 150]
    assert FRAME.scrolled(9999.0, 1000).first == 1000 - FRAME.room / 10
    assert FRAME.scrolled(-5.0, 1000).first == 0


def test_boxes_that_overlap_stand_below_one_another() -> None:
    placed = place([Box(0, 5, 1), Box(0, 5, 2), Box(5, 8, 3)], 1, FRAME)
    first, again, next_one = (each.rect for each in placed)
    assert first.bottom() == again.top()
    assert first.top() == next_one.top()
    assert first.height() == FRAME.tape / 2


def test_boxes_too_narrow_to_be_told_apart_are_one() -> None:
    frame = Frame(700.0, 400.0, 1.0, 100.0, 16.0, 1.0)
    narrow = boxes(*range(LEAST - 1, 41, LEAST - 1), 100)
    one, wide = place(narrow, 1, frame)
    assert (one.count, one.box.start, one.box.end) == (10, 0, 40)
    assert one.rect == QRectF(100, frame.top(1), 40, frame.tape)
    assert (wide.count, wide.box.size) == (1, 60)


def test_narrow_boxes_of_another_fate_stay_apart() -> None:
    frame = Frame(700.0, 400.0, 1.0, 100.0, 16.0, 1.0)
    assert [each.count for each in place([Box(0, 3, 1), Box(3, 6, 2, Fate.LOST)], 1, frame)] == [1, 1]


def test_guides_lead_from_the_ends_of_a_box_to_the_same_bytes() -> None:
    sends, segments = place(boxes(5, 8, call=CALL), 0, LARGE), place(boxes(8), 1, LARGE)
    lines = guides(sends, segments, 0, LARGE)
    assert [(line.x1(), line.x2()) for line in lines] == [(103, 100), (197, 200), (203, 200), (257, 260)]
    assert {(line.y1(), line.y2()) for line in lines} == {(LARGE.top(0) + LARGE.tape, LARGE.top(1))}
    reads = place(boxes(6, call=CALL), 3, LARGE)
    assert [(line.x1(), line.x2()) for line in guides(segments, reads, 2, LARGE)] == [(100, 103), (220, 217)]


def test_no_guide_leads_to_bytes_that_are_not_there() -> None:
    sends, segments = place(boxes(5, 8, call=CALL), 0, LARGE), place(boxes(5), 1, LARGE)
    assert [line.x1() for line in guides(sends, segments, 0, LARGE)] == [103, 197, 203]


def test_where_boxes_are_narrow_two_guides_that_nearly_meet_are_one() -> None:
    sends, segments = place(boxes(5, 8, call=CALL), 0, FRAME), place(boxes(8), 1, FRAME)
    assert [line.x1() for line in guides(sends, segments, 0, FRAME)] == [103, 147, 177]


@pytest.mark.parametrize("height", [120.0, 260.0, 400.0, 900.0])
def test_rows_and_labels_never_overlap(height: float) -> None:
    frame = Frame(700.0, height, 1.0, 100.0, 16.0, 10.0)
    for row in range(3):
        assert frame.top(row) + frame.tape <= frame.top(row + 1) - frame.label
    assert frame.top(3) + frame.tape <= height


def test_messages_and_edges_too_narrow_to_be_told_apart_are_one() -> None:
    frame = Frame(700.0, 400.0, 1.0, 100.0, 16.0, 1.0, rows=5)
    turns = [Box(at, at + 2, at // 4 + 1, Fate.WHOLE if at % 4 else Fate.EDGE) for at in range(0, 20, 2)]
    (one,) = place(turns, READS + 1, frame)
    assert (one.count, one.box.end, one.box.fate) == (10, 20, Fate.WHOLE)


def test_a_fifth_row_leaves_each_less_height() -> None:
    low = Frame(700.0, 400.0, 1.0, 100.0, 16.0, 10.0, rows=5)
    assert low.row == 400 / 5 < FRAME.row
    assert low.top(4) + low.tape < 400
