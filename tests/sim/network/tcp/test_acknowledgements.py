"""Plays about losses and how acknowledgements show them: RFC 5681, 6582, 6675."""

from __future__ import annotations

from msgspec.structs import replace

from tests.sim.network.tcp.play import BRISK, CONNECTED, FIVE_ON_THEIR_WAY, play

TEN = replace(BRISK, initial_window=10, nagle=False)
SACK = replace(TEN, sack=True)
CONNECTED_WITH_SACK = CONNECTED.replace("mss=1000", "mss=1000 sack=permitted")


def test_the_third_duplicate_brings_the_lost_segment_back() -> None:
    play(
        CONNECTED
        + FIVE_ON_THEIR_WAY
        + """
        0.3  recv ACK seq=1 ack=1
        0.3  told DuplicateAck count=1
        0.3  recv ACK seq=1 ack=1
        0.3  untold Retransmitted
        0.3  recv ACK seq=1 ack=1
        0.3  send ACK seq=1 len=1000
        0.3  told Retransmitted why=FAST length=1000
        0.3  told RecoveryChanged is_on=True
        0.3  shows ssthresh=2500 cwnd=5500 is_recovering=True
        0.4  recv ACK seq=1 ack=5001
        0.4  shows ssthresh=2500 cwnd=2000 is_recovering=False
        0.4  told RecoveryChanged is_on=False
        """,
        TEN,
    )


def test_the_timer_starts_again_with_the_segment_brought_back() -> None:
    play(
        CONNECTED
        + FIVE_ON_THEIR_WAY
        + """
        0.9  recv ACK seq=1 ack=1
        0.9  recv ACK seq=1 ack=1
        0.9  recv ACK seq=1 ack=1
        0.9  send ACK seq=1 len=1000
        1.9  send ACK seq=1 len=1000
        1.9  told Retransmitted why=TIMEOUT
        """,
        TEN,
    )


def test_a_partial_acknowledgement_shows_the_next_hole() -> None:
    play(
        CONNECTED
        + FIVE_ON_THEIR_WAY
        + """
        0.3  recv ACK seq=1 ack=1
        0.3  recv ACK seq=1 ack=1
        0.3  recv ACK seq=1 ack=1
        0.3  send ACK seq=1 len=1000
        0.4  recv ACK seq=1 ack=2001
        0.4  send ACK seq=2001 len=1000
        0.4  told Retransmitted why=PARTIAL_ACK
        0.4  shows is_recovering=True cwnd=4500
        0.5  recv ACK seq=1 ack=5001
        0.5  shows is_recovering=False
        """,
        TEN,
    )


def test_new_data_leaves_with_the_first_duplicates_and_during_recovery() -> None:
    """Limited transmit (RFC 3042), and the swollen window of RFC 5681 3.2 step 4."""
    play(
        CONNECTED
        + """
        0.2  write 6000
        0.2  send ACK seq=1 len=1000
        0.2  send ACK seq=1001 len=1000
        0.2  send ACK seq=2001 len=1000
        0.2  send ACK seq=3001 len=1000
        0.3  recv ACK seq=1 ack=1
        0.3  send ACK seq=4001 len=1000
        0.3  recv ACK seq=1 ack=1
        0.3  send PSH ACK seq=5001 len=1000
        0.3  recv ACK seq=1 ack=1
        0.3  send ACK seq=1 len=1000
        0.3  shows ssthresh=2000 cwnd=5000
        0.3  write 1000
        0.3  recv ACK seq=1 ack=1
        0.3  shows cwnd=6000
        0.3  recv ACK seq=1 ack=1
        0.3  send PSH ACK seq=6001 len=1000
        0.4  recv ACK seq=1 ack=7001
        """,
        replace(TEN, initial_window=0),
    )


def test_an_acknowledgement_with_data_or_another_window_is_no_duplicate() -> None:
    play(
        CONNECTED
        + FIVE_ON_THEIR_WAY
        + """
        0.3  recv ACK seq=1 ack=1 win=9000
        0.3  recv ACK seq=1 ack=1 win=8000
        0.3  recv ACK seq=1 ack=1 win=7000
        0.3  recv PSH ACK seq=1 ack=1 len=10 win=7000
        0.3  send ACK ack=11
        0.3  untold DuplicateAck
        0.4  recv ACK seq=11 ack=5001
        """,
        TEN,
    )


def test_duplicates_of_a_repaired_loss_do_not_start_another_repair() -> None:
    """RFC 6582 3.2 step 2."""
    play(
        CONNECTED
        + FIVE_ON_THEIR_WAY
        + """
        0.3  recv ACK seq=1 ack=1
        0.3  recv ACK seq=1 ack=1
        0.3  recv ACK seq=1 ack=1
        0.3  send ACK seq=1 len=1000
        0.4  recv ACK seq=1 ack=5001
        0.4  write 100
        0.4  send PSH ACK seq=5001 len=100
        0.5  recv ACK seq=1 ack=5001
        0.5  recv ACK seq=1 ack=5001
        0.5  recv ACK seq=1 ack=5001
        0.5  shows is_recovering=False
        0.6  recv ACK seq=1 ack=5101
        """,
        TEN,
    )


