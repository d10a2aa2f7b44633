"""A segment's text and FIN: RFC 9293 3.10.7.4, seventh and eighth."""

from __future__ import annotations

from sim.network.events import TcpState as S
from sim.network.tcp import opening
from sim.network.tcp.connection import WAITING_FOR_DATA, Connection
from sim.network.tcp.events import Drop, Failure, PeerClosed, Readable
from sim.network.tcp.segment import TcpSegment
from sim.network.tcp.states import Trigger
from sim.network.tcp.timers import Timer


def take(c: Connection, segment: TcpSegment, sequence: int, now: float) -> None:
    """Seventh and eighth: data and FIN."""
    if not segment.data and not segment.fin:
        return
    if c.state not in WAITING_FOR_DATA:
        # After the peer's FIN nothing more can come.
        c.acks.is_due = True
        return
    if c.has_left and segment.data and sequence + len(segment.data) > c.receiver.next:
        # The program has closed, so nobody will read this: the peer must learn that, RFC 9293 3.6.1.
        opening.refuse(c, segment, now, Drop.NOBODY_READS)
        c.fail(Failure.ABORTED, Trigger.ABORT, now)
        return
    _store(c, segment, sequence, now)


def _store(c: Connection, segment: TcpSegment, sequence: int, now: float) -> None:
    r = c.receiver
    had_gap = bool(r.beyond)
    count = r.take(sequence, segment.data, segment.fin)
    if r.is_at_fin:
        c.acks.on_fin()
    if count:
        c.acks.on_data(count, len(segment.data), r.window, now)
        c.events.append(Readable(now, count))
    if r.is_at_fin:
        _take_fin(c, now)
    elif segment.data and not count:
        if sequence <= r.next:
            c.drop(segment, Drop.WINDOW_CLOSED, now)
        c.acks.on_disorder()
    if had_gap or sequence > r.next:
        c.acks.on_disorder()


def _take_fin(c: Connection, now: float) -> None:
    """Eighth: everything up to the FIN is here."""
    before = c.state
    c.move(Trigger.RECEIVE_FIN, now)
    c.events.append(PeerClosed(now))
    if before is not S.ESTABLISHED:
        c.acks.is_due = True
    if c.state is S.TIME_WAIT:
        c.timers.stop(Timer.FIN_WAIT_2)
        c.timers.set(Timer.TIME_WAIT, now + 2 * c.settings.msl)
