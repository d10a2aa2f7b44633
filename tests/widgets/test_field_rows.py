"""The rows say everything that is in a frame, each thing once, and what a beginner needs first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.network import headers
from sim.network.events import FrameSent, Link
from sim.network.packets import Packet, packet_of
from tests.sim.network.frames import FRAMES
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.field_rows import Row, RowKind, row_at, rows_of


def rows(packet: Packet, relative: bool = True) -> list[Row]:
    """The rows of one packet."""
    return rows_of(packet, headers.decode(packet.event.data, packet.event.link), relative)


def find(found: list[Row], protocol: str, name: str) -> Row:
    """The row of a field."""
    card = next(row for row in found if row.key[0] == protocol)
    return next(row for row in card.children if row.key[1] == name)


def frame(data: bytes) -> Packet:
    """A packet that no world has seen."""
    return packet_of(FrameSent(0.0, 1, data))


def leaves(found: list[Row]) -> list[Row]:
    """Every field of every layer."""
    fields = [row for card in found for row in card.children if row.kind is not RowKind.MORE]
    return [leaf for row in fields for leaf in (row.children or (row,))]


PLAY = Play().opens().says(CLIENT, "PSH ACK", b"hello")
SYN, SYN_ACK, ACK, DATA = PLAY.packets


def test_a_layer_is_a_card_with_its_number_and_its_size() -> None:
    cards = [(row.title, row.value, row.layer) for row in rows(DATA)]
    assert cards == [("L2 Ethernet", "14 B", 2), ("L3 IPv4", "20 B", 3), ("L4 TCP", "20 B", 4), ("Data", "5 B", 7)]


def test_numbers_count_from_the_first_and_name_the_true_one() -> None:
    assert find(rows(SYN_ACK), "tcp", "sequence").value == "0 (700)"
    assert find(rows(SYN_ACK), "tcp", "acknowledgement").value == "1 (4294967295)"
    assert find(rows(SYN_ACK, relative=False), "tcp", "sequence").value == "700"


def test_an_acknowledgement_that_does_not_count_is_not_counted() -> None:
    assert find(rows(SYN), "tcp", "acknowledgement").value == "0"


def test_flags_are_one_row_that_holds_the_bits() -> None:
    flags = find(rows(SYN_ACK), "tcp", "flags")
    assert (flags.value, flags.chips) == ("SYN ACK", ("syn", "ack"))
    assert [(bit.title, bit.value) for bit in flags.children] == [
        ("CWR", "0"), ("ECE", "0"), ("URG", "0"), ("ACK", "1"), ("PSH", "0"), ("RST", "0"), ("SYN", "1"), ("FIN", "0"),
    ]  # fmt: skip
    assert (flags.first_byte, flags.end_byte) == (14 + 20 + 13, 14 + 20 + 14)


def test_the_flags_of_ipv4_are_named() -> None:
    clear, forbidden = (
        bytes(b"\x00" * 12 + b"\x08\x00\x45" + b"\x00" * 5 + bits + bytes(13)) for bits in (b"\x00", b"\x40")
    )
    assert find(rows(frame(clear)), "ipv4", "flags").value == "none"
    assert find(rows(frame(forbidden)), "ipv4", "flags").value == "Don't fragment"


def test_a_beginner_sees_the_telling_fields_first() -> None:
    def shown(protocol: str) -> list[str]:
        card = next(row for row in rows(SYN) if row.key[0] == protocol)
        return [row.key[1] for row in card.children if not row.seldom]

    assert shown("ipv4") == ["ttl", "protocol", "source", "target", "more"]
    assert shown("tcp") == ["source_port", "target_port", "sequence", "acknowledgement", "flags", "window", "more"]


def test_an_option_is_called_one_where_it_stands_alone() -> None:
    play = Play()
    header = bytes.fromhex("c3501f41 00000001 00000000 70022000 00000000 02040218 04020101")
    ip = bytes.fromhex("4500 0030 0001 0000 4006 0000 7f000001 7f000001")
    play.frame(bytes(12) + b"\x08\x00" + ip + header)
    mss = find(rows(play.packets[0]), "tcp", "mss")
    assert (mss.title, mss.name, mss.value) == ("Maximum segment size", "Option: Maximum segment size", "536")
    assert find(rows(play.packets[0]), "tcp", "sack_permitted").value == "yes"
    assert find(rows(play.packets[0]), "tcp", "window").name == "Window"


def test_what_an_error_quotes_is_not_called_the_programs_data() -> None:
    play = Play()
    play.datagram(CLIENT, SERVER, b"hello")
    play.icmp(3, 3, play.packets[0])
    datagram, error = (rows(packet)[-1] for packet in play.packets)
    assert "program sent" in datagram.help
    assert "quotes" in error.help
    assert error.children[0].help == error.help


def test_the_same_field_of_another_packet_has_the_same_key() -> None:
    assert find(rows(SYN), "tcp", "window").key == find(rows(DATA), "tcp", "window").key


@given(FRAMES.map(bytes))
def test_every_byte_of_every_layer_belongs_to_a_field(data: bytes) -> None:
    packet = frame(data)
    found = rows(packet)
    for layer in headers.decode(data, Link.ETHERNET):
        for byte in range(layer.start, layer.end):
            row = row_at(found, byte)
            # Only what follows a broken list of options belongs to no field.
            assert row is not None or layer.protocol.name == "tcp"
            assert row is None or row.first_byte <= byte < row.end_byte


@given(FRAMES.map(bytes))
def test_every_field_is_told_once_with_a_title_and_a_help(data: bytes) -> None:
    found = leaves(rows(frame(data)))
    assert len(found) == sum(len(layer.fields) for layer in headers.decode(data, Link.ETHERNET))
    assert len({row.key for row in found}) == len(found)
    assert all(row.title and row.name and row.help for row in found)


@given(st.binary(max_size=120), st.sampled_from(Link))
def test_nothing_that_comes_over_the_wire_breaks_it(data: bytes, link: Link) -> None:
    packet = packet_of(FrameSent(0.0, 1, data, link))
    rows_of(packet, headers.decode(data, link), relative=True)
