from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.network import frames
from sim.network.events import FrameSent, Link
from sim.network.headers import decode
from sim.network.hosts.events import Discard, Discarded
from sim.network.hosts.host import Host, is_loopback
from sim.network.hosts.interface import Interface
from sim.network.packets import packet_of
from tests.sim.network.frames import FRAMES
from tests.sim.network.hosts.town import PORT, A, B, Town

OURS = 0x02_0000_0000_02
US, THEM = frames.ip_number(B), frames.ip_number(A)


def host() -> Host:
    made = Host(Interface(OURS, B), "b")
    made.neighbours.learn(THEM, 1)
    return made


def frame(packet: bytes, target: int = OURS, kind: int = frames.TYPE_IPV4) -> bytes:
    return frames.ethernet(1, target, kind, packet)


def reason(data: bytes) -> Discard | None:
    """Why a host throws this frame away."""
    ours = host()
    ours.on_frame(data, 1.0)
    for event in ours.take_events():
        assert isinstance(event, Discarded)
        assert event.time == 1.0
        return event.why
    return None


def test_an_echo_request_is_answered_with_the_same_data() -> None:
    town = Town()
    town.a.ping(B, 77, 1, b"are you there", 0.0)
    town.settle()
    question, answer = town.packets[-2:]
    assert (question.source.host, answer.source.host) == (A, B)
    assert answer.payload == question.payload == b"are you there"
    _, _, icmp, _ = decode(answer.event.data, Link.ETHERNET)
    assert [icmp.value(name) for name in ("type", "code", "rest")] == [0, 0, 77 << 16 | 1]


def test_an_unreachable_port_quotes_the_packet() -> None:
    town = Town()
    town.a.udp.socket().send(b"x" * 1000, town.b.udp.socket().local.__class__(B, PORT), 0.0)
    town.settle()
    datagram, message = town.packets[-2:]
    assert message.payload == datagram.event.data[14:][: frames.QUOTED]
    assert (message.source, message.target) == (datagram.target, datagram.source)
    assert len(message.event.data) == 14 + 576


def test_packets_to_oneself_never_leave() -> None:
    town = Town()
    server, client = town.a.udp.socket(), town.a.udp.socket()
    server.bind("", PORT)
    for address in ("127.0.0.1", A):
        client.send(b"x", server.local.__class__(address, PORT), 0.0)
    [first, second] = town.a.take_frames()
    assert is_loopback(first)
    for each in (first, second):
        town.a.on_frame(each, 0.0)
    assert [server.receive() is not None for _ in range(3)] == [True, True, False]
    assert town.wire == []


def test_why_a_frame_is_thrown_away() -> None:
    icmp = frames.icmp(8, 0, 0, b"")
    good = frames.ipv4(THEM, US, 1, icmp)
    datagram = frames.udp((THEM, 5), (US, PORT), b"hello")
    assert reason(frame(good)) is None
    assert reason(b"short") is Discard.MALFORMED
    assert reason(frame(good, target=OURS + 1)) is Discard.NOT_FOR_US
    assert reason(frame(good, kind=0x86DD)) is Discard.UNKNOWN_PROTOCOL
    assert reason(frame(good[:19])) is Discard.MALFORMED
    assert reason(frame(b"\x65" + good[1:])) is Discard.MALFORMED
    assert reason(frame(good[:-1])) is Discard.MALFORMED
    assert reason(frame(good[:8] + b"\xff" + good[9:])) is Discard.BAD_CHECKSUM
    assert reason(frame(frames.ipv4(THEM, US + 1, 1, icmp))) is Discard.NOT_FOR_US
    assert reason(frame(frames.ipv4(THEM, US, 1, icmp[:-1] + b"!"))) is Discard.BAD_CHECKSUM
    assert reason(frame(frames.ipv4(THEM, US, 1, b""))) is Discard.MALFORMED
    assert reason(frame(frames.ipv4(THEM, US, 17, datagram[:-1] + b"!"))) is Discard.BAD_CHECKSUM
    assert reason(frame(frames.ipv4(THEM, US, 6, b"not TCP"))) is Discard.MALFORMED
    assert reason(frame(frames.ipv4(THEM, US, 99, b""))) is Discard.UNKNOWN_PROTOCOL
    assert reason(frame(b"", kind=frames.TYPE_ARP)) is Discard.MALFORMED


@given(FRAMES.map(bytes) | st.binary(max_size=100))
def test_any_frame_is_survived(data: bytes) -> None:
    ours = host()
    for target in (OURS, frames.BROADCAST):
        ours.on_frame(target.to_bytes(6, "big") + data[6:], 0.0)
    for sent in ours.take_frames():
        assert decode(sent, Link.ETHERNET)


@given(st.binary(max_size=60), st.sampled_from([1, 6, 17]))
def test_any_body_is_survived(body: bytes, protocol: int) -> None:
    ours = host()
    ours.on_frame(frame(frames.ipv4(THEM, US, protocol, body)), 0.0)
    ours.take_events()
    for sent in ours.take_frames():
        assert packet_of(FrameSent(0.0, 0, sent)).protocol in ("tcp", "icmp")


def test_packets_are_numbered_and_segments_must_not_be_cut() -> None:
    town = Town()
    for _ in range(3):
        town.a.ping(B, 1, 1, b"", 0.0)
    socket = town.a.tcp.socket()
    socket.connect(B, PORT, 0.0)
    town.settle()
    sent = [decode(each, Link.ETHERNET)[1] for each in town.wire if packet_of(FrameSent(0, 0, each)).source.host == A]
    headers = [layer for layer in sent if layer.protocol.name == "ipv4"]
    assert [layer.value("identification") for layer in headers] == [1, 2, 3, 4]
    assert [layer.value("dont_fragment") for layer in headers] == [0, 0, 0, 1]


def test_nothing_to_do_means_no_deadline() -> None:
    ours = host()
    assert ours.deadline is None
    ours.on_tick(100.0)
    assert ours.take_frames() == []
