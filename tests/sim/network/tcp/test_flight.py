from __future__ import annotations

from sim.network.tcp.events import Again
from sim.network.tcp.flight import Flight, Sent


def flight(count: int = 5, size: int = 100) -> Flight:
    """`count` segments of `size` numbers from 0 on."""
    result = Flight()
    for index in range(count):
        result.add(Sent(index * size, (index + 1) * size, 0.0))
    return result


def lost(of: Flight) -> list[int]:
    return [sent.start for sent in of if sent.lost_by is not None]


def test_what_is_acknowledged_is_done_with() -> None:
    segments = flight()
    assert [sent.start for sent in segments.acknowledge(200)] == [0, 100]
    assert (len(segments), segments.pipe) == (3, 300)


def test_half_a_segment_stays_as_its_rest() -> None:
    segments = flight(2)
    assert segments.acknowledge(30) == []
    assert segments.first is not None
    assert (segments.first.start, segments.first.end, segments.pipe) == (30, 100, 170)


def test_a_syn_that_arrived_is_not_sent_again_with_its_data() -> None:
    segments = Flight()
    segments.add(Sent(0, 11, 0.0, syn=True))
    segments.acknowledge(1)
    assert segments.first is not None
    assert not segments.first.syn


def test_what_the_peer_has_is_not_on_its_way() -> None:
    segments = flight()
    assert segments.mark_sacked([(100, 300)]) == 200
    assert segments.pipe == 300
    assert segments.mark_sacked([(100, 300)]) == 0
    assert segments.sacked_blocks() == ((100, 300),)


def test_a_block_must_hold_the_whole_segment() -> None:
    segments = flight()
    assert segments.mark_sacked([(50, 199), (350, 450)]) == 0


def test_a_segment_below_three_that_arrived_is_lost() -> None:
    segments = flight()
    segments.mark_sacked([(200, 400)])
    assert not segments.mark_lost_below_sacked(mss=1000)
    segments.mark_sacked([(200, 500)])
    assert segments.mark_lost_below_sacked(mss=1000)
    assert lost(segments) == [0, 100]
    assert segments.pipe == 0
    assert not segments.mark_lost_below_sacked(mss=1000)


def test_a_segment_below_more_than_two_full_ones_is_lost() -> None:
    segments = flight()
    segments.mark_sacked([(300, 500)])
    assert not segments.mark_lost_below_sacked(mss=100)
    assert segments.mark_lost_below_sacked(mss=99)


def test_lost_segments_come_back_oldest_first_and_once() -> None:
    segments = flight()
    segments.mark_sacked([(100, 200)])
    segments.mark_all_lost(Again.AFTER_TIMEOUT)
    order = []
    while (sent := segments.next_lost()) is not None:
        order.append(sent.start)
        segments.note_resent(sent)
    assert order == [0, 200, 300, 400]
    assert segments.pipe == 400
    assert [sent.times for sent in segments] == [2, 1, 2, 2, 2]


def test_a_second_timeout_loses_what_was_sent_again() -> None:
    segments = flight(1)
    for _ in range(2):
        segments.mark_all_lost(Again.AFTER_TIMEOUT)
        assert segments.pipe == 0
        sent = segments.next_lost()
        assert sent is not None
        segments.note_resent(sent)
        assert segments.pipe == 100


def test_a_peer_that_threw_away_what_it_had_is_sent_everything() -> None:
    segments = flight(3)
    segments.mark_sacked([(0, 200)])
    segments.mark_all_lost(Again.AFTER_TIMEOUT)
    assert lost(segments) == [0, 100, 200]
    assert segments.sacked_blocks() == ()