def test_with_sack_only_what_is_missing_is_sent_again() -> None:
    play(
        CONNECTED_WITH_SACK
        + FIVE_ON_THEIR_WAY
        + """
        0.2  write 1000
        0.2  send PSH ACK seq=5001 len=1000
        0.3  recv ACK seq=1 ack=1001
        0.3  recv ACK seq=1 ack=1001 sack=2001-3001
        0.3  shows in_flight=4000
        0.3  recv ACK seq=1 ack=1001 sack=2001-4001
        0.3  recv ACK seq=1 ack=1001 sack=2001-5001
        0.3  send ACK seq=1001 len=1000
        0.3  told Retransmitted why=FAST
        0.3  shows ssthresh=2500 cwnd=2500 in_flight=2000
        0.4  recv ACK seq=1 ack=6001
        0.4  shows is_recovering=False cwnd=2500
        """,
        SACK,
    )


def test_sack_shows_a_loss_even_if_acknowledgements_were_lost() -> None:
    play(
        CONNECTED_WITH_SACK
        + FIVE_ON_THEIR_WAY
        + """
        0.3  recv ACK seq=1 ack=1 sack=2001-5001
        0.3  send ACK seq=1 len=1000
        0.3  send ACK seq=1001 len=1000
        0.3  shows is_recovering=True ssthresh=2500
        0.4  recv ACK seq=1 ack=5001
        """,
        SACK,
    )


def test_the_round_trip_is_not_measured_on_what_was_sent_twice() -> None:
    play(
        CONNECTED
        + """
        0.2  shows srtt=0.1 rttvar=0.05
        0.2  write 10
        0.2  send PSH ACK seq=1 len=10
        1.2  send PSH ACK seq=1 len=10
        1.2  shows rto=2
        1.3  recv ACK seq=1 ack=11
        1.3  shows srtt=0.1 rttvar=0.05 rto=2
        1.4  write 10
        1.4  send PSH ACK seq=11 len=10
        1.9  recv ACK seq=1 ack=21
        1.9  shows srtt=0.15 rto=1
        """,
        TEN,
    )


def test_a_repeated_syn_leads_to_three_seconds_and_one_segment() -> None:
    """RFC 6298 5.7, RFC 5681 3.1."""
    play(
        """
        0.0  open
        0.0  send SYN seq=0
        1.0  send SYN seq=0
        1.1  recv SYN ACK seq=0 ack=1 mss=1000
        1.1  send ACK seq=1 ack=1
        1.1  shows rto=3 cwnd=1000 srtt=None
        1.2  write 10
        1.2  send PSH ACK seq=1 len=10
        4.2  send PSH ACK seq=1 len=10
        """,
        TEN,
    )


def test_the_window_opens_again_and_what_waited_leaves() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 win=0
        0.2  write 100
        0.2  timers persist
        0.3  recv ACK seq=1 ack=1 win=500
        0.3  send PSH ACK seq=1 len=100
        0.3  timers retransmission
        0.4  recv ACK seq=1 ack=101
        0.4  timers
        """,
        TEN,
    )


def test_an_older_segment_does_not_set_the_window() -> None:
    """SND.WL1 and SND.WL2: RFC 9293 3.10.7.4, fifth."""
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=11 ack=1 len=10 win=4000
        0.2  send ACK ack=1
        0.2  shows snd_wnd=4000
        0.3  recv ACK seq=1 ack=1 len=10 win=9000
        0.3  send ACK ack=21
        0.3  shows snd_wnd=4000
        """,
        TEN,
    )


def test_windows_are_scaled_once_both_have_said_so() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0 scale=7 win=65535
        0.1  recv SYN ACK seq=0 ack=1 scale=3 win=1000
        0.1  send ACK seq=1 win=511
        0.1  shows snd_wnd=1000 send_scale=3 receive_scale=7
        0.2  recv ACK seq=1 ack=1 win=1000
        0.2  shows snd_wnd=8000
        """,
        replace(TEN, window_scale=7, receive_buffer=65536),
    )


def test_a_fin_that_was_acknowledged_moves_on_once() -> None:
    play(
        CONNECTED
        + """
        0.2  write 10
        0.2  send PSH ACK seq=1 len=10
        0.2  shutdown
        0.2  send FIN ACK seq=11
        0.3  recv ACK seq=1 ack=11
        0.3  is FIN_WAIT_1
        0.4  recv ACK seq=1 ack=12
        0.4  is FIN_WAIT_2
        0.5  recv ACK seq=1 ack=12
        0.5  is FIN_WAIT_2
        """,
        TEN,
    )


def test_an_abandoned_half_closed_connection_is_given_up() -> None:
    play(
        CONNECTED
        + """
        0.2  close
        0.2  send FIN ACK seq=1
        0.3  recv ACK seq=1 ack=2
        0.3  timers fin-wait-2
        60.2  is FIN_WAIT_2
        60.4  is CLOSED
        """,
        replace(TEN, fin_wait_2=60.0),
    )


def test_an_end_that_got_its_fin_is_not_abandoned() -> None:
    play(
        CONNECTED
        + """
        0.2  close
        0.2  send FIN ACK seq=1
        0.3  recv ACK seq=1 ack=2
        0.4  recv FIN ACK seq=1 ack=2
        0.4  send ACK ack=2
        0.4  timers time-wait
        """,
        replace(TEN, fin_wait_2=60.0),
    )
