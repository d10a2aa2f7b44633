"""The formats of packet captures: reads pcapng and pcap, writes pcapng with nanoseconds.

Both are described at https://ietf-opsawg-wg.github.io/draft-ietf-opsawg-pcap. scapy's reader takes a damaged file for a
short one, cuts frames at 65535 bytes, which is 14 too few for loopback, and is slow to import; so this one stands here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from sim.words import QT_TRANSLATE_NOOP, Sentence

SECOND = 1_000_000_000
PCAP = {
    b"\xd4\xc3\xb2\xa1": ("<", 1000),
    b"\xa1\xb2\xc3\xd4": (">", 1000),
    b"\x4d\x3c\xb2\xa1": ("<", 1),
    b"\xa1\xb2\x3c\x4d": (">", 1),
}
"""By a pcap file's first bytes: its byte order, and its unit of time in nanoseconds."""

SECTION, INTERFACE, SIMPLE_PACKET, ENHANCED_PACKET = 0x0A0D0D0A, 1, 3, 6
ORDERS = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}
TIME_RESOLUTION = 9
LONGEST = 1 << 18
LATEST = (1 << 63) - 1
LARGEST_BLOCK = 1 << 26
"""A longer block is damage: nobody should have to wait until so much has been read."""

ENDS_EARLY = QT_TRANSLATE_NOOP("sources", "the file ends in the middle of a packet")
BAD_LENGTH = QT_TRANSLATE_NOOP("sources", "a length in it cannot be true")
BAD_ORDER = QT_TRANSLATE_NOOP("sources", "its byte order cannot be told")
BAD_TIME = QT_TRANSLATE_NOOP("sources", "a time in it cannot be true")
NO_INTERFACE = QT_TRANSLATE_NOOP("sources", "a packet belongs to no interface")


class NotACaptureError(Exception):
    """The file does not begin like a capture."""


class DamagedError(Exception):
    """The file cannot be read on; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = Sentence("sources", reason)


class Captured(NamedTuple):
    """A packet: when it was seen (nanoseconds since 1970), what it begins with (pcap link type), its bytes."""

    time: int
    link: int
    data: bytes


class Interface(NamedTuple):
    """Where packets of a pcapng file come from: their link type, and how many units of time make a second."""

    link: int
    units: int


def read(file: BinaryIO) -> Iterator[Captured]:
    """The packets of a capture. Raises NotACaptureError, or DamagedError after the packets that could be read."""
    magic = file.read(4)
    if magic in PCAP:
        yield from _read_pcap(file, *PCAP[magic])
    elif magic == SECTION.to_bytes(4, "big"):
        file.seek(0)
        yield from _read_pcapng(file)
    else:
        raise NotACaptureError


def _read_pcap(file: BinaryIO, order: str, unit: int) -> Iterator[Captured]:
    link = struct.unpack(order + "16xHxx" if order == "<" else order + "16xxxH", _exactly(file, 20))[0]
    while head := file.read(16):
        seconds, fraction, size, _ = _unpacked(order + "4I", head)
        yield Captured(seconds * SECOND + fraction * unit, link, _exactly(file, size))


def _read_pcapng(file: BinaryIO) -> Iterator[Captured]:
    order = "<"
    interfaces: list[Interface] = []
    time = 0
    while head := file.read(8):
        kind, _ = _unpacked(order + "II", head)
        if kind == SECTION:
            order = _order_at(file)
            interfaces = []
        body = _body(file, order, head)
        if kind == INTERFACE:
            interfaces.append(_interface(body, order))
        elif kind == ENHANCED_PACKET:
            number, high, low, size = _unpacked(order + "4I", body[:16])
            interface = _at(interfaces, number)
            time = ((high << 32) + low) * SECOND // interface.units
            if time > LATEST:
                raise DamagedError(BAD_TIME)
            yield Captured(time, interface.link, _part(body, 20, size))
        elif kind == SIMPLE_PACKET:
            # It has no time of its own.
            (size,) = _unpacked(order + "I", body[:4])
            yield Captured(time, _at(interfaces, 0).link, body[4 : 4 + size])


def _order_at(file: BinaryIO) -> str:
    """A section begins with a number that shows its byte order; the file is left where it was."""
    magic = _exactly(file, 4)
    file.seek(-4, 1)
    if magic not in ORDERS:
        raise DamagedError(BAD_ORDER)
    return ORDERS[magic]


def _body(file: BinaryIO, order: str, head: bytes) -> bytes:
    """What stands between the two lengths of a block."""
    (size,) = struct.unpack(order + "I", head[4:])
    if size < 12 or size % 4:
        raise DamagedError(BAD_LENGTH)
    body = _exactly(file, size - 12)
    if _unpacked(order + "I", _exactly(file, 4)) != (size,):
        raise DamagedError(BAD_LENGTH)
    return body


def _interface(body: bytes, order: str) -> Interface:
    (link,) = _unpacked(order + "H", body[:2])
    units, at = 1_000_000, 8
    while at + 4 <= len(body):
        code, size = struct.unpack(order + "HH", body[at : at + 4])
        if code == TIME_RESOLUTION and size:
            exponent = body[at + 4] if at + 4 < len(body) else 6
            units = 2 ** (exponent & 0x7F) if exponent & 0x80 else 10**exponent
        at += 4 + size + -size % 4
    return Interface(link, units)


def _at(interfaces: list[Interface], number: int) -> Interface:
    if number >= len(interfaces):
        raise DamagedError(NO_INTERFACE)
    return interfaces[number]


def _part(body: bytes, start: int, size: int) -> bytes:
    if start + size > len(body):
        raise DamagedError(BAD_LENGTH)
    return body[start : start + size]


def _exactly(file: BinaryIO, size: int) -> bytes:
    if size > LARGEST_BLOCK:
        raise DamagedError(BAD_LENGTH)
    data = file.read(size)
    if len(data) < size:
        raise DamagedError(ENDS_EARLY)
    return data


def _unpacked(form: str, data: bytes) -> tuple[int, ...]:
    if len(data) < struct.calcsize(form):
        raise DamagedError(ENDS_EARLY)
    return struct.unpack(form, data)


def write(file: BinaryIO, packets: Iterable[Captured]) -> None:
    """Write a pcapng file with one interface for each link type."""
    file.write(_block(SECTION, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)))
    interfaces: dict[int, int] = {}
    for packet in packets:
        if packet.link not in interfaces:
            interfaces[packet.link] = len(interfaces)
            resolution = struct.pack("<HHB3x", TIME_RESOLUTION, 1, 9)
            file.write(_block(INTERFACE, struct.pack("<HHI", packet.link, 0, LONGEST) + resolution + bytes(4)))
        size = len(packet.data)
        high, low = divmod(packet.time, 1 << 32)
        head = struct.pack("<5I", interfaces[packet.link], high, low, size, size)
        file.write(_block(ENHANCED_PACKET, head + packet.data + bytes(-size % 4)))


def _block(kind: int, body: bytes) -> bytes:
    size = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + size + body + size
