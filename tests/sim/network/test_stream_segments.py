from __future__ import annotations

from sim.network import events as e
from sim.network.events import AnyEvent
from sim.network.packets import MODULUS
from sim.network.stream_segments import REACH, Flow, flows
from sim.network.world import World
from sim.timeline import Timeline
from tests.bench.conversations import CLIENT, SERVER, frame
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play

SYN, ACK, RST = 0x02, 0x10, 0x04


def seen(*frames: tuple[int, int, bytes]) -> Flow:
    """The flow from the client, of which these were captured: flags, sequence number, data."""
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for number, (flags, sequence, data) in enumerate(frames, 1):
        sent = e.FrameSent(number, number, frame(CLIENT, SERVER, flags, sequence, 0, data), arrives=number + 0.5)
        timeline.add(sent)
        timeline.add(e.FrameArrived(number + 0.5, number))
    (flow,) = flows(timeline.world_after(len(timeline)))
    return flow


def places(flow: Flow) -> list[tuple[int, int]]:
    """From which byte to before which each segment goes."""
    return [(each.start, each.end) for each in flow.segments]


def test_syn_and_fin_carry_no_byte() -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello").says(C, "FIN ACK", b"you")
    there = next(flow for flow in flows(play.world) if flow.source == C)
    assert places(there) == [(0, 5), (5, 8)]
    assert [each.packet.payload for each in there.segments] == [b"hello", b"you"]


def test_data_in_a_syn_is_the_first_of_the_stream() -> None:
    assert places(seen((SYN, 99, b"hi"), (ACK, 102, b"you"))) == [(0, 2), (2, 5)]


def test_without_a_syn_the_first_byte_seen_is_the_first_of_all() -> None:
    assert places(seen((ACK, 107, b"world"), (ACK, 102, b"hello"))) == [(5, 10), (0, 5)]


def test_numbers_that_begin_anew_go_on() -> None:
    assert places(seen((SYN, MODULUS - 3, b""), (ACK, MODULUS - 2, b"hello"), (ACK, 3, b"you"))) == [(0, 5), (5, 8)]


def test_a_repeated_syn_is_the_same_connection_and_another_number_is_another_one() -> None:
    play = Play().opens()
    first = [flow.source for flow in flows(play.world)]
    assert first == [C, S]
    play.sends(C, "SYN", seq=4711)
    assert [flow.source for flow in flows(play.world)] == [C, S, C]


def test_what_cannot_belong_to_the_stream_is_left_out() -> None:
    far = seen((SYN, 99, b""), (ACK, 100, b"hello"), (ACK, 105 + REACH + 1, b"far"), (ACK, 99, b"x"), (RST, 105, b"no"))
    assert places(far) == [(0, 5)]


def test_a_segment_arrives_unless_it_is_under_way_lost_damaged_or_thrown_away() -> None:
    play = Play().opens()
    numbers = [play.sends(C, "ACK", b"a") for _ in range(5)]
    play.happens(e.FrameLost(play.time, numbers[1], e.Loss.CHANCE))
    play.happens(e.FrameChanged(play.time, numbers[2], b"?" * 60))
    play.happens(e.FrameDiscarded(play.time, numbers[3], "checksum"))
    for number in numbers[2:4]:
        play.arrives(number)
    there = next(flow for flow in flows(play.world) if flow.source == C)
    assert [each.arrived is not None for each in there.segments] == [False, False, False, False, False]
    play.arrives(numbers[0])
    there = next(flow for flow in flows(play.world) if flow.source == C)
    assert there.segments[0].arrived is not None


def test_where_nobody_saw_it_come_it_came_when_it_was_seen() -> None:
    play = Play().opens()
    play.sends(C, "ACK", b"a", lost=True)
    (segment,) = next(flow for flow in flows(play.world) if flow.source == C).segments
    assert segment.arrived == segment.packet.sent
