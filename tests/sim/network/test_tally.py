from __future__ import annotations

from sim.network.events import FrameLost, Loss
from sim.network.tally import tallies
from tests.sim.network.play import CLIENT, SERVER, Play


def test_a_connection_counts_its_packets_its_bytes_and_what_arrived() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(SERVER, "ACK").says(CLIENT, "FIN ACK")
    [tally] = tallies(play.world)
    assert (tally.protocol, tally.caller, tally.callee) == ("tcp", CLIENT, SERVER)
    assert (tally.packets, tally.lost, tally.again) == (6, 0, 0)
    assert tally.size == 6 * 54 + 5
    assert (tally.sent, tally.arrived) == (5, 5)
    assert tally.seconds > 0


def test_what_is_lost_and_sent_again_counts_once_as_data() -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    lost = play.sends(CLIENT, "PSH ACK", b"hello")
    play.happens(FrameLost(play.time, lost, Loss.CHANCE))
    [tally] = tallies(play.world)
    assert (tally.sent, tally.arrived, tally.lost) == (5, 0, 1)
    play.says(CLIENT, "PSH ACK", b"hello", seq=first)
    [tally] = tallies(play.world)
    assert (tally.sent, tally.arrived, tally.again) == (5, 5, 1)


def test_a_lost_datagram_stays_lost() -> None:
    play = Play()
    play.arrives(play.datagram(CLIENT, SERVER, b"one"))
    lost = play.datagram(CLIENT, SERVER, b"three")
    play.happens(FrameLost(play.time, lost, Loss.CHANCE))
    play.datagram(CLIENT, SERVER, b"on its way")
    [tally] = tallies(play.world)
    assert (tally.packets, tally.sent, tally.arrived, tally.lost) == (3, 18, 3, 1)


def test_both_protocols_between_the_same_ports_are_two_conversations() -> None:
    play = Play().opens()
    play.datagram(CLIENT, SERVER, b"hi")
    assert [tally.protocol for tally in tallies(play.world)] == ["tcp", "udp"]


def test_a_copy_that_the_cable_made_is_not_sent_again() -> None:
    play = Play().opens()
    play.doubles(play.sends(CLIENT, "PSH ACK", b"hello"))
    [tally] = tallies(play.world)
    assert (tally.packets, tally.sent, tally.again) == (5, 5, 0)


def test_a_datagram_arrives_once_itself_or_as_its_copy() -> None:
    play = Play()
    first = play.datagram(CLIENT, SERVER, b"one")
    play.arrives(play.doubles(first)).arrives(first)
    lost = play.datagram(CLIENT, SERVER, b"three")
    copy = play.doubles(lost)
    play.happens(FrameLost(play.time, lost, Loss.CHANCE)).arrives(copy)
    [tally] = tallies(play.world)
    assert (tally.packets, tally.sent, tally.arrived, tally.lost) == (4, 8, 8, 1)
