"""A TCP segment as a value: everything of its header but the ports, the checksum and the urgent pointer."""

from __future__ import annotations

from msgspec import Struct

from sim.network.packets import FLAGS

SYN, FIN, RST, PSH, ACK = "syn", "fin", "rst", "psh", "ack"


class Options(Struct, frozen=True):
    """The options of a segment. None or empty: the option is not there.

    `mss` in bytes (RFC 9293 3.7.1); `window_scale` is a shift count, 0 to 14 (RFC 7323 2.2); `sack` lists blocks as
    (first number, number after the last), modulo 2^32 (RFC 2018 3); `timestamps` is (TSval, TSecr), RFC 7323 3.2.
    """

    mss: int | None = None
    window_scale: int | None = None
    sack_permitted: bool = False
    sack: tuple[tuple[int, int], ...] = ()
    timestamps: tuple[int, int] | None = None


NO_OPTIONS = Options()


class TcpSegment(Struct, frozen=True):
    """What one end says to the other. Sequence numbers are as on the wire, modulo 2^32.

    `flags` are lower-case names as in `sim.network.packets.FLAGS`; `window` is the raw 16-bit field, not yet scaled.
    """

    sequence: int
    acknowledgement: int = 0
    flags: frozenset[str] = frozenset()
    window: int = 0
    options: Options = NO_OPTIONS
    data: bytes = b""

    @property
    def length(self) -> int:
        """How many sequence numbers it takes: its data, and one each for SYN and FIN (RFC 9293 3.4)."""
        return len(self.data) + (SYN in self.flags) + (FIN in self.flags)

    @property
    def syn(self) -> bool:
        """Whether it opens."""
        return SYN in self.flags

    @property
    def ack(self) -> bool:
        """Whether its acknowledgement number counts."""
        return ACK in self.flags

    @property
    def fin(self) -> bool:
        """Whether it is the sender's last."""
        return FIN in self.flags

    @property
    def rst(self) -> bool:
        """Whether it resets."""
        return RST in self.flags

    def __str__(self) -> str:
        flags = " ".join(flag.upper() for flag in FLAGS if flag in self.flags)
        text = f"{flags} seq={self.sequence} ack={self.acknowledgement} win={self.window}"
        return f"{text} len={len(self.data)}" if self.data else text


def flags_of(*names: str) -> frozenset[str]:
    """The flags of these names. Raises ValueError for a name that TCP does not have."""
    unknown = set(names) - set(FLAGS)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} is no TCP flag: the flags are {', '.join(FLAGS)}")
    return frozenset(names)


def reset_for(segment: TcpSegment) -> TcpSegment | None:
    """What a host without a matching endpoint answers, RFC 9293 3.10.7.1; None to a reset, which is never answered."""
    if segment.rst:
        return None
    if segment.ack:
        return TcpSegment(segment.acknowledgement, flags=frozenset({RST}))
    after = (segment.sequence + segment.length) % (1 << 32)
    return TcpSegment(0, after, frozenset({RST, ACK}))
