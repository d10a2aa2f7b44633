from __future__ import annotations

import errno

import pytest

from sim.network.hosts.connection import Connection
from sim.network.hosts.tcp_socket import TcpSocket
from sim.network.tcp.settings import TcpSettings
from tests.sim.network.hosts.test_tcp_socket import connected


def connection_of(socket: TcpSocket) -> Connection:
    assert socket.connection is not None
    return socket.connection


def test_bytes_arrive_in_pieces_of_the_reader_s_choice() -> None:
    town, client, server = connected()
    client.send(b"hello", 0.0)
    town.settle()
    assert server.receive(2, 0.0) == b"he"
    assert server.receive(9, 0.0, peek=True) == server.receive(9, 0.0) == b"llo"
    assert server.receive(9, 0.0) is None


def test_after_the_peer_s_fin_comes_the_end_for_ever() -> None:
    town, client, server = connected()
    client.send(b"bye", 0.0)
    client.close(0.0)
    town.settle()
    assert [server.receive(9, 0.0) for _ in range(3)] == [b"bye", b"", b""]


def test_a_half_closed_connection_carries_the_other_way() -> None:
    town, client, server = connected()
    client.shutdown(False, True, 0.0)
    town.settle()
    with pytest.raises(BrokenPipeError):
        client.send(b"x", 0.0)
    server.send(b"still here", 0.0)
    town.settle()
    assert client.receive(99, 0.0) == b"still here"


def test_after_a_reset_the_first_call_hears_of_it_and_later_ones_the_end() -> None:
    town, client, server = connected()
    client.linger = 0
    client.close(0.0)
    town.settle()
    assert town.said[-1] == "rst ack"
    with pytest.raises(ConnectionResetError):
        server.receive(1, 0.0)
    assert server.receive(1, 0.0) == b""
    with pytest.raises(BrokenPipeError):
        server.send(b"x", 0.0)


def test_data_that_came_before_the_reset_can_still_be_read() -> None:
    town, client, server = connected()
    client.send(b"last words", 0.0)
    town.settle()
    client.linger = 0
    client.close(0.0)
    town.settle()
    assert server.receive(99, 0.0) == b"last words"
    with pytest.raises(ConnectionResetError):
        server.receive(99, 0.0)


def test_a_reset_after_the_peer_s_end_is_a_broken_pipe() -> None:
    town, client, server = connected()
    client.close(0.0)
    town.settle()
    server.send(b"nobody reads this", 0.0)
    town.settle()
    assert connection_of(server).pending_error == errno.EPIPE
    with pytest.raises(BrokenPipeError):
        server.send(b"x", 0.0)


def test_closing_with_unread_bytes_resets_the_peer() -> None:
    town, client, server = connected()
    client.send(b"unread", 0.0)
    town.settle()
    server.close(0.0)
    town.settle()
    assert "rst" in town.said[-1]


def test_a_full_buffer_takes_no_more_until_the_reader_reads() -> None:
    town, client, server = connected(TcpSettings(send_buffer=3000, receive_buffer=3000, window_scale=None))
    sent = 0
    while (count := client.send(bytes(1000), town.now)) is not None:
        sent += count
        town.wait(0.3)
    assert sent == 6000, "as much as both buffers hold"
    assert not client.is_writable
    received = b""
    while (data := server.receive(10_000, town.now)) or len(received) < sent:
        received += data or b""
        town.wait(0.3)
    assert len(received) == sent
    assert client.is_writable


def test_what_is_under_way_is_known() -> None:
    town, client, _ = connected()
    town.cut = lambda packet: True
    client.send(b"lost", 0.0)
    town.settle()
    assert connection_of(client).has_unsent
    town.cut = lambda packet: False
    town.wait(1.0)
    assert not connection_of(client).has_unsent


def test_shutdown_of_a_connection_that_is_over_is_refused() -> None:
    town, client, server = connected()
    client.linger = 0
    client.close(0.0)
    town.settle()
    with pytest.raises(OSError, match="not connected"):
        server.shutdown(False, True, 0.0)


def test_reading_can_be_given_up() -> None:
    _, client, _ = connected()
    assert not client.is_readable
    client.shutdown(True, False, 0.0)
    assert client.is_readable
    assert client.receive(1, 0.0) == b""


def test_whoever_waits_long_enough_is_timed_out() -> None:
    town, client, _ = connected(TcpSettings(retries=2))
    town.cut = lambda packet: True
    client.send(b"x", 0.0)
    town.wait(60.0)
    with pytest.raises(TimeoutError):
        client.receive(1, town.now)
