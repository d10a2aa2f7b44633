"""The ways in which a program ends a connection: CLOSE and ABORT, RFC 9293 3.10.4 and 3.10.5."""

from __future__ import annotations

from sim.network.events import TcpState as S
from sim.network.tcp import acknowledgements, transmitting
from sim.network.tcp.connection import Connection
from sim.network.tcp.states import Trigger

NEEDS_RESET = frozenset({S.SYN_RECEIVED, S.ESTABLISHED, S.FIN_WAIT_1, S.FIN_WAIT_2, S.CLOSE_WAIT})
"""The states in which the peer must be told of an abort, 3.10.5."""


def finish(c: Connection, now: float) -> None:
    """Say that no more data will follow, after what is queued.

    The state moves at once, as in Linux; RFC 9293 lets CLOSE-WAIT wait until the FIN leaves.
    """
    if c.state in (S.LISTEN, S.SYN_SENT):
        c.move(Trigger.FORGET, now)
    elif c.state is not S.CLOSED and not c.sender.is_finishing:
        c.sender.is_finishing = True
        if c.state is not S.SYN_RECEIVED or not c.sender.unsent:
            c.move(Trigger.CLOSE, now)
        transmitting.transmit(c, now)


def leave(c: Connection, now: float) -> None:
    """Finish, and read no more. Bytes that nobody read are told to the peer with a reset, 3.6.1."""
    c.has_left = True
    if c.receiver.unread and c.state is not S.CLOSED:
        abort(c, now)
        return
    finish(c, now)
    if c.state is S.FIN_WAIT_2:
        acknowledgements.wait_for_fin(c, now)


def abort(c: Connection, now: float) -> None:
    """End at once, and tell the peer if it would wait."""
    if c.state in NEEDS_RESET:
        c.emit_reset(now)
    c.move(Trigger.FORGET if c.state is S.LISTEN else Trigger.ABORT, now)
