from __future__ import annotations

import pytest
from scapy.layers.inet import ICMP, IP, TCP, UDP
from scapy.layers.l2 import ARP, Ether
from scapy.packet import Packet

from sim.network.events import FrameSent
from sim.network.frame_rules import BadRuleError, FrameRules, kinds_of
from sim.network.packets import packet_of


def frame(packet: Packet) -> bytes:
    return bytes(Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02") / packet)


def tcp(flags: str, data: bytes = b"") -> bytes:
    return frame(IP(src="10.0.0.1", dst="10.0.0.2") / TCP(sport=1, dport=2, flags=flags) / data)


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (tcp("S"), "syn"),
        (tcp("SA"), "synack"),
        (tcp("A"), "ack"),
        (tcp("PA", b"x"), "data"),
        (tcp("FA"), "fin"),
        (tcp("FPA", b"x"), "data fin"),
        (tcp("R"), "rst"),
        (tcp("RA"), "rst"),
        (frame(IP(src="10.0.0.1", dst="10.0.0.2") / UDP(sport=1, dport=2) / b"x"), "udp"),
        (frame(IP(src="10.0.0.1", dst="10.0.0.2") / ICMP()), "icmp"),
        (frame(ARP()), "arp"),
        (b"", ""),
    ],
)
def test_a_frame_is_of_these_kinds(data: bytes, kinds: str) -> None:
    assert list(kinds_of(packet_of(FrameSent(0.0, 1, data)))) == ["any", *kinds.split()]


def test_the_second_segment_with_data_is_taken_and_no_other() -> None:
    rules = FrameRules("data:2")
    sent = [tcp("S"), tcp("PA", b"1"), tcp("A"), tcp("PA", b"2"), tcp("PA", b"2")]
    assert [rules.match(each, "client") for each in sent] == ["", "", "", "data:2", ""]


def test_a_rule_may_count_one_sender_alone() -> None:
    rules = FrameRules("server.ack:1, any:4")
    senders = ["client", "client", "server", "client"]
    assert [rules.match(tcp("A"), sender) for sender in senders] == ["", "", "server.ack:1", "any:4"]


def test_without_rules_nothing_is_taken() -> None:
    assert FrameRules("").match(tcp("S"), "client") == ""


@pytest.mark.parametrize("text", ["data", "data:0", "data:x", "bread:1", "a.b.data:1", "data:1 syn", ":1"])
def test_what_is_no_rule_is_refused_with_the_ways_to_write_one(text: str) -> None:
    with pytest.raises(BadRuleError, match=r"is no rule: write data:2 or client\.data:2"):
        FrameRules(text)
