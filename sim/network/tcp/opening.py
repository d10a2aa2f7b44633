"""What a segment does to an end that is not connected yet: CLOSED, LISTEN, SYN-SENT. RFC 9293 3.10.7.1 to 3.10.7.3."""

from __future__ import annotations

from sim.network.events import TcpState as S
from sim.network.tcp import acknowledgements, text, timeouts, transmitting
from sim.network.tcp.connection import Connection
from sim.network.tcp.events import Connected, Drop, Failure
from sim.network.tcp.numbers import unwrapped
from sim.network.tcp.segment import TcpSegment, reset_for
from sim.network.tcp.states import Trigger


def arrive_at_listener(c: Connection, segment: TcpSegment, now: float) -> None:
    """3.10.7.2. Data on a SYN is not taken; the peer will send it again, as to Linux."""
    if segment.rst:
        c.drop(segment, Drop.RESET_TO_LISTENER, now)
    elif segment.ack or not segment.syn:
        if segment.ack:
            refuse(c, segment, now)
        else:
            c.drop(segment, Drop.NOT_EXPECTED, now)
    else:
        _synchronise(c, segment)
        c.move(Trigger.RECEIVE_SYN, now)
        transmitting.send_syn(c, now)


def arrive_at_caller(c: Connection, segment: TcpSegment, now: float) -> None:
    """3.10.7.3."""
    ack = unwrapped(segment.acknowledgement, c.sender.una)
    if segment.ack and not c.sender.iss < ack <= c.sender.next:
        refuse(c, segment, now, Drop.BAD_ACK)
    elif segment.rst:
        if segment.ack:
            c.fail(Failure.REFUSED, Trigger.RECEIVE_RST, now)
        else:
            c.drop(segment, Drop.NOT_EXPECTED, now)
    elif not segment.syn:
        c.drop(segment, Drop.NOT_EXPECTED, now)
    elif segment.ack:
        _synchronise(c, segment)
        acknowledgements.take_first(c, segment, now)
        connected(c, Trigger.RECEIVE_SYN_ACK, now)
        c.acks.is_due = True
        text.take(c, segment, c.receiver.next, now)
    else:
        # Both call at the same time, 3.5 figure 7.
        _synchronise(c, segment)
        c.move(Trigger.RECEIVE_SYN, now)
        transmitting.repeat_syn(c, now)


def refuse(c: Connection, segment: TcpSegment, now: float, why: Drop = Drop.NOT_EXPECTED) -> None:
    """Answer with a reset, 3.10.7.1."""
    c.drop(segment, why, now)
    answer = reset_for(segment)
    if answer is not None:
        c.segments.append(answer)


def connected(c: Connection, trigger: Trigger, now: float) -> None:
    """The handshake is complete."""
    c.move(trigger, now)
    if c.state is S.ESTABLISHED:
        c.events.append(Connected(now))
        if c.sender.is_finishing:
            # close() had come before, with bytes still to be sent: 3.10.4, SYN-RECEIVED.
            c.move(Trigger.CLOSE, now)
    timeouts.watch_peer(c, now)


def _synchronise(c: Connection, segment: TcpSegment) -> None:
    """Learn the peer's first number and what its SYN offers."""
    c.receiver.synchronise(segment.sequence)
    c.agree(segment.options)
    # The window of a SYN is never scaled, RFC 7323 2.2.
    c.sender.set_window(segment.sequence, c.sender.una, segment.window)
