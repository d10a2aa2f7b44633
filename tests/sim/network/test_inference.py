from __future__ import annotations

import pytest

from sim.network.events import Address, KernelState
from sim.network.events import TcpState as S
from sim.network.inference import Origin, TcpEnd
from tests.sim.network.play import CLIENT, FIRST, OTHER, SERVER, Play


def end(play: Play, who: Address) -> TcpEnd:
    """What is known of this end now."""
    found = play.world.ends.get((who, OTHER[who]))
    assert found is not None
    return found


def states(play: Play, who: Address) -> list[S]:
    """The states that this end went through."""
    return [entry.state for entry in end(play, who).states]


def now(play: Play) -> tuple[S, S]:
    """The states of client and server."""
    return end(play, CLIENT).state, end(play, SERVER).state


def test_a_handshake_line_by_line() -> None:
    play = Play().listens()
    syn = play.sends(CLIENT, "SYN")
    assert end(play, CLIENT).state is S.SYN_SENT
    play.arrives(syn)
    assert now(play) == (S.SYN_SENT, S.SYN_RECEIVED)
    play.says(SERVER, "SYN ACK")
    assert now(play) == (S.ESTABLISHED, S.SYN_RECEIVED)
    play.says(CLIENT, "ACK")
    assert now(play) == (S.ESTABLISHED, S.ESTABLISHED)


def test_the_causes_are_the_segments_and_all_of_it_is_inferred() -> None:
    play = Play().opens()
    assert [entry.cause for entry in end(play, SERVER).states] == ["", "receive SYN", "receive ACK of SYN"]
    assert {entry.origin for entry in end(play, SERVER).states} == {Origin.INFERRED}
    assert end(play, SERVER).origin is Origin.INFERRED


def test_numbers_are_relative_to_the_first_of_each_direction() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(SERVER, "ACK")
    segments = [packet.segment for packet in play.packets]
    assert [(s.relative_sequence, s.relative_acknowledgement) for s in segments if s is not None] == [
        (0, 0), (0, 1), (1, 1), (1, 1), (1, 6),
    ]  # fmt: skip
    assert end(play, CLIENT).first == FIRST[CLIENT]
    assert end(play, SERVER).expected == play.next[CLIENT]


def test_four_segments_close_both_directions() -> None:
    play = Play().opens().says(CLIENT, "FIN ACK")
    assert now(play) == (S.FIN_WAIT_1, S.CLOSE_WAIT)
    play.says(SERVER, "ACK")
    assert now(play) == (S.FIN_WAIT_2, S.CLOSE_WAIT)
    play.says(SERVER, "FIN ACK")
    assert now(play) == (S.TIME_WAIT, S.LAST_ACK)
    play.says(CLIENT, "ACK")
    assert now(play) == (S.TIME_WAIT, S.CLOSED)


def test_three_segments_close_both_directions() -> None:
    play = Play().opens().says(SERVER, "FIN ACK").says(CLIENT, "FIN ACK")
    assert now(play) == (S.LAST_ACK, S.TIME_WAIT)
    assert states(play, SERVER)[-3:] == [S.FIN_WAIT_1, S.FIN_WAIT_2, S.TIME_WAIT]
    play.says(SERVER, "ACK")
    assert now(play) == (S.CLOSED, S.TIME_WAIT)


def test_both_close_at_the_same_time() -> None:
    play = Play().opens()
    one, two = play.sends(CLIENT, "FIN ACK"), play.sends(SERVER, "FIN ACK")
    assert now(play) == (S.FIN_WAIT_1, S.FIN_WAIT_1)
    play.arrives(one).arrives(two)
    assert now(play) == (S.CLOSING, S.CLOSING)
    play.says(CLIENT, "ACK").says(SERVER, "ACK")
    assert now(play) == (S.TIME_WAIT, S.TIME_WAIT)


def test_both_open_at_the_same_time() -> None:
    play = Play()
    one, two = play.sends(CLIENT, "SYN"), play.sends(SERVER, "SYN")
    play.arrives(one).arrives(two)
    assert now(play) == (S.SYN_RECEIVED, S.SYN_RECEIVED)
    play.says(CLIENT, "SYN ACK", seq=FIRST[CLIENT]).says(SERVER, "SYN ACK", seq=FIRST[SERVER])
    assert now(play) == (S.ESTABLISHED, S.ESTABLISHED)


@pytest.mark.parametrize("who", [CLIENT, SERVER])
def test_a_reset_ends_both_sides_at_once(who: Address) -> None:
    play = Play().opens()
    reset = play.sends(who, "RST ACK")
    assert end(play, who).state is S.CLOSED
    assert end(play, OTHER[who]).state is S.ESTABLISHED
    play.arrives(reset)
    assert now(play) == (S.CLOSED, S.CLOSED)


def test_a_reset_in_the_handshake_lets_the_listener_listen_again() -> None:
    play = Play().listens().says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "RST")
    assert now(play) == (S.CLOSED, S.LISTEN)


def test_a_refused_caller_is_closed_and_nobody_else_was_ever_open() -> None:
    play = Play().says(CLIENT, "SYN").says(SERVER, "RST ACK", seq=0)
    assert states(play, CLIENT) == [S.CLOSED, S.SYN_SENT, S.CLOSED]
    assert states(play, SERVER) == [S.CLOSED]


