"""A TCP segment as bytes and back: ports, checksum and options are dealt with here."""

from __future__ import annotations

from collections.abc import Iterable

from sim.network import frames, options
from sim.network.headers import read_all
from sim.network.packets import FLAGS
from sim.network.protocols import TCP
from sim.network.tcp.segment import NO_OPTIONS, Options, TcpSegment

MSS, SCALE, SACK_PERMITTED, SACK, TIMESTAMPS = 2, 3, 4, 5, 8
NOP = b"\1"
MAX_SCALE = 14


def to_bytes(segment: TcpSegment, source: tuple[int, int], target: tuple[int, int]) -> bytes:
    """The segment from one (address, port) to the other, with its checksum."""
    values = {
        "sequence": segment.sequence,
        "acknowledgement": segment.acknowledgement,
        "window": segment.window,
        **dict.fromkeys(segment.flags, 1),
    }
    return frames.tcp(source, target, values, encode_options(segment.options), segment.data)


def from_bytes(data: bytes) -> tuple[int, int, TcpSegment]:
    """(source port, target port, segment). Raises ValueError if it is cut off; the checksum is not looked at."""
    header = read_all(data, TCP)
    start = 4 * header["header_length"]
    if not TCP.size <= start <= len(data):
        raise ValueError("the TCP header is cut off")
    segment = TcpSegment(
        header["sequence"],
        header["acknowledgement"],
        frozenset(flag for flag in FLAGS if header[flag]),
        header["window"],
        decode_options(data[TCP.size : start]),
        data[start:],
    )
    return header["source_port"], header["target_port"], segment


def encode_options(given: Options) -> bytes:
    """The options in the order and with the padding of Linux: every row begins at an even word."""
    if given == NO_OPTIONS:
        return b""
    rows = []
    if given.mss is not None:
        rows.append(_option(MSS, given.mss.to_bytes(2, "big")))
    if given.timestamps is not None:
        # SACK permitted takes the place of the two bytes of padding that timestamps need.
        rows.append(_option(SACK_PERMITTED) if given.sack_permitted else NOP * 2)
        rows.append(_option(TIMESTAMPS, _words(given.timestamps)))
    elif given.sack_permitted:
        rows.append(NOP * 2 + _option(SACK_PERMITTED))
    if given.window_scale is not None:
        rows.append(NOP + _option(SCALE, bytes([given.window_scale])))
    if given.sack:
        rows.append(NOP * 2 + _option(SACK, _words(edge for block in given.sack for edge in block)))
    return b"".join(rows)


def decode_options(data: bytes) -> Options:
    """What an endpoint needs to know of the options; unknown ones and those of a wrong length are left out."""
    if not data:
        return NO_OPTIONS
    found = {
        (number, length): int.from_bytes(data[start + 2 : start + length], "big")
        for number, start, length in options.walk(data)
    }
    stamps = found.get((TIMESTAMPS, 10))
    scale = found.get((SCALE, 3))
    return Options(
        mss=found.get((MSS, 4)),
        # More than 14 counts as 14 (RFC 7323 2.3).
        window_scale=None if scale is None else min(scale, MAX_SCALE),
        sack_permitted=(SACK_PERMITTED, 2) in found,
        sack=_blocks(found),
        timestamps=None if stamps is None else (stamps >> 32, stamps & 0xFFFFFFFF),
    )


def _blocks(found: dict[tuple[int, int], int]) -> tuple[tuple[int, int], ...]:
    for (number, length), value in found.items():
        if number == SACK and length > 2 and (length - 2) % 8 == 0:
            body = value.to_bytes(length - 2, "big")
            edges = [int.from_bytes(body[at : at + 4], "big") for at in range(0, len(body), 4)]
            return tuple(zip(edges[::2], edges[1::2], strict=True))
    return ()


def _option(number: int, body: bytes = b"") -> bytes:
    return bytes([number, 2 + len(body)]) + body


def _words(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(4, "big") for number in numbers)
