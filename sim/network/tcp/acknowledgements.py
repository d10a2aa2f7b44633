"""What an acknowledgement does: frees the queue, measures the round trip, finds losses, moves the closing states."""

from __future__ import annotations

from collections.abc import Sequence

from sim.network.events import TcpState as S
from sim.network.tcp.congestion import DUPLICATES, Phase
from sim.network.tcp.connection import Connection
from sim.network.tcp.events import Again, DuplicateAck, RecoveryChanged, Writable
from sim.network.tcp.flight import Sent
from sim.network.tcp.numbers import on_wire, unwrapped
from sim.network.tcp.segment import TcpSegment
from sim.network.tcp.states import Trigger
from sim.network.tcp.timers import Timer


def take_first(c: Connection, segment: TcpSegment, now: float) -> None:
    """The acknowledgement of our SYN ends the handshake: RFC 9293 3.10.7.3 and 3.10.7.4, RFC 6298 5.7."""
    is_repeated = c.repeats > 0
    scale = 0 if segment.syn else c.sender.scale
    ack = unwrapped(segment.acknowledgement, c.sender.una)
    done = c.sender.acknowledge(ack)
    sequence = unwrapped(segment.sequence, c.receiver.next)
    c.sender.set_window(sequence, ack, segment.window << scale)
    _measure(c, done, now)
    c.congestion.start(c.sender.mss, is_repeated)
    if is_repeated:
        c.rto.after_repeated_syn()
    c.repeats = 0
    c.timers.stop(Timer.RETRANSMISSION)


def take(c: Connection, segment: TcpSegment, sequence: int, ack: int, now: float) -> None:
    """An acceptable acknowledgement in a synchronised state, RFC 9293 3.10.7.4, fifth."""
    s = c.sender
    window = segment.window << s.scale
    is_duplicate = _is_duplicate(c, segment, ack, window)
    sacked = s.flight.mark_sacked(_blocks(c, segment)) if c.uses_sack else 0
    if ack >= s.una:
        _take_window(c, sequence, ack, window)
    if ack > s.una:
        _take_new(c, ack, now)
    elif is_duplicate or sacked:
        _take_duplicate(c, now)
    if sacked:
        _look_for_losses(c, now)


def _blocks(c: Connection, segment: TcpSegment) -> list[tuple[int, int]]:
    una = c.sender.una
    return [(unwrapped(start, una), unwrapped(end, una)) for start, end in segment.options.sack]


def _is_duplicate(c: Connection, segment: TcpSegment, ack: int, window: int) -> bool:
    """RFC 5681 2. With the window closed it answers a probe and says nothing about losses."""
    s = c.sender
    return bool(ack == s.una and s.flight and not segment.length and window == s.window and window)


def _take_window(c: Connection, sequence: int, ack: int, window: int) -> None:
    s = c.sender
    was_closed = s.window == 0
    s.set_window(sequence, ack, window)
    if s.window == 0:
        # The peer is alive and keeps its window closed; that may last for ever (3.8.6.1).
        c.repeats = 0
    elif was_closed:
        c.timers.stop(Timer.PERSIST)
        c.probes = 0
        first = s.flight.first
        if first is not None and first.is_probe and ack <= first.start:
            s.flight.mark_lost(first, Again.WINDOW_OPENED)


def _take_new(c: Connection, ack: int, now: float) -> None:
    """Something that was on its way has arrived."""
    s = c.sender
    count, in_flight = ack - s.una, s.flight.pipe
    done = s.acknowledge(ack)
    _measure(c, done, now)
    c.repeats = c.duplicate_acks = 0
    # RFC 6298 5.2 and 5.3; the timer is started again when the segment has been dealt with.
    c.timers.stop(Timer.RETRANSMISSION)
    _open_window(c, ack, count, in_flight, now)
    if s.wants_room and s.room:
        s.wants_room = False
        c.events.append(Writable(now, s.room))
    if s.is_finishing and ack > s.end:
        _take_ack_of_fin(c, now)


