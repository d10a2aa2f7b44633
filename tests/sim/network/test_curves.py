from __future__ import annotations

import pytest

from sim.network.curves import figure_curves, sequence_curves, talking_ends
from sim.network.events import FrameLost, Loss, TcpFigures
from tests.sim.network.play import CLIENT, SERVER, Play

END = (CLIENT, SERVER)


def test_both_ends_of_a_conversation_talk() -> None:
    assert talking_ends(Play().opens().world) == [(CLIENT, SERVER), (SERVER, CLIENT)]
    assert talking_ends(Play().listens().world) == []


def test_what_was_sent_and_confirmed_is_counted_from_the_first_number() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(SERVER, "ACK").says(CLIENT, "FIN ACK")
    curves = sequence_curves(play.world, END)
    assert curves.sent.values == [1, 6, 7]
    assert curves.acknowledged.values == [1, 6]
    assert curves.in_flight.values == [1, 0, 5, 0, 1]
    assert curves.again.values == []
    assert curves.sent.times == sorted(curves.sent.times)


def test_what_is_sent_again_stands_apart_and_a_lost_acknowledgement_confirms_nothing() -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    play.says(CLIENT, "PSH ACK", b"hello")
    lost = play.sends(SERVER, "ACK")
    play.happens(FrameLost(play.time, lost, Loss.HAND)).says(CLIENT, "PSH ACK", b"hello", seq=first)
    curves = sequence_curves(play.world, END)
    assert curves.again.values == [6]
    assert curves.acknowledged.values == [1]
    assert curves.in_flight.values[-1] == 5


def test_an_acknowledgement_counts_when_it_comes() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    number = play.sends(SERVER, "ACK")
    assert sequence_curves(play.world, END).acknowledged.values == [1]
    play.arrives(number)
    assert sequence_curves(play.world, END).acknowledged.values == [1, 6]


def test_figures_are_those_of_the_end() -> None:
    told = [
        TcpFigures(0.1, CLIENT, SERVER, 1460, 14600, None, None, None, 1.0, 0, 0, 0),
        TcpFigures(0.2, SERVER, CLIENT, 1460, 99, 99, 0.9, 0.1, 0.9, 0, 0, 0),
        TcpFigures(0.3, CLIENT, SERVER, 1460, 7300, 2920, 0.25, 0.1, 0.65, 0, 0, 0),
    ]
    curves = figure_curves(told, END)
    assert curves.cwnd == ([0.1, 0.3], [14600, 7300])
    assert curves.ssthresh == ([0.3], [2920])
    assert curves.srtt.values == pytest.approx([250])
    assert curves.rto.values == pytest.approx([1000, 650])
