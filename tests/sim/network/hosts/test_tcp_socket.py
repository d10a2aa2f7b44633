from __future__ import annotations

import errno

import pytest

from sim.network.events import Address
from sim.network.hosts.tcp_socket import TcpSocket
from sim.network.tcp.settings import TcpSettings
from tests.sim.network.hosts.town import NOBODY, PORT, SERVER, A, B, Town


def listening(town: Town, backlog: int = 5, host: str = B) -> TcpSocket:
    listener = town.b.tcp.socket()
    listener.bind(host, PORT)
    listener.listen(backlog, town.now)
    return listener


def calling(town: Town) -> TcpSocket:
    client = town.a.tcp.socket()
    client.connect(B, PORT, town.now)
    town.settle()
    return client


def connected(settings: TcpSettings | None = None) -> tuple[Town, TcpSocket, TcpSocket]:
    """(town, the client's socket on a, the server's on b)"""
    town = Town(settings)
    listener = listening(town)
    client = calling(town)
    server = listener.accept(town.now)
    assert server is not None
    return town, client, server


def number_of(refused: pytest.ExceptionInfo[OSError]) -> int | None:
    return refused.value.errno


def test_a_connection_is_opened_used_and_closed() -> None:
    town, client, server = connected()
    assert client.finish_connect()
    assert (server.local, client.connection and client.connection.peer) == (SERVER, SERVER)
    client.send(b"hello", 0.0)
    town.settle()
    assert server.receive(99, 0.0) == b"hello"
    client.close(0.0)
    town.settle()
    server.close(0.0)
    town.settle()
    opening, data, closing = ["syn", "syn ack", "ack"], ["psh ack 5", "ack"], ["fin ack", "ack"]
    assert town.said == ["arp", "arp", *opening, *data, "fin ack", *closing]
    assert town.states(A) == ["SYN_SENT", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "TIME_WAIT"]
    assert town.states(B)[-5:] == ["SYN_RCVD", "ESTABLISHED", "CLOSE_WAIT", "LAST_ACK", "CLOSED"]


def test_a_closed_port_refuses_once_and_then_the_socket_may_call_again() -> None:
    town = Town()
    client = calling(town)
    assert town.said[-1] == "rst ack"
    with pytest.raises(ConnectionRefusedError):
        client.finish_connect()
    listening(town)
    client.connect(B, PORT, town.now)
    town.settle()
    assert client.finish_connect()


def test_nobody_at_the_address_is_said_after_three_questions() -> None:
    town = Town()
    client = town.a.tcp.socket()
    client.connect(NOBODY, PORT, 0.0)
    assert not client.finish_connect()
    town.wait(3.5)
    assert town.said == ["arp", "arp", "arp"]
    with pytest.raises(OSError, match="No route to host"):
        client.finish_connect()


def test_who_never_answers_is_given_up() -> None:
    town = Town(TcpSettings(syn_retries=2))
    town.cut = lambda packet: "syn" in packet.flags
    client = calling(town)
    town.wait(30.0)
    assert town.said.count("syn") == 3
    with pytest.raises(TimeoutError):
        client.finish_connect()


def test_calls_in_the_wrong_state_are_refused() -> None:
    town, client, _ = connected()
    fresh = town.a.tcp.socket()
    with pytest.raises(OSError, match="not connected"):
        fresh.receive(1, 0.0)
    with pytest.raises(OSError, match="not connected"):
        fresh.shutdown(True, True, 0.0)
    with pytest.raises(OSError, match="not connected"):
        fresh.finish_connect()
    with pytest.raises(BrokenPipeError):
        fresh.send(b"x", 0.0)
    with pytest.raises(OSError, match="Invalid argument"):
        fresh.accept(0.0)
    with pytest.raises(OSError, match="already connected"):
        client.connect(B, PORT, 0.0)
    with pytest.raises(OSError, match="Invalid argument"):
        client.listen(1, 0.0)
    with pytest.raises(OSError, match="Invalid argument"):
        client.bind(A, PORT)


