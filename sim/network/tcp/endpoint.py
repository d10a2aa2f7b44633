"""One end of one TCP connection after RFC 9293, without any I/O.

Calls, segments and ticks go in with the time in seconds; segments and events are taken out. Whoever holds an endpoint
calls `on_tick` when `deadline` has come, and after every call takes `take_segments()` and `take_events()`.
"""

from __future__ import annotations

from enum import Enum

from sim.network.events import TcpState
from sim.network.tcp import arrivals, calls, timeouts, transmitting
from sim.network.tcp.connection import WAITING_FOR_DATA, Connection
from sim.network.tcp.events import AnyTcpEvent, Failure
from sim.network.tcp.numbers import unwrapped
from sim.network.tcp.segment import TcpSegment
from sim.network.tcp.settings import TcpSettings
from sim.network.tcp.snapshot import Figures, Snapshot, figures_of, snapshot_of
from sim.network.tcp.states import Trigger
from sim.network.tcp.timers import Timer


class Refusal(Enum):
    """Why a call on an endpoint is refused, in the words of RFC 9293 3.10."""

    NO_CONNECTION = "connection does not exist"
    ALREADY_OPEN = "connection already exists"
    CLOSING = "connection closing"
    FAILED = "connection failed"


class CallError(Exception):
    """The endpoint is in no state for this call; `why` says it, `failure` too where the connection was lost."""

    def __init__(self, why: Refusal, failure: Failure | None = None) -> None:
        super().__init__(failure.value if failure else why.value)
        self.why = why
        self.failure = failure


