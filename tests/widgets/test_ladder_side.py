from __future__ import annotations

from PySide6.QtCore import QRectF

from sim.axis import Axis, Moment
from sim.network.events import TcpState
from sim.network.inference import Origin, StateEntry
from widgets.ladder_layout import Frame, Lane
from widgets.ladder_paint import stretches_of
from widgets.ladder_side import SideLabel, label_place, placed_labels, state_labels
from widgets.theme import LIGHT

FRAME = Frame(800, 600, 1.0, Axis([Moment(float(second)) for second in range(9)]))
LANE = Lane("client", None, 100, 116, 284, False)


def test_a_state_that_began_out_of_sight_is_named_at_the_top() -> None:
    stretches = stretches_of([StateEntry(0.0, TcpState.ESTABLISHED, Origin.INFERRED)], FRAME, 8.0)
    (label,) = state_labels(stretches, highest=150, height=16)
    assert (label.text, label.top) == ("ESTABLISHED", 150)


def test_a_state_too_short_for_its_name_is_left_out_unless_it_is_the_present_one() -> None:
    entries = [
        StateEntry(0.0, TcpState.FIN_WAIT_1, Origin.INFERRED),
        StateEntry(0.01, TcpState.FIN_WAIT_2, Origin.INFERRED),
    ]
    labels = state_labels(stretches_of(entries, FRAME, 0.02), highest=0, height=16)
    assert [label.text for label in labels] == ["FIN_WAIT_2"]


def test_a_state_makes_way_for_what_is_written_on_an_arrow_as_long_as_it_lasts(qapp: object) -> None:
    state, call = SideLabel("ESTABLISHED", 100, True, lowest=200), SideLabel("recv()", 112, False, lowest=112)
    in_the_way = [QRectF(150, 95, 80, 22), QRectF(150, 118, 80, 22)]
    assert [label.top for label in placed_labels(LANE, (state,), LIGHT)] == [100]
    (label,) = placed_labels(LANE, (state, call), LIGHT, in_the_way)
    assert label.text == "ESTABLISHED"
    assert label.top == 140
    assert not any(label_place(label, LANE, LIGHT).intersects(each) for each in in_the_way)
    assert placed_labels(LANE, (SideLabel("ESTABLISHED", 100, True, lowest=130),), LIGHT, in_the_way) == []


def test_between_two_lifelines_the_mark_must_have_room_too(qapp: object) -> None:
    plain, marked = (SideLabel("ESTABLISHED", 100, True, origin, 200) for origin in (Origin.INFERRED, Origin.KERNEL))
    width = label_place(plain, LANE, LIGHT).width()
    narrow = Lane("server", None, 100, 116, 118 + width, is_outermost=False)
    assert placed_labels(narrow, (plain,), LIGHT) == [plain]
    assert placed_labels(narrow, (marked,), LIGHT) == []
