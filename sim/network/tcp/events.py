"""What an endpoint tells its host, in the order in which it happened. Every docstring is help text."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sim.network.events import TcpState
from sim.network.tcp.segment import TcpSegment
from sim.network.tcp.states import Trigger


class TcpEvent(Struct, frozen=True, tag=True):
    """Something that happened in an endpoint at `time` seconds."""

    time: float


class StateChanged(TcpEvent, frozen=True):
    """The endpoint moved from `before` to `after` because of `trigger`."""

    before: TcpState
    after: TcpState
    trigger: Trigger


class Connected(TcpEvent, frozen=True):
    """The handshake is complete: both ends know each other's first number."""


class Readable(TcpEvent, frozen=True):
    """`count` more bytes wait for `receive`."""

    count: int


class Writable(TcpEvent, frozen=True):
    """The send buffer, which had been full, has `count` bytes of room again."""

    count: int


class PeerClosed(TcpEvent, frozen=True):
    """The peer's FIN is in order: after the bytes that wait, `receive` comes to the end."""


class Failure(Enum):
    """Why a connection ended before its time."""

    REFUSED = "refused"
    RESET = "reset"
    TIMED_OUT = "timed out"
    ABORTED = "aborted"


class Failed(TcpEvent, frozen=True):
    """The connection is lost. RFC 9293 3.10.7.4 (reset), 3.10.7.3 (refused), 3.10.8 (timed out)."""

    failure: Failure


class Again(Enum):
    """Why something was sent again."""

    TIMEOUT = "timeout"
    """The retransmission timer ran out, RFC 6298 5.4."""
    FAST = "fast retransmit"
    """Three duplicate acknowledgements, or what SACK says like them, RFC 5681 3.2, RFC 6675 5."""
    PARTIAL_ACK = "partial acknowledgement"
    """The acknowledgement of the last repetition showed the next hole, RFC 6582 3.2."""
    AFTER_TIMEOUT = "after a timeout"
    """Everything that was on its way at a timeout counts as lost, RFC 5681 3.1."""
    WINDOW_OPENED = "window opened"
    """The probe of a closed window carried a byte that found no room, RFC 9293 3.8.6.1."""
    SYN_REPEATED = "SYN repeated"
    """The caller repeated its SYN, so the SYN ACK may be lost."""


class Retransmitted(TcpEvent, frozen=True):
    """`length` sequence numbers from `sequence` on were sent again for the reason `why`."""

    sequence: int
    length: int
    why: Again


class DuplicateAck(TcpEvent, frozen=True):
    """The peer acknowledged the same number once more, the `count`-th time: something after it arrived. RFC 5681 2."""

    acknowledgement: int
    count: int


class WindowProbed(TcpEvent, frozen=True):
    """The peer's window is closed, so it was asked whether that is still so. RFC 9293 3.8.6.1."""


class KeepAliveSent(TcpEvent, frozen=True):
    """The connection was idle for long, so the peer was asked whether it is still there. RFC 9293 3.8.4."""


class Challenged(TcpEvent, frozen=True):
    """A doubtful segment was answered with an acknowledgement instead of being believed. RFC 5961."""

    segment: TcpSegment


class Drop(Enum):
    """Why a segment was thrown away."""

    NOT_EXPECTED = "nothing here expects it"
    """RFC 9293 3.10.7.1 to 3.10.7.3: closed, listening or calling ends take few kinds of segments."""
    RESET_TO_LISTENER = "reset to a listener"
    """RFC 9293 3.10.7.2, first."""
    OLD = "received before"
    """All of its numbers were received before. RFC 9293 3.10.7.4, first."""
    OUT_OF_WINDOW = "outside the window"
    """RFC 9293 3.10.7.4, first."""
    WINDOW_CLOSED = "no room"
    """The receive window is closed: its data is not taken, its acknowledgement is. RFC 9293 3.10.7.4, first."""
    OLD_TIMESTAMP = "old timestamp"
    """PAWS, RFC 7323 5."""
    DOUBTFUL_RESET = "doubtful reset"
    """Inside the window but not the next number. RFC 5961 3.2."""
    DOUBTFUL_SYN = "doubtful SYN"
    """A SYN inside a connection. RFC 5961 4.2."""
    BAD_ACK = "acknowledges what was never sent"
    """RFC 9293 3.10.7.4, fifth; RFC 5961 5.2 for an acknowledgement that is too old."""
    NO_ACK = "no acknowledgement"
    """RFC 9293 3.10.7.4, fifth."""
    NOBODY_READS = "the program has closed"
    """Data for a program that will never read it is answered by a reset. RFC 9293 3.6.1."""
    SYN_QUEUE_FULL = "SYN queue full"
    ACCEPT_QUEUE_FULL = "accept queue full"


class Dropped(TcpEvent, frozen=True):
    """A segment was thrown away, wholly or (`WINDOW_CLOSED`) its data."""

    segment: TcpSegment
    why: Drop


class RecoveryChanged(TcpEvent, frozen=True):
    """Congestion control began (`is_on`) or ended the repair of losses. RFC 6582 3.2, RFC 6675 5."""

    is_on: bool


AnyTcpEvent = (
    StateChanged
    | Connected
    | Readable
    | Writable
    | PeerClosed
    | Failed
    | Retransmitted
    | DuplicateAck
    | WindowProbed
    | KeepAliveSent
    | Challenged
    | Dropped
    | RecoveryChanged
)
