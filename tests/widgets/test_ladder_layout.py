import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.axis import Axis, Moment
from tests.bench.conversations import CLIENT, SERVER, timeline_of
from widgets.ladder_layout import Arrow, Frame, arrows_of, lanes_of, nearest, within

TIMELINE = timeline_of(40)
AXIS = Axis([Moment(time) for time in sorted({event.time for event in TIMELINE.events if event.is_moment})])
FRAME = Frame(800, 600, 1.0, AXIS)


def arrows() -> list[Arrow]:
    world = TIMELINE.world_after(len(TIMELINE))
    return arrows_of(world.packets, lanes_of(world, FRAME), FRAME)


def test_lifelines_are_keyed_on_address_and_port_with_the_client_on_the_left() -> None:
    left, right = lanes_of(TIMELINE.world_after(len(TIMELINE)), FRAME)
    assert (left.program, left.address, right.program, right.address) == ("client", CLIENT, "server", SERVER)
    assert left.x < FRAME.width / 2 < right.x


def test_a_program_without_an_address_has_its_lifeline_already() -> None:
    assert [lane.address for lane in lanes_of(TIMELINE.world_after(3), FRAME)] == [None, None]


def test_an_arrow_runs_from_its_sender_down_to_its_receiver() -> None:
    syn, syn_ack = arrows()[:2]
    assert syn.x1 < syn.x2
    assert syn_ack.x1 > syn_ack.x2
    assert syn.y1 < syn.y2 <= syn_ack.y1 < syn_ack.y2


def test_progress_is_the_share_of_the_way() -> None:
    syn = arrows()[0]
    middle = (syn.packet.sent + (syn.packet.arrives or 0)) / 2
    assert [syn.progress(time) for time in (0.0, middle, 1.0)] == pytest.approx([0, 0.5, 1])


@given(st.floats(0, TIMELINE.end))
def test_the_playhead_is_always_in_sight(time: float) -> None:
    y = FRAME.y(time) - FRAME.offset(time)
    assert FRAME.head <= y <= FRAME.height


@given(st.floats(0, TIMELINE.end), st.floats(0, TIMELINE.end))
def test_later_is_never_scrolled_less(one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert FRAME.offset(early) <= FRAME.offset(late) + 1e-6


@given(st.floats(0, TIMELINE.end))
def test_time_is_the_inverse_of_height(time: float) -> None:
    assert FRAME.y(FRAME.time(FRAME.y(time))) == pytest.approx(FRAME.y(time))


def test_the_nearest_arrow_is_found_within_reach_only() -> None:
    syn = arrows()[0]
    x, y = syn.point(0.3)
    assert nearest(arrows(), x, y + 3, 8) == syn
    assert nearest(arrows(), x, syn.y1 - 30, 8) is None


def test_only_what_is_in_sight_is_within() -> None:
    every = arrows()
    top, bottom = every[3].y1, every[5].y2
    assert every[3:6] == [arrow for arrow in within(every, top, bottom) if arrow in every[3:6]]
    assert every[0] not in within(every, top, bottom)
