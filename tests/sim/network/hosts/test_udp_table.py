from __future__ import annotations

import pytest

from sim.network import frames
from sim.network.events import Address
from sim.network.hosts.events import Discard
from sim.network.hosts.interface import Interface
from sim.network.hosts.udp_table import UdpTable, Unreachable

HERE, THERE = "10.0.0.1", "10.0.0.2"
PORT = 8000


def table() -> UdpTable:
    return UdpTable(Interface(1, HERE), "seed", lambda *packet: None)


def datagram(data: bytes = b"hi", source_port: int = 5, target: str = HERE, port: int = PORT) -> bytes:
    return frames.udp((frames.ip_number(THERE), source_port), (frames.ip_number(target), port), data)


def test_the_socket_that_fits_best_gets_it() -> None:
    ours = table()
    wildcard, connected = ours.socket(), ours.socket()
    for socket in (wildcard, connected):
        socket.reuse = True
    wildcard.bind("", PORT)
    connected.bind(HERE, PORT)
    connected.connect(THERE, 5)
    ours.on_packet(THERE, HERE, datagram(b"from 5"))
    ours.on_packet(THERE, HERE, datagram(b"from 6", source_port=6))
    assert connected.receive() == (b"from 5", Address(THERE, 5))
    assert wildcard.receive() == (b"from 6", Address(THERE, 6))


def test_nobody_at_the_port_is_said() -> None:
    with pytest.raises(Unreachable):
        table().on_packet(THERE, HERE, datagram())


@pytest.mark.parametrize("cut", [0, 7, 9])
def test_half_a_datagram_is_malformed(cut: int) -> None:
    assert table().on_packet(THERE, HERE, datagram()[:cut]) is Discard.MALFORMED


def test_a_damaged_one_is_thrown_away() -> None:
    damaged = datagram()[:-1] + b"!"
    assert table().on_packet(THERE, HERE, damaged) is Discard.BAD_CHECKSUM


def test_without_a_checksum_it_is_believed() -> None:
    ours = table()
    socket = ours.socket()
    socket.bind(HERE, PORT)
    plain = datagram()
    assert ours.on_packet(THERE, HERE, plain[:6] + bytes(2) + plain[8:]) is None
    assert socket.is_readable


def test_bytes_after_the_datagram_are_no_part_of_it() -> None:
    ours = table()
    socket = ours.socket()
    socket.bind(HERE, PORT)
    ours.on_packet(THERE, HERE, datagram() + b"padding")
    assert socket.receive() == (b"hi", Address(THERE, 5))


def test_a_full_buffer_is_said() -> None:
    ours = table()
    socket = ours.socket()
    socket.bind(HERE, PORT)
    socket.receive_buffer = 1
    assert ours.on_packet(THERE, HERE, datagram()) is Discard.NO_ROOM
