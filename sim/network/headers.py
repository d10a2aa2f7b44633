"""Cuts a frame into its headers and its data, by the tables of `sim.network.protocols`.

Decoding never fails: what does not fit a header is left as data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Address, IPv6Address

from msgspec import Struct

from sim.network import options
from sim.network.events import Link
from sim.network.protocols import (
    ARP,
    COOKED,
    COOKED_2,
    DATA,
    DATA_FIELD,
    ETHERNET,
    EXTENSION,
    FRAGMENT,
    ICMP,
    IPV4,
    IPV6,
    NULL,
    TCP,
    UDP,
    VLAN,
    Field,
    Protocol,
    Show,
)  # fmt: skip


class FieldValue(Struct, frozen=True):
    """A field found in a frame: where its bits lie (counted from the frame's start), and its value as text."""

    field: Field
    first_bit: int
    bits: int
    value: int
    text: str

    @property
    def first_byte(self) -> int:
        """The first byte of the frame that holds a bit of this field."""
        return self.first_bit // 8

    @property
    def end_byte(self) -> int:
        """One past the last byte that holds a bit of this field."""
        return (self.first_bit + self.bits + 7) // 8


class Layer(Struct, frozen=True):
    """One header of a frame, or the data it carries, as bytes [start, end)."""

    protocol: Protocol
    start: int
    end: int
    fields: tuple[FieldValue, ...]

    def value(self, name: str) -> int:
        """The number in the field called `name`. Raises KeyError if this layer has none."""
        for each in self.fields:
            if each.field.name == name:
                return each.value
        raise KeyError(name)


FIRST = {Link.ETHERNET: ETHERNET, Link.NULL: NULL, Link.COOKED: COOKED, Link.COOKED_2: COOKED_2}
ETHERTYPES = {0x0800: IPV4, 0x86DD: IPV6, 0x0806: ARP, 0x8100: VLAN, 0x88A8: VLAN, 0x9100: VLAN}
"""By the type field: 802.1Q and 802.1ad both put VLAN tags."""
TYPED = (ETHERNET, VLAN, COOKED, COOKED_2)
IP_PROTOCOLS = {1: ICMP, 6: TCP, 17: UDP}
IPV6_EXTENSIONS = {0: EXTENSION, 43: EXTENSION, 60: EXTENSION, 44: FRAGMENT}
"""RFC 8200 4: hop-by-hop, routing and destination options, and fragments."""


def read(data: bytes, start: int, protocol: Protocol, name: str) -> int:
    """The value of one field of the whole header that begins at byte `start`. Raises KeyError for an unknown field."""
    shift, most = protocol.places[name]
    return int.from_bytes(data[start : start + protocol.size], "big") >> shift & most


def read_all(data: bytes, protocol: Protocol) -> Mapping[str, int]:
    """The value of every field of the header that `data` begins with, by its name; nonsense where it is cut off."""
    header = int.from_bytes(data[: protocol.size], "big")
    return {name: header >> shift & most for name, (shift, most) in protocol.places.items()}


def bits_of(data: bytes, first_bit: int, bits: int) -> int:
    """`bits` bits from `first_bit` on, most significant first."""
    end = (first_bit + bits + 7) // 8
    return (int.from_bytes(data[first_bit // 8 : end], "big") >> (end * 8 - first_bit - bits)) & ((1 << bits) - 1)


def split(data: bytes, link: Link) -> list[tuple[Protocol, int, int]]:
    """The frame cut into (protocol, start, end), outermost first; what no header explains is DATA.

    Bytes after the length that IP names (Ethernet's padding) belong to nothing and are left out.
    """
    parts: list[tuple[Protocol, int, int]] = []
    protocol: Protocol | None = FIRST.get(link) or _ip_version(data, 0)
    start, limit = 0, len(data)
    while protocol is not None and start + protocol.size <= limit:
        end = _header_end(data, start, protocol)
        if not start + protocol.size <= end <= limit:
            break
        parts.append((protocol, start, end))
        limit = min(limit, _payload_end(data, start, end, protocol))
        protocol, start = _next(data, start, end, protocol), end
    if start < limit:
        parts.append((DATA, start, limit))
    return parts


def _ip_version(data: bytes, start: int) -> Protocol | None:
    return {4: IPV4, 6: IPV6}.get(data[start] >> 4) if start < len(data) else None


def _header_end(data: bytes, start: int, protocol: Protocol) -> int:
    if protocol in (IPV4, TCP):
        return start + 4 * read(data, start, protocol, "header_length")
    if protocol is EXTENSION:
        return start + 8 * (read(data, start, protocol, "length") + 1)
    return start + protocol.size


def _payload_end(data: bytes, start: int, end: int, protocol: Protocol) -> int:
    if protocol is IPV4:
        # A sender that leaves segmentation to the card writes 0 for what is too long to say (Linux, over 64 KiB).
        return start + (read(data, start, protocol, "length") or len(data))
    if protocol is IPV6:
        return end + (read(data, start, protocol, "length") or len(data))
    return len(data)


def _next(data: bytes, start: int, end: int, protocol: Protocol) -> Protocol | None:
    if protocol in TYPED:
        return ETHERTYPES.get(read(data, start, protocol, "type"))
    if protocol is NULL:
        return _ip_version(data, end)
    if protocol in (IPV4, FRAGMENT) and read(data, start, protocol, "fragment_offset"):
        return None
    if protocol in (IPV4, IPV6, EXTENSION, FRAGMENT):
        return _in_packet(read(data, start, protocol, "protocol"), protocol)
    return None


def _in_packet(number: int, protocol: Protocol) -> Protocol | None:
    if protocol is not IPV4 and number in IPV6_EXTENSIONS:
        return IPV6_EXTENSIONS[number]
    return IP_PROTOCOLS.get(number)


def decode(data: bytes, link: Link) -> list[Layer]:
    """Every layer of a frame with every field: name, place and value."""
    return [_layer(data, protocol, start, end) for protocol, start, end in split(data, link)]


def _layer(data: bytes, protocol: Protocol, start: int, end: int) -> Layer:
    if protocol is DATA:
        text = preview(data[start:end])
        return Layer(protocol, start, end, (FieldValue(DATA_FIELD, start * 8, (end - start) * 8, 0, text),))
    values = []
    bit = start * 8
    for field in protocol.fields:
        value = bits_of(data, bit, field.bits)
        values.append(FieldValue(field, bit, field.bits, value, written(value, field)))
        bit += field.bits
    if protocol is TCP:
        values += _options(data, start + protocol.size, end)
    return Layer(protocol, start, end, tuple(values))


def _options(data: bytes, start: int, end: int) -> Iterator[FieldValue]:
    for option in options.decode(data[start:end]):
        bits = option.length * 8
        field = Field(option.name, option.title, bits, Show.BYTES, option.help)
        yield FieldValue(field, (start + option.start) * 8, bits, option.value, option.text)


def written(value: int, field: Field) -> str:
    """A field's value as people write it."""
    match field.show:
        case Show.HEX:
            return f"0x{value:0{(field.bits + 3) // 4}x}"
        case Show.MAC:
            return value.to_bytes(6, "big").hex(":")
        case Show.IPV4:
            return str(IPv4Address(value))
        case Show.IPV6:
            return str(IPv6Address(value))
        case _:
            return str(value)


def preview(data: bytes, limit: int = 48) -> str:
    """The first bytes as Python writes them, with a mark where more follows."""
    return repr(data) if len(data) <= limit else f"{data[:limit]!r}..."
