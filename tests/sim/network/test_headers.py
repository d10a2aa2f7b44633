from __future__ import annotations

import re
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.layers.inet import IP, TCP
from scapy.layers.inet6 import IPv6
from scapy.layers.l2 import Ether, Loopback
from scapy.packet import Packet, Padding, Raw

from sim.network.events import Link
from sim.network.headers import Layer, bits_of, decode, preview, read, read_all, split, written
from sim.network.protocols import DATA, Field, Show
from tests.sim.network.frames import FRAMES, IPV4S, as_sent

# Our name of a field, scapy's name of the same.
SAME = {
    "ethernet": {"target": "dst", "source": "src", "type": "type"},
    "ipv4": {
        "version": "version", "header_length": "ihl", "service": "tos", "length": "len", "identification": "id",
        "fragment_offset": "frag", "ttl": "ttl", "protocol": "proto", "checksum": "chksum", "source": "src",
        "target": "dst",
    },
    "ipv6": {
        "version": "version", "service": "tc", "flow": "fl", "length": "plen", "protocol": "nh", "ttl": "hlim",
        "source": "src", "target": "dst",
    },
    "arp": {
        "hardware": "hwtype", "protocol": "ptype", "hardware_size": "hwlen", "protocol_size": "plen",
        "operation": "op", "source_mac": "hwsrc", "source": "psrc", "target_mac": "hwdst", "target": "pdst",
    },
    "icmp": {"type": "type", "code": "code", "checksum": "chksum"},
    "tcp": {
        "source_port": "sport", "target_port": "dport", "sequence": "seq", "acknowledgement": "ack",
        "header_length": "dataofs", "window": "window", "checksum": "chksum", "urgent": "urgptr",
    },
    "udp": {"source_port": "sport", "target_port": "dport", "length": "len", "checksum": "chksum"},
}  # fmt: skip
TCP_FLAGS = {"cwr": "C", "ece": "E", "urg": "U", "ack": "A", "psh": "P", "rst": "R", "syn": "S", "fin": "F"}
IPV4_FLAGS = {"reserved": "evil", "dont_fragment": "DF", "more_fragments": "MF"}


def layers_of(packet: Packet) -> list[Packet]:
    """Scapy's layers, what it counts as padding left out as we leave it out."""
    layers = (packet.getlayer(number) for number in range(len(packet.layers())))
    return [layer for layer in layers if layer is not None and not isinstance(layer, Padding)]


def number(value: object) -> int:
    """A field of scapy as a number."""
    text = str(value)
    if re.fullmatch("[0-9a-f]{2}(:[0-9a-f]{2}){5}", text):
        return int(text.replace(":", ""), 16)
    return value if isinstance(value, int) else int(ip_address(text))


@given(FRAMES)
def test_every_field_has_the_value_that_scapy_finds(made: Packet) -> None:
    packet = as_sent(made)
    ours, theirs = decode(bytes(packet), Link.ETHERNET), layers_of(packet)
    assert len(ours) == len(theirs)
    for layer, other in zip(ours, theirs, strict=True):
        if layer.protocol is DATA:
            assert bytes(packet)[layer.start : layer.end] == bytes(other)[: layer.end - layer.start]
            continue
        for name, their_name in SAME[layer.protocol.name].items():
            assert layer.value(name) == number(other.getfieldval(their_name)), name


@given(FRAMES)
def test_every_flag_is_the_one_that_scapy_finds(made: Packet) -> None:
    packet = as_sent(made)
    for layer in decode(bytes(packet), Link.ETHERNET):
        if layer.protocol.name == "tcp":
            flags = packet[TCP].flags
            assert {name: bool(layer.value(name)) for name in TCP_FLAGS} == {
                name: letter in str(flags) for name, letter in TCP_FLAGS.items()
            }
            assert layer.value("reserved") == packet[TCP].reserved * 2 + ("N" in str(flags))
        if layer.protocol.name == "ipv4":
            flags = packet[IP].flags
            assert [bool(layer.value(name)) for name in IPV4_FLAGS] == [
                bool(getattr(flags, theirs)) for theirs in IPV4_FLAGS.values()
            ]


@given(FRAMES)
def test_the_fields_of_a_layer_cover_it_without_gap_or_overlap(made: Packet) -> None:
    data = bytes(made)
    for layer in decode(data, Link.ETHERNET):
        places = [(field.first_bit, field.first_bit + field.bits) for field in layer.fields]
        assert places[0][0] == layer.start * 8
        assert places[-1][1] == layer.end * 8
        assert [end for _, end in places[:-1]] == [start for start, _ in places[1:]]


@given(FRAMES)
def test_layers_follow_one_another_from_the_first_byte(made: Packet) -> None:
    parts = split(bytes(made), Link.ETHERNET)
    assert parts[0][1] == 0
    assert [end for _, _, end in parts[:-1]] == [start for _, start, _ in parts[1:]]


