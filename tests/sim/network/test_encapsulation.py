import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.layers.inet import IP, UDP
from scapy.layers.l2 import ARP, Ether

from sim.network.encapsulation import LAYERS, Medium, Unit, Where, journey, journey_of, medium_of, units_of
from sim.network.events import FrameLost, FrameSent, Link, Loss
from sim.network.headers import Layer
from sim.network.packets import Packet, packet_of
from tests.sim.network.play import CLIENT, NO_CARD, SERVER, TICK, Play


def told(units: list[Unit]) -> list[tuple[int, str, list[str], list[str], int]]:
    """(layer, name, own headers, what is inside, size) of each unit."""
    return [(unit.layer, unit.name, names(unit.layers), names(unit.inner), unit.size) for unit in units]


def names(layers: tuple[Layer, ...]) -> list[str]:
    return [layer.protocol.name for layer in layers]


def message(data: bytes = b"hello") -> Packet:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", data)
    return play.packets[number - 1]


def test_a_message_is_wrapped_layer_by_layer() -> None:
    assert told(units_of(message())) == [
        (7, "message", ["data"], [], 5),
        (4, "segment", ["tcp"], ["data"], 25),
        (3, "packet", ["ipv4"], ["tcp", "data"], 45),
        (2, "frame", ["ethernet"], ["ipv4", "tcp", "data"], 59),
    ]


def test_every_unit_is_the_bytes_of_the_one_above_behind_its_own_header() -> None:
    units = units_of(message())
    for above, below in zip(units, units[1:], strict=False):
        assert (below.layers[-1].end, below.end) == (above.start, above.end)


def test_a_segment_without_data_has_no_message() -> None:
    play = Play().opens()
    units = units_of(play.packets[0])
    assert (units[0].layers, units[0].size) == ((), 0)
    assert [unit.size for unit in units[1:]] == [20, 40, 54]


def test_a_datagram_is_called_so_and_padding_belongs_to_the_frame_alone() -> None:
    inner = IP(src=CLIENT.host, dst=SERVER.host) / UDP(sport=1, dport=2) / b"hi"
    frame = bytes(Ether(src=NO_CARD, dst=NO_CARD) / inner) + bytes(16)
    units = units_of(packet_of(FrameSent(0.0, 1, frame)))
    assert [(unit.name, unit.size) for unit in units] == [
        ("message", 2), ("datagram", 10), ("packet", 30), ("frame", 60)
    ]  # fmt: skip


def test_without_a_link_layer_there_is_no_frame() -> None:
    data = message().event.data[14:]
    units = units_of(packet_of(FrameSent(0.0, 1, data, Link.RAW)))
    assert [bool(unit.layers) for unit in units] == [True, True, True, False]
    assert units[2].start == 0


def test_what_the_capture_itself_puts_in_front_belongs_to_no_layer() -> None:
    data = b"\x02\0\0\0" + message().event.data[14:]
    units = units_of(packet_of(FrameSent(0.0, 1, data, Link.NULL)))
    assert [unit.size for unit in units] == [5, 25, 45, 45]
    assert (units[3].layers, units[3].start) == ((), 4)


@pytest.mark.parametrize(
    ("data", "link", "medium"),
    [
        (bytes(14), Link.ETHERNET, Medium.LOOPBACK),
        (bytes.fromhex("020000000002020000000001"), Link.ETHERNET, Medium.CABLE),
        (b"\x02\0\0\0", Link.NULL, Medium.LOOPBACK),
        (bytes(20), Link.RAW, Medium.UNKNOWN),
    ],
)
def test_what_carries_a_frame_shows_in_its_link_layer(data: bytes, link: Link, medium: Medium) -> None:
    assert medium_of(packet_of(FrameSent(0.0, 1, data, link))) is medium


def test_what_is_lost_dies_on_the_cable() -> None:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", b"hello")
    sent = play.packets[number - 1].sent
    play.happens(FrameLost(sent + TICK / 2, number, Loss.HAND))
    packet = play.world.packet(number)
    assert packet is not None
    assert journey_of(packet, sent + TICK / 4).where is Where.DOWN
    for time in (sent + TICK / 2, sent + 2 * TICK):
        at = journey_of(packet, time)
        assert (at.where, at.layers) == (Where.LOST, len(LAYERS))
        assert at.across == pytest.approx(0.5)


def test_what_icmp_and_arp_carry_is_no_message_of_a_program() -> None:
    play = Play().opens()
    number = play.icmp(3, 3, play.packets[0])
    found = told(units_of(play.packets[number - 1]))
    assert [part[2] for part in found] == [[], [], ["ipv4", "icmp", "data"], ["ethernet"]]
    arp = packet_of(FrameSent(0.0, 1, bytes(Ether(src=NO_CARD) / ARP(pdst="10.0.0.2"))))
    assert [part[2] for part in told(units_of(arp))] == [[], [], ["arp"], ["ethernet"]]


@given(st.binary(max_size=80), st.sampled_from(Link))
def test_any_bytes_have_units(data: bytes, link: Link) -> None:
    units = units_of(packet_of(FrameSent(0.0, 1, data, link)))
    assert [unit.layer for unit in units] == list(LAYERS)
    assert all(0 <= unit.start <= unit.end <= len(data) for unit in units)


@pytest.mark.parametrize(
    ("share", "where", "layers", "across"),
    [
        (0, Where.DOWN, 1, 0),
        (0.3, Where.DOWN, 4, 0),
        (0.5, Where.ACROSS, 4, 0.5),
        (0.7, Where.UP, 1, 1),
        (1, Where.THERE, 4, 1),
    ],
)
def test_a_message_goes_down_across_and_up(share: float, where: Where, layers: int, across: float) -> None:
    at = journey(share)
    assert (at.where, at.layers) == (where, layers)
    assert at.across == pytest.approx(across)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_message_never_goes_back(one: float, other: float) -> None:
    order = list(Where)

    def progress(share: float) -> tuple[int, int, float]:
        at = journey(share)
        return order.index(at.where), at.layers, at.across

    early, late = sorted((one, other))
    assert progress(early) <= progress(late)
