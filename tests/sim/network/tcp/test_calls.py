"""Plays about ending a connection, RFC 9293 3.6, 3.10.4 and 3.10.5."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.sim.network.tcp.play import ACCEPTED, BRISK, CONNECTED, play
from tests.sim.network.tcp.table import WAYS


def test_a_half_closed_end_goes_on_receiving() -> None:
    play(
        CONNECTED
        + """
        0.2  shutdown
        0.2  send FIN ACK seq=1 ack=1
        0.3  recv ACK seq=1 ack=2
        0.3  recv ACK seq=1 ack=2 len=10
        0.3  send ACK seq=2 ack=11
        0.3  read 10
        0.3  refused CLOSING write 1
        0.4  recv FIN ACK seq=11 ack=2
        0.4  send ACK seq=2 ack=12
        0.4  end
        0.4  is TIME_WAIT
        """
    )


def test_the_other_half_goes_on_sending() -> None:
    play(
        ACCEPTED
        + """
        0.2  recv FIN ACK seq=1 ack=1
        0.2  send ACK seq=1 ack=2
        0.2  end
        0.3  write 10
        0.3  send PSH ACK seq=1 ack=2 len=10
        0.4  recv ACK seq=2 ack=11
        0.5  close
        0.5  send FIN ACK seq=11 ack=2
        0.5  is LAST_ACK
        0.6  recv ACK seq=2 ack=12
        0.6  is CLOSED
        0.6  untold Failed
        """
    )


def test_what_is_queued_is_sent_before_the_fin() -> None:
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 win=1000
        0.2  write 2500
        0.2  send ACK seq=1 len=1000
        0.2  close
        0.2  is FIN_WAIT_1
        0.3  recv ACK seq=1 ack=1001 win=10000
        0.3  send ACK seq=1001 len=1000
        0.3  send FIN PSH ACK seq=2001 len=500
        """
    )


def test_closing_an_answered_call_with_data_waits_for_the_connection() -> None:
    """RFC 9293 3.10.4, SYN-RECEIVED."""
    play(
        """
        0.0  listen
        0.0  recv SYN seq=0
        0.0  send SYN ACK seq=0 ack=1
        0.0  write 10
        0.0  close
        0.0  is SYN_RECEIVED
        0.1  recv ACK seq=1 ack=1
        0.1  send FIN PSH ACK seq=1 len=10
        0.1  is FIN_WAIT_1
        """
    )


def test_closing_a_half_closed_connection_limits_the_wait_for_the_other_half() -> None:
    play(
        CONNECTED
        + """
        0.2  shutdown
        0.2  send FIN ACK seq=1
        0.3  recv ACK seq=1 ack=2
        0.3  timers
        9.0  close
        9.0  timers fin-wait-2
        69.1  is CLOSED
        """,
        replace(BRISK, fin_wait_2=60.0),
    )


def test_closing_twice_says_goodbye_once() -> None:
    play(
        CONNECTED
        + """
        0.2  shutdown
        0.2  send FIN ACK seq=1
        0.2  shutdown
        0.2  close
        0.2  refused CLOSING read 1
        """
    )


def test_unread_bytes_turn_closing_into_a_reset() -> None:
    """RFC 9293 3.6.1."""
    play(
        CONNECTED
        + """
        0.2  recv ACK seq=1 ack=1 len=10
        0.2  send ACK ack=11
        0.3  close
        0.3  send RST ACK seq=1 ack=11
        0.3  is CLOSED
        """
    )


def test_bytes_that_come_after_closing_are_answered_by_a_reset_with_the_number_they_acknowledge() -> None:
    """RFC 9293 3.6.1 and 3.10.7.1: a reset in answer to a segment with ACK has no ACK itself. Linux does so too."""
    play(
        CONNECTED
        + """
        0.2  close
        0.2  send FIN ACK seq=1 ack=1
        0.3  recv ACK seq=1 ack=2 len=10
        0.3  send RST seq=2
        0.3  is CLOSED
        0.3  told Dropped why=NOBODY_READS
        0.3  told Failed failure=ABORTED
        """
    )


def test_a_fin_after_closing_may_bring_old_bytes_along() -> None:
    play(
        CONNECTED
        + """
        0.1  recv ACK seq=1 ack=1 len=10
        0.1  send ACK ack=11
        0.1  read 10
        0.2  close
        0.2  send FIN ACK seq=1 ack=11
        0.3  recv FIN ACK seq=1 ack=2 len=10
        0.3  send ACK seq=2 ack=12
        0.3  is TIME_WAIT
        """
    )


@pytest.mark.parametrize("state", ["SYN_RECEIVED", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT"])
def test_an_abort_is_told_to_a_peer_that_waits(state: str) -> None:
    scene = play(WAYS[state])
    scene.endpoint.abort(1.0)
    assert [segment.flags for segment in scene.endpoint.take_segments()] == [{"rst", "ack"}]
    assert scene.endpoint.state.name == "CLOSED"
    assert scene.endpoint.deadline is None


@pytest.mark.parametrize("state", ["CLOSED", "LISTEN", "SYN_SENT", "CLOSING", "LAST_ACK", "TIME_WAIT"])
def test_an_abort_needs_no_word_where_nobody_waits(state: str) -> None:
    scene = play(WAYS[state])
    scene.endpoint.abort(1.0)
    assert scene.endpoint.take_segments() == []
    assert scene.endpoint.state.name == "CLOSED"
    assert scene.endpoint.deadline is None
