"""What a source and the program that it started tell each other, a line of JSON each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from sim.network.events import Address, AnyEvent


class Start(Struct, frozen=True):
    """The program may run. `epoch` is the wall clock at time 0 in nanoseconds; `values` become the module `settings`,
    `modules` are the texts of others that it may import.

    Without `is_watched` no line and no call is told. `networks` are those to which it
    may bind or connect, like "127.0.0.0/8": traffic never goes anywhere else.
    """

    program: str
    text: str
    epoch: int
    values: Mapping[str, Any]
    networks: tuple[str, ...]
    modules: Mapping[str, str] = {}
    is_watched: bool = True


class Ready(Struct, frozen=True, tag=True):
    """The program can be talked to from now on: a TCP socket listens, or a UDP socket is bound.

    `backlog` is the argument of listen(), None for UDP.
    """

    address: Address
    backlog: int | None = None


class NeedsNobody(Struct, frozen=True, tag=True):
    """The program can go on without help, however long this call lasts: it has a time limit, or other threads run."""

    program: str
    call: int


class Busy(Struct, frozen=True, tag=True):
    """A host of the model says whether it is going to send something even if nobody does anything."""

    is_busy: bool


Report = AnyEvent | Ready | NeedsNobody | Busy
"""All that a program tells."""

_encoder = msgspec.json.Encoder()
_starts = msgspec.msgpack.Decoder(Start)
_reports: msgspec.json.Decoder[Report] = msgspec.json.Decoder(Report)


def start_line(start: Start) -> bytes:
    """The one line that a program gets."""
    return msgspec.msgpack.encode(start).hex().encode() + b"\n"


def read_start(line: bytes) -> Start:
    """What `start_line` wrote. Raises ValueError for anything else."""
    return _starts.decode(bytes.fromhex(line.decode("ascii").strip()))


def report_line(report: Report) -> bytes:
    """One report of a program."""
    return _encoder.encode(report) + b"\n"


def read_report(line: bytes) -> Report:
    """What `report_line` wrote. Raises msgspec.DecodeError for anything else."""
    return _reports.decode(line)
