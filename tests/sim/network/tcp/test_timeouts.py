"""Plays about waiting: retransmission, probes of a closed window, keep-alive."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.network.tcp.events import WindowProbed
from tests.sim.network.tcp.play import BRISK, CONNECTED, FIVE_ON_THEIR_WAY, FOUR_ON_THEIR_WAY, play

LINUX_SYN = replace(BRISK, syn_linear_timeouts=4)
ONE_BYTE = "0.2  write 1\n0.2  send PSH ACK seq=1 len=1\n"
CLOSED_WINDOW = (
    CONNECTED
    + """
    0.2  recv ACK seq=1 ack=1 win=0
    0.2  write 100
"""
)


def test_an_unanswered_segment_is_sent_again_after_twice_the_time() -> None:
    play(
        CONNECTED
        + ONE_BYTE
        + """
        1.2  send PSH ACK seq=1 len=1
        1.2  told Retransmitted why=TIMEOUT
        3.2  send PSH ACK seq=1 len=1
        7.2  send PSH ACK seq=1 len=1
        7.3  recv ACK seq=1 ack=2
        7.3  timers
        """
    )


def test_an_acknowledgement_restarts_the_timer() -> None:
    """RFC 6298 5.3."""
    play(
        CONNECTED
        + """
        0.2  write 2000
        0.2  send ACK seq=1 len=1000
        0.2  send PSH ACK seq=1001 len=1000
        0.9  recv ACK seq=1 ack=1001
        1.9  send PSH ACK seq=1001 len=1000
        """
    )


def test_after_a_timeout_one_segment_leaves_then_two() -> None:
    """RFC 5681 3.1: everything on its way counts as lost, and slow start begins again."""
    play(
        CONNECTED
        + FOUR_ON_THEIR_WAY
        + """
        1.2  send ACK seq=1 len=1000
        1.2  shows cwnd=1000 ssthresh=2000 in_flight=1000 is_recovering=True
        1.2  told RecoveryChanged is_on=True
        1.3  recv ACK seq=1 ack=1001
        1.3  send ACK seq=1001 len=1000
        1.3  send ACK seq=2001 len=1000
        1.3  told Retransmitted why=AFTER_TIMEOUT
        1.4  recv ACK seq=1 ack=4001
        1.4  shows in_flight=0 is_recovering=False cwnd=3000
        """
    )


def test_a_timeout_halves_what_was_on_its_way_not_the_unused_window() -> None:
    """RFC 5681 equation 4."""
    play(
        CONNECTED
        + FIVE_ON_THEIR_WAY
        + """
        1.2  send ACK seq=1 len=1000
        1.2  shows ssthresh=2500
        """,
        replace(BRISK, initial_window=10),
    )


def test_a_second_timeout_does_not_halve_again() -> None:
    play(
        CONNECTED
        + FOUR_ON_THEIR_WAY
        + """
        1.2  send ACK seq=1 len=1000
        3.2  send ACK seq=1 len=1000
        3.2  shows cwnd=1000 ssthresh=2000
        """
    )


def test_patience_ends() -> None:
    play(
        CONNECTED
        + ONE_BYTE
        + """
        1.2  send PSH ACK seq=1 len=1
        3.2  send PSH ACK seq=1 len=1
        7.2  is CLOSED
        7.2  told StateChanged trigger=GIVE_UP
        7.2  told Failed failure=TIMED_OUT
        7.2  timers
        """,
        replace(BRISK, retries=2),
    )


def test_linux_repeats_a_syn_at_these_times() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0
        1.0  send SYN seq=0
        2.0  send SYN seq=0
        3.0  send SYN seq=0
        4.0  send SYN seq=0
        5.0  send SYN seq=0
        7.0  send SYN seq=0
        11.0  is CLOSED
        11.0  told Failed failure=TIMED_OUT
        """,
        LINUX_SYN,
    )


