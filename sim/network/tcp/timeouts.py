"""What happens when a timer runs out, RFC 9293 3.10.8."""

from __future__ import annotations

from sim.network.events import TcpState as S
from sim.network.tcp import transmitting
from sim.network.tcp.congestion import Phase
from sim.network.tcp.connection import SYNCHRONISED, Connection
from sim.network.tcp.events import Again, Failure, KeepAliveSent, RecoveryChanged, Retransmitted, WindowProbed
from sim.network.tcp.numbers import on_wire
from sim.network.tcp.segment import ACK
from sim.network.tcp.states import Trigger
from sim.network.tcp.timers import Timer


def tick(c: Connection, now: float) -> None:
    """Do everything that is due."""
    while (timer := c.timers.take_due(now)) is not None:
        _HANDLERS[timer](c, now)


def watch_peer(c: Connection, now: float) -> None:
    """Let the keep-alive timer run if it is wanted and does not run yet, RFC 9293 3.8.4."""
    if c.settings.keep_alive and c.state in SYNCHRONISED and not c.timers.runs(Timer.KEEP_ALIVE):
        c.timers.set(Timer.KEEP_ALIVE, now + c.settings.keep_alive_idle)


def _on_retransmission(c: Connection, now: float) -> None:
    """RFC 6298 5.4 to 5.6."""
    if c.repeats >= _allowed_repeats(c):
        c.fail(Failure.TIMED_OUT, Trigger.GIVE_UP, now)
        return
    c.repeats += 1
    if c.state in (S.SYN_SENT, S.SYN_RECEIVED):
        _repeat_syn(c, now)
    else:
        _repeat_first(c, now)
    c.timers.set(Timer.RETRANSMISSION, now + c.rto.rto)


def _allowed_repeats(c: Connection) -> int:
    match c.state:
        case S.SYN_SENT:
            return c.settings.syn_retries
        case S.SYN_RECEIVED:
            return c.settings.syn_ack_retries
        case _:
            return c.settings.retries


def _repeat_syn(c: Connection, now: float) -> None:
    transmitting.repeat_syn(c, now)
    c.events.append(Retransmitted(now, on_wire(c.sender.iss), 1, Again.TIMEOUT))
    if c.state is S.SYN_RECEIVED or c.repeats > c.settings.syn_linear_timeouts:
        c.rto.back_off()


def _repeat_first(c: Connection, now: float) -> None:
    """Send the oldest segment again, and slow down: unless the window is closed, then it only asks (3.8.6.1)."""
    s = c.sender
    first = s.flight.first
    if first is None:
        return
    if s.window == 0:
        c.events.append(WindowProbed(now))
    else:
        _lose_all(c, now)
    transmitting.repeat(c, first, Again.TIMEOUT, now)
    c.rto.back_off()


def _lose_all(c: Connection, now: float) -> None:
    s, cc = c.sender, c.congestion
    if cc.phase is Phase.OPEN:
        c.events.append(RecoveryChanged(now, is_on=True))
    cc.on_timeout(min(s.next - s.una, cc.cwnd), s.next, c.repeats == 1)
    s.flight.mark_all_lost(Again.AFTER_TIMEOUT)
    c.duplicate_acks = 0


def _on_persist(c: Connection, now: float) -> None:
    """The window has been closed, or too small to be worth it, for long: ask, or send what fits."""
    if c.sender.usable > 0:
        transmitting.transmit(c, now, is_forced=True)
        return
    if c.repeats >= c.settings.retries:
        c.fail(Failure.TIMED_OUT, Trigger.GIVE_UP, now)
        return
    c.repeats += 1
    c.probes += 1
    c.events.append(WindowProbed(now))
    probe = c.sender.note_probe(now) if c.settings.window_probe_bytes else None
    if probe is not None:
        c.rto.back_off()
        c.emit_numbers(now, probe.start, probe.end, fin=probe.fin)
        c.timers.set(Timer.RETRANSMISSION, now + c.rto.rto)
    else:
        # An old number and no data: the peer must answer what it cannot accept.
        c.emit(now, c.sender.una - 1, frozenset({ACK}))
        c.timers.set(Timer.PERSIST, now + min(c.rto.rto * 2**c.probes, c.settings.max_rto))


def _on_delayed_ack(c: Connection, now: float) -> None:
    """No segment came along that could have carried it."""
    c.acks.on_delay_over()
    transmitting.transmit(c, now)


def _on_keep_alive(c: Connection, now: float) -> None:
    """RFC 9293 3.8.4: only where nothing else would find out that the peer is gone."""
    s = c.settings
    if c.state not in SYNCHRONISED or c.state is S.TIME_WAIT or not s.keep_alive:
        return
    if c.sender.flight or c.sender.has_more:
        c.timers.set(Timer.KEEP_ALIVE, now + s.keep_alive_idle)
    elif c.keep_alives >= s.keep_alive_probes:
        c.emit_reset(now)
        c.fail(Failure.TIMED_OUT, Trigger.GIVE_UP, now)
    else:
        c.keep_alives += 1
        c.events.append(KeepAliveSent(now))
        c.emit(now, c.sender.next - 1, frozenset({ACK}))
        c.timers.set(Timer.KEEP_ALIVE, now + s.keep_alive_interval)


def _on_time_wait(c: Connection, now: float) -> None:
    c.move(Trigger.TIME_WAIT_OVER, now)


def _on_fin_wait_2(c: Connection, now: float) -> None:
    """The program has closed and the peer never will: Linux forgets the connection, and so do we."""
    c.move(Trigger.GIVE_UP, now)


_HANDLERS = {
    Timer.RETRANSMISSION: _on_retransmission,
    Timer.PERSIST: _on_persist,
    Timer.DELAYED_ACK: _on_delayed_ack,
    Timer.KEEP_ALIVE: _on_keep_alive,
    Timer.TIME_WAIT: _on_time_wait,
    Timer.FIN_WAIT_2: _on_fin_wait_2,
}
