"""Captures as other people's programs take them: each kind of network, both families, several conversations in each."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterator
from pathlib import Path

from scapy.layers.inet import IP, TCP, UDP
from scapy.layers.inet6 import IPv6, IPv6ExtHdrHopByHop
from scapy.layers.l2 import ARP, CookedLinux, CookedLinuxV2, Dot1Q, Ether
from scapy.packet import Packet

HOSTS = {4: ("10.0.0.1", "10.0.0.2"), 6: ("fe80::1", "fe80::2")}
ETHERNET = Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02")
FRONTS: dict[str, tuple[int, Packet | None]] = {
    "null": (0, None),
    "loop": (108, None),
    "ethernet": (1, ETHERNET),
    "vlan": (1, ETHERNET / Dot1Q(vlan=7)),
    "cooked": (113, CookedLinux()),
    "cooked2": (276, CookedLinuxV2()),
    "raw": (101, None),
    "bsd-raw": (12, None),
    "raw4": (228, None),
    "raw6": (229, None),
}
"""By name: the link type, and what stands before IP, unless that is only a number for the family."""
FAMILIES = {"null": "<I", "loop": ">I"}
"""macOS writes the number in its own byte order, OpenBSD in that of the network."""


def talks(version: int) -> Iterator[Packet]:
    """IP packets of four conversations: one whole, one without its end, datagrams, and a port that is used again."""
    here, there = HOSTS[version]

    def ip(is_back: bool) -> Packet:
        source, target = (there, here) if is_back else (here, there)
        return IP(src=source, dst=target) if version == 4 else IPv6(src=source, dst=target)

    def tcp(port: int, flags: str, *, is_back: bool = False, seq: int = 100, data: bytes = b"") -> Packet:
        source, target = (80, port) if is_back else (port, 80)
        return ip(is_back) / TCP(sport=source, dport=target, flags=flags, seq=seq, ack=7) / data

    for port, flags in ((1000, "S"), (1001, "S"), (1000, "SA"), (1000, "A"), (1001, "SA")):
        yield tcp(port, flags, is_back=flags == "SA")
    yield tcp(1000, "PA", seq=101, data=b"hello " * 50)
    yield ip(False) / UDP(sport=53, dport=5353) / b"question"
    yield ip(True) / UDP(sport=5353, dport=53) / b"answer"
    yield tcp(1000, "FA", seq=401)
    yield tcp(1000, "FA", is_back=True, seq=101)
    yield tcp(1000, "S", seq=90_000)
    yield tcp(1000, "RA", is_back=True, seq=7_000)


def frames(name: str) -> list[bytes]:
    """What the link of this name carries."""
    _, front = FRONTS[name]
    versions = {"raw4": (4,), "raw6": (6,)}.get(name, (4, 6))
    packets = [packet for version in versions for packet in talks(version)]
    if 6 in versions:
        packets.append(IPv6(src="fe80::1", dst="fe80::2") / IPv6ExtHdrHopByHop() / UDP(sport=53, dport=5353) / b"again")
    data = [bytes(packet if front is None else front / packet) for packet in packets]
    if name in FAMILIES:
        return [struct.pack(FAMILIES[name], {4: 2, 6: 30}[packet.version]) + bytes(packet) for packet in packets]
    if name == "ethernet":
        data.append(bytes(ETHERNET / ARP(psrc="10.0.0.1", pdst="10.0.0.2")))
        data.append(bytes(ETHERNET) + b"not IP")
    return data


def pcap(link: int, data: list[bytes], *, order: str = "<", nano: bool = False, most: int = 1 << 18) -> bytes:
    """A file of frames a millisecond apart, of which `most` bytes each were kept."""
    file = struct.pack(order + "IHHIIII", 0xA1B23C4D if nano else 0xA1B2C3D4, 2, 4, 0, 0, most, link)
    for number, frame in enumerate(data):
        fraction = number * (1_000_000 if nano else 1_000)
        file += struct.pack(order + "IIII", 1_700_000_000, fraction, len(frame[:most]), len(frame)) + frame[:most]
    return file


def save(folder: Path, name: str, *, packed: bool = False) -> Path:
    """The capture of the link of this name as a file."""
    data = pcap(FRONTS[name][0], frames(name))
    path = folder / (f"{name}.pcap.gz" if packed else f"{name}.pcap")
    path.write_bytes(gzip.compress(data) if packed else data)
    return path
