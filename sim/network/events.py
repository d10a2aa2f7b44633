"""What can happen in a conversation between programs. Knows nobody; every docstring is help text.

Times are seconds since the run began. Within one run all clocks are one: the kernel's packet times and the programs'
call times both come from CLOCK_REALTIME.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

import msgspec

from sim.events import Event as Event
from sim.events import Problem as Problem
from sim.events import RunEnded as RunEnded
from sim.network.addresses import Address as Address
from sim.network.addresses import Link as Link
from sim.network.file_events import ConversationFound as ConversationFound
from sim.network.file_events import FileRead as FileRead
from sim.words import Sentence


class TcpState(Enum):
    """The states of a TCP connection, RFC 9293 section 3.3.2."""

    CLOSED = "CLOSED"
    LISTEN = "LISTEN"
    SYN_SENT = "SYN_SENT"
    SYN_RECEIVED = "SYN_RCVD"
    ESTABLISHED = "ESTABLISHED"
    FIN_WAIT_1 = "FIN_WAIT_1"
    FIN_WAIT_2 = "FIN_WAIT_2"
    CLOSE_WAIT = "CLOSE_WAIT"
    CLOSING = "CLOSING"
    LAST_ACK = "LAST_ACK"
    TIME_WAIT = "TIME_WAIT"


class RunStarted(Event, frozen=True):
    """An experiment began. `epoch` is the wall clock at time 0, in nanoseconds since 1970.

    `place` says where it ran ("loopback", "private loopback"); `is_recorded` if it is being read from a file.
    `programs` are the names of all that take part, also of those that start later.
    """

    is_moment: ClassVar[bool] = True

    source: str
    lesson: str
    epoch: int
    settings: Mapping[str, str] = {}
    place: str = ""
    is_recorded: bool = False
    programs: tuple[str, ...] = ()


class ProgramStarted(Event, frozen=True):
    """A program was started as a process of its own; `pid` is 0 where it runs in a simulation.

    `text` is its own file, `modules` are the texts of the lesson's files that it may import, by name.
    """

    program: str
    pid: int
    text: str
    modules: Mapping[str, str] = {}


class LineReached(Event, frozen=True):
    """A program is about to execute this line: of its own file, or of the lesson's `module`."""

    program: str
    line: int
    module: str = ""


class LinesSkipped(Event, frozen=True):
    """A program executed so many lines that from here on they are no longer reported one by one."""

    program: str
    limit: int


class StillRuns(Event, frozen=True):
    """A program runs on, in no call on a socket, while nothing happens: `since` then it has neither called nor printed.

    It is told again and again as long as that is so.
    """

    program: str
    since: float


class CallStarted(Event, frozen=True):
    """A program called a method of a socket.

    `must_wait`: the kernel said beforehand that the call cannot return at once. `peeks`: it leaves in the buffer what
    it reads (MSG_PEEK). `local` and `peer` are the socket's ends when the call began, where it has them.
    `line` is in the program's own file, or in the lesson's `module`.
    """

    is_moment: ClassVar[bool] = True

    program: str
    call: int
    line: int
    socket: int
    name: str
    arguments: str
    data: bytes | None = None
    must_wait: bool = False
    peeks: bool = False
    local: Address | None = None
    peer: Address | None = None
    module: str = ""


class CallReturned(Event, frozen=True):
    """A call on a socket came back, with a result or with an error.

    `local` and `peer` are the socket's ends by then. `refusal` is why we did not let the program do that, if it was not
    the system that refused.
    """

    is_moment: ClassVar[bool] = True

    program: str
    call: int
    result: str = ""
    data: bytes | None = None
    error: str = ""
    local: Address | None = None
    peer: Address | None = None
    refusal: Sentence | None = None


class Printed(Event, frozen=True):
    """A program printed something."""

    program: str
    text: str


class ProgramFailed(Event, frozen=True):
    """A program raised an error that nothing caught; `line` is 0 where the program could not even be read.

    The line is in the program's own file, or in the lesson's `module`.
    """

    is_moment: ClassVar[bool] = True

    program: str
    line: int
    error: str
    message: str | Sentence
    module: str = ""


class ProgramEnded(Event, frozen=True):
    """A program's process is gone.

    `code` is its exit code, negative for a signal; `stopped` if it was ended from outside.
    """

    is_moment: ClassVar[bool] = True

    program: str
    code: int
    stopped: bool = False


