"""One play for each check of SEGMENT ARRIVES, RFC 9293 3.10.7.4."""

from __future__ import annotations

from msgspec.structs import replace

from tests.sim.network.tcp.play import BRISK, CONNECTED, play

# First: acceptability.


def test_old_data_is_acknowledged_again() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 len=10
        0.2  send ACK ack=11
        0.3  recv ACK seq=1 ack=1 len=10
        0.3  send ACK seq=1 ack=11
        0.3  told Dropped why=OLD
        0.3  shows received=b'\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\\t\\n'
        """
    )


def test_data_beyond_the_window_is_answered_and_dropped() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=65536 ack=1 len=10
        0.2  send ACK seq=1 ack=1
        0.2  told Dropped why=OUT_OF_WINDOW
        0.2  shows out_of_order=()
        """
    )


def test_the_last_number_of_the_window_is_still_inside() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=65535 ack=1 len=10
        0.2  send ACK seq=1 ack=1
        0.2  untold Dropped
        """
    )


def test_a_closed_window_takes_no_data_but_acknowledgements() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 len=1000
        0.2  send ACK ack=1001 win=0
        0.3  write 20
        0.3  send PSH ACK seq=1 ack=1001 len=20 win=0
        0.4  recv ACK seq=1001 ack=21 len=1
        0.4  send ACK seq=21 ack=1001 win=0
        0.4  told Dropped why=WINDOW_CLOSED
        0.4  shows unacknowledged=b''
        0.5  recv RST seq=1001
        0.5  is CLOSED
        """,
        replace(BRISK, receive_buffer=1000),
    )


def test_an_end_that_filled_our_window_is_still_heard() -> None:
    play(
        CONNECTED
        + """
        0.2  write 20
        0.2  send PSH ACK seq=1 len=20
        0.3  recv ACK seq=1001 ack=21
        0.3  shows unacknowledged=b''
        """,
        replace(BRISK, receive_buffer=1000),
    )


# Second and fourth: RST and SYN.


def test_only_the_next_number_resets() -> None:
    play(
        CONNECTED
        + """
        0.2  recv RST seq=2
        0.2  send ACK seq=1 ack=1
        0.2  told Challenged
        0.2  told Dropped why=DOUBTFUL_RESET
        0.3  recv RST seq=70000
        0.3  told Dropped why=OUT_OF_WINDOW
        0.3  is ESTABLISHED
        0.4  recv RST seq=1
        0.4  is CLOSED
        0.4  told Failed failure=RESET
        """
    )


def test_bytes_that_came_before_a_reset_can_be_read() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 len=10
        0.2  send ACK ack=11
        0.3  recv RST seq=11
        0.4  read 10
        0.4  refused FAILED read 1
        """
    )


def test_a_syn_inside_a_connection_is_challenged() -> None:
    play(
        CONNECTED
        + """
        0.2  recv SYN seq=1
        0.2  send ACK seq=1 ack=1
        0.2  told Challenged
        0.2  told Dropped why=DOUBTFUL_SYN
        0.2  is ESTABLISHED
        """
    )


def test_challenges_are_counted() -> None:
    script = CONNECTED
    for _ in range(10):
        script += """
        0.2  recv SYN seq=1
        0.2  send ACK seq=1 ack=1
        """
    play(
        script
        + """
        5.1  recv SYN seq=1
        5.3  recv SYN seq=1
        5.3  send ACK seq=1 ack=1
        """
    )


def test_two_ends_that_disagree_do_not_acknowledge_for_ever() -> None:
    script = CONNECTED
    for _ in range(10):
        script += """
        0.2  recv ACK seq=90000 ack=1
        0.2  send ACK seq=1 ack=1
        """
    play(script + "0.3  recv ACK seq=90000 ack=1")


# Fifth: ACK.


def test_an_acknowledgement_of_the_future_is_answered_and_dropped() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=2 len=10
        0.2  send ACK seq=1 ack=1
        0.2  told Dropped why=BAD_ACK
        """
    )


def test_an_acknowledgement_from_long_ago_is_answered_and_dropped() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=4294950000 len=10
        0.2  send ACK seq=1 ack=1
        0.2  told Dropped why=BAD_ACK
        """
    )


def test_a_segment_without_acknowledgement_is_dropped() -> None:
    play(
        CONNECTED
        + """
        0.2  recv PSH seq=1 len=10
        0.2  told Dropped why=NO_ACK
        """
    )


def test_a_segment_with_an_old_timestamp_is_dropped() -> None:
    play(
        """
        0.0  open
        0.0  send SYN seq=0
        0.1  recv SYN ACK seq=0 ack=1 ts=1000:1
        0.1  send ACK seq=1
        0.2  recv ACK seq=1 ack=1 len=10 ts=1100:1
        0.2  send ACK ack=11
        0.3  recv ACK seq=11 ack=1 len=10 ts=1099:1
        0.3  send ACK ack=11
        0.3  told Dropped why=OLD_TIMESTAMP
        0.4  recv ACK seq=11 ack=1 len=10 ts=1100:1
        0.4  send ACK ack=21
        """,
        replace(BRISK, timestamps=True),
    )
