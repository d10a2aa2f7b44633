"""The TCP state machine as one table, after RFC 9293 figure 5 and section 3.10.

Rules of this file: a row is (state, trigger) -> state, with the section that says so. A pair that has no row changes
nothing. Whoever wants to know what TCP does next asks the table; the diagram on the screen is drawn from it.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sim.network.events import TcpState as S


class Trigger(Enum):
    """What can move a connection from one state to another."""

    PASSIVE_OPEN = "listen()"
    ACTIVE_OPEN = "send SYN"
    RECEIVE_SYN = "receive SYN"
    RECEIVE_SYN_ACK = "receive SYN ACK"
    RECEIVE_OTHER_SYN = "receive another SYN"
    RECEIVE_ACK_OF_SYN = "receive ACK of SYN"
    CLOSE = "send FIN"
    RECEIVE_FIN = "receive FIN"
    RECEIVE_ACK_OF_FIN = "receive ACK of FIN"
    RECEIVE_RST = "receive RST"
    RECEIVE_RST_AS_CALLER = "receive RST after calling"
    ABORT = "send RST"
    FORGET = "close() without a peer"
    GIVE_UP = "waited too long"
    TIME_WAIT_OVER = "2 MSL passed"


T = Trigger


class Transition(Struct, frozen=True):
    """One arrow of the state diagram; `section` of RFC 9293 says why."""

    state: S
    trigger: Trigger
    next: S
    section: str


TRANSITIONS: tuple[Transition, ...] = (
    Transition(S.CLOSED, T.PASSIVE_OPEN, S.LISTEN, "3.10.1"),
    Transition(S.CLOSED, T.ACTIVE_OPEN, S.SYN_SENT, "3.10.1"),
    Transition(S.LISTEN, T.ACTIVE_OPEN, S.SYN_SENT, "3.10.1"),
    Transition(S.LISTEN, T.RECEIVE_SYN, S.SYN_RECEIVED, "3.10.7.2"),
    Transition(S.SYN_SENT, T.RECEIVE_SYN, S.SYN_RECEIVED, "3.10.7.3"),
    Transition(S.SYN_SENT, T.RECEIVE_SYN_ACK, S.ESTABLISHED, "3.10.7.3"),
    Transition(S.SYN_RECEIVED, T.RECEIVE_ACK_OF_SYN, S.ESTABLISHED, "3.10.7.4"),
    # Both have called each other: the SYN ACK acknowledges the SYN, figure 7.
    Transition(S.SYN_RECEIVED, T.RECEIVE_SYN_ACK, S.ESTABLISHED, "3.5"),
    # A listener takes a SYN with an unexpected number for a new call; the old one is forgotten.
    Transition(S.SYN_RECEIVED, T.RECEIVE_OTHER_SYN, S.LISTEN, "3.10.7.4"),
    Transition(S.SYN_RECEIVED, T.CLOSE, S.FIN_WAIT_1, "3.10.4"),
    Transition(S.SYN_RECEIVED, T.RECEIVE_FIN, S.CLOSE_WAIT, "3.10.7.4"),
    Transition(S.ESTABLISHED, T.CLOSE, S.FIN_WAIT_1, "3.10.4"),
    Transition(S.ESTABLISHED, T.RECEIVE_FIN, S.CLOSE_WAIT, "3.10.7.4"),
    Transition(S.FIN_WAIT_1, T.RECEIVE_ACK_OF_FIN, S.FIN_WAIT_2, "3.10.7.4"),
    Transition(S.FIN_WAIT_1, T.RECEIVE_FIN, S.CLOSING, "3.10.7.4"),
    Transition(S.FIN_WAIT_2, T.RECEIVE_FIN, S.TIME_WAIT, "3.10.7.4"),
    Transition(S.CLOSE_WAIT, T.CLOSE, S.LAST_ACK, "3.10.4"),
    Transition(S.CLOSING, T.RECEIVE_ACK_OF_FIN, S.TIME_WAIT, "3.10.7.4"),
    Transition(S.LAST_ACK, T.RECEIVE_ACK_OF_FIN, S.CLOSED, "3.10.7.4"),
    Transition(S.TIME_WAIT, T.TIME_WAIT_OVER, S.CLOSED, "3.10.8"),
    # As long as no peer has answered there is nobody to say goodbye to.
    Transition(S.LISTEN, T.FORGET, S.CLOSED, "3.10.4"),
    Transition(S.SYN_SENT, T.FORGET, S.CLOSED, "3.10.4"),
    # A reset ends every state that has a peer; a passive opener in SYN-RECEIVED goes back to LISTEN (3.5.3).
    Transition(S.SYN_RECEIVED, T.RECEIVE_RST, S.LISTEN, "3.5.3"),
    Transition(S.SYN_RECEIVED, T.RECEIVE_RST_AS_CALLER, S.CLOSED, "3.10.7.4"),
    *(
        Transition(state, T.RECEIVE_RST, S.CLOSED, "3.5.3")
        for state in S
        if state not in (S.CLOSED, S.LISTEN, S.SYN_RECEIVED)
    ),
    *(Transition(state, T.ABORT, S.CLOSED, "3.10.5") for state in S if state not in (S.CLOSED, S.LISTEN)),
    *(
        Transition(state, T.GIVE_UP, S.CLOSED, "3.10.8")
        for state in S
        if state not in (S.CLOSED, S.LISTEN, S.TIME_WAIT)
    ),
)

_TABLE = {(row.state, row.trigger): row.next for row in TRANSITIONS}


def next_state(state: S, trigger: Trigger) -> S:
    """The state after `trigger`; the same state where RFC 9293 has no arrow for it."""
    return _TABLE.get((state, trigger), state)
