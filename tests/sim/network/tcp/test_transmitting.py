"""Plays about what may leave and what has to wait: windows, Nagle, silly windows, owed acknowledgements."""

from __future__ import annotations

from msgspec.structs import replace

from tests.sim.network.tcp.play import ACCEPTED, BRISK, CONNECTED, FOUR_ON_THEIR_WAY, play

NO_NAGLE = replace(BRISK, nagle=False)
MINSHALL = replace(BRISK, minshall=True)
DELAYED = replace(BRISK, delayed_ack=0.2)


def test_data_is_cut_to_the_smaller_mss() -> None:
    play(
        CONNECTED
        + """
        0.2  write 2500
        0.2  send ACK seq=1 ack=1 len=1000
        0.2  send ACK seq=1001 ack=1 len=1000
        0.3  recv ACK seq=1 ack=2001
        0.3  send PSH ACK seq=2001 ack=1 len=500
        """
    )


def test_a_peer_that_says_no_mss_gets_536() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0 mss=1460
        0.1  recv SYN ACK seq=0 ack=1
        0.1  send ACK seq=1
        0.2  write 600
        0.2  send ACK seq=1 len=536
        0.3  recv ACK seq=1 ack=537
        0.3  send PSH ACK seq=537 len=64
        """
    )


def test_data_written_before_the_handshake_waits_for_it() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0
        0.0  write 10
        0.1  recv SYN ACK seq=0 ack=1
        0.1  send PSH ACK seq=1 ack=1 len=10
        1.1  send PSH ACK seq=1 ack=1 len=10
        """
    )


def test_no_more_than_the_window_leaves() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 win=2000
        0.2  write 5000
        0.2  send ACK seq=1 len=1000
        0.2  send ACK seq=1001 len=1000
        0.3  recv ACK seq=1 ack=1001 win=2000
        0.3  send ACK seq=2001 len=1000
        """,
        NO_NAGLE,
    )


def test_nagle_holds_a_small_piece_back_until_everything_is_acknowledged() -> None:
    play(
        CONNECTED
        + """
        0.2  write 10
        0.2  send PSH ACK seq=1 len=10
        0.2  write 10
        0.2  write 10
        0.3  recv ACK seq=1 ack=11
        0.3  send PSH ACK seq=11 len=20
        """
    )


def test_without_nagle_a_small_piece_leaves_at_once() -> None:
    play(
        CONNECTED
        + """
        0.2  write 10
        0.2  send PSH ACK seq=1 len=10
        0.2  write 10
        0.2  send PSH ACK seq=11 len=10
        """,
        NO_NAGLE,
    )


def test_linux_lets_one_small_piece_follow_full_ones() -> None:
    play(
        CONNECTED
        + """
        0.2  write 1010
        0.2  send ACK seq=1 len=1000
        0.2  send PSH ACK seq=1001 len=10
        0.2  write 10
        0.3  recv ACK seq=1 ack=1001
        0.4  recv ACK seq=1 ack=1011
        0.4  send PSH ACK seq=1011 len=10
        """,
        MINSHALL,
    )


def test_a_goodbye_takes_the_small_piece_along() -> None:
    play(
        CONNECTED
        + """
        0.2  write 10
        0.2  send PSH ACK seq=1 len=10
        0.2  write 10
        0.2  shutdown
        0.2  send FIN PSH ACK seq=11 len=10
        """
    )


def test_a_window_too_small_to_be_worth_it_is_not_used_before_the_timeout() -> None:
    """Sender's silly window avoidance: RFC 9293 3.8.6.2.1."""
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 win=300
        0.2  write 2000
        0.2  timers persist
        0.3  recv ACK seq=1 ack=1 win=400
        1.2  send ACK seq=1 len=400
        1.3  recv ACK seq=1 ack=401 win=10000
        1.3  send ACK seq=401 len=1000
        1.4  recv ACK seq=1 ack=1401
        1.4  send PSH ACK seq=1401 len=600
        """
    )


def test_half_of_the_largest_window_is_worth_it() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0
        0.1  recv SYN ACK seq=0 ack=1 win=600 mss=1000
        0.1  send ACK seq=1
        0.2  write 2000
        0.2  send ACK seq=1 len=600
        """
    )


