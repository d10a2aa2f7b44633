"""Frames as bytes, by the tables of `sim.network.protocols`: the way back from `headers.decode`.

Each function wraps what it is given in one header, with lengths and checksums filled in. Addresses are numbers, as the
tables hold them: `mac_number` and `ip_number` read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Address

from sim.network.checksum import checksum, pseudo_header
from sim.network.protocols import ARP, ETHERNET, ICMP, IPV4, TCP, UDP, Protocol

BROADCAST = (1 << 48) - 1
TYPE_IPV4, TYPE_ARP = 0x0800, 0x0806
ICMP_NUMBER, TCP_NUMBER, UDP_NUMBER = 1, 6, 17
IP_HEADER = IPV4.size
UDP_HEADER = UDP.size
ASKS, ANSWERS = 1, 2
TIME_TO_LIVE = 64
ECHO_REPLY, UNREACHABLE, ECHO_REQUEST = 0, 3, 8
PORT_UNREACHABLE = 3
QUOTED = 548
"""How much an ICMP error quotes: all of it must fit into 576 bytes (RFC 1812 4.3.2.3)."""


@lru_cache(maxsize=1024)
def ip_number(text: str) -> int:
    """An IPv4 address like "10.0.0.1" as a number. Raises ValueError for anything else."""
    return int(IPv4Address(text))


@lru_cache(maxsize=1024)
def ip_text(number: int) -> str:
    """The way back from `ip_number`."""
    return str(IPv4Address(number))


def mac_number(text: str) -> int:
    """A MAC address like "02:00:00:00:00:01" as a number. Raises ValueError for anything else."""
    if text.count(":") != 5:
        raise ValueError(f"{text!r} is no MAC address: it takes six pairs of hexadecimal digits with colons between")
    return int.from_bytes(bytes.fromhex(text.replace(":", "")), "big")


def encode(protocol: Protocol, values: Mapping[str, int]) -> bytes:
    """The fixed part of one header; a field that `values` does not name is 0.

    Raises ValueError for a value that does not fit, KeyError for a field that the header does not have.
    """
    number = 0
    for name, value in values.items():
        shift, most = protocol.places[name]
        if not 0 <= value <= most:
            raise ValueError(f"{value} does not fit into the {most.bit_length()} bits of {protocol.name}.{name}")
        number |= value << shift
    return number.to_bytes(protocol.size, "big")


def ethernet(source: int, target: int, kind: int, body: bytes) -> bytes:
    """An Ethernet frame, without padding, preamble and check sequence, as capture programs see it."""
    return encode(ETHERNET, {"target": target, "source": source, "type": kind}) + body


def arp(operation: int, mac: int, address: int, target_mac: int, target: int) -> bytes:
    """An ARP message (RFC 826): `ASKS` for the MAC of `target`, or `ANSWERS` with one's own."""
    sizes = {"hardware": 1, "protocol": TYPE_IPV4, "hardware_size": 6, "protocol_size": 4, "operation": operation}
    ends = {"source_mac": mac, "source": address, "target_mac": target_mac, "target": target}
    return encode(ARP, {**sizes, **ends})


def ipv4(source: int, target: int, protocol: int, body: bytes, **more: int) -> bytes:
    """An IPv4 packet (RFC 791). `more` sets further fields by their names in the table, as `identification`."""
    values = {
        "version": 4,
        "header_length": IP_HEADER // 4,
        "length": IP_HEADER + len(body),
        "ttl": TIME_TO_LIVE,
        "protocol": protocol,
        "source": source,
        "target": target,
        **more,
    }
    header = encode(IPV4, values)
    return _with_checksum(header, 10, checksum(header)) + body


def udp(source: tuple[int, int], target: tuple[int, int], data: bytes) -> bytes:
    """A UDP datagram (RFC 768) between two (address, port)."""
    length = UDP_HEADER + len(data)
    header = encode(UDP, {"source_port": source[1], "target_port": target[1], "length": length})
    found = checksum(pseudo_header(source[0], target[0], UDP_NUMBER, length) + header + data)
    # 0 means that the sender did not sum up, so a sum of 0 is sent as its other form (RFC 768).
    return _with_checksum(header, 6, found or 0xFFFF) + data


def tcp(
    source: tuple[int, int], target: tuple[int, int], values: Mapping[str, int], options: bytes, data: bytes
) -> bytes:
    """A TCP segment (RFC 9293 3.1) between two (address, port).

    `values` are the remaining fields by name; `options` must fill whole words.
    """
    ports = {"source_port": source[1], "target_port": target[1]}
    header = encode(TCP, {**values, **ports, "header_length": (TCP.size + len(options)) // 4}) + options
    found = checksum(pseudo_header(source[0], target[0], TCP_NUMBER, len(header) + len(data)) + header + data)
    return _with_checksum(header, 16, found) + data


def icmp(kind: int, code: int, rest: int, data: bytes) -> bytes:
    """An ICMP message (RFC 792); `rest` are the four bytes after the checksum."""
    header = encode(ICMP, {"type": kind, "code": code, "rest": rest})
    return _with_checksum(header, 2, checksum(header + data)) + data


def _with_checksum(header: bytes, at: int, value: int) -> bytes:
    return header[:at] + value.to_bytes(2, "big") + header[at + 2 :]
