from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import ARP
from scapy.packet import Packet

from sim.network.events import Address, FrameSent, Link
from sim.network.packets import MODULUS, not_before, packet_of, sequence_after
from tests.sim.network.frames import FRAMES, as_sent

HERE, THERE = "10.0.0.1", "10.0.0.2"


def sent(packet: Packet) -> FrameSent:
    """The packet as the event of its leaving."""
    return FrameSent(1.5, 7, bytes(packet), Link.RAW, arrives=2.5)


@given(FRAMES)
def test_ends_flags_and_data_are_those_that_scapy_finds(made: Packet) -> None:
    theirs = as_sent(made)
    ours = packet_of(FrameSent(0.0, 1, bytes(theirs)))
    for protocol in (TCP, UDP):
        if protocol in theirs:
            assert ours.protocol == protocol.__name__.lower()
            assert (ours.source.port, ours.target.port) == (theirs[protocol].sport, theirs[protocol].dport)
            assert ours.has_ports == bool(theirs[protocol].sport and theirs[protocol].dport)
            assert ours.payload == bytes(theirs[protocol].payload)[: ours.length]
    if TCP in theirs:
        assert ours.segment is not None
        assert (ours.segment.sequence, ours.segment.acknowledgement) == (theirs[TCP].seq, theirs[TCP].ack)
        assert {flag[0] for flag in ours.flags} == {letter.lower() for letter in str(theirs[TCP].flags)} - {"n"}
    else:
        assert ours.flags == ()


@given(st.binary(max_size=100), st.sampled_from(Link))
def test_any_bytes_are_a_packet(data: bytes, link: Link) -> None:
    packet = packet_of(FrameSent(0.0, 1, data, link))
    assert packet.length == len(packet.payload)


def test_flags_stand_in_the_order_in_which_they_are_drawn() -> None:
    assert packet_of(sent(IP() / TCP(flags="AS"))).flags == ("syn", "ack")
    assert packet_of(sent(IP() / TCP(flags="CEUAPRSF"))).flags == (
        "syn", "fin", "rst", "psh", "ack", "urg", "ece", "cwr",
    )  # fmt: skip


def test_a_packet_knows_its_number_and_its_times() -> None:
    packet = packet_of(sent(IP() / UDP() / b"x"))
    assert (packet.number, packet.sent, packet.arrives) == (7, 1.5, 2.5)


def test_an_arp_question_is_from_the_address_that_asks_to_the_one_that_is_looked_for() -> None:
    packet = packet_of(FrameSent(0.0, 1, bytes(14)[:12] + b"\x08\x06" + bytes(ARP(psrc=HERE, pdst=THERE))))
    assert (packet.protocol, packet.source, packet.target) == ("arp", Address(HERE, 0), Address(THERE, 0))


def test_an_echo_has_no_ports() -> None:
    packet = packet_of(sent(IP(src=HERE, dst=THERE) / ICMP(type=8)))
    assert (packet.protocol, packet.has_ports) == ("icmp", False)


def test_an_icmp_error_goes_back_along_the_way_of_what_it_quotes() -> None:
    quoted = IP(src=HERE, dst=THERE) / UDP(sport=5, dport=6) / b"lost"
    packet = packet_of(sent(IP(src=THERE, dst=HERE) / ICMP(type=3, code=3) / quoted))
    assert (packet.source, packet.target) == (Address(THERE, 6), Address(HERE, 5))


def test_an_icmp_error_that_quotes_nothing_readable_has_no_ports() -> None:
    packet = packet_of(sent(IP(src=THERE, dst=HERE) / ICMP(type=3, code=3) / b"\x45junk"))
    assert packet.source == Address(THERE, 0)


@pytest.mark.parametrize(
    ("flags", "data", "taken"), [("A", b"", 0), ("S", b"", 1), ("FA", b"", 1), ("PA", b"abc", 3), ("FPA", b"abc", 4)]
)
def test_syn_and_fin_take_a_number_as_every_byte_does(flags: str, data: bytes, taken: int) -> None:
    for first in (0, MODULUS - 2):
        packet = packet_of(sent(IP() / TCP(flags=flags, seq=first) / data))
        assert sequence_after(packet) == (first + taken) % MODULUS


@example(MODULUS - 1, 1)
@given(st.integers(0, MODULUS - 1), st.integers(0, MODULUS // 2 - 1))
def test_numbers_are_compared_over_the_end_of_the_circle(number: int, distance: int) -> None:
    assert not_before((number + distance) % MODULUS, number)
    assert not_before(number, (number + distance) % MODULUS) == (distance == 0)
