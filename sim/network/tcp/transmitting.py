"""What may leave now: what was lost, what is new, acknowledgements that are owed. And which timer then runs."""

from __future__ import annotations

from sim.network.events import TcpState as S
from sim.network.tcp.congestion import Phase
from sim.network.tcp.connection import SENDING, Connection
from sim.network.tcp.events import Again, Retransmitted
from sim.network.tcp.flight import Sent
from sim.network.tcp.numbers import on_wire
from sim.network.tcp.timers import Timer


def transmit(c: Connection, now: float, is_forced: bool = False) -> None:
    """Send everything that may be sent. `is_forced` lets one small piece go that would have to wait."""
    if c.state in SENDING:
        _slow_down_after_idle(c, now)
        while _repeat_lost(c, now) or _send_new(c, now, is_forced):
            is_forced = False
    if c.state in (S.CLOSED, S.LISTEN):
        return
    _acknowledge(c, now)
    _run_timers(c, now)


def send_syn(c: Connection, now: float) -> None:
    """Send our SYN, or SYN ACK if the peer's came first."""
    c.sender.note_syn(now)
    c.emit_numbers(now, c.sender.iss, c.sender.iss + 1, syn=True)
    c.timers.set(Timer.RETRANSMISSION, now + c.rto.rto)


def repeat_syn(c: Connection, now: float) -> None:
    """Send our SYN again: with ACK if the peer's has come meanwhile."""
    first = c.sender.flight.first
    if first is not None:
        c.retransmissions += 1
        c.sender.flight.note_resent(first)
        c.emit_numbers(now, first.start, first.end, syn=True)


def repeat(c: Connection, sent: Sent, why: Again, now: float) -> None:
    """Send this segment again."""
    c.retransmissions += 1
    c.sender.flight.note_resent(sent)
    c.events.append(Retransmitted(now, on_wire(sent.start), sent.end - sent.start, why))
    c.emit_numbers(now, sent.start, sent.end, sent.syn, sent.fin)


def _slow_down_after_idle(c: Connection, now: float) -> None:
    if c.sender.has_more and not c.sender.flight and now - c.last_data_sent > c.rto.rto:
        c.congestion.on_idle()


def _repeat_lost(c: Connection, now: float) -> bool:
    """Send the oldest lost segment again if there is room; the very first one needs none (RFC 6582 3.2, RFC 6675 5)."""
    s = c.sender
    sent = s.flight.next_lost()
    if sent is None or sent.lost_by is None:
        return False
    if sent.start > s.una and (sent.end > s.una + s.window or not _has_room(c, sent.end - sent.start)):
        return False
    if sent is s.flight.first:
        c.timers.set(Timer.RETRANSMISSION, now + c.rto.rto)
    repeat(c, sent, sent.lost_by, now)
    return True


def _send_new(c: Connection, now: float, is_forced: bool) -> bool:
    s = c.sender
    if not s.has_more:
        return False
    piece = s.next_piece(is_forced)
    if piece is None or not _has_room(c, piece.size):
        return False
    s.note_sent(piece, now)
    c.emit_numbers(now, piece.start, piece.end, fin=piece.fin)
    return True


def _has_room(c: Connection, size: int) -> bool:
    """Whether the congestion window has room; with nothing on its way it always has. RFC 5681 3.1, RFC 3042."""
    pipe = c.sender.flight.pipe
    limited = 0
    if c.congestion.phase is Phase.OPEN and not c.uses_sack:
        limited = min(c.duplicate_acks, 2) * c.sender.mss
    return pipe == 0 or pipe + size <= c.congestion.cwnd + limited


def _acknowledge(c: Connection, now: float) -> None:
    """Say at once, or within the delay, what is owed and no segment has carried."""
    if c.acks.is_due:
        c.emit_ack(now)
    elif c.acks.is_owed and not c.timers.runs(Timer.DELAYED_ACK):
        c.timers.set(Timer.DELAYED_ACK, now + c.settings.delayed_ack)


def _run_timers(c: Connection, now: float) -> None:
    """RFC 6298 5.1 and 5.2; with nothing on its way and something to send, the window is closed: 3.8.6.1."""
    if c.sender.flight:
        c.timers.stop(Timer.PERSIST)
        if not c.timers.runs(Timer.RETRANSMISSION):
            c.timers.set(Timer.RETRANSMISSION, now + c.rto.rto)
        return
    if c.state in SENDING and c.sender.has_more:
        if not c.timers.runs(Timer.PERSIST):
            c.timers.set(Timer.PERSIST, now + c.rto.rto)
    else:
        c.timers.stop(Timer.PERSIST)