def test_reading_little_does_not_open_the_window() -> None:
    """Receiver's silly window avoidance: RFC 9293 3.8.6.2.2."""
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 len=4000
        0.2  send ACK ack=4001 win=0
        0.3  read 100
        0.4  recv ACK seq=4001 ack=1 len=1
        0.4  send ACK ack=4001 win=0
        0.5  read 1400
        0.5  send ACK ack=4001 win=1500
        0.6  read 2500
        0.6  send ACK ack=4001 win=4000
        """,
        replace(BRISK, receive_buffer=4000),
    )


def test_the_congestion_window_grows_with_acknowledgements() -> None:
    play(
        CONNECTED
        + """
        0.2  shows cwnd=4000
        0.2  write 10000
        0.2  send ACK seq=1 len=1000
        0.2  send ACK seq=1001 len=1000
        0.2  send ACK seq=2001 len=1000
        0.2  send ACK seq=3001 len=1000
        0.3  recv ACK seq=1 ack=2001
        0.3  send ACK seq=4001 len=1000
        0.3  send ACK seq=5001 len=1000
        0.3  send ACK seq=6001 len=1000
        0.3  shows cwnd=5000 in_flight=5000
        """
    )


def test_after_a_long_silence_the_congestion_window_is_small_again() -> None:
    """RFC 5681 4.1."""
    play(
        CONNECTED
        + FOUR_ON_THEIR_WAY
        + """
        0.3  recv ACK seq=1 ack=1001
        0.3  recv ACK seq=1 ack=2001
        0.3  shows cwnd=6000
        0.3  recv ACK seq=1 ack=4001
        9.0  write 10
        9.0  send PSH ACK seq=4001 len=10
        9.0  shows cwnd=4000
        """
    )


def test_acknowledgements_wait_for_company() -> None:
    play(
        ACCEPTED
        + """
        0.2  recv ACK seq=1 ack=1 len=10
        0.2  timers delayed ack
        0.3  write 10
        0.3  send PSH ACK seq=1 ack=11 len=10
        0.3  timers retransmission
        """,
        DELAYED,
    )


def test_acknowledgements_do_not_wait_for_ever() -> None:
    play(
        ACCEPTED
        + """
        0.2  recv ACK seq=1 ack=1 len=10
        0.4  send ACK seq=1 ack=11
        0.4  timers
        """,
        DELAYED,
    )


def test_every_second_full_segment_is_acknowledged_at_once() -> None:
    play(
        ACCEPTED
        + """
        0.2  recv ACK seq=1 ack=1 len=1000
        0.2  recv ACK seq=1001 ack=1 len=1000
        0.2  send ACK seq=1 ack=2001
        """,
        DELAYED,
    )


def test_disorder_is_acknowledged_at_once() -> None:
    play(
        ACCEPTED
        + """
        0.2  recv ACK seq=11 ack=1 len=10
        0.2  send ACK seq=1 ack=1
        0.3  recv ACK seq=1 ack=1 len=10
        0.3  send ACK seq=1 ack=21
        """,
        DELAYED,
    )


def test_linux_acknowledges_the_first_segments_at_once_until_there_is_a_dialogue() -> None:
    play(
        ACCEPTED
        + """
        0.2  recv PSH ACK seq=1 ack=1 len=10
        0.2  send ACK ack=11
        0.2  write 10
        0.2  send PSH ACK seq=1 ack=11 len=10
        0.3  recv PSH ACK seq=11 ack=11 len=10
        0.4  write 10
        0.4  send PSH ACK seq=11 ack=21 len=10
        0.5  recv PSH ACK seq=21 ack=21 len=10
        0.7  send ACK ack=31
        """,
        replace(DELAYED, quick_acks=16),
    )


def test_a_fin_may_be_acknowledged_by_our_own() -> None:
    play(
        ACCEPTED
        + """
        0.2  recv FIN ACK seq=1 ack=1
        0.3  close
        0.3  send FIN ACK seq=1 ack=2
        """,
        DELAYED,
    )


def test_sack_names_the_newest_block_first() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0 sack=permitted
        0.1  recv SYN ACK seq=0 ack=1 sack=permitted
        0.1  send ACK seq=1
        0.2  recv ACK seq=11 ack=1 len=10
        0.2  send ACK ack=1 sack=11-21
        0.2  recv ACK seq=51 ack=1 len=10
        0.2  send ACK ack=1 sack=51-61,11-21
        0.2  recv ACK seq=21 ack=1 len=10
        0.2  send ACK ack=1 sack=11-31,51-61
        0.3  recv ACK seq=1 ack=1 len=10
        0.3  send ACK ack=31 sack=51-61
        """,
        replace(BRISK, sack=True),
    )


def test_timestamps_echo_the_one_that_is_due() -> None:
    scene = play(
        """
        0.0  open
        0.0  send SYN seq=0 ts=4294967293:0
        0.1  recv SYN ACK seq=0 ack=1 ts=7000:4294967293
        0.1  send ACK seq=1 ts=97:7000
        0.2  recv ACK seq=11 ack=1 len=10 ts=7200:97
        0.2  send ACK ack=1 ts=197:7000
        0.3  recv ACK seq=1 ack=1 len=10 ts=7100:97
        0.3  send ACK ack=21 ts=297:7100
        """,
        replace(BRISK, timestamps=True),
    )
    assert scene.endpoint.snapshot().mss == 536 - 12


def test_a_peer_without_options_gets_none() -> None:
    play(
        """
        0.0  listen
        0.0  recv SYN seq=0
        0.0  send SYN ACK seq=0 ack=1 mss=1460 scale=None sack=None ts=None
        """,
        replace(BRISK, sack=True, timestamps=True, window_scale=7),
    )
