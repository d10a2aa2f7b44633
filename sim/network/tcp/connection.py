"""The inside of an endpoint: what RFC 9293 3.3.1 calls the transmission control block, and how it speaks.

`arrivals.py`, `acknowledgements.py`, `transmitting.py` and `timeouts.py` work on it; it knows none of them.
"""

from __future__ import annotations

from collections import deque

from sim.network.events import TcpState
from sim.network.tcp.acknowledging import AckPolicy
from sim.network.tcp.congestion import Congestion
from sim.network.tcp.events import AnyTcpEvent, Challenged, Drop, Dropped, Failed, Failure, StateChanged
from sim.network.tcp.numbers import on_wire
from sim.network.tcp.receiving import Receiver
from sim.network.tcp.retransmission import RetransmissionTimeout
from sim.network.tcp.segment import ACK, FIN, NO_OPTIONS, PSH, RST, SYN, Options, TcpSegment
from sim.network.tcp.sending import Sender
from sim.network.tcp.settings import MAX_SCALE, TcpSettings
from sim.network.tcp.states import Trigger, next_state
from sim.network.tcp.timers import Timer, Timers

SYNCHRONISED = frozenset(TcpState) - {TcpState.CLOSED, TcpState.LISTEN, TcpState.SYN_SENT, TcpState.SYN_RECEIVED}
SENDING = (
    TcpState.ESTABLISHED,
    TcpState.CLOSE_WAIT,
    TcpState.FIN_WAIT_1,
    TcpState.CLOSING,
    TcpState.LAST_ACK,
)
"""The states in which data or a FIN can still be on its way out."""
WAITING_FOR_DATA = (TcpState.ESTABLISHED, TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2)
"""The states in which the peer's data can still come."""
BLOCKS = 4
BLOCKS_WITH_TIMESTAMPS = 3
"""How many SACK blocks fit into 40 bytes of options, RFC 2018 3."""
UNSAID_MSS = 536
"""What a peer takes that does not say it, RFC 9293 3.7.1."""
LEAST_MSS = 48
"""A peer that asks for less would be sent more header than data; Linux draws the same line."""
TIMESTAMP_BYTES = 12
"""The option and its padding, RFC 7323 3.2."""


