"""The formats of packet captures: reads pcapng and pcap, packed by gzip or not, writes pcapng with nanoseconds.

Both are described at https://ietf-opsawg-wg.github.io/draft-ietf-opsawg-pcap. scapy's reader takes a damaged file for a
short one, cuts frames at 65535 bytes, which is 14 too few for loopback, and is slow to import; so this one stands here.
"""

from __future__ import annotations

import gzip
import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sim.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SECOND = 1_000_000_000
PCAP = {
    b"\xd4\xc3\xb2\xa1": ("<", 1000),
    b"\xa1\xb2\xc3\xd4": (">", 1000),
    b"\x4d\x3c\xb2\xa1": ("<", 1),
    b"\xa1\xb2\x3c\x4d": (">", 1),
}
"""By a pcap file's first bytes: its byte order, and its unit of time in nanoseconds."""

SECTION, INTERFACE, OLD_PACKET, SIMPLE_PACKET, ENHANCED_PACKET = 0x0A0D0D0A, 1, 2, 3, 6
ORDERS = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}
COMMENT, TIME_RESOLUTION, TIME_OFFSET = 1, 9, 14
GZIP = b"\x1f\x8b"
UNPACKED = 1 << 13
"""Bytes that are unpacked at a time: so many are lost at most where what is packed breaks off or is damaged."""
LONGEST = 1 << 18
LATEST = (1 << 63) - 1
LONGEST_COMMENT = 4096
LARGEST_BLOCK = 1 << 26
"""A longer block is damage: nobody should have to wait until so much has been read."""

ENDS_EARLY = QT_TRANSLATE_NOOP("sources", "the file ends in the middle of a packet")
BAD_LENGTH = QT_TRANSLATE_NOOP("sources", "a length in it cannot be true")
BAD_ORDER = QT_TRANSLATE_NOOP("sources", "its byte order cannot be told")
BAD_TIME = QT_TRANSLATE_NOOP("sources", "a time in it cannot be true")
BAD_GZIP = QT_TRANSLATE_NOOP("sources", "what gzip has packed cannot be unpacked")
NO_INTERFACE = QT_TRANSLATE_NOOP("sources", "a packet belongs to no interface")


class NotACaptureError(Exception):
    """The file does not begin like a capture."""


