"""The headers of each protocol as tables: one row for each field, in the order of the wire.

A row is a field's name, its width in bits, how its value is written, and one sentence for a beginner. Decoding, the
inspector and every tooltip read these rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from sim.words import QT_TRANSLATE_NOOP


class Show(Enum):
    """How a field's value is written."""

    NUMBER = "number"
    HEX = "hex"
    MAC = "mac"
    IPV4 = "ipv4"
    IPV6 = "ipv6"
    BIT = "bit"
    BYTES = "bytes"


class Field(Struct, frozen=True):
    """One row: `bits` wide; `help` says in one sentence what it is for."""

    name: str
    title: str
    bits: int
    show: Show
    help: str


class Place(NamedTuple):
    """Where a field lies in its header, read as one number: the bits to its right, and the largest value it holds."""

    shift: int
    most: int


class Protocol(Struct, frozen=True, dict=True):
    """One header: its name, its OSI layer (2 to 7) and its fields in the order of the wire."""

    name: str
    title: str
    layer: int
    fields: tuple[Field, ...]

    @cached_property
    def size(self) -> int:
        """Bytes of the fixed part."""
        return sum(field.bits for field in self.fields) // 8

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each field lies, by its name."""
        places, left = {}, self.size * 8
        for field in self.fields:
            left -= field.bits
            places[field.name] = Place(left, (1 << field.bits) - 1)
        return places


# fmt: off


ETHERNET = Protocol("ethernet", QT_TRANSLATE_NOOP("headers", "Ethernet"), 2, (
    Field("target", QT_TRANSLATE_NOOP("headers", "Destination MAC"), 48, Show.MAC,
          QT_TRANSLATE_NOOP("headers", "The network card this frame is for. On loopback there is no card, so it "
                            "is all zeros.")),
    Field("source", QT_TRANSLATE_NOOP("headers", "Source MAC"), 48, Show.MAC,
          QT_TRANSLATE_NOOP("headers", "The network card that sent this frame. On loopback there is no card, so "
                            "it is all zeros.")),
    Field("type", QT_TRANSLATE_NOOP("headers", "Type"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Which protocol comes next: 0x0800 is IPv4, 0x86dd is IPv6, 0x0806 is "
                            "ARP.")),
))

NULL = Protocol("null", QT_TRANSLATE_NOOP("headers", "Loopback"), 2, (
    Field("family", QT_TRANSLATE_NOOP("headers", "Address family"), 32, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "All that macOS and Npcap put before a packet on loopback: 2 means IPv4, "
                            "in the byte order of the machine.")),
))

VLAN = Protocol("vlan", QT_TRANSLATE_NOOP("headers", "VLAN tag"), 2, (
    Field("priority", QT_TRANSLATE_NOOP("headers", "Priority"), 3, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Frames of higher priority leave a switch first; 0 is the usual.")),
    Field("eligible", QT_TRANSLATE_NOOP("headers", "Drop eligible"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "1 allows a crowded switch to drop this frame before others.")),
    Field("number", QT_TRANSLATE_NOOP("headers", "VLAN number"), 12, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Which of the virtual networks on the same cable the frame belongs to.")),
    Field("type", QT_TRANSLATE_NOOP("headers", "Type"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Which protocol comes next: 0x0800 is IPv4, 0x86dd is IPv6, 0x0806 is "
                            "ARP.")),
))

COOKED_KIND = Field("kind", QT_TRANSLATE_NOOP("headers", "Seen as"), 16, Show.NUMBER,
                    QT_TRANSLATE_NOOP("headers", "0: sent to this host, 1: to all, 2: to a group, 3: to another "
                                      "host, 4: sent by this host."))
COOKED_KIND_SHORT = Field("kind", COOKED_KIND.title, 8, Show.NUMBER, COOKED_KIND.help)
COOKED_DEVICE = Field("device", QT_TRANSLATE_NOOP("headers", "Kind of card"), 16, Show.NUMBER,
                      QT_TRANSLATE_NOOP("headers", "What kind of network the card belongs to: 1 is Ethernet, 772 "
                                        "is loopback."))
COOKED_SIZE = Field("address_size", QT_TRANSLATE_NOOP("headers", "Address size"), 16, Show.NUMBER,
                    QT_TRANSLATE_NOOP("headers", "How many of the next 8 bytes are the sender's address."))
COOKED_SIZE_SHORT = Field("address_size", COOKED_SIZE.title, 8, Show.NUMBER, COOKED_SIZE.help)
COOKED_ADDRESS = Field("address", QT_TRANSLATE_NOOP("headers", "Sender's address"), 64, Show.HEX,
                       QT_TRANSLATE_NOOP("headers", "The card that sent the packet; a capture on all cards at once "
                                         "does not keep whom it was for."))
COOKED_TYPE = Field("type", QT_TRANSLATE_NOOP("headers", "Type"), 16, Show.HEX,
                    QT_TRANSLATE_NOOP("headers", "Which protocol comes next: 0x0800 is IPv4, 0x86dd is IPv6, "
                                      "0x0806 is ARP."))

COOKED = Protocol("cooked", QT_TRANSLATE_NOOP("headers", "Linux cooked capture"), 2, (
    COOKED_KIND, COOKED_DEVICE, COOKED_SIZE, COOKED_ADDRESS, COOKED_TYPE,
))

COOKED_2 = Protocol("cooked2", QT_TRANSLATE_NOOP("headers", "Linux cooked capture v2"), 2, (
    COOKED_TYPE,
    Field("reserved", QT_TRANSLATE_NOOP("headers", "Reserved"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Not used, always 0.")),
    Field("interface", QT_TRANSLATE_NOOP("headers", "Interface"), 32, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The number of the card on which the packet was seen.")),
    COOKED_DEVICE, COOKED_KIND_SHORT, COOKED_SIZE_SHORT, COOKED_ADDRESS,
))

IPV4 = Protocol("ipv4", QT_TRANSLATE_NOOP("headers", "IPv4"), 3, (
    Field("version", QT_TRANSLATE_NOOP("headers", "Version"), 4, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "4 for IPv4.")),
    Field("header_length", QT_TRANSLATE_NOOP("headers", "Header length"), 4, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Length of this header in units of 4 bytes: 5 means 20 bytes.")),
    Field("service", QT_TRANSLATE_NOOP("headers", "Type of service"), 8, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "A wish for how routers treat the packet, and two bits that report "
                            "congestion.")),
    Field("length", QT_TRANSLATE_NOOP("headers", "Total length"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Bytes of this packet, header and data together.")),
    Field("identification", QT_TRANSLATE_NOOP("headers", "Identification"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Fragments of one packet share this number, so that they can be put "
                            "together again.")),
    Field("reserved", QT_TRANSLATE_NOOP("headers", "Reserved"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "Not used, always 0.")),
    Field("dont_fragment", QT_TRANSLATE_NOOP("headers", "Don't fragment"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "1 forbids routers to cut this packet into pieces.")),
    Field("more_fragments", QT_TRANSLATE_NOOP("headers", "More fragments"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "1 says that another piece of the same packet follows.")),
    Field("fragment_offset", QT_TRANSLATE_NOOP("headers", "Fragment offset"), 13, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Where this piece belongs in the whole packet, in units of 8 bytes.")),
    Field("ttl", QT_TRANSLATE_NOOP("headers", "Time to live"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Every router takes 1 off; at 0 the packet is thrown away, so none "
                            "circles for ever.")),
    Field("protocol", QT_TRANSLATE_NOOP("headers", "Protocol"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Which protocol comes next: 1 is ICMP, 6 is TCP, 17 is UDP.")),
    Field("checksum", QT_TRANSLATE_NOOP("headers", "Header checksum"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "A sum over this header that shows whether a bit of it was damaged.")),
    Field("source", QT_TRANSLATE_NOOP("headers", "Source address"), 32, Show.IPV4,
          QT_TRANSLATE_NOOP("headers", "The host that sent the packet.")),
    Field("target", QT_TRANSLATE_NOOP("headers", "Destination address"), 32, Show.IPV4,
          QT_TRANSLATE_NOOP("headers", "The host that the packet is for.")),
))

IPV6 = Protocol("ipv6", QT_TRANSLATE_NOOP("headers", "IPv6"), 3, (
    Field("version", QT_TRANSLATE_NOOP("headers", "Version"), 4, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "6 for IPv6.")),
    Field("service", QT_TRANSLATE_NOOP("headers", "Traffic class"), 8, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "A wish for how routers treat the packet, and two bits that report "
                            "congestion.")),
    Field("flow", QT_TRANSLATE_NOOP("headers", "Flow label"), 20, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Packets of one conversation carry the same label, so that routers keep "
                            "them together.")),
    Field("length", QT_TRANSLATE_NOOP("headers", "Payload length"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Bytes that follow this header.")),
    Field("protocol", QT_TRANSLATE_NOOP("headers", "Next header"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Which protocol comes next: 6 is TCP, 17 is UDP, 58 is ICMPv6.")),
    Field("ttl", QT_TRANSLATE_NOOP("headers", "Hop limit"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Every router takes 1 off; at 0 the packet is thrown away, so none "
                            "circles for ever.")),
    Field("source", QT_TRANSLATE_NOOP("headers", "Source address"), 128, Show.IPV6,
          QT_TRANSLATE_NOOP("headers", "The host that sent the packet.")),
    Field("target", QT_TRANSLATE_NOOP("headers", "Destination address"), 128, Show.IPV6,
          QT_TRANSLATE_NOOP("headers", "The host that the packet is for.")),
))

EXTENSION = Protocol("extension", QT_TRANSLATE_NOOP("headers", "IPv6 extension"), 3, (
    Field("protocol", QT_TRANSLATE_NOOP("headers", "Next header"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Which protocol comes next: 6 is TCP, 17 is UDP.")),
    Field("length", QT_TRANSLATE_NOOP("headers", "Length"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Length of this header in units of 8 bytes, the first 8 not counted.")),
    Field("content", QT_TRANSLATE_NOOP("headers", "Content"), 48, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "What hosts or routers on the way shall do with the packet.")),
))

FRAGMENT = Protocol("fragment", QT_TRANSLATE_NOOP("headers", "IPv6 fragment"), 3, (
    Field("protocol", QT_TRANSLATE_NOOP("headers", "Next header"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Which protocol comes next: 6 is TCP, 17 is UDP.")),
    Field("reserved", QT_TRANSLATE_NOOP("headers", "Reserved"), 8, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Not used, always 0.")),
    Field("fragment_offset", QT_TRANSLATE_NOOP("headers", "Fragment offset"), 13, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Where this piece belongs in the whole packet, in units of 8 bytes.")),
    Field("unused", QT_TRANSLATE_NOOP("headers", "Reserved"), 2, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Not used, always 0.")),
    Field("more_fragments", QT_TRANSLATE_NOOP("headers", "More fragments"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "1 if this is a piece of a larger packet and more pieces follow.")),
    Field("identification", QT_TRANSLATE_NOOP("headers", "Identification"), 32, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Fragments of one packet share this number, so that they can be put "
                            "together again.")),
))

ARP = Protocol("arp", QT_TRANSLATE_NOOP("headers", "ARP"), 3, (
    Field("hardware", QT_TRANSLATE_NOOP("headers", "Hardware type"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "1 for Ethernet.")),
    Field("protocol", QT_TRANSLATE_NOOP("headers", "Protocol type"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "The kind of address that is being looked for: 0x0800 is IPv4.")),
    Field("hardware_size", QT_TRANSLATE_NOOP("headers", "Hardware size"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Bytes of a MAC address: 6.")),
    Field("protocol_size", QT_TRANSLATE_NOOP("headers", "Protocol size"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Bytes of an IPv4 address: 4.")),
    Field("operation", QT_TRANSLATE_NOOP("headers", "Operation"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "1 asks who has the address, 2 answers.")),
    Field("source_mac", QT_TRANSLATE_NOOP("headers", "Sender MAC"), 48, Show.MAC,
          QT_TRANSLATE_NOOP("headers", "The network card that asks or answers.")),
    Field("source", QT_TRANSLATE_NOOP("headers", "Sender address"), 32, Show.IPV4,
          QT_TRANSLATE_NOOP("headers", "The IP address of the one that asks or answers.")),
    Field("target_mac", QT_TRANSLATE_NOOP("headers", "Target MAC"), 48, Show.MAC,
          QT_TRANSLATE_NOOP("headers", "All zeros in a question: this is what is being asked for.")),
    Field("target", QT_TRANSLATE_NOOP("headers", "Target address"), 32, Show.IPV4,
          QT_TRANSLATE_NOOP("headers", "The IP address whose network card is looked for.")),
))

ICMP = Protocol("icmp", QT_TRANSLATE_NOOP("headers", "ICMP"), 3, (
    Field("type", QT_TRANSLATE_NOOP("headers", "Type"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "3 says that something could not be reached, 8 asks for an echo, 0 is the "
                            "echo.")),
    Field("code", QT_TRANSLATE_NOOP("headers", "Code"), 8, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The exact reason: with type 3, code 3 means that no program listens on "
                            "the port.")),
    Field("checksum", QT_TRANSLATE_NOOP("headers", "Checksum"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "A sum over the message that shows whether a bit of it was damaged.")),
    Field("rest", QT_TRANSLATE_NOOP("headers", "Rest of header"), 32, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "Depends on the type; with an echo, its identifier and number.")),
))

TCP = Protocol("tcp", QT_TRANSLATE_NOOP("headers", "TCP"), 4, (
    Field("source_port", QT_TRANSLATE_NOOP("headers", "Source port"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The sender's end: together with the address it names one socket.")),
    Field("target_port", QT_TRANSLATE_NOOP("headers", "Destination port"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The receiver's end: it tells the host which program gets the data.")),
    Field("sequence", QT_TRANSLATE_NOOP("headers", "Sequence number"), 32, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The number of the first byte in this segment; SYN and FIN count as one "
                            "byte each.")),
    Field("acknowledgement", QT_TRANSLATE_NOOP("headers", "Acknowledgement number"), 32, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The number of the next byte that the sender of this segment expects: all "
                            "before it has arrived.")),
    Field("header_length", QT_TRANSLATE_NOOP("headers", "Header length"), 4, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Length of this header in units of 4 bytes: more than 5 means that "
                            "options follow.")),
    Field("reserved", QT_TRANSLATE_NOOP("headers", "Reserved"), 4, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Kept free for later, 0 today.")),
    Field("cwr", QT_TRANSLATE_NOOP("headers", "CWR"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "The sender has slowed down because congestion was reported.")),
    Field("ece", QT_TRANSLATE_NOOP("headers", "ECE"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "Reports congestion back to the sender; with SYN: I understand such "
                            "reports.")),
    Field("urg", QT_TRANSLATE_NOOP("headers", "URG"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "The urgent pointer counts. Hardly used today.")),
    Field("ack", QT_TRANSLATE_NOOP("headers", "ACK"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "The acknowledgement number counts. Set in every segment but the very "
                            "first.")),
    Field("psh", QT_TRANSLATE_NOOP("headers", "PSH"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "Hand the data to the program now, do not wait for more.")),
    Field("rst", QT_TRANSLATE_NOOP("headers", "RST"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "Ends the connection at once: nobody listens here, or something is badly "
                            "wrong.")),
    Field("syn", QT_TRANSLATE_NOOP("headers", "SYN"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "Opens a connection and names the first sequence number.")),
    Field("fin", QT_TRANSLATE_NOOP("headers", "FIN"), 1, Show.BIT,
          QT_TRANSLATE_NOOP("headers", "I have nothing more to send; you may still send.")),
    Field("window", QT_TRANSLATE_NOOP("headers", "Window"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "How much the sender of this segment can still take in, before the window "
                            "scale is applied.")),
    Field("checksum", QT_TRANSLATE_NOOP("headers", "Checksum"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "A sum over header, data and addresses. On loopback the kernel leaves it "
                            "unfinished, because nothing can be damaged there.")),
    Field("urgent", QT_TRANSLATE_NOOP("headers", "Urgent pointer"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Where urgent data ends. Hardly used today.")),
))

UDP = Protocol("udp", QT_TRANSLATE_NOOP("headers", "UDP"), 4, (
    Field("source_port", QT_TRANSLATE_NOOP("headers", "Source port"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The sender's end: together with the address it names one socket.")),
    Field("target_port", QT_TRANSLATE_NOOP("headers", "Destination port"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "The receiver's end: it tells the host which program gets the data.")),
    Field("length", QT_TRANSLATE_NOOP("headers", "Length"), 16, Show.NUMBER,
          QT_TRANSLATE_NOOP("headers", "Bytes of this datagram, these 8 header bytes included.")),
    Field("checksum", QT_TRANSLATE_NOOP("headers", "Checksum"), 16, Show.HEX,
          QT_TRANSLATE_NOOP("headers", "A sum over header, data and addresses. On loopback the kernel leaves it "
                            "unfinished, because nothing can be damaged there.")),
))

DATA = Protocol("data", QT_TRANSLATE_NOOP("headers", "Data"), 7, ())

DATA_FIELD = Field("bytes", QT_TRANSLATE_NOOP("headers", "Bytes"), 0, Show.BYTES,
                   QT_TRANSLATE_NOOP("headers", "What the program sent. No layer below looks inside."))
OPTION = QT_TRANSLATE_NOOP("headers", "Option: {name}")
ALL = (ETHERNET, NULL, VLAN, COOKED, COOKED_2, IPV4, IPV6, EXTENSION, FRAGMENT, ARP, ICMP, TCP, UDP)
CAPTURED_FRONTS = (NULL, COOKED, COOKED_2)
"""What a capture puts before a packet itself: no host has sent it."""
