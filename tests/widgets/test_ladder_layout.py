from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sim.axis import Axis, Moment, Scale
from sim.network.events import Address, AnyEvent, FrameSent
from sim.network.world import World
from sim.timeline import Timeline
from tests.bench.conversations import CLIENT, SERVER, timeline_of
from tests.sim.network.play import Play
from widgets.ladder_layout import CLOSEST, Arrow, Arrows, Frame, Lane, arrows_of, lanes_of, nearest

TIMELINE = timeline_of(40)
WHOLE = TIMELINE.world_after(len(TIMELINE))
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


def laid_out(world: World = WHOLE, frame: Frame = FRAME) -> Arrows:
    found = Arrows(lanes_of(world, frame), frame)
    found.show(world.packets)
    return found


def numbers(found: list[Arrow]) -> list[int]:
    return [arrow.packet.number for arrow in found]


def test_only_what_is_in_sight_is_within() -> None:
    every = arrows()
    assert numbers(laid_out().within(every[3].y1, every[5].y2)) == [4, 5, 6]


def test_a_slow_packet_is_within_as_long_as_its_arrow_reaches() -> None:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in TIMELINE.events:
        is_slow = isinstance(event, FrameSent) and event.number == 4
        timeline.add(replace(event, arrives=event.time + 1.5e-3) if is_slow else event)
    found = laid_out(timeline.world_after(len(timeline)))
    top = FRAME.y(TIMELINE.events[-1].time * 0.4)
    assert numbers(found.within(top, FRAME.length))[0] == 4


def test_what_was_laid_out_serves_every_earlier_moment() -> None:
    found = laid_out()
    for count in (12, 40, 0, 25):
        packets = TIMELINE.world_after(len(TIMELINE)).packets[:count]
        assert found.holds(packets)
        found.show(packets)
        assert numbers(found.within(0, FRAME.length)) == list(range(1, count + 1))
        assert (found.of_packet(13) is None) is (count < 13)


def test_packets_of_another_run_are_not_held() -> None:
    packets = TIMELINE.world_after(len(TIMELINE)).packets
    others = [replace(packet, event=replace(packet.event, time=packet.sent + 1)) for packet in packets]
    assert laid_out().holds(packets)
    assert not laid_out().holds(others)


def test_a_host_asks_for_an_address_from_the_lifeline_of_the_program_that_has_none_yet() -> None:
    hosts = [Address(f"10.0.0.{number}", 0) for number in range(1, 5)]
    question, of_strangers = (
        replace(WHOLE.packets[number], source=source, target=target, protocol="arp", segment=None)
        for number, (source, target) in enumerate((hosts[:2], hosts[2:]))
    )
    server = Lane("server", Address("10.0.0.2", 80), 300.0, 300.0, 400.0, True)
    client = Lane("client", None, 100.0, 0.0, 100.0, False)
    asked = arrows_of([question, of_strangers], [client, server], FRAME)
    assert [(arrow.packet, arrow.x1 < arrow.x2) for arrow in asked] == [(question, True)]
    assert arrows_of([question], [client, client], FRAME) == []


def test_a_packet_between_strangers_has_no_arrow_and_disturbs_nobody() -> None:
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    timeline.add(FrameSent(0.0, 99, b"\xff" * 60, arrives=0.0))
    for event in TIMELINE.events:
        timeline.add(event)
    world = timeline.world_after(len(timeline))
    found = laid_out(world)
    assert found.holds(world.packets)
    assert numbers(found.within(0, FRAME.length)) == list(range(1, 41))
    assert found.of_packet(99) is None


def test_where_packets_are_too_dense_one_arrow_of_each_direction_stands_for_them() -> None:
    dense = timeline_of(4000)
    frame = Frame(800, 600, 1.0, Axis([Moment(0.0), Moment(dense.end)], Scale.LINEAR))
    found = laid_out(dense.world_after(len(dense)), frame)
    shown = found.within(0, frame.length)
    assert 2 * frame.axis.length * frame.unit / CLOSEST >= len(shown) > 500
    for direction in (1, -1):
        tops = [arrow.y1 for arrow in shown if (arrow.x2 - arrow.x1) * direction > 0]
        assert all(CLOSEST <= below - above < 2 * CLOSEST for above, below in pairwise(tops[1:]))
    hidden = next(number for number in range(10, 4000) if number not in numbers(shown))
    alone = found.of_packet(hidden)
    assert alone is not None
    assert alone.packet.number == hidden


def test_how_long_it_was_quiet_counts_from_the_packet_before_also_where_that_is_not_drawn() -> None:
    dense = timeline_of(4000)
    frame = Frame(800, 600, 1.0, Axis([Moment(0.0), Moment(dense.end)], Scale.LINEAR))
    packets = dense.world_after(len(dense)).packets
    for arrow in laid_out(dense.world_after(len(dense)), frame).within(0, frame.length)[1:]:
        assert arrow.quiet_since == packets[arrow.packet.number - 2].arrives


def test_a_call_belongs_to_the_lifeline_of_its_port() -> None:
    left, right = lanes_of(WHOLE, FRAME)
    assert (left.belongs(CLIENT), right.belongs(CLIENT)) == (True, False)
    assert not left.belongs(None)


def refused_beside_a_listener() -> Play:
    """A server that listens, and whose second socket has been refused the port it wanted."""
    play = Play().listens()
    play.calls("server", "socket", socket=8).returns("server", "fd 8")
    return play.calls("server", "bind", socket=8).returns("server", error="OSError")


def test_sockets_that_were_refused_a_port_have_a_lifeline_of_their_own() -> None:
    play = refused_beside_a_listener()
    assert [lane.address for lane in lanes_of(play.world, FRAME) if lane.program == "server"] == [SERVER, None]
    play.calls("server", "bind", socket=8).returns("server", local=SERVER)
    assert [lane.address for lane in lanes_of(play.world, FRAME) if lane.program == "server"] == [SERVER]


def test_whoever_asks_for_an_address_first_is_at_the_program_that_has_none_at_all() -> None:
    play = refused_beside_a_listener().starts("client")
    lanes = lanes_of(play.world, FRAME)
    client = next(lane for lane in lanes if lane.program == "client")
    play.datagram(Address("10.9.9.9", 1), SERVER)
    (arrow,) = arrows_of(play.world.packets, lanes, FRAME)
    assert abs(arrow.x1 - client.x) < abs(arrow.x2 - client.x)