class DamagedError(Exception):
    """The file cannot be read on; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = Sentence("sources", reason)


class Captured(NamedTuple):
    """A packet: when it was seen (nanoseconds since 1970), what it begins with (pcap link type), its bytes.

    `cut` counts the bytes at its end that were not kept; `comment` is what somebody wrote about it.
    """

    time: int
    link: int
    data: bytes
    cut: int = 0
    comment: str = ""


class Interface(NamedTuple):
    """Where packets of a pcapng file come from: their link type, and how many units of time make a second.

    `offset` (seconds) is added to every time; `most` bytes of a packet were kept, 0 for all.
    """

    link: int
    units: int
    offset: int = 0
    most: int = 0


class _Unpacked(io.RawIOBase):
    """What gzip has packed, piece by piece: each that can still be unpacked is given before the error is raised."""

    def __init__(self, raw: BinaryIO) -> None:
        self._packed = gzip.GzipFile(fileobj=raw)

    def readable(self) -> bool:
        """As a buffered reader wants to know."""
        return True

    def readinto(self, room: WriteableBuffer) -> int:
        """Put the next bytes into `room`: how many they are, 0 at the end."""
        view = memoryview(room).cast("B")
        piece = self._packed.read1(min(len(view), UNPACKED))
        view[: len(piece)] = piece
        return len(piece)


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """A capture to read from, unpacked where gzip has packed it, and the file as it is on the disk: for progress."""
    with path.open("rb") as raw:
        is_packed = raw.read(2) == GZIP
        raw.seek(0)
        if not is_packed:
            yield raw, raw
            return
        with io.BufferedReader(_Unpacked(raw), UNPACKED) as file:
            yield file, raw


def read(file: BinaryIO) -> Iterator[Captured]:
    """The packets of a capture. Raises NotACaptureError, or DamagedError after the packets that could be read."""
    try:
        yield from _read_any(file)
    except EOFError as error:
        raise DamagedError(ENDS_EARLY) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise DamagedError(BAD_GZIP) from error


def _read_any(file: BinaryIO) -> Iterator[Captured]:
    magic = file.read(4)
    if magic in PCAP:
        yield from _read_pcap(file, *PCAP[magic])
    elif magic == SECTION.to_bytes(4, "big"):
        yield from _read_pcapng(file, magic)
    else:
        raise NotACaptureError


def _read_pcap(file: BinaryIO, order: str, unit: int) -> Iterator[Captured]:
    link = struct.unpack(order + "16xHxx" if order == "<" else order + "16xxxH", _exactly(file, 20))[0]
    head_of = struct.Struct(order + "4I")
    while head := file.read(16):
        if len(head) < head_of.size:
            raise DamagedError(ENDS_EARLY)
        seconds, fraction, size, whole = head_of.unpack(head)
        yield Captured(seconds * SECOND + fraction * unit, link, _exactly(file, size), max(0, whole - size))


def _read_pcapng(file: BinaryIO, begun: bytes) -> Iterator[Captured]:
    """The packets of all sections; of the first one the bytes `begun` have been read."""
    order = "<"
    interfaces: list[Interface] = []
    last = 0
    while head := begun + file.read(8 - len(begun)):
        begun = b""
        kind, _ = _unpacked(order + "II", head)
        if kind == SECTION:
            order = _skip_section_header(file, head)
            interfaces = []
            continue
        body = _body(file, order, head)
        if kind == INTERFACE:
            interfaces.append(_interface(body, order))
        elif kind in (ENHANCED_PACKET, OLD_PACKET):
            packet = _packet(body, order, kind, interfaces)
            last = packet.time
            yield packet
        elif kind == SIMPLE_PACKET:
            # It has no time of its own.
            yield _simple_packet(body, order, last, _at(interfaces, 0))


def _skip_section_header(file: BinaryIO, head: bytes) -> str:
    """A section begins with a number that shows its byte order; returns that order."""
    magic = _exactly(file, 4)
    if magic not in ORDERS:
        raise DamagedError(BAD_ORDER)
    _body(file, ORDERS[magic], head, magic)
    return ORDERS[magic]


def _packet(body: bytes, order: str, kind: int, interfaces: list[Interface]) -> Captured:
    number, high, low, size, whole = _unpacked(order + ("5I" if kind == ENHANCED_PACKET else "Hxx4I"), body[:20])
    interface = _at(interfaces, number)
    time = ((high << 32) + low) * SECOND // interface.units + interface.offset * SECOND
    if not 0 <= time <= LATEST:
        raise DamagedError(BAD_TIME)
    end = 20 + size + -size % 4
    comment = _comment_in(body, end, order) if end < len(body) else ""
    return Captured(time, interface.link, _part(body, 20, size), max(0, whole - size), comment)


def _simple_packet(body: bytes, order: str, time: int, interface: Interface) -> Captured:
    (whole,) = _unpacked(order + "I", body[:4])
    data = body[4 : 4 + min(whole, interface.most or whole)]
    return Captured(time, interface.link, data, whole - len(data))


def _body(file: BinaryIO, order: str, head: bytes, begun: bytes = b"") -> bytes:
    """What stands between the two lengths of a block; the bytes `begun` of it have been read."""
    (size,) = struct.unpack(order + "I", head[4:])
    if size < 12 + len(begun) or size % 4:
        raise DamagedError(BAD_LENGTH)
    rest = _exactly(file, size - 8 - len(begun))
    if struct.unpack(order + "I", rest[-4:]) != (size,):
        raise DamagedError(BAD_LENGTH)
    return begun + rest[:-4]


def _interface(body: bytes, order: str) -> Interface:
    link, most = _unpacked(order + "HxxI", body[:8])
    units, offset = 1_000_000, 0
    for code, value in _options(body, 8, order):
        if code == TIME_RESOLUTION and value:
            units = 2 ** (value[0] & 0x7F) if value[0] & 0x80 else 10 ** value[0]
        elif code == TIME_OFFSET and len(value) == 8:
            (offset,) = struct.unpack(order + "q", value)
    return Interface(link, units, offset, most)


def _options(body: bytes, at: int, order: str) -> Iterator[tuple[int, bytes]]:
    """What stands in a block from `at` on beyond its fixed part: codes and values."""
    while at + 4 <= len(body):
        code, size = struct.unpack(order + "HH", body[at : at + 4])
        yield code, body[at + 4 : at + 4 + size]
        at += 4 + size + -size % 4


def _comment_in(body: bytes, at: int, order: str) -> str:
    found = (value for code, value in _options(body, at, order) if code == COMMENT)
    return next(found, b"").decode("utf-8", "replace")


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
    """Write a pcapng file with one interface for each link type; comments stand with their packets."""
    file.write(_block(SECTION, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)))
    interfaces: dict[int, int] = {}
    for packet in packets:
        if packet.link not in interfaces:
            interfaces[packet.link] = len(interfaces)
            resolution = struct.pack("<HHB3x", TIME_RESOLUTION, 1, 9)
            file.write(_block(INTERFACE, struct.pack("<HHI", packet.link, 0, LONGEST) + resolution + bytes(4)))
        size = len(packet.data)
        high, low = divmod(packet.time, 1 << 32)
        head = struct.pack("<5I", interfaces[packet.link], high, low, size, size + packet.cut)
        data = packet.data + bytes(-size % 4)
        file.write(_block(ENHANCED_PACKET, head + data + _comment(packet.comment)))


def _comment(text: str) -> bytes:
    """The option that says it, and the end of options; nothing where there is nothing to say."""
    if not text:
        return b""
    said = text.encode("utf-8", "replace")[:LONGEST_COMMENT]
    return struct.pack("<HH", COMMENT, len(said)) + said + bytes(-len(said) % 4) + bytes(4)


def _block(kind: int, body: bytes) -> bytes:
    size = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + size + body + size