@given(st.binary(max_size=120), st.sampled_from(Link))
def test_any_bytes_can_be_decoded(data: bytes, link: Link) -> None:
    for layer in decode(data, link):
        assert 0 <= layer.start <= layer.end <= len(data)
        for field in layer.fields:
            assert layer.start <= field.first_byte <= field.end_byte <= layer.end


@given(FRAMES, st.data())
def test_a_frame_cut_anywhere_can_be_decoded(made: Packet, data: st.DataObject) -> None:
    whole = bytes(made)
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    parts = split(cut, Link.ETHERNET)
    assert sum(end - start for _, start, end in parts) == len(cut)


@given(FRAMES)
def test_every_field_has_a_title_a_sentence_of_help_and_a_text(made: Packet) -> None:
    for layer in decode(bytes(made), Link.ETHERNET):
        for value in layer.fields:
            assert value.field.title
            assert value.field.help.endswith(".")
            assert isinstance(value.text, str)


@given(IPV4S)
def test_a_frame_may_begin_with_ip_or_with_the_loopback_word(packet: Packet) -> None:
    raw, loopback = bytes(packet), bytes(Loopback(type=2) / packet)
    names = [layer.protocol.name for layer in decode(raw, Link.RAW)]
    assert names[0] == "ipv4"
    assert [layer.protocol.name for layer in decode(loopback, Link.NULL)] == ["null", *names]


def test_padding_after_the_packet_belongs_to_nothing() -> None:
    packet = bytes(Ether(src="0:0:0:0:0:0", dst="0:0:0:0:0:0") / IP(src="1.1.1.1", dst="1.1.1.2") / TCP() / b"hi")
    assert decode(packet + bytes(6), Link.ETHERNET)[-1].end == len(packet)


def test_a_length_of_zero_means_all_of_it() -> None:
    packet = IP(src="1.1.1.1", dst="1.1.1.2", len=0) / TCP() / Raw(b"long")
    assert decode(bytes(packet), Link.RAW)[-1].fields[0].text == "b'long'"


def test_a_later_fragment_has_no_ports() -> None:
    packet = IP(src="1.1.1.1", dst="1.1.1.2", frag=3, proto=6) / Raw(bytes(40))
    assert [layer.protocol.name for layer in decode(bytes(packet), Link.RAW)] == ["ipv4", "data"]


def layer_named(name: str, data: bytes, link: Link) -> Layer:
    return next(layer for layer in decode(data, link) if layer.protocol.name == name)


def test_values_are_written_as_people_write_them() -> None:
    data = bytes(
        Ether(src="02:00:00:00:00:0a", dst="ff:ff:ff:ff:ff:ff") / IPv6(src="::1", dst="fe80::2") / TCP(sport=80)
    )
    ethernet, ipv6 = layer_named("ethernet", data, Link.ETHERNET), layer_named("ipv6", data, Link.ETHERNET)
    assert [field.text for field in ethernet.fields] == ["ff:ff:ff:ff:ff:ff", "02:00:00:00:00:0a", "0x86dd"]
    assert [field.text for field in ipv6.fields][-2:] == ["::1", "fe80::2"]
    assert written(10, Field("a", "A", 12, Show.HEX, "")) == "0x00a"
    assert written(0x7F000001, Field("a", "A", 32, Show.IPV4, "")) == "127.0.0.1"


def test_an_unknown_field_raises() -> None:
    layer = layer_named("ethernet", bytes(14), Link.ETHERNET)
    with pytest.raises(KeyError):
        layer.value("colour")
    with pytest.raises(KeyError):
        read(bytes(14), 0, layer.protocol, "colour")


@given(st.binary(min_size=1, max_size=20), st.data())
def test_bits_are_cut_out_most_significant_first(data: bytes, more: st.DataObject) -> None:
    first = more.draw(st.integers(0, len(data) * 8 - 1))
    count = more.draw(st.integers(0, len(data) * 8 - first))
    text = "".join(f"{byte:08b}" for byte in data)[first : first + count]
    assert bits_of(data, first, count) == int(text or "0", 2)


def test_a_preview_shows_the_beginning_and_that_more_follows() -> None:
    assert preview(b"abc", 3) == "b'abc'"
    assert preview(b"abcd", 3) == "b'abc'..."


@given(FRAMES)
def test_one_field_can_be_read_without_decoding_the_rest(made: Packet) -> None:
    data = bytes(made)
    for layer in decode(data, Link.ETHERNET):
        for field, value in zip(layer.protocol.fields, layer.fields, strict=False):
            assert read(data, layer.start, layer.protocol, field.name) == value.value


@given(FRAMES)
def test_all_fields_of_a_header_can_be_read_at_once(made: Packet) -> None:
    data = bytes(made)
    for layer in decode(data, Link.ETHERNET):
        if layer.protocol is not DATA:
            found = zip(layer.protocol.fields, layer.fields, strict=False)
            assert read_all(data[layer.start :], layer.protocol) == {field.name: value.value for field, value in found}