def _measure(c: Connection, done: Sequence[Sent], now: float) -> None:
    """Karn: what was sent twice tells nothing; nor does what had arrived long before (RFC 6298 3)."""
    fresh = [sent for sent in done if not sent.is_sacked]
    if fresh and all(sent.times == 1 for sent in done):
        c.rto.measure(now - fresh[0].first_sent)


def _open_window(c: Connection, ack: int, count: int, in_flight: int, now: float) -> None:
    cc = c.congestion
    if cc.phase is Phase.OPEN:
        cc.on_new_ack(count, in_flight)
    elif ack >= cc.recover:
        if cc.phase is Phase.LOSS:
            cc.on_new_ack(count, in_flight)
        cc.on_recovered(c.sender.flight.pipe)
        c.events.append(RecoveryChanged(now, is_on=False))
    elif cc.phase is Phase.LOSS:
        cc.on_new_ack(count, in_flight)
    else:
        _take_partial(c, count)


def _take_partial(c: Connection, count: int) -> None:
    """During recovery the next hole shows: it is lost as well, RFC 6582 3.2 step 3."""
    if not c.uses_sack:
        c.congestion.on_partial_ack(count)
    first = c.sender.flight.first
    if first is not None and not first.is_sacked and not first.is_resent:
        c.sender.flight.mark_lost(first, Again.PARTIAL_ACK)


def _take_duplicate(c: Connection, now: float) -> None:
    """The peer has something beyond a gap: the third time the gap counts as lost, RFC 5681 3.2, RFC 6675 5."""
    c.duplicate_acks += 1
    c.events.append(DuplicateAck(now, on_wire(c.sender.una), c.duplicate_acks))
    cc = c.congestion
    if cc.phase is Phase.RECOVERY and not c.uses_sack:
        cc.on_duplicate()
    elif cc.phase is Phase.OPEN and _shows_loss(c):
        _start_recovery(c, now)


def _shows_loss(c: Connection) -> bool:
    """Without SACK, duplicates of a repaired loss must not look like a new one: RFC 6582 3.2 step 2."""
    return c.duplicate_acks >= DUPLICATES and (c.uses_sack or c.sender.una > c.congestion.recover)


def _look_for_losses(c: Connection, now: float) -> None:
    """What SACK says: RFC 6675 5, steps 2 and (C)."""
    phase = c.congestion.phase
    if phase is Phase.LOSS:
        return
    found = c.sender.flight.mark_lost_below_sacked(c.sender.mss)
    if found and phase is Phase.OPEN:
        _start_recovery(c, now)


def _start_recovery(c: Connection, now: float) -> None:
    s = c.sender
    first = s.flight.first
    if first is None:
        return
    if first.lost_by is None:
        s.flight.mark_lost(first, Again.FAST)
    # What limited transmit added does not count, RFC 5681 3.2 step 2.
    c.congestion.on_loss(min(s.next - s.una, c.congestion.cwnd), s.next, c.uses_sack)
    c.events.append(RecoveryChanged(now, is_on=True))


def _take_ack_of_fin(c: Connection, now: float) -> None:
    """Our FIN has arrived: FIN-WAIT-1, CLOSING and LAST-ACK move on."""
    c.move(Trigger.RECEIVE_ACK_OF_FIN, now)
    if c.state is S.TIME_WAIT:
        c.timers.set(Timer.TIME_WAIT, now + 2 * c.settings.msl)
    elif c.state is S.FIN_WAIT_2:
        wait_for_fin(c, now)


def wait_for_fin(c: Connection, now: float) -> None:
    """Nobody waits for the peer's data any more: its FIN is given some time, as Linux does."""
    if c.has_left and c.settings.fin_wait_2:
        c.timers.set(Timer.FIN_WAIT_2, now + c.settings.fin_wait_2)
