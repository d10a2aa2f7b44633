from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.inet6 import IPv6, IPv6ExtHdrDestOpt, IPv6ExtHdrFragment, IPv6ExtHdrHopByHop
from scapy.layers.l2 import ARP, CookedLinux, CookedLinuxV2, Dot1AD, Dot1Q, Ether, Loopback
from scapy.packet import Packet

from sim.network.conversations import MOST_FRAGMENTED, Conversations, flow_of
from sim.network.events import Address, ConversationFound, FrameSent, Link
from sim.network.packets import packet_of
from tests.sim.network.frames import FRAMES, as_sent

V4 = IP(src="10.0.0.1", dst="10.0.0.2")
V6 = IPv6(src="fe80::1", dst="fe80::2")
SYN, SYN_ACK, DATA = TCP(sport=5, dport=80, flags="S", seq=9), TCP(sport=80, dport=5, flags="SA", seq=99, ack=10), b"x"


def counted(*frames: Packet, link: int = Link.RAW) -> list[ConversationFound]:
    conversations = Conversations()
    for number, frame in enumerate(frames):
        conversations.add(number * 1_000_000_000, link, bytes(frame))
    return list(conversations.found())


def back(*flags: str, seq: int = 99) -> list[Packet]:
    return [IP(src="10.0.0.2", dst="10.0.0.1") / TCP(sport=80, dport=5, flags=each, seq=seq) for each in flags]


def forth(*flags: str, seq: int = 9) -> list[Packet]:
    return [V4 / TCP(sport=5, dport=80, flags=each, seq=seq) for each in flags]


def test_both_directions_are_one_conversation() -> None:
    (found,) = counted(*forth("S"), *back("SA", "A"), *forth("A", "PA"))
    assert (found.first, found.second) == (Address("10.0.0.1", 5), Address("10.0.0.2", 80))
    assert (found.number, found.protocol) == (1, "tcp")
    assert (found.packets, found.bytes) == ((3, 2), (120, 80))
    assert (found.time, found.end, found.duration) == (0.0, 4.0, 4.0)


def test_times_count_from_the_first_packet_and_an_earlier_one_makes_no_negative_span() -> None:
    conversations = Conversations()
    for time, frame in ((5_000_000_000, V4 / UDP(sport=1, dport=2)), (4_000_000_000, V4 / UDP(sport=3, dport=4))):
        conversations.add(time, Link.RAW, bytes(frame))
    assert [(found.time, found.duration) for found in conversations.found()] == [(0.0, 0.0), (0.0, 0.0)]


@pytest.mark.parametrize(
    ("frames", "is_opened", "is_ended"),
    [
        (forth("S", "A"), True, False),
        ([*forth("S"), *back("SA"), *forth("FA")], True, False),
        ([*forth("S"), *back("SA"), *forth("FA"), *back("FA")], True, True),
        ([*forth("S"), *back("RA")], True, True),
        ([*forth("PA", "FA"), *back("FA")], False, True),
        ([*back("SA"), *forth("A")], True, False),
    ],
)
def test_complete_is_what_was_captured_from_syn_to_fin_or_rst(
    frames: list[Packet], is_opened: bool, is_ended: bool
) -> None:
    (found,) = counted(*frames)
    assert (found.is_opened, found.is_ended) == (is_opened, is_ended)


def test_a_protocol_without_connections_is_neither_complete_nor_not() -> None:
    (found,) = counted(V4 / UDP(sport=1, dport=2))
    assert (found.is_opened, found.is_ended, found.is_complete) == (None, None, None)


def test_a_port_that_is_used_again_begins_another_conversation_a_repeated_syn_does_not() -> None:
    assert len(counted(*forth("S", "S"))) == 1
    first, second = counted(*forth("S"), *back("SA"), *forth("A"), *forth("S", seq=5000), *back("SA", seq=7000))
    assert (first.packets, second.packets) == ((2, 1), (1, 1))


@pytest.mark.parametrize(
    ("front", "link"),
    [
        (Ether(), Link.ETHERNET),
        (Ether() / Dot1Q(vlan=7), Link.ETHERNET),
        (Ether() / Dot1AD(vlan=7) / Dot1Q(vlan=8), Link.ETHERNET),
        (CookedLinux(), Link.COOKED),
        (CookedLinux() / Dot1Q(vlan=7), Link.COOKED),
        (CookedLinuxV2(), Link.COOKED_2),
        (Loopback(), Link.NULL),
        (None, Link.RAW),
    ],
)
@pytest.mark.parametrize("packet", [V4 / SYN / DATA, V6 / SYN / DATA], ids=["v4", "v6"])
def test_every_link_is_looked_through(front: Packet | None, link: Link, packet: Packet) -> None:
    frame = bytes(packet if front is None else front / packet)
    (found,) = counted(packet if front is None else front / packet, link=link)
    assert (found.first.port, found.second.port, found.protocol) == (5, 80, "tcp")
    whole = packet_of(FrameSent(0.0, 1, frame, link))
    assert (whole.source, whole.target, whole.payload) == (found.first, found.second, DATA)


