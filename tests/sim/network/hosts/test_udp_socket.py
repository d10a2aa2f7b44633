from __future__ import annotations

import pytest

from sim.network.events import Address
from sim.network.hosts.udp_socket import LONGEST, OVERHEAD, UdpSocket
from tests.sim.network.hosts.town import NOBODY, PORT, SERVER, A, B, Town


def server_of(town: Town) -> UdpSocket:
    server = town.b.udp.socket()
    server.bind(B, PORT)
    return server


def test_each_datagram_arrives_whole_with_its_sender() -> None:
    town = Town()
    server, client = server_of(town), town.a.udp.socket()
    for data in (b"one", b"", b"three"):
        assert client.send(data, SERVER, 0.0) == len(data)
    town.settle()
    sender = Address(A, client.local.port)
    assert [server.receive() for _ in range(4)] == [(b"one", sender), (b"", sender), (b"three", sender), None]


def test_peeking_leaves_it_there() -> None:
    town = Town()
    server = server_of(town)
    town.a.udp.socket().send(b"x", SERVER, 0.0)
    town.settle()
    assert server.receive(peek=True) == server.receive(peek=True) == server.receive()
    assert server.receive() is None


def test_a_long_one_travels_in_fragments() -> None:
    town = Town()
    server = server_of(town)
    data = bytes(range(256)) * 20
    town.a.udp.socket().send(data, SERVER, 0.0)
    town.settle()
    received = server.receive()
    assert received is not None
    assert received[0] == data
    assert len(town.wire) == 2 + 4


def test_a_connected_socket_hears_its_peer_alone() -> None:
    town = Town()
    client = town.a.udp.socket()
    client.connect(B, PORT)
    server, stranger = server_of(town), town.b.udp.socket()
    for sender in (stranger, server):
        sender.send(b"hi", Address(A, client.local.port), 0.0)
    town.settle()
    assert [client.receive(), client.receive()] == [(b"hi", SERVER), None]
    assert client.local.host == A


def test_a_closed_port_refuses_a_connected_socket_once() -> None:
    town = Town()
    client = town.a.udp.socket()
    client.connect(B, PORT)
    client.send(b"hello", None, 0.0)
    town.settle()
    assert town.said == ["arp", "arp", "udp 5", "icmp 33"]
    assert client.is_readable
    with pytest.raises(ConnectionRefusedError):
        client.receive()
    assert client.receive() is None
    client.send(b"again", None, 0.0)
    town.settle()
    with pytest.raises(ConnectionRefusedError):
        client.send(b"and again", None, 0.0)


def test_an_unconnected_socket_never_hears_of_it() -> None:
    town = Town()
    client = town.a.udp.socket()
    client.send(b"hello", SERVER, 0.0)
    town.settle()
    assert town.said[-1].startswith("icmp")
    assert client.receive() is None


def test_a_silent_neighbour_is_told_to_a_connected_socket() -> None:
    town = Town()
    client = town.a.udp.socket()
    client.connect(NOBODY, PORT)
    client.send(b"hello", None, 0.0)
    town.wait(5.0)
    with pytest.raises(OSError, match="No route to host"):
        client.receive()


def test_a_full_buffer_loses_what_comes() -> None:
    town = Town()
    server, client = server_of(town), town.a.udp.socket()
    server.receive_buffer = 3 * (10 + OVERHEAD)
    for number in range(5):
        client.send(bytes([number]) * 10, SERVER, 0.0)
    town.settle()
    received = [server.receive() for _ in range(4)]
    assert [each and each[0][0] for each in received] == [0, 1, 2, None]


@pytest.mark.parametrize(
    ("data", "target", "words"),
    [
        (b"x", None, "Destination address required"),
        (bytes(LONGEST + 1), SERVER, "Message too long"),
        (b"x", Address("8.8.8.8", 53), "Network is unreachable"),
        (b"x", Address(B, 0), "Invalid argument"),
    ],
)
def test_what_cannot_be_sent_is_refused(data: bytes, target: Address | None, words: str) -> None:
    with pytest.raises(OSError, match=words):
        Town().a.udp.socket().send(data, target, 0.0)


def test_the_longest_datagram_arrives() -> None:
    town = Town()
    server = server_of(town)
    town.a.udp.socket().send(bytes(LONGEST), SERVER, 0.0)
    town.settle()
    received = server.receive()
    assert received is not None
    assert len(received[0]) == LONGEST


def test_a_socket_has_one_port_and_gives_it_back() -> None:
    town = Town()
    server = server_of(town)
    with pytest.raises(OSError, match="Invalid argument"):
        server.bind(B, PORT + 1)
    with pytest.raises(OSError, match="already in use"):
        server_of(town)
    server.close()
    server.close()
    assert server_of(town).local == SERVER


def test_after_shutdown_it_reads_the_end() -> None:
    socket = Town().a.udp.socket()
    assert not socket.is_readable
    socket.reads_no_more = True
    assert socket.receive() == (b"", Address("0.0.0.0", 0))
