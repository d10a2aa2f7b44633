from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.layers import inet, l2
from scapy.packet import Raw

from sim.network import frames
from sim.network.events import Link
from sim.network.frames import encode, ip_number, ip_text, mac_number
from sim.network.headers import decode
from sim.network.protocols import ALL, DATA, IPV4, TCP, Protocol
from tests.sim.network.frames import BYTE, MAC, WORD
from tests.sim.network.frames import DATA as BYTES
from tests.sim.network.frames import IPV4 as ADDRESS

SPORT, DPORT = 49152, 8000


@given(st.sampled_from([protocol for protocol in ALL if protocol is not DATA]), st.data())
def test_what_is_encoded_decodes_to_the_same_fields(protocol: Protocol, data: st.DataObject) -> None:
    values = {
        field.name: data.draw(st.integers(0, (1 << field.bits) - 1), label=field.name) for field in protocol.fields
    }
    header = encode(protocol, values)
    bits = "".join(f"{values[field.name]:0{field.bits}b}" for field in protocol.fields)
    assert header == int(bits, 2).to_bytes(protocol.size, "big")


@given(MAC, MAC, ADDRESS, ADDRESS, BYTES)
def test_an_ip_packet_is_byte_for_byte_that_of_scapy(
    source_mac: str, target_mac: str, source: str, target: str, data: bytes
) -> None:
    theirs = (
        l2.Ether(src=source_mac, dst=target_mac) / inet.IP(src=source, dst=target, id=7, flags="DF", proto=99) / data
    )
    packet = frames.ipv4(ip_number(source), ip_number(target), 99, data, identification=7, dont_fragment=1)
    ours = frames.ethernet(mac_number(source_mac), mac_number(target_mac), frames.TYPE_IPV4, packet)
    assert ours == bytes(theirs)


@given(ADDRESS, ADDRESS, WORD, WORD, BYTES)
def test_a_datagram_is_byte_for_byte_that_of_scapy(
    source: str, target: str, sport: int, dport: int, data: bytes
) -> None:
    theirs = inet.IP(src=source, dst=target) / inet.UDP(sport=sport, dport=dport) / data
    ours = frames.udp((ip_number(source), sport), (ip_number(target), dport), data)
    assert ours == bytes(theirs)[20:]


def test_a_datagram_whose_sum_is_zero_says_so_in_the_other_form() -> None:
    ends = (0, 0), (0, 0)
    plain = frames.udp(*ends, bytes(2))
    sum_so_far = int.from_bytes(plain[6:8], "big")
    assert frames.udp(*ends, sum_so_far.to_bytes(2, "big"))[6:8] == b"\xff\xff"


@given(st.sampled_from([0, 8]), BYTE, WORD, WORD, BYTES)
def test_an_icmp_message_is_byte_for_byte_that_of_scapy(
    kind: int, code: int, ident: int, seq: int, data: bytes
) -> None:
    assert frames.icmp(kind, code, ident << 16 | seq, data) == bytes(
        inet.ICMP(type=kind, code=code, id=ident, seq=seq) / Raw(data)
    )


@given(st.sampled_from([1, 2]), MAC, ADDRESS, MAC, ADDRESS)
def test_an_arp_message_is_byte_for_byte_that_of_scapy(
    operation: int, mac: str, address: str, target_mac: str, target: str
) -> None:
    theirs = l2.ARP(op=operation, hwsrc=mac, psrc=address, hwdst=target_mac, pdst=target)
    ours = frames.arp(operation, mac_number(mac), ip_number(address), mac_number(target_mac), ip_number(target))
    assert ours == bytes(theirs)


def test_lengths_ports_and_the_wish_of_the_caller_are_filled_in() -> None:
    segment = frames.tcp((1, SPORT), (2, DPORT), {"sequence": 5, "syn": 1}, b"\x02\x04\x05\xb4", b"hi")
    layers = decode(frames.ipv4(1, 2, frames.TCP_NUMBER, segment), Link.RAW)
    ip, tcp, data = layers
    assert (ip.value("length"), ip.value("header_length"), ip.value("ttl")) == (46, 5, 64)
    assert (tcp.value("source_port"), tcp.value("target_port"), tcp.value("header_length")) == (SPORT, DPORT, 6)
    assert data.fields[0].text == "b'hi'"


def test_a_value_that_does_not_fit_and_a_field_that_is_not_there_are_refused() -> None:
    with pytest.raises(ValueError, match="70000 does not fit into the 16 bits of tcp.window"):
        encode(TCP, {"window": 70000})
    with pytest.raises(ValueError, match="-1 does not fit"):
        encode(IPV4, {"ttl": -1})
    with pytest.raises(KeyError, match="colour"):
        encode(TCP, {"colour": 1})


def test_addresses_are_read_and_written() -> None:
    assert ip_text(ip_number("10.0.0.1")) == "10.0.0.1"
    assert mac_number("02:00:00:00:00:0a") == 0x02000000000A
    for wrong in ("", "02:00:00", "02-00-00-00-00-01", "xx:00:00:00:00:01"):
        with pytest.raises(ValueError, match=r"MAC|hex"):
            mac_number(wrong)
    with pytest.raises(ValueError, match="10.0.0"):
        ip_number("10.0.0")