@pytest.mark.parametrize(
    "between",
    [
        IPv6ExtHdrHopByHop(),
        IPv6ExtHdrHopByHop() / IPv6ExtHdrDestOpt(),
        IPv6ExtHdrFragment(offset=0, m=0),
        IPv6ExtHdrHopByHop() / IPv6ExtHdrFragment(offset=0, m=1),
    ],
)
def test_extension_headers_are_looked_through(between: Packet) -> None:
    frame = V6 / between / UDP(sport=1, dport=2) / DATA
    (found,) = counted(frame)
    whole = packet_of(FrameSent(0.0, 1, bytes(frame), Link.RAW))
    assert (whole.source, whole.target, whole.payload) == (found.first, found.second, DATA)


def test_fragments_belong_to_the_conversation_whose_ports_the_first_one_names() -> None:
    datagram = UDP(sport=1, dport=2) / DATA
    v4 = [
        IP(src="10.0.0.1", dst="10.0.0.2", id=7, flags="MF") / datagram,
        IP(src="10.0.0.1", dst="10.0.0.2", id=7, frag=2, proto=17),
    ]
    v6 = [V6 / IPv6ExtHdrFragment(id=7, m=1) / datagram, V6 / IPv6ExtHdrFragment(id=7, offset=2, nh=17)]
    assert [each.packets for each in counted(*v4, *v6)] == [(2, 0), (2, 0)]


def test_what_is_remembered_of_fragments_does_not_grow_for_ever() -> None:
    fragments: dict[bytes, bytes] = {}
    frame = bytes(IP(src="10.0.0.1", dst="10.0.0.2", flags="MF") / UDP())
    for number in range(MOST_FRAGMENTED + 5):
        flow_of(frame[:4] + number.to_bytes(2, "big") + frame[6:], Link.RAW, fragments)
    assert len(fragments) == 5


def test_what_has_no_ports_is_told_by_its_hosts() -> None:
    arp = Ether() / ARP(op=1, psrc="10.0.0.1", pdst="10.0.0.2")
    found = counted(Ether() / V4 / ICMP(), arp, Ether() / V4.copy() / b"", link=Link.ETHERNET)
    assert [(each.protocol, str(each.first), str(each.second)) for each in found][:2] == [
        ("icmp", "10.0.0.1", "10.0.0.2"),
        ("arp", "10.0.0.1", "10.0.0.2"),
    ]


def test_other_frames_are_only_counted() -> None:
    conversations = Conversations()
    assert conversations.add(0, Link.ETHERNET, bytes(Ether(type=0x88CC) / b"lldp")) == 0
    assert (conversations.others, list(conversations.found())) == (1, [])


def test_bytes_that_the_capture_left_off_count_too() -> None:
    conversations = Conversations()
    conversations.add(0, Link.RAW, bytes(V4 / SYN), cut=1000)
    (found,) = conversations.found()
    assert found.bytes == (1040, 0)


@given(FRAMES)
def test_the_quick_look_and_the_whole_decoding_agree(made: Packet) -> None:
    data = bytes(as_sent(made))
    whole = packet_of(FrameSent(0.0, 1, data))
    conversations = Conversations()
    assert conversations.add(0, Link.ETHERNET, data) == 1
    (found,) = conversations.found()
    assert (found.first, found.second, found.protocol) == (whole.source, whole.target, whole.protocol)


@given(st.binary(max_size=120), st.sampled_from(Link))
def test_no_bytes_make_it_fail(data: bytes, link: Link) -> None:
    Conversations().add(0, link, data)


@given(FRAMES, st.integers(0, 120), st.binary(max_size=8), st.integers(0, 80))
def test_no_damage_makes_it_fail(made: Packet, length: int, junk: bytes, at: int) -> None:
    data = bytes(as_sent(made))[:length]
    conversations = Conversations()
    for _ in range(2):
        conversations.add(0, Link.ETHERNET, data[:at] + junk + data[at + len(junk) :])
    assert sum(sum(each.packets) for each in conversations.found()) + conversations.others == 2
