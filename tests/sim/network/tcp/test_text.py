"""Plays about data, FIN and TIME-WAIT: RFC 9293 3.10.7.4, seventh and eighth."""

from __future__ import annotations

from tests.sim.network.tcp.play import CONNECTED, play


def test_new_data_behind_old_data_is_cut_out() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 len=10
        0.2  send ACK ack=11
        0.2  told Readable count=10
        0.3  recv ACK seq=5 ack=1 len=10
        0.3  send ACK ack=15
        0.3  told Readable count=4
        0.3  read 14
        """
    )


def test_data_before_its_turn_waits_for_the_gap_to_be_filled() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=11 ack=1 len=10
        0.2  send ACK seq=1 ack=1
        0.3  recv ACK seq=31 ack=1 len=10
        0.3  send ACK seq=1 ack=1
        0.4  recv ACK seq=1 ack=1 len=15
        0.4  send ACK seq=1 ack=21
        0.5  recv ACK seq=21 ack=1 len=10
        0.5  send ACK seq=1 ack=41
        0.5  read 40
        """
    )


CLOSED_FIRST = (
    CONNECTED
    + """
    1.0  close
    1.0  send FIN ACK seq=1 ack=1
    1.1  recv ACK seq=1 ack=2
    1.1  is FIN_WAIT_2
    1.2  recv FIN ACK seq=1 ack=2
    1.2  send ACK seq=2 ack=2
    1.2  is TIME_WAIT
"""
)


def test_an_early_fin_waits_for_the_gap_to_be_filled() -> None:
    play(
        CONNECTED
        + """
        0.2  recv FIN ACK seq=11 ack=1 len=10
        0.2  send ACK ack=1
        0.2  is ESTABLISHED
        0.3  recv ACK seq=1 ack=1 len=10
        0.3  send ACK ack=22
        0.3  is CLOSE_WAIT
        0.3  told PeerClosed
        0.3  read 20
        0.3  end
        """
    )


def test_time_wait_lasts_two_segment_lives() -> None:
    play(
        CLOSED_FIRST
        + """
        241.1  is TIME_WAIT
        241.3  is CLOSED
        241.3  told StateChanged trigger=TIME_WAIT_OVER
        """
    )


def test_a_repeated_fin_is_acknowledged_again_and_restarts_time_wait() -> None:
    play(
        CLOSED_FIRST
        + """
        101.2  recv FIN ACK seq=1 ack=2
        101.2  send ACK seq=2 ack=2
        341.1  is TIME_WAIT
        341.3  is CLOSED
        """
    )


def test_both_close_at_once() -> None:
    play(
        CONNECTED
        + """
        1.0  close
        1.0  send FIN ACK seq=1 ack=1
        1.1  recv FIN ACK seq=1 ack=1
        1.1  send ACK seq=2 ack=2
        1.1  is CLOSING
        1.2  recv ACK seq=2 ack=2
        1.2  is TIME_WAIT
        1.2  timers time-wait
        241.1  is TIME_WAIT
        241.3  is CLOSED
        """
    )


def test_a_fin_that_acknowledges_ours_leads_straight_to_time_wait() -> None:
    play(
        CONNECTED
        + """
        1.0  close
        1.0  send FIN ACK seq=1 ack=1
        1.1  recv FIN ACK seq=1 ack=2
        1.1  send ACK seq=2 ack=2
        1.1  is TIME_WAIT
        """
    )
