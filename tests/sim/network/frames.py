"""Random packets as scapy makes them, to hold our own decoding against."""

from __future__ import annotations

from hypothesis import strategies as st
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.inet6 import IPv6
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Packet

BYTE, WORD, LONG = st.integers(0, 0xFF), st.integers(0, 0xFFFF), st.integers(0, 0xFFFFFFFF)
IPV4 = st.ip_addresses(v=4).map(str)
IPV6 = st.ip_addresses(v=6).map(str)
MAC = st.binary(min_size=6, max_size=6).map(lambda data: data.hex(":"))
DATA = st.binary(max_size=64)

SACK = st.lists(LONG, min_size=2, max_size=6).filter(lambda edges: len(edges) % 2 == 0).map(tuple)
OPTION = st.one_of(
    st.tuples(st.just("MSS"), WORD),
    st.tuples(st.just("WScale"), BYTE),
    st.just(("SAckOK", b"")),
    st.tuples(st.just("SAck"), SACK),
    st.tuples(st.just("Timestamp"), st.tuples(LONG, LONG)),
    st.just(("NOP", None)),
)
# 40 bytes are all that a header has room for.
OPTIONS = st.lists(OPTION, max_size=3).filter(lambda options: len(TCP(options=options).build()) <= 60)

TCPS = st.builds(
    TCP, sport=WORD, dport=WORD, seq=LONG, ack=LONG, reserved=st.integers(0, 7), flags=st.integers(0, 0x1FF),
    window=WORD, chksum=WORD, urgptr=WORD, options=OPTIONS,
)  # fmt: skip
UDPS = st.builds(UDP, sport=WORD, dport=WORD, chksum=WORD)
ICMPS = st.builds(ICMP, type=st.sampled_from([0, 8]), code=BYTE, chksum=WORD, id=WORD, seq=WORD)
TRANSPORTS = st.builds(lambda header, data: header / data, st.one_of(TCPS, UDPS), DATA)
IPV4S = st.builds(
    lambda header, rest: header / rest,
    st.builds(
        IP, tos=BYTE, id=WORD, flags=st.integers(0, 7), frag=st.just(0), ttl=BYTE, chksum=WORD, src=IPV4, dst=IPV4
    ),
    st.one_of(TRANSPORTS, ICMPS),
)  # fmt: skip
IPV6S = st.builds(
    lambda header, rest: header / rest,
    st.builds(IPv6, tc=BYTE, fl=st.integers(0, 0xFFFFF), hlim=BYTE, src=IPV6, dst=IPV6),
    TRANSPORTS,
)
ARPS = st.builds(ARP, op=st.integers(1, 2), hwsrc=MAC, hwdst=MAC, psrc=IPV4, pdst=IPV4)
PACKETS = st.one_of(IPV4S, IPV6S, ARPS)
FRAMES = st.builds(lambda ether, rest: ether / rest, st.builds(Ether, src=MAC, dst=MAC), PACKETS)


def as_sent(packet: Packet) -> Packet:
    """The packet as it is on the wire: every length and type filled in."""
    return Ether(bytes(packet))