class FrameSent(Event, frozen=True):
    """A frame left its sender.

    `data` is every byte of it; `arrives` is when it is due at the other side, None if nobody knows.
    `copy_of` is the number of the frame that the cable doubled to make this one; 0 if its sender sent it.
    `cut` counts the bytes at its end that a capture did not keep.
    """

    is_moment: ClassVar[bool] = True

    number: int
    data: bytes
    link: Link = Link.ETHERNET
    arrives: float | None = None
    copy_of: int = 0
    cut: int = 0


class FrameArrived(Event, frozen=True):
    """The frame of this number reached its receiver."""

    is_moment: ClassVar[bool] = True

    number: int


class Loss(Enum):
    """What took a frame off the cable."""

    CHANCE = "chance"
    RULE = "rule"
    CUT = "cut"
    HAND = "hand"


class FrameLost(Event, frozen=True):
    """The frame of this number died on its way. `rule` is the drop rule that took it, where one did."""

    is_moment: ClassVar[bool] = True

    number: int
    cause: Loss
    rule: str = ""


class FrameDelayed(Event, frozen=True):
    """The frame of this number is due at another time: `arrives`, or not before somebody lets it go (None).

    `rule` is the one that wants the next frame to overtake it, where one does.
    """

    is_moment: ClassVar[bool] = True

    number: int
    arrives: float | None = None
    rule: str = ""


class FrameChanged(Event, frozen=True):
    """The cable changed bits of the frame of this number: from here on its bytes are `data`."""

    is_moment: ClassVar[bool] = True

    number: int
    data: bytes


class FrameDiscarded(Event, frozen=True):
    """The frame of this number arrived, and its receiver threw it away.

    `reason` is in the words of `sim.network.hosts.events.Discard` or `sim.network.tcp.events.Drop`.
    """

    is_moment: ClassVar[bool] = True

    number: int
    reason: str


class ModelState(Event, frozen=True):
    """A TCP end of the model moved to `state`; `cause` is the trigger in the words of the transition table.

    `peer` is None for a listening socket, `packet` the number of the frame that brought it about, 0 where none did.
    Where the model tells its states, nothing is inferred.
    """

    is_moment: ClassVar[bool] = True

    local: Address
    peer: Address | None
    state: TcpState
    cause: str
    packet: int = 0


class ListenQueues(Event, frozen=True):
    """Who waits at the listening socket `local`, oldest first.

    `half_open` have called and not completed the handshake (SYN queue), `complete` wait for accept() (accept queue).
    `backlog` is the argument of listen(): Linux lets one more than that wait in the accept queue. A kernel was asked
    at `asked` and answered by `time`; None where a model tells it by itself.
    """

    local: Address
    half_open: tuple[Address, ...]
    complete: tuple[Address, ...]
    backlog: int
    asked: float | None = None


class TcpFigures(Event, frozen=True):
    """What one TCP end reckons with at this moment, as its own kernel (TCP_INFO) or the model says.

    Sizes in bytes, times in seconds. `ssthresh` is None while it is not set, `srtt` before the first measurement.
    """

    local: Address
    peer: Address
    mss: int
    cwnd: int
    ssthresh: int | None
    srtt: float | None
    rttvar: float | None
    rto: float
    in_flight: int
    send_queue: int
    receive_queue: int
    retransmissions: int = 0


class KernelState(Event, frozen=True):
    """The kernel was asked about a TCP socket and named its state. `peer` is None for a listening socket.

    The question was put at `asked` and answered by `time`; the state was true at some moment between.
    """

    local: Address
    peer: Address | None
    state: TcpState
    asked: float


class CaptureCounted(Event, frozen=True):
    """How many packets the capture took, and how many the kernel had to drop for want of room."""

    captured: int
    dropped: int


FrameEvent = FrameSent | FrameArrived | FrameLost | FrameDelayed | FrameChanged | FrameDiscarded
"""What can happen to one frame."""

AnyEvent = (
    RunStarted
    | ProgramStarted
    | LineReached
    | LinesSkipped
    | StillRuns
    | CallStarted
    | CallReturned
    | Printed
    | ProgramFailed
    | ProgramEnded
    | FrameSent
    | FrameArrived
    | FrameLost
    | FrameDelayed
    | FrameChanged
    | FrameDiscarded
    | KernelState
    | ModelState
    | ListenQueues
    | TcpFigures
    | CaptureCounted
    | FileRead
    | ConversationFound
    | Problem
    | RunEnded
)

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def to_line(event: Event) -> bytes:
    """One event as one line of JSON, newline included."""
    return _encoder.encode(event) + b"\n"


def from_line(line: bytes) -> AnyEvent:
    """The event that `to_line` wrote. Raises ValueError (msgspec.DecodeError) for anything else."""
    return _decoder.decode(line)
