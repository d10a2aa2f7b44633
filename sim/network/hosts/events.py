"""What a host tells besides its frames."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sim.network.events import Address
from sim.network.tcp.events import AnyTcpEvent


class Discard(Enum):
    """Why a host threw a frame away."""

    NOT_FOR_US = "for another host"
    MALFORMED = "malformed"
    BAD_CHECKSUM = "wrong checksum"
    UNKNOWN_PROTOCOL = "unknown protocol"
    NO_ROOM = "no room in the receive buffer"


class Discarded(Struct, frozen=True):
    """A frame that arrived at `time` was thrown away."""

    time: float
    why: Discard


class TcpHappened(Struct, frozen=True):
    """Something happened at a TCP end of this host; `peer` is None for a listening socket."""

    local: Address
    peer: Address | None
    event: AnyTcpEvent


HostEvent = Discarded | TcpHappened
