"""What the inspector says about a packet, as plain rows: layers, their fields under them, single bits under those."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from sim.network.headers import FieldValue, Layer
from sim.network.packets import FLAGS, Packet
from sim.network.protocols import DATA, OPTION, TCP
from widgets.formats import byte_count

translate = QCoreApplication.translate

SELDOM = {
    "ipv4": {"version", "header_length", "service", "length", "identification", "flags", "fragment_offset", "checksum"},
    "ipv6": {"version", "service", "flow", "length"},
    "arp": {"hardware", "protocol", "hardware_size", "protocol_size"},
    "tcp": {"header_length", "reserved", "checksum", "urgent", "nop", "end"},
}
"""Fields that a beginner can do without; they wait behind "more"."""

BITS = {
    "tcp": ("cwr", "ece", "urg", "ack", "psh", "rst", "syn", "fin"),
    "ipv4": ("reserved", "dont_fragment", "more_fragments"),
}
"""One-bit fields that are told together in one row."""

NUMBERED = {"sequence": "relative_sequence", "acknowledgement": "relative_acknowledgement"}


class RowKind(Enum):
    """What a row is."""

    LAYER = "layer"
    FIELD = "field"
    FLAGS = "flags"
    MORE = "more"


Key = tuple[str, str, int]


@dataclass(frozen=True)
class Row:
    """One line. `[first_byte, end_byte)` lies in the frame; `seldom` rows are hidden until somebody wants more.

    `key` is the same for the same field of another packet. `name` is the title where the row stands alone. `chips` are
    the names of set TCP flags, to be drawn as chips instead of the value.
    """

    kind: RowKind
    key: Key
    title: str
    value: str = ""
    help: str = ""
    name: str = ""
    first_byte: int = 0
    end_byte: int = 0
    layer: int = 0
    seldom: bool = False
    chips: tuple[str, ...] = ()
    children: tuple[Row, ...] = ()


def rows_of(packet: Packet, layers: list[Layer], relative: bool) -> list[Row]:
    """A row for each layer, outermost first, in today's language. `relative`: count sequence numbers from the first."""
    return [_layer_row(packet, layer, relative) for layer in layers]


def _layer_row(packet: Packet, layer: Layer, relative: bool) -> Row:
    protocol = layer.protocol
    title = translate("headers", protocol.title)
    rows = _with_flags(packet, layer, [_field_row(packet, layer, field, relative) for field in layer.fields])
    if any(row.seldom for row in rows):
        rows.append(Row(RowKind.MORE, (protocol.name, "more", 0), "", layer=protocol.layer))
    return Row(
        RowKind.LAYER,
        (protocol.name, "", 0),
        title if protocol is DATA else f"L{protocol.layer} {title}",
        byte_count(layer.end - layer.start),
        _help_of(packet, layer),
        title,
        layer.start,
        layer.end,
        protocol.layer,
        children=tuple(rows),
    )


def _help_of(packet: Packet, layer: Layer) -> str:
    """What the layer as a whole is for."""
    if layer.protocol is DATA:
        return _help_of_data(packet)
    match layer.protocol.layer:
        case 2:
            return translate("FieldRows", "Carries the packet to the next network card, and no further.")
        case 3:
            return translate("FieldRows", "Carries the packet from host to host, across as many networks as it takes.")
        case _:
            return translate("FieldRows", "Carries the data from program to program; the ports name the two ends.")


def _help_of_data(packet: Packet) -> str:
    if packet.protocol in ("tcp", "udp"):
        return translate("FieldRows", "What the program sent. The layers above only carry it.")
    if packet.protocol == "icmp":
        return translate("FieldRows", "What it is about: an error quotes the beginning of the packet that caused it.")
    return translate("FieldRows", "Bytes after the last header that is known here.")


def _field_row(packet: Packet, layer: Layer, found: FieldValue, relative: bool) -> Row:
    field, protocol = found.field, layer.protocol
    title = translate("headers", field.title)
    is_option = protocol is TCP and found.first_bit >= 8 * (layer.start + protocol.size)
    return Row(
        RowKind.FIELD,
        (protocol.name, field.name, found.first_bit - 8 * layer.start),
        title,
        _value_of(packet, layer, found, relative),
        _help_of_data(packet) if protocol is DATA else translate("headers", field.help),
        translate("headers", OPTION).format(name=title) if is_option else title,
        found.first_byte,
        found.end_byte,
        protocol.layer,
        field.name in SELDOM.get(protocol.name, ()),
    )


def _value_of(packet: Packet, layer: Layer, found: FieldValue, relative: bool) -> str:
    """The value; a sequence number counted from the first one, with the true one in parentheses."""
    name = found.field.name
    if name == "sack_permitted":
        return translate("FieldRows", "yes")
    if layer.protocol is not TCP or packet.segment is None or not relative or name not in NUMBERED:
        return found.text
    if name == "acknowledgement" and "ack" not in packet.flags:
        return found.text
    return f"{getattr(packet.segment, NUMBERED[name])} ({found.text})"


def _with_flags(packet: Packet, layer: Layer, rows: list[Row]) -> list[Row]:
    """The rows with one-bit fields gathered under a row of their own."""
    names = BITS.get(layer.protocol.name, ())
    bits = [row for row in rows if row.key[1] in names]
    if not bits:
        return rows
    at = rows.index(bits[0])
    others = [row for row in rows if row not in bits]
    return [*others[:at], _flags_row(packet, layer, bits), *others[at:]]


def _flags_row(packet: Packet, layer: Layer, bits: list[Row]) -> Row:
    is_tcp = layer.protocol is TCP
    chips = tuple(flag for flag in FLAGS if flag in packet.flags) if is_tcp else ()
    raised = [flag.upper() for flag in chips] if is_tcp else [row.title for row in bits if row.value == "1"]
    title = translate("FieldRows", "Flags")
    return Row(
        RowKind.FLAGS,
        (layer.protocol.name, "flags", 0),
        title,
        " ".join(raised) if is_tcp and raised else ", ".join(raised) or translate("FieldRows", "none"),
        _help_of_flags(is_tcp),
        title,
        bits[0].first_byte,
        bits[-1].end_byte,
        layer.protocol.layer,
        "flags" in SELDOM.get(layer.protocol.name, ()),
        chips,
        tuple(bits),
    )


def _help_of_flags(is_tcp: bool) -> str:
    if is_tcp:
        return translate("FieldRows", "Eight switches of one bit each: they say what this segment is for.")
    return translate("FieldRows", "Three switches of one bit each, about cutting the packet into pieces.")


def row_at(rows: list[Row] | tuple[Row, ...], byte: int) -> Row | None:
    """The first field that holds a bit of this byte; the row of flags where the byte is made of flags."""
    for row in rows:
        if row.first_byte <= byte < row.end_byte:
            return row if row.kind is not RowKind.LAYER else row_at(row.children, byte)
    return None