def test_the_rfc_doubles_from_the_first_syn_on() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0
        1.0  send SYN seq=0
        3.0  send SYN seq=0
        7.0  send SYN seq=0
        """
    )


def test_an_answer_to_a_syn_is_repeated_too() -> None:
    play(
        """
        0.0  listen
        0.0  recv SYN seq=0
        0.0  send SYN ACK seq=0 ack=1
        1.0  send SYN ACK seq=0 ack=1
        3.0  is CLOSED
        """,
        replace(BRISK, syn_ack_retries=1),
    )


def test_a_closed_window_is_probed_with_one_byte() -> None:
    """RFC 9293 3.8.6.1."""
    scene = play(
        CLOSED_WINDOW
        + """
        1.2  send ACK seq=1 len=1
        1.2  told WindowProbed
        1.3  recv ACK seq=1 ack=1 win=0
        3.2  send ACK seq=1 len=1
        3.2  shows cwnd=4000
        3.3  recv ACK seq=1 ack=1 win=10000
        3.3  send ACK seq=1 len=1
        3.3  told Retransmitted why=WINDOW_OPENED
        3.4  recv ACK seq=1 ack=2 win=10000
        3.4  send PSH ACK seq=2 len=99
        """
    )
    assert [event.time for event in scene.events if isinstance(event, WindowProbed)] == pytest.approx([1.2, 3.2])


def test_a_probe_that_found_room_is_done() -> None:
    play(
        CLOSED_WINDOW
        + """
        1.2  send ACK seq=1 len=1
        1.3  recv ACK seq=1 ack=2 win=10000
        1.3  send PSH ACK seq=2 len=99
        """
    )


def test_linux_probes_with_an_old_number() -> None:
    play(
        CLOSED_WINDOW
        + """
        1.2  send ACK seq=0 len=0
        1.3  recv ACK seq=1 ack=1 win=0
        3.2  send ACK seq=0 len=0
        7.2  send ACK seq=0 len=0
        7.3  recv ACK seq=1 ack=1 win=10000
        7.3  send PSH ACK seq=1 len=100
        """,
        replace(BRISK, window_probe_bytes=0),
    )


def test_a_peer_that_answers_probes_is_waited_for_without_end() -> None:
    script = CLOSED_WINDOW
    for time in (1.2, 3.2, 7.2, 11.2, 15.2):
        script += f"{time}  send ACK seq=0\n{time + 0.1}  recv ACK seq=1 ack=1 win=0\n"
    play(script + "15.4  is ESTABLISHED", replace(BRISK, window_probe_bytes=0, retries=2, max_rto=4.0))


def test_a_peer_that_answers_no_probe_is_given_up() -> None:
    play(
        CLOSED_WINDOW
        + """
        1.2  send ACK seq=0
        3.2  send ACK seq=0
        7.2  told Failed failure=TIMED_OUT
        """,
        replace(BRISK, window_probe_bytes=0, retries=2),
    )


def test_a_closed_window_holds_a_fin_back_too() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 win=0
        0.2  shutdown
        0.2  is FIN_WAIT_1
        1.2  send FIN ACK seq=1
        1.3  recv ACK seq=1 ack=2 win=0
        1.3  is FIN_WAIT_2
        """
    )


KEPT_ALIVE = replace(BRISK, keep_alive=True, keep_alive_idle=10.0, keep_alive_interval=2.0, keep_alive_probes=2)


def test_an_idle_peer_is_asked_whether_it_is_there() -> None:
    play(
        CONNECTED
        + """
        10.1  send ACK seq=0 ack=1 len=0
        10.1  told KeepAliveSent
        10.2  recv ACK seq=1 ack=1
        20.2  send ACK seq=0 ack=1
        """,
        KEPT_ALIVE,
    )


def test_a_silent_peer_is_reset() -> None:
    play(
        CONNECTED
        + """
        10.1  send ACK seq=0 ack=1
        12.1  send ACK seq=0 ack=1
        14.1  send RST ACK seq=1
        14.1  told Failed failure=TIMED_OUT
        14.1  is CLOSED
        """,
        KEPT_ALIVE,
    )


def test_an_end_that_only_waits_for_time_to_pass_asks_nobody() -> None:
    play(
        CONNECTED
        + """
        0.2  shutdown
        0.2  send FIN ACK seq=1
        0.3  recv FIN ACK seq=1 ack=2
        0.3  send ACK ack=2
        100.0  is TIME_WAIT
        100.0  untold KeepAliveSent
        """,
        KEPT_ALIVE,
    )


def test_keep_alive_waits_while_data_is_on_its_way() -> None:
    play(
        CONNECTED
        + """
        9.0  write 1
        9.0  send PSH ACK seq=1 len=1
        10.5  send PSH ACK seq=1 len=1
        10.6  untold KeepAliveSent
        10.6  recv ACK seq=1 ack=2
        20.6  send ACK seq=1 ack=1
        20.6  told KeepAliveSent
        """,
        replace(KEPT_ALIVE, min_rto=1.5),
    )