class Connection:
    """Everything an endpoint knows about its connection. Sequence numbers are endless (`numbers.py`)."""

    def __init__(self, isn: int, settings: TcpSettings) -> None:
        self.isn = on_wire(isn)
        self.settings = settings
        self.state = TcpState.CLOSED
        self.failure: Failure | None = None
        self.is_caller = False
        self.has_left = False
        """Whether the program has closed and will not read any more."""
        self.timers = Timers()
        self.segments: list[TcpSegment] = []
        self.events: list[AnyTcpEvent] = []
        self._challenges: deque[float] = deque()
        self.begin()

    def begin(self) -> None:
        """Forget the peer: all numbers, queues and timers are new."""
        self.sender = Sender(self.isn, self.settings)
        self.receiver = Receiver(self.settings.receive_buffer, self.settings.mss)
        self.acks = AckPolicy(self.settings)
        self.rto = RetransmissionTimeout(self.settings)
        self.congestion = Congestion(self.settings, self.isn)
        self.takes_scale = self.uses_sack = self.uses_timestamps = False
        self.recent_timestamp = 0
        self.duplicate_acks = 0
        self.repeats = 0
        self.probes = 0
        self.keep_alives = 0
        self.retransmissions = 0
        """How often anything was sent again."""
        self.last_data_sent = float("-inf")
        self.last_ack_sent = 0
        self.timers.stop_all()

    def configure(self, settings: TcpSettings) -> None:
        """Take other settings from now on."""
        self.settings = self.sender.settings = self.acks.settings = settings
        self.receiver.capacity = settings.receive_buffer
        self.rto.configure(settings)

    # Moving and telling.

    def move(self, trigger: Trigger, now: float) -> None:
        """Let the transition table move the state."""
        before, self.state = self.state, next_state(self.state, trigger)
        if self.state is not before:
            self.events.append(StateChanged(now, before, self.state, trigger))
        if self.state is TcpState.CLOSED:
            self.timers.stop_all()

    def fail(self, failure: Failure, trigger: Trigger, now: float) -> None:
        """The connection is lost."""
        self.failure = failure
        self.move(trigger, now)
        self.events.append(Failed(now, failure))

    def drop(self, segment: TcpSegment, why: Drop, now: float) -> None:
        """The segment is not taken."""
        self.events.append(Dropped(now, segment, why))

    def challenge(self, segment: TcpSegment, now: float) -> None:
        """Answer a doubtful segment with an acknowledgement, but not too often. RFC 5961 3.2, 4.2, 5.2 and 7."""
        if self.may_challenge(now):
            self.events.append(Challenged(now, segment))
            self.emit_ack(now)

    def may_challenge(self, now: float) -> bool:
        """Whether one more answer to a segment without data is within the limit: it keeps two ends that disagree from
        acknowledging each other's acknowledgements for ever. Counts the answer."""
        while self._challenges and self._challenges[0] <= now - self.settings.challenge_period:
            self._challenges.popleft()
        if len(self._challenges) >= self.settings.challenge_acks:
            return False
        self._challenges.append(now)
        return True

    # Speaking.

    def emit(self, now: float, sequence: int, flags: frozenset[str], data: bytes = b"") -> None:
        """Let a segment leave. With ACK it carries acknowledgement, window and SACK blocks of this moment."""
        is_ack, is_syn = ACK in flags, SYN in flags
        window = self.receiver.advertise(scale=0 if is_syn else None) if is_ack or is_syn else 0
        options = self._syn_options(now, is_ack) if is_syn else self._options(now, RST in flags)
        ack = self.receiver.next if is_ack else 0
        self.segments.append(TcpSegment(on_wire(sequence), on_wire(ack), flags, window, options, data))
        if data:
            self.last_data_sent = now
        if is_ack:
            self.last_ack_sent = self.receiver.next
            self.acks.on_sent(bool(data), now)
            self.timers.stop(Timer.DELAYED_ACK)

    def emit_ack(self, now: float) -> None:
        """Let an acknowledgement leave: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>."""
        self.emit(now, self.sender.number_for_ack, frozenset({ACK}))

    def emit_reset(self, now: float) -> None:
        """Let a reset leave that the peer cannot doubt: its number is the one the peer expects (RFC 5961 3.2)."""
        self.emit(now, self.sender.number_for_ack, frozenset({RST, ACK}))

    def emit_numbers(self, now: float, start: int, end: int, syn: bool = False, fin: bool = False) -> None:
        """Let the bytes and control flags with these numbers leave, for the first time or again."""
        data = self.sender.bytes_between(start, end - fin)
        flags = {SYN} if syn else {FIN} if fin else set()
        if not syn or self.receiver.irs is not None:
            flags.add(ACK)
        if data and end - fin == self.sender.end:
            flags.add(PSH)
        self.emit(now, start, frozenset(flags), data)

    def _syn_options(self, now: float, is_answer: bool) -> Options:
        """What a SYN offers; the answer to one takes up only what was offered (RFC 7323 2.2 and 3.2, RFC 2018 2)."""
        s = self.settings
        has_scale = s.window_scale is not None and (not is_answer or self.takes_scale)
        has_timestamps = s.timestamps and (not is_answer or self.uses_timestamps)
        return Options(
            mss=s.mss,
            window_scale=self.offered_scale if has_scale else None,
            sack_permitted=s.sack and (not is_answer or self.uses_sack),
            timestamps=self._timestamps(now) if has_timestamps else None,
        )

    def _options(self, now: float, is_reset: bool) -> Options:
        if not self.uses_timestamps and not self.receiver.beyond:
            return NO_OPTIONS
        beyond = self.receiver.beyond.blocks if self.uses_sack and not is_reset else []
        most = BLOCKS_WITH_TIMESTAMPS if self.uses_timestamps else BLOCKS
        blocks = tuple((on_wire(start), on_wire(end)) for start, end in beyond[:most])
        return Options(sack=blocks, timestamps=self._timestamps(now) if self.uses_timestamps else None)

    def _timestamps(self, now: float) -> tuple[int, int]:
        """TSval in milliseconds from a start that differs between connections (RFC 7323 5.4), and TSecr."""
        return on_wire(self.isn + int(now * 1000)), self.recent_timestamp

    # What the two SYNs agreed on.

    @property
    def offered_scale(self) -> int:
        """The shift count for our SYN: no more than the buffer needs to be told to within 1 %."""
        most = max(self.settings.receive_buffer.bit_length() - 8, 0)
        return min(self.settings.window_scale or 0, most)

    def agree(self, offer: Options) -> None:
        """The peer's SYN said this. Window scaling, SACK and timestamps need both ends (RFC 7323 1.3, RFC 2018 2)."""
        s = self.settings
        self.takes_scale = s.window_scale is not None and offer.window_scale is not None
        if self.takes_scale:
            self.receiver.scale = self.offered_scale
            self.sender.scale = min(offer.window_scale or 0, MAX_SCALE)
        self.uses_sack = s.sack and offer.sack_permitted
        self.uses_timestamps = s.timestamps and offer.timestamps is not None
        if offer.timestamps is not None:
            self.recent_timestamp = offer.timestamps[0]
        mss = max(min(s.mss, offer.mss or UNSAID_MSS), LEAST_MSS)
        self.sender.mss = mss - TIMESTAMP_BYTES * self.uses_timestamps
