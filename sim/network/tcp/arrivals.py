"""What a segment does to a connection: SEGMENT ARRIVES, RFC 9293 3.10.7, step by step and in its order."""

from __future__ import annotations

from sim.network.events import TcpState as S
from sim.network.tcp import acknowledgements, opening, text, transmitting
from sim.network.tcp.connection import Connection
from sim.network.tcp.events import Again, Drop, Failure, Retransmitted
from sim.network.tcp.numbers import is_before, on_wire, unwrapped
from sim.network.tcp.segment import TcpSegment
from sim.network.tcp.states import Trigger
from sim.network.tcp.timers import Timer


def arrive(c: Connection, segment: TcpSegment, now: float) -> None:
    """The segment arrived: take it as far as it is good, then send what may be sent and owed acknowledgements."""
    match c.state:
        case S.CLOSED:
            opening.refuse(c, segment, now)
        case S.LISTEN:
            opening.arrive_at_listener(c, segment, now)
        case S.SYN_SENT:
            opening.arrive_at_caller(c, segment, now)
        case _:
            _arrive_at_peer(c, segment, now)
    transmitting.transmit(c, now)


def _arrive_at_peer(c: Connection, segment: TcpSegment, now: float) -> None:
    """3.10.7.4: SYN-RECEIVED and the synchronised states."""
    sequence = unwrapped(segment.sequence, c.receiver.next)
    c.keep_alives = 0
    if c.timers.runs(Timer.KEEP_ALIVE):
        c.timers.set(Timer.KEEP_ALIVE, now + c.settings.keep_alive_idle)
    if _answers_our_syn(c, segment, sequence):
        acknowledgements.take_first(c, segment, now)
        opening.connected(c, Trigger.RECEIVE_SYN_ACK, now)
        return
    if not (_is_new(c, segment, now) and _is_acceptable(c, segment, sequence, now)):
        return
    _note_timestamp(c, segment, sequence)
    if segment.rst:
        _take_reset(c, segment, sequence, now)
    elif segment.syn:
        _take_syn(c, segment, now)
    elif not segment.ack:
        c.drop(segment, Drop.NO_ACK, now)
    elif _take_ack(c, segment, sequence, now):
        text.take(c, segment, sequence, now)


def _answers_our_syn(c: Connection, segment: TcpSegment, sequence: int) -> bool:
    """Whether both have called and this SYN ACK acknowledges our SYN: figure 7, which the test below would refuse."""
    return (
        c.state is S.SYN_RECEIVED
        and c.is_caller
        and segment.syn
        and segment.ack
        and not segment.rst
        and sequence + 1 == c.receiver.next
        and unwrapped(segment.acknowledgement, c.sender.una) == c.sender.iss + 1
    )


def _is_new(c: Connection, segment: TcpSegment, now: float) -> bool:
    """Protection against wrapped sequence numbers, RFC 7323 5.3."""
    timestamps = segment.options.timestamps
    if not c.uses_timestamps or timestamps is None or segment.rst:
        return True
    if not is_before(timestamps[0], c.recent_timestamp):
        return True
    c.drop(segment, Drop.OLD_TIMESTAMP, now)
    c.emit_ack(now)
    return False


def _note_timestamp(c: Connection, segment: TcpSegment, sequence: int) -> None:
    """Which timestamp is to be echoed, RFC 7323 4.3."""
    timestamps = segment.options.timestamps
    if timestamps is not None and sequence <= c.last_ack_sent:
        c.recent_timestamp = timestamps[0]


def _is_acceptable(c: Connection, segment: TcpSegment, sequence: int, now: float) -> bool:
    """First: is any of it in the window? If not, an acknowledgement says what is expected, and it is dropped."""
    r = c.receiver
    end = sequence + segment.length
    if sequence == r.next:
        # With the window closed, data is refused further on, but ACK and RST count.
        return True
    # A peer that has filled the window acknowledges with the number at its edge, so that is taken too, as by Linux.
    if segment.length == 0 and r.next < sequence <= r.edge:
        return True
    if segment.length and sequence < r.edge and end > r.next:
        return True
    c.drop(segment, Drop.OLD if end <= r.next else Drop.OUT_OF_WINDOW, now)
    if not segment.rst:
        _answer_unacceptable(c, segment, sequence, now)
    return False


def _answer_unacceptable(c: Connection, segment: TcpSegment, sequence: int, now: float) -> None:
    if c.state is S.SYN_RECEIVED and segment.syn and not segment.ack and sequence + 1 == c.receiver.next:
        # The caller repeats its SYN: the SYN ACK may be lost, so it is said again at once, as Linux does.
        transmitting.repeat_syn(c, now)
        c.events.append(Retransmitted(now, on_wire(c.sender.iss), 1, Again.SYN_REPEATED))
        return
    if c.state is S.TIME_WAIT and segment.fin:
        c.timers.set(Timer.TIME_WAIT, now + 2 * c.settings.msl)
    if segment.length or c.may_challenge(now):
        c.acks.on_disorder()
        c.emit_ack(now)


def _take_reset(c: Connection, segment: TcpSegment, sequence: int, now: float) -> None:
    """Second: only the very next number is believed, RFC 9293 3.10.7.4 and RFC 5961 3.2."""
    if sequence != c.receiver.next:
        c.drop(segment, Drop.DOUBTFUL_RESET, now)
        c.challenge(segment, now)
    elif c.state is S.SYN_RECEIVED and not c.is_caller:
        c.move(Trigger.RECEIVE_RST, now)
        c.begin()
    elif c.state is S.SYN_RECEIVED:
        c.fail(Failure.REFUSED, Trigger.RECEIVE_RST_AS_CALLER, now)
    elif c.state in (S.CLOSING, S.LAST_ACK, S.TIME_WAIT):
        # Everything was said; nobody needs to hear of it.
        c.move(Trigger.RECEIVE_RST, now)
    else:
        c.fail(Failure.RESET, Trigger.RECEIVE_RST, now)


def _take_syn(c: Connection, segment: TcpSegment, now: float) -> None:
    """Fourth: a SYN inside a connection is doubtful, RFC 5961 4.2; a waiting listener starts again."""
    c.drop(segment, Drop.DOUBTFUL_SYN, now)
    if c.state is S.SYN_RECEIVED and not c.is_caller:
        c.move(Trigger.RECEIVE_OTHER_SYN, now)
        c.begin()
    else:
        c.challenge(segment, now)


def _take_ack(c: Connection, segment: TcpSegment, sequence: int, now: float) -> bool:
    """Fifth: whether the segment may be read on."""
    ack = unwrapped(segment.acknowledgement, c.sender.una)
    if c.state is S.SYN_RECEIVED:
        if not c.sender.una < ack <= c.sender.next:
            opening.refuse(c, segment, now, Drop.BAD_ACK)
            return False
        acknowledgements.take_first(c, segment, now)
        opening.connected(c, Trigger.RECEIVE_ACK_OF_SYN, now)
        return True
    if ack > c.sender.next or ack < c.sender.una - c.sender.largest_window:
        c.drop(segment, Drop.BAD_ACK, now)
        c.challenge(segment, now)
        return False
    acknowledgements.take(c, segment, sequence, ack, now)
    return c.state is not S.CLOSED
