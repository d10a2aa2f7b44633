from collections.abc import Sequence

import pytest
from PySide6.QtGui import QImage, QPainter

from sim.axis import Axis, Moment
from sim.network.events import TcpState
from sim.network.inference import Origin, StateEntry
from sim.network.world import World
from tests.bench.conversations import SERVER, timeline_of
from widgets import ladder_paint as paint
from widgets.ladder_layout import Frame, Lane, lanes_of
from widgets.theme import LIGHT

FRAME = Frame(800, 600, 1.0, Axis([Moment(float(second)) for second in range(9)]))


def world() -> World:
    timeline = timeline_of(8)
    return timeline.world_after(len(timeline))


def test_a_state_that_the_kernel_confirms_is_one_stretch_with_its_mark() -> None:
    entries = [
        StateEntry(0.0, TcpState.LISTEN, Origin.INFERRED),
        StateEntry(2.0, TcpState.ESTABLISHED, Origin.INFERRED),
        StateEntry(4.0, TcpState.ESTABLISHED, Origin.KERNEL),
    ]
    listen, established = paint.stretches_of(entries, FRAME, 8.0)
    assert (listen.state, listen.origin) == (TcpState.LISTEN, Origin.INFERRED)
    assert (established.state, established.origin) == (TcpState.ESTABLISHED, Origin.KERNEL)
    assert listen.bottom == established.top == FRAME.y(2.0)
    assert established.bottom == FRAME.y(8.0)


def test_a_lifeline_shows_the_connection_rather_than_the_listening_socket() -> None:
    lane = next(lane for lane in lanes_of(world(), FRAME) if lane.address == SERVER)
    assert [entry.state for entry in paint.states_at(world(), lane)][-1] is TcpState.ESTABLISHED


@pytest.mark.parametrize(("places", "middle"), [((120, 680), 400), ((100, 200, 300), 150), (range(100, 601, 100), 350)])
def test_a_gap_is_told_between_two_lifelines(places: Sequence[int], middle: int, qapp: object) -> None:
    lanes = [Lane("client", None, x, 0, 0, False) for x in places]
    picture = QImage(800, 40, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(LIGHT.surface)
    with QPainter(picture) as painter:
        style = paint.Style(LIGHT)
        paint.paint_gap(painter, "0.10 s", paint.gap_box(20, lanes, style), style)
    inked = [x for x in range(800) if any(picture.pixelColor(x, y) != LIGHT.surface for y in range(40))]
    assert (inked[0] + inked[-1]) / 2 == pytest.approx(middle, abs=3)