def test_a_fin_waits_for_the_data_before_it() -> None:
    play = Play().opens()
    data, fin = play.sends(CLIENT, "PSH ACK", b"late"), play.sends(CLIENT, "FIN ACK")
    play.arrives(fin)
    assert end(play, SERVER).state is S.ESTABLISHED
    play.arrives(data).says(SERVER, "ACK", ack=play.next[CLIENT])
    assert end(play, SERVER).state is S.CLOSE_WAIT
    assert end(play, CLIENT).state is S.FIN_WAIT_2


def test_data_with_the_fin_counts_before_it() -> None:
    play = Play().opens().says(CLIENT, "FIN PSH ACK", b"bye")
    assert end(play, SERVER).state is S.CLOSE_WAIT
    play.says(SERVER, "ACK")
    assert end(play, CLIENT).state is S.FIN_WAIT_2


def test_an_ack_of_the_data_alone_does_not_confirm_the_fin() -> None:
    play = Play().opens().says(CLIENT, "FIN PSH ACK", b"bye")
    play.says(SERVER, "ACK", ack=play.next[CLIENT] - 1)
    assert end(play, CLIENT).state is S.FIN_WAIT_1


def test_repeated_segments_change_no_state_and_are_marked() -> None:
    play = Play().listens().says(CLIENT, "SYN").says(CLIENT, "SYN", seq=FIRST[CLIENT])
    play.says(SERVER, "SYN ACK").says(SERVER, "SYN ACK", seq=FIRST[SERVER]).says(CLIENT, "ACK")
    first = play.next[CLIENT]
    play.says(CLIENT, "PSH ACK", b"hello").says(CLIENT, "PSH ACK", b"hello", seq=first).says(SERVER, "ACK")
    fin = play.next[CLIENT]
    play.says(CLIENT, "FIN ACK").says(CLIENT, "FIN ACK", seq=fin).says(SERVER, "ACK").says(SERVER, "ACK")
    assert states(play, CLIENT) == [S.CLOSED, S.SYN_SENT, S.ESTABLISHED, S.FIN_WAIT_1, S.FIN_WAIT_2]
    assert states(play, SERVER) == [S.LISTEN, S.SYN_RECEIVED, S.ESTABLISHED, S.CLOSE_WAIT]
    again = [packet.number for packet in play.packets if packet.segment is not None and packet.segment.again]
    assert again == [2, 4, 7, 10]


def test_a_piece_of_what_was_sent_is_a_repetition_and_the_next_byte_is_not() -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    play.says(CLIENT, "ACK", b"hello").says(CLIENT, "ACK", b"lo", seq=first + 3).says(CLIENT, "ACK", b"!")
    assert [packet.segment.again for packet in play.packets[3:] if packet.segment] == [False, True, False]


def test_what_was_sent_stays_sent_while_it_is_repeated_in_pieces() -> None:
    play = Play().opens().says(CLIENT, "ACK", b"hello")
    play.says(CLIENT, "ACK", b"he", seq=FIRST[CLIENT] + 1).says(CLIENT, "ACK", b"llo", seq=FIRST[CLIENT] + 3)
    assert [packet.segment.again for packet in play.packets[3:] if packet.segment] == [False, True, True]


def test_a_segment_without_a_number_of_its_own_repeats_nothing() -> None:
    play = Play().opens().says(CLIENT, "ACK", b"hello").says(CLIENT, "ACK", seq=FIRST[CLIENT] + 1)
    assert play.packets[-1].segment is not None
    assert not play.packets[-1].segment.again


def test_the_kernels_word_replaces_what_was_inferred() -> None:
    play = Play().opens()
    play.happens(KernelState(play.time, SERVER, CLIENT, S.CLOSE_WAIT, play.time))
    entry = end(play, SERVER).states[-1]
    assert (entry.state, entry.origin, entry.cause) == (S.CLOSE_WAIT, Origin.KERNEL, "")
    play.says(SERVER, "FIN ACK")
    assert end(play, SERVER).state is S.LAST_ACK


def test_the_kernels_word_confirms_once() -> None:
    play = Play().opens()
    for _ in range(3):
        play.happens(KernelState(play.time, SERVER, CLIENT, S.ESTABLISHED, play.time))
    assert [entry.origin for entry in end(play, SERVER).states[-2:]] == [Origin.INFERRED, Origin.KERNEL]


def test_whoever_answers_a_syn_has_been_listening() -> None:
    play = Play().says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "ACK")
    assert states(play, SERVER) == [S.CLOSED, S.LISTEN, S.SYN_RECEIVED, S.ESTABLISHED]


def test_a_connection_seen_from_the_middle_stood_before() -> None:
    play = Play().says(CLIENT, "PSH ACK", b"hello", ack=FIRST[SERVER])
    assert now(play) == (S.ESTABLISHED, S.ESTABLISHED)
    segment = play.packets[0].segment
    assert segment is not None
    assert segment.relative_sequence == 1
    play.says(CLIENT, "FIN ACK")
    assert now(play) == (S.FIN_WAIT_1, S.CLOSE_WAIT)
