"""How an endpoint is set up. The values that come by themselves are those of a Linux host."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

MAX_WINDOW = 65535
MAX_SCALE = 14
SMALLEST_MSS = 64


class TcpSettings(Struct, frozen=True, kw_only=True):
    """The choices that RFC 9293 and its kin leave to the host. Sizes in bytes, times in seconds.

    Raises ValueError with a sentence if a value is impossible.
    """

    mss: int = 1460
    """The largest segment that this end wants to get: the link's MTU less 40 (RFC 9293 3.7.1)."""
    receive_buffer: int = 65535
    send_buffer: int = 65536

    window_scale: int | None = 7
    """The shift count that is offered (RFC 7323 2.2); None offers none."""
    sack: bool = True
    """Whether selective acknowledgement is offered (RFC 2018)."""
    timestamps: bool = True
    """Whether timestamps are offered (RFC 7323 3); they cost 12 bytes in every segment."""

    nagle: bool = True
    """Hold back a small piece while data is unacknowledged (RFC 9293 3.7.4); False is TCP_NODELAY."""
    minshall: bool = True
    """Nagle as in Linux: hold back a small piece only while another *small* piece is unacknowledged."""
    delayed_ack: float = 0.04
    """How long an acknowledgement may wait (RFC 9293 3.8.6.3: less than 0.5); 0 acknowledges at once."""
    quick_acks: int = 16
    """How many segments are acknowledged at once before acknowledgements are delayed; Linux does 16, RFC 5681 none."""

    initial_window: int = 10
    """In segments: 10 after RFC 6928; 0 takes the 2 to 4 of RFC 5681 3.1."""
    initial_rto: float = 1.0
    min_rto: float = 0.2
    """1 after RFC 6298 2.4; Linux takes 0.2."""
    max_rto: float = 120.0
    rto_after_repeated_syn: float = 3.0
    """RFC 6298 5.7."""
    syn_retries: int = 6
    """How often an unanswered SYN is repeated before the call has failed."""
    syn_linear_timeouts: int = 4
    """How many of these come without back-off; RFC 6298 5.5 allows none."""
    syn_ack_retries: int = 5
    retries: int = 15
    """How often a segment or a window probe is repeated before the connection is given up (R2, RFC 9293 3.8.3)."""
    window_probe_bytes: int = 0
    """What a zero-window probe carries: 1 new byte after RFC 9293 3.8.6.1, or 0 and an old number as Linux does."""

    keep_alive: bool = False
    """RFC 9293 3.8.4."""
    keep_alive_idle: float = 7200.0
    keep_alive_interval: float = 75.0
    keep_alive_probes: int = 9

    msl: float = 30.0
    """The longest life of a segment: TIME-WAIT lasts twice as long. RFC 9293 3.4.1 says 120, Linux 30."""
    fin_wait_2: float = 60.0
    """How long a closed program's half-closed connection waits for the peer's FIN; 0 for ever, as in RFC 9293."""
    challenge_acks: int = 10
    """At most so many challenge ACKs in `challenge_period` (RFC 5961 7)."""
    challenge_period: float = 5.0

    def __post_init__(self) -> None:
        for sentence in _impossible(self):
            raise ValueError(sentence)


def _impossible(settings: TcpSettings) -> Iterator[str]:
    s = settings
    if not SMALLEST_MSS <= s.mss <= MAX_WINDOW:
        yield f"The MSS cannot be {s.mss} bytes: choose {SMALLEST_MSS} to {MAX_WINDOW}."
    if s.receive_buffer < 1 or s.send_buffer < 1:
        yield "A buffer needs room for at least 1 byte: choose a larger one."
    if s.window_scale is not None and not 0 <= s.window_scale <= MAX_SCALE:
        yield f"The window scale cannot be {s.window_scale}: RFC 7323 allows 0 to {MAX_SCALE}."
    if not 0 <= s.delayed_ack < 0.5:
        yield f"An acknowledgement cannot wait {s.delayed_ack} s: RFC 9293 wants less than 0.5 s."
    if not 0 < s.min_rto <= s.max_rto or s.initial_rto <= 0 or s.rto_after_repeated_syn <= 0:
        yield "The retransmission timeouts must be more than 0 s, and the least no longer than the longest."
    if s.window_probe_bytes not in (0, 1):
        yield f"A zero-window probe cannot carry {s.window_probe_bytes} bytes: choose 0 or 1."
    if s.keep_alive_idle <= 0 or s.keep_alive_interval <= 0 or s.challenge_period <= 0:
        yield "Keep-alive times and the challenge period must be more than 0 s."
    counts = (s.quick_acks, s.initial_window, s.syn_retries, s.syn_linear_timeouts, s.syn_ack_retries, s.retries)
    if min(*counts, s.keep_alive_probes, s.challenge_acks, s.msl, s.fin_wait_2) < 0:
        yield "Counts and waiting times cannot be negative."


TEXTBOOK = TcpSettings(
    window_scale=None,
    sack=False,
    timestamps=False,
    minshall=False,
    delayed_ack=0.2,
    quick_acks=0,
    initial_window=0,
    min_rto=1.0,
    syn_linear_timeouts=0,
    window_probe_bytes=1,
    msl=120.0,
    fin_wait_2=0.0,
)
"""The RFCs to the letter, without extensions: what most textbooks describe."""
