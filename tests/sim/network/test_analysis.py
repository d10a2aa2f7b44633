from __future__ import annotations

import pytest
from scapy.layers.inet import IP, TCP

from sim.network.packets import Label
from tests.sim.network.play import CLIENT, FIRST, SERVER, Play

C, V = CLIENT, SERVER


def labels(play: Play) -> tuple[Label, ...]:
    """What the newest segment is labelled, with all that has happened to it."""
    packet = play.world.packet(play.packets[-1].number)
    assert packet is not None
    assert packet.segment is not None
    return packet.segment.labels


def outstanding(play: Play, count: int) -> list[int]:
    """The client sends so many segments of five bytes; their numbers."""
    return [play.sends(C, "PSH ACK", b"hello") for _ in range(count)]


def test_an_ordinary_conversation_needs_no_label() -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello").says(V, "ACK").says(V, "PSH ACK", b"HELLO").says(C, "ACK")
    play.says(C, "FIN ACK").says(V, "ACK").says(V, "FIN ACK").says(C, "ACK")
    assert [packet.segment.labels for packet in play.packets if packet.segment is not None] == [()] * len(play.packets)


@pytest.mark.parametrize("flags", ["SYN", "PSH ACK", "FIN ACK"])
def test_whatever_was_sent_before_is_a_retransmission(flags: str) -> None:
    play = Play().listens() if flags == "SYN" else Play().opens()
    data = b"hello" if flags == "PSH ACK" else b""
    first = play.next[C]
    play.sends(C, flags, data)
    play.sends(C, flags, data, seq=first)
    assert labels(play) == (Label.RETRANSMISSION,)


def test_a_single_byte_again_is_no_keep_alive() -> None:
    play = Play().opens()
    first = play.next[C]
    play.sends(C, "PSH ACK", b"x")
    play.sends(C, "PSH ACK", b"x", seq=first)
    assert labels(play) == (Label.RETRANSMISSION,)


@pytest.mark.parametrize(("count", "label"), [(2, Label.RETRANSMISSION), (3, Label.FAST_RETRANSMISSION)])
def test_three_duplicates_make_the_repetition_a_fast_one(count: int, label: Label) -> None:
    play = Play().opens()
    missing = play.next[C]
    outstanding(play, 5)
    for _ in range(count):
        play.arrives(play.sends(V, "ACK", ack=missing))
    play.sends(C, "PSH ACK", b"hello", seq=missing)
    assert labels(play) == (label,)


def test_the_same_acknowledgement_again_while_data_is_outstanding_is_a_duplicate() -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello").says(V, "ACK")
    outstanding(play, 2)
    play.says(V, "ACK")
    assert labels(play) == (Label.DUPLICATE_ACK,)


def test_the_same_acknowledgement_with_nothing_outstanding_is_none() -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello").says(V, "ACK").says(V, "ACK")
    assert labels(play) == ()


def test_a_full_window_and_its_opening_are_seen() -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello")
    play.arrives(play.sends(V, "ACK", window=0))
    assert labels(play) == (Label.ZERO_WINDOW,)
    play.arrives(play.sends(V, "ACK", window=500))
    assert labels(play) == (Label.WINDOW_UPDATE,)


@pytest.mark.parametrize(("window", "label"), [(0, Label.WINDOW_PROBE), (65535, Label.KEEP_ALIVE)])
def test_an_old_number_only_asks(window: int, label: Label) -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello")
    play.arrives(play.sends(V, "ACK", window=window))
    play.sends(C, "ACK", seq=play.next[C] - 1)
    assert labels(play) == (label,)


def test_new_data_against_a_closed_window_is_a_probe_as_the_rfc_wants_it() -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello")
    play.arrives(play.sends(V, "ACK", window=0))
    play.sends(C, "ACK", b"x")
    assert labels(play) == (Label.WINDOW_PROBE,)


def test_what_overtakes_is_out_of_order_when_it_arrives() -> None:
    play = Play().opens()
    first, second = outstanding(play, 2)
    play.arrives(second)
    assert labels(play) == (Label.OUT_OF_ORDER,)
    play.arrives(first)
    packet = play.world.packet(first)
    assert packet is not None
    assert packet.segment is not None
    assert packet.segment.labels == ()


def test_a_reset_has_no_label() -> None:
    play = Play().opens()
    play.sends(V, "RST", seq=FIRST[V] + 1, window=0)
    assert labels(play) == ()


def test_who_is_seen_in_mid_conversation_is_judged_by_what_was_seen() -> None:
    play = Play()
    play.arrives(play.sends(C, "PSH ACK", b"hello"))
    play.sends(C, "PSH ACK", b"hello", seq=FIRST[C])
    assert labels(play) == (Label.RETRANSMISSION,)


def test_an_acknowledgement_with_sack_is_a_duplicate_although_the_window_grows() -> None:
    play = Play().opens().says(C, "PSH ACK", b"hello").says(V, "ACK")
    outstanding(play, 3)
    first = play.next[C]
    sack = TCP(sport=V.port, dport=C.port, flags="A", seq=play.next[V], ack=play.expects[V], window=60000)
    sack.options = [("NOP", None), ("NOP", None), ("SAck", ((first - 5) % 2**32, first))]
    play.puts_on_wire(IP(src=V.host, dst=C.host) / sack)
    assert labels(play) == (Label.DUPLICATE_ACK,)
