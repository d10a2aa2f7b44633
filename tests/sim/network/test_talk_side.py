from __future__ import annotations

from math import inf

import pytest

from sim.network import events as e
from sim.network import talk_side as t
from sim.network.events import Address
from sim.network.talk_side import Rising, TalkSide
from tests.sim.network.play import CLIENT, FIRST, SERVER, Play


def side(play: Play, sender: Address = CLIENT) -> TalkSide:
    """That end of the play's one conversation."""
    packets = [play.world.altered.get(each.number, each) for each in play.world.packets]
    own = [each for each in packets if each.source == sender]
    return TalkSide(own, [each for each in packets if each not in own], is_model=False)


def test_a_rising_number_is_asked_by_time_and_by_number() -> None:
    rising = Rising([(1.0, 5), (2.0, 3), (3.0, 9)])
    assert [rising.at(time) for time in (0.9, 1.0, 2.9, 3.0)] == [0, 5, 5, 9]
    assert [rising.when(number) for number in (1, 5, 6, 9, 10)] == [1.0, 1.0, 3.0, 3.0, inf]


def test_what_comes_behind_a_gap_has_not_come_yet() -> None:
    play = Play().opens()
    begins = play.time
    play.says(CLIENT, "ACK", b"first", seq=(FIRST[CLIENT] + 1) % (1 << 32))
    play.says(CLIENT, "ACK", b"third", seq=(FIRST[CLIENT] + 11) % (1 << 32))
    before = play.time
    play.says(CLIENT, "ACK", b"again", seq=(FIRST[CLIENT] + 6) % (1 << 32))
    server = side(play, SERVER)
    assert [server.arrived.at(time) for time in (begins, before, play.time)] == [1, 6, 16]


def test_what_was_lost_has_not_come_at_all() -> None:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", b"hello", lost=True)
    play.happens(e.FrameLost(play.time, number, e.Loss.RULE, "data:1"))
    client, server = side(play), side(play, SERVER)
    assert server.arrived.at(inf) == 1
    assert (client.lost_by_it, client.lost_by_peer) == ({1}, set())
    assert (server.lost_by_it, server.lost_by_peer) == (set(), {1})


def test_what_comes_again_is_known_by_its_numbers() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    play.says(CLIENT, "PSH ACK", b"hello", seq=(FIRST[CLIENT] + 1) % (1 << 32)).says(CLIENT, "ACK")
    assert side(play, SERVER).came_again == {5}
    assert side(play).came_again == set()


def test_the_time_of_a_round_trip_is_the_shortest_one() -> None:
    assert side(Play()).round_trip == inf
    assert side(Play().opens()).round_trip == pytest.approx(0.003)


def test_the_edge_never_moves_back() -> None:
    play = Play().opens()
    assert side(play).edge.at(inf) == 1 + 65535
    play.arrives(play.sends(SERVER, "ACK", window=10))
    assert side(play).edge.at(inf) == 1 + 65535
    assert not side(play).had_closed_window
    play.arrives(play.sends(SERVER, "ACK", window=0))
    assert side(play).had_closed_window


def test_who_announces_nothing_gets_small_segments() -> None:
    assert (side(Play().opens()).mss, side(Play().opens()).unit) == (t.DEFAULT_MSS, 1)


def test_numbers_are_gathered_in_one_span() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(CLIENT, "FIN ACK")
    client = side(play)
    assert client.spans == [(0, 7)]
    assert client.total == 7
    assert [client.covers(*span) for span in ((0, 7), (3, 5), (6, 8), (9, 9))] == [True, True, False, True]


def test_whose_acknowledgement_was_the_first_to_reach_so_far() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(SERVER, "ACK").says(SERVER, "ACK")
    server = side(play, SERVER)
    assert [server.first_to_acknowledge(number) for number in (1, 2, 6, 7)] == [2, 5, 5, inf]


def test_copies_are_what_held_the_first_number_before() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(CLIENT, "ACK")
    play.says(CLIENT, "PSH ACK", b"lo", seq=(FIRST[CLIENT] + 4) % (1 << 32))
    assert [each.number for each in side(play).copies_before(play.packets[-1])] == [4]
    assert side(play).copies_before(play.packets[0]) == []


def test_two_callers_at_once() -> None:
    both = Play().says(CLIENT, "SYN").says(SERVER, "SYN").says(CLIENT, "SYN ACK", seq=FIRST[CLIENT])
    assert side(both).opened_as_caller
    assert not side(Play().opens()).opened_as_caller


def test_a_reset_acknowledges_nothing() -> None:
    play = Play().opens().says(CLIENT, "RST ACK")
    assert t.ack_of(play.packets[-1]) == 0
    assert t.ack_of(play.packets[2]) == 1
