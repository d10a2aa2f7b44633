"""Everything there is to see in an endpoint at one moment, as a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct

from sim.network.events import TcpState
from sim.network.tcp.congestion import Phase
from sim.network.tcp.connection import Connection
from sim.network.tcp.numbers import on_wire
from sim.network.tcp.reassembly import Block


class Snapshot(Struct, frozen=True, kw_only=True):
    """An endpoint at one moment. Names as in RFC 9293 3.3.1; numbers as on the wire, modulo 2^32; sizes in bytes.

    Times are seconds. What is not known yet, such as the peer's numbers before its SYN, is None.
    """

    state: TcpState

    iss: int
    snd_una: int
    snd_nxt: int
    snd_wnd: int
    """The peer's window, scaled."""
    irs: int | None
    rcv_nxt: int | None
    rcv_wnd: int
    """What this end may still be sent, by its own promises so far."""
    mss: int
    """The most data that goes into one segment to the peer, options taken off."""
    send_scale: int
    """The shift count of the windows that come, 0 without window scaling."""
    receive_scale: int
    uses_sack: bool
    uses_timestamps: bool

    unsent: bytes
    unacknowledged: bytes
    received: bytes
    """In order, and not read by the program yet."""
    out_of_order: tuple[tuple[int, int], ...]
    """(first number, number after the last) of what arrived beyond a gap, by number."""
    sacked: tuple[tuple[int, int], ...]
    """The same at the peer, as far as it said so."""

    cwnd: int
    ssthresh: int | None
    """None: not set yet, as high as can be (RFC 5681 3.1)."""
    is_recovering: bool
    in_flight: int
    """What is on its way and not counted as lost, in sequence numbers."""
    duplicate_acks: int

    srtt: float | None
    rttvar: float | None
    rto: float
    timers: Mapping[str, float]
    """Name of each running timer -> when it will run out."""


def snapshot_of(c: Connection) -> Snapshot:
    """What the connection shows at this moment."""
    s, r = c.sender, c.receiver
    is_synchronised = r.irs is not None
    return Snapshot(
        state=c.state,
        iss=on_wire(s.iss),
        snd_una=on_wire(s.una),
        snd_nxt=on_wire(s.next),
        snd_wnd=s.window,
        irs=on_wire(r.irs) if r.irs is not None else None,
        rcv_nxt=on_wire(r.next) if is_synchronised else None,
        rcv_wnd=r.window,
        mss=s.mss,
        send_scale=s.scale,
        receive_scale=r.scale,
        uses_sack=c.uses_sack,
        uses_timestamps=c.uses_timestamps,
        unsent=s.bytes_between(s.next, s.end),
        unacknowledged=s.bytes_between(s.una, s.next),
        received=bytes(r.unread),
        out_of_order=_on_wire(sorted(r.beyond.blocks)),
        sacked=_on_wire(s.flight.sacked_blocks()),
        cwnd=c.congestion.cwnd,
        ssthresh=c.congestion.ssthresh,
        is_recovering=c.congestion.phase is not Phase.OPEN,
        in_flight=s.flight.pipe,
        duplicate_acks=c.duplicate_acks,
        srtt=c.rto.srtt,
        rttvar=c.rto.rttvar,
        rto=c.rto.rto,
        timers=c.timers.by_name(),
    )


class Figures(NamedTuple):
    """What a connection reckons with, in the order of `sim.network.events.TcpFigures`; cheap to ask for."""

    mss: int
    cwnd: int
    ssthresh: int | None
    srtt: float | None
    rttvar: float | None
    rto: float
    in_flight: int
    send_queue: int
    receive_queue: int
    retransmissions: int


def figures_of(c: Connection) -> Figures:
    """What the connection reckons with at this moment."""
    s = c.sender
    return Figures(
        s.mss,
        c.congestion.cwnd,
        c.congestion.ssthresh,
        c.rto.srtt,
        c.rto.rttvar,
        c.rto.rto,
        s.flight.pipe,
        max(0, s.end - max(s.una, s.iss + 1)),
        len(c.receiver.unread),
        c.retransmissions,
    )


def _on_wire(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple((on_wire(start), on_wire(end)) for start, end in blocks)
