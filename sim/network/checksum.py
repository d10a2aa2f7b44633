"""The Internet checksum (RFC 1071), which IPv4, ICMP, TCP and UDP share."""

from __future__ import annotations

from struct import pack

WORD = 0xFFFF


def checksum(data: bytes) -> int:
    """The 16-bit one's complement of the one's complement sum of `data`, padded with a zero byte where it is odd.

    Over data that holds its right checksum already, it is 0.
    """
    if len(data) % 2:
        data += b"\0"
    # Modulo 65535 a number in base 65536 is the sum of its digits: the sum of RFC 1071 section 2.
    number = int.from_bytes(data, "big")
    total = number % WORD
    return 0 if number and not total else WORD - total


def pseudo_header(source: int, target: int, protocol: int, length: int) -> bytes:
    """What TCP and UDP sum up besides themselves, so that a packet at the wrong host is noticed (RFC 9293 3.1).

    `source` and `target` are IPv4 addresses as numbers; `length` counts header and data.
    """
    return pack("!IIHH", source, target, protocol, length)