def test_a_second_call_while_the_first_rings_is_told_so() -> None:
    town = Town()
    client = town.a.tcp.socket()
    client.connect(B, PORT, 0.0)
    with pytest.raises(OSError, match="already in progress") as refused:
        client.connect(B, PORT, 0.0)
    assert number_of(refused) == errno.EALREADY


def test_unreachable_networks_and_port_0_are_refused_at_once() -> None:
    client = Town().a.tcp.socket()
    with pytest.raises(OSError, match="Network is unreachable"):
        client.connect("8.8.8.8", 53, 0.0)
    with pytest.raises(ConnectionRefusedError):
        client.connect(B, 0, 0.0)


def test_listening_without_bind_takes_any_port() -> None:
    listener = Town().b.tcp.socket()
    listener.listen(1, 0.0)
    listener.listen(1, 0.0)
    assert listener.local.host == "0.0.0.0"
    assert listener.local.port


def test_a_listener_at_any_address_accepts_at_the_one_that_was_called() -> None:
    town = Town()
    listener = listening(town, host="")
    calling(town)
    server = listener.accept(0.0)
    assert server is not None
    assert server.local == SERVER


def test_accept_gives_callers_in_order_and_says_when_there_is_none() -> None:
    town = Town()
    listener = listening(town)
    assert not listener.is_readable
    clients = [calling(town) for _ in range(3)]
    assert listener.is_readable
    accepted = [listener.accept(0.0) for _ in range(4)]
    peers = [each.connection.peer if each is not None and each.connection is not None else None for each in accepted]
    assert peers == [*(client.local for client in clients), None]


def test_a_full_accept_queue_drops_callers_until_there_is_room() -> None:
    town = Town()
    listener = listening(town, backlog=1)
    clients = [calling(town) for _ in range(4)]
    assert listener.listener is not None
    assert len(listener.listener.accept_queue) == 2
    for _ in range(2):
        assert listener.accept(0.0) is not None
    town.wait(5.0)
    assert len(listener.listener.accept_queue) == 2, "the callers tried again"
    assert all(client.finish_connect() for client in clients)


def test_closing_a_listener_resets_who_waits_and_refuses_who_comes() -> None:
    town = Town()
    listener = listening(town)
    waiting = calling(town)
    listener.close(0.0)
    town.settle()
    with pytest.raises(ConnectionResetError):
        waiting.receive(1, 0.0)
    with pytest.raises(ConnectionRefusedError):
        calling(town).finish_connect()
    assert town.states(B, peer=False) == ["LISTEN", "CLOSED"]


def test_a_port_in_time_wait_needs_reuse() -> None:
    town, client, server = connected()
    server.close(0.0)
    town.settle()
    client.close(0.0)
    town.settle()
    assert town.states(B)[-1] == "TIME_WAIT"
    again = town.b.tcp.socket()
    with pytest.raises(OSError, match="already in use"):
        again.bind(B, PORT)
    town.wait(61.0)
    assert town.states(B)[-1] == "CLOSED"


def test_settings_of_the_listener_are_inherited_and_changes_reach_the_endpoint() -> None:
    town = Town()
    listener = town.b.tcp.socket()
    listener.configure(0.0, receive_buffer=5000)
    listener.bind(B, PORT)
    listener.listen(1, 0.0)
    calling(town)
    server = listener.accept(0.0)
    assert server is not None
    assert server.settings.receive_buffer == 5000
    server.configure(0.0, nagle=False)
    assert server.connection is not None
    assert not server.connection.endpoint.settings.nagle


def test_a_bound_socket_that_is_closed_gives_its_port_back() -> None:
    town = Town()
    socket = town.a.tcp.socket()
    socket.bind("", PORT)
    assert socket.local == Address("0.0.0.0", PORT)
    socket.close(0.0)
    town.a.tcp.socket().bind("", PORT)