class Endpoint:
    """One end of a connection, CLOSED until `listen` or `open`.

    `isn` is the initial sequence number (any int, taken modulo 2^32; RFC 9293 3.4.1 leaves choosing it to the host).
    """

    def __init__(self, isn: int, settings: TcpSettings | None = None) -> None:
        self._c = Connection(isn, settings or TcpSettings())

    # Calls of the program.

    def listen(self, now: float) -> None:
        """Wait for a caller (passive OPEN, 3.10.1). CallError unless CLOSED."""
        if self.state is not TcpState.CLOSED:
            raise CallError(Refusal.ALREADY_OPEN)
        self._c.move(Trigger.PASSIVE_OPEN, now)

    def open(self, now: float) -> None:
        """Call the peer: send a SYN (active OPEN, 3.10.1). CallError unless CLOSED or LISTEN."""
        if self.state not in (TcpState.CLOSED, TcpState.LISTEN):
            raise CallError(Refusal.ALREADY_OPEN)
        self._c.is_caller = True
        self._c.move(Trigger.ACTIVE_OPEN, now)
        transmitting.send_syn(self._c, now)

    def send(self, data: bytes | memoryview, now: float) -> int:
        """Queue `data`; how many bytes of it the send buffer took, 0 if it is full (3.10.2). Before the connection is
        there they wait for it.

        CallError: NO_CONNECTION, CLOSING (after close or shutdown_send), or FAILED with the failure.
        """
        c = self._c
        if c.failure is not None:
            raise CallError(Refusal.FAILED, c.failure)
        if c.sender.is_finishing:
            raise CallError(Refusal.CLOSING)
        if c.state in (TcpState.CLOSED, TcpState.LISTEN):
            raise CallError(Refusal.NO_CONNECTION)
        count = c.sender.put(data)
        transmitting.transmit(c, now)
        return count

    def receive(self, limit: int, now: float) -> bytes:
        """At most `limit` bytes that arrived in order (3.10.3); b"" if there are none yet, or at the end: see `at_end`.

        Bytes that arrived before a failure can still be read. CallError: NO_CONNECTION, CLOSING (after close), FAILED.
        """
        c = self._c
        if c.has_left:
            raise CallError(Refusal.CLOSING)
        if not c.receiver.unread:
            self._check_not_over()
            return b""
        data = c.receiver.read(limit)
        if c.state in WAITING_FOR_DATA and c.receiver.wants_update():
            c.emit_ack(now)
        return data

    def shutdown_send(self, now: float) -> None:
        """Send everything queued and then a FIN; go on receiving (3.10.4, half-close 3.6). Again: nothing happens."""
        calls.finish(self._c, now)

    def close(self, now: float) -> None:
        """The program wants neither to send nor to receive any more (3.10.4). What is queued is still sent.

        If bytes were left unread, or more arrive, the peer is reset, so that it learns of the loss (3.6.1).
        """
        calls.leave(self._c, now)

    def abort(self, now: float) -> None:
        """End at once: queues are thrown away, the peer gets a reset (3.10.5). In CLOSED nothing happens."""
        calls.abort(self._c, now)

    def configure(self, settings: TcpSettings, now: float) -> None:
        """Change the settings, e.g. `msgspec.structs.replace(endpoint.settings, nagle=False)`.

        From here on they hold; what the SYN said (MSS, scale, SACK, timestamps) stays as it was said.
        """
        self._c.configure(settings)
        timeouts.watch_peer(self._c, now)
        transmitting.transmit(self._c, now)

    # The network and the clock.

    def on_segment(self, segment: TcpSegment, now: float) -> None:
        """A segment arrived (3.10.7). Any segment is survived; checksum and ports were the host's business."""
        arrivals.arrive(self._c, segment, now)

    def on_tick(self, now: float) -> None:
        """Do what is due by `now` (3.10.8). Too early or too often does no harm."""
        timeouts.tick(self._c, now)

    @property
    def deadline(self) -> float | None:
        """When `on_tick` is wanted; None while no timer runs."""
        return self._c.timers.deadline

    @property
    def is_busy(self) -> bool:
        """Whether it is going to send something even if nobody does anything."""
        return self._c.timers.runs(Timer.RETRANSMISSION) or self._c.timers.runs(Timer.PERSIST)

    def take_segments(self) -> list[TcpSegment]:
        """The segments to be sent since the last time, in order."""
        taken, self._c.segments = self._c.segments, []
        return taken

    def take_events(self) -> list[AnyTcpEvent]:
        """What happened since the last time, in order."""
        taken, self._c.events = self._c.events, []
        return taken

    # What is so.

    @property
    def settings(self) -> TcpSettings:
        """As given, or as last configured."""
        return self._c.settings

    @property
    def state(self) -> TcpState:
        """Moved by `sim.network.tcp.states.next_state` alone."""
        return self._c.state

    @property
    def failure(self) -> Failure | None:
        """Why the connection was lost; None if it was not."""
        return self._c.failure

    @property
    def unread(self) -> int:
        """How many bytes wait for `receive`."""
        return len(self._c.receiver.unread)

    @property
    def at_end(self) -> bool:
        """Whether everything up to the peer's FIN was read: the next `receive` is the end of the stream."""
        return self._c.receiver.is_at_fin and not self._c.receiver.unread

    @property
    def room(self) -> int:
        """How many bytes the next `send` would take."""
        return self._c.sender.room

    def can_be_replaced_by(self, segment: TcpSegment) -> bool:
        """Whether this end is in TIME-WAIT and `segment` is a SYN new enough to be given to the listener (3.10.7.4)."""
        c = self._c
        if c.state is not TcpState.TIME_WAIT or not segment.syn or segment.ack or segment.rst:
            return False
        return unwrapped(segment.sequence, c.receiver.next) > c.receiver.next

    @property
    def figures(self) -> Figures:
        """What it reckons with, without the bytes of its queues."""
        return figures_of(self._c)

    def snapshot(self) -> Snapshot:
        """All numbers, queues, windows and timers at this moment."""
        return snapshot_of(self._c)

    def _check_not_over(self) -> None:
        """Refuse to read where nothing can come, and no FIN has said so."""
        c = self._c
        if c.failure is not None:
            raise CallError(Refusal.FAILED, c.failure)
        if c.state is TcpState.CLOSED and not c.receiver.is_at_fin:
            raise CallError(Refusal.NO_CONNECTION)
