"""Plays about the handshake: RFC 9293 3.5 and 3.10.7.1 to 3.10.7.3."""

from __future__ import annotations

from tests.sim.network.tcp.play import ACCEPTED, CONNECTED, play


def test_three_way_handshake_of_a_caller() -> None:
    play(
        CONNECTED
        + """
        0.1  is ESTABLISHED
        0.1  told Connected
        0.1  timers
        """
    )


def test_three_way_handshake_of_a_listener() -> None:
    play(
        ACCEPTED
        + """
        0.1  is ESTABLISHED
        0.1  told StateChanged before=SYN_RECEIVED after=ESTABLISHED trigger=RECEIVE_ACK_OF_SYN
        0.1  told Connected
        """
    )


def test_both_call_at_once() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv SYN seq=0 win=10000
        0.1  send SYN ACK seq=0 ack=1
        0.1  is SYN_RECEIVED
        0.2  recv SYN ACK seq=0 ack=1 win=10000
        0.2  is ESTABLISHED
        0.2  told StateChanged trigger=RECEIVE_SYN_ACK
        0.3  write 10
        0.3  send PSH ACK seq=1 ack=1 len=10
        0.4  recv ACK seq=1 ack=11
        """)


def test_both_call_at_once_and_an_ack_is_enough() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv SYN seq=0 win=10000
        0.1  send SYN ACK seq=0 ack=1
        0.2  recv ACK seq=1 ack=1
        0.2  is ESTABLISHED
        """)


def test_a_listener_can_call() -> None:
    play("""
        0.0  listen
        0.1  open
        0.1  send SYN seq=0
        0.1  is SYN_SENT
        """)


def test_a_listener_does_not_care_about_resets_and_nonsense() -> None:
    play("""
        0.0  listen
        0.1  recv RST seq=0
        0.1  told Dropped why=RESET_TO_LISTENER
        0.2  recv FIN seq=0
        0.2  told Dropped why=NOT_EXPECTED
        0.2  is LISTEN
        """)


def test_a_caller_needs_a_syn() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv ACK seq=0 ack=1
        0.1  told Dropped why=NOT_EXPECTED
        0.1  is SYN_SENT
        """)


def test_a_refused_caller_is_told_so() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv RST ACK seq=0 ack=1
        0.1  is CLOSED
        0.1  told Failed failure=REFUSED
        0.1  refused FAILED read 10
        0.1  refused FAILED write 10
        0.1  timers
        """)


def test_a_caller_does_not_believe_a_reset_that_acknowledges_nothing() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv RST seq=0
        0.1  is SYN_SENT
        0.1  told Dropped why=NOT_EXPECTED
        0.2  recv RST ACK seq=0 ack=7
        0.2  is SYN_SENT
        """)


def test_a_caller_resets_an_acknowledgement_of_what_it_never_sent() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv SYN ACK seq=0 ack=99
        0.1  send RST seq=99
        0.1  is SYN_SENT
        0.1  recv SYN ACK seq=0 ack=0
        0.1  send RST seq=0
        0.1  is SYN_SENT
        0.1  told Dropped why=BAD_ACK
        """)


def test_a_called_end_resets_a_wrong_acknowledgement_and_goes_on_waiting() -> None:
    play("""
        0.0  listen
        0.0  recv SYN seq=0
        0.0  send SYN ACK seq=0 ack=1
        0.1  recv ACK seq=1 ack=2
        0.1  send RST seq=2
        0.1  is SYN_RECEIVED
        """)


def test_a_repeated_syn_is_answered_again_at_once() -> None:
    play("""
        0.0  listen
        0.0  recv SYN seq=0
        0.0  send SYN ACK seq=0 ack=1
        0.5  recv SYN seq=0
        0.5  send SYN ACK seq=0 ack=1
        0.5  told Retransmitted why=SYN_REPEATED
        0.6  recv ACK seq=1 ack=1
        0.6  is ESTABLISHED
        """)


def test_a_reset_sends_a_called_end_back_to_listening_for_another() -> None:
    play("""
        0.0  listen
        0.0  recv SYN seq=0
        0.0  send SYN ACK seq=0 ack=1
        0.1  recv RST seq=1
        0.1  is LISTEN
        0.1  untold Failed
        0.1  timers
        0.2  recv SYN seq=500
        0.2  send SYN ACK seq=0 ack=501
        """)


def test_a_reset_ends_a_caller_that_was_called_meanwhile() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv SYN seq=0
        0.1  send SYN ACK seq=0 ack=1
        0.2  recv RST seq=1
        0.2  is CLOSED
        0.2  told StateChanged trigger=RECEIVE_RST_AS_CALLER
        0.2  told Failed failure=REFUSED
        """)


def test_data_with_the_answer_to_the_syn_is_taken() -> None:
    play("""
        0.0  open
        0.0  send SYN seq=0
        0.1  recv SYN ACK seq=0 ack=1 len=5
        0.1  send ACK seq=1 ack=6
        0.1  read 5
        """)


def test_data_with_the_last_ack_of_the_handshake_is_taken() -> None:
    play("""
        0.0  listen
        0.0  recv SYN seq=0
        0.0  send SYN ACK seq=0 ack=1
        0.1  recv PSH ACK seq=1 ack=1 len=5
        0.1  send ACK seq=1 ack=6
        0.1  is ESTABLISHED
        0.1  read 5
        """)
