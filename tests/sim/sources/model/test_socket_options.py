from __future__ import annotations

import socket
import struct

import pytest

from sim.network.cable import Cable
from sim.network.hosts.tcp_socket import TcpSocket
from sim.sources.model import socket_options as options
from sim.sources.model.town import Town

SOCKET, TCP = socket.SOL_SOCKET, socket.IPPROTO_TCP


@pytest.fixture
def town() -> Town:
    return Town(Cable(), lambda event: None)


@pytest.fixture
def tcp(town: Town) -> TcpSocket:
    return town.hosts[0].tcp.socket()


@pytest.mark.parametrize(
    ("level", "option", "value", "read"),
    [
        (SOCKET, socket.SO_REUSEADDR, 1, 1),
        (SOCKET, socket.SO_KEEPALIVE, 1, 1),
        (SOCKET, socket.SO_RCVBUF, 8192, 16384),
        (SOCKET, socket.SO_SNDBUF, 8192, 16384),
        (TCP, socket.TCP_NODELAY, 1, 1),
        (TCP, socket.TCP_MAXSEG, 500, 500),
        (TCP, options.IDLE, 5, 5),
        (TCP, options.INTERVAL, 2, 2),
        (TCP, options.COUNT, 3, 3),
    ],
)
def test_what_is_set_is_read(tcp: TcpSocket, level: int, option: int, value: int, read: int) -> None:
    options.put(tcp, level, option, value, 0.0)
    assert options.get(tcp, level, option, 0) == read


def test_they_change_how_the_endpoint_behaves(tcp: TcpSocket) -> None:
    options.put(tcp, TCP, socket.TCP_NODELAY, 1, 0.0)
    options.put(tcp, SOCKET, socket.SO_RCVBUF, 4096, 0.0)
    assert not tcp.settings.nagle
    assert tcp.settings.receive_buffer == 4096


def test_linger_is_two_numbers(tcp: TcpSocket) -> None:
    options.put(tcp, SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0), 0.0)
    assert tcp.linger == 0
    assert options.get(tcp, SOCKET, socket.SO_LINGER, 8) == struct.pack("ii", 1, 0)


def test_what_the_model_does_not_have_is_refused(town: Town, tcp: TcpSocket) -> None:
    for each in (tcp, town.hosts[0].udp.socket()):
        with pytest.raises(OSError, match="Protocol not available"):
            options.get(each, TCP, 9999, 0)
        with pytest.raises(OSError, match="Protocol not available"):
            options.put(each, TCP, 9999, 1, 0.0)
    with pytest.raises(OSError, match="Invalid argument"):
        options.put(tcp, TCP, socket.TCP_MAXSEG, 1, 0.0)


@pytest.mark.skipif(options.TCP_INFO is None, reason="this system's socket module has no TCP_INFO")
def test_what_linux_tells_of_a_connection_is_told_in_its_form(tcp: TcpSocket) -> None:
    assert options.TCP_INFO is not None
    assert options.get(tcp, TCP, options.TCP_INFO, 1) == bytes([7])
    tcp.connect("10.0.0.2", 8001, 0.0)
    told = options.get(tcp, TCP, options.TCP_INFO, 0)
    assert isinstance(told, bytes)
    assert (len(told), told[0]) == (options.INFO_SIZE, 2)


def test_datagrams_have_a_receive_buffer(town: Town) -> None:
    udp = town.hosts[0].udp.socket()
    options.put(udp, SOCKET, socket.SO_RCVBUF, 5000, 0.0)
    assert options.get(udp, SOCKET, socket.SO_RCVBUF, 0) == 10000
    assert options.get(udp, SOCKET, socket.SO_TYPE, 0) == socket.SOCK_DGRAM
    assert options.get(udp, SOCKET, socket.SO_ERROR, 0) == 0
