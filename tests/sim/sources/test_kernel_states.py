from __future__ import annotations

import socket
import struct
import sys
from pathlib import Path

import pytest

from sim.network.events import Address, ListenQueues, TcpState
from sim.sources import kernel_states
from sim.sources.kernel_states import QueueWatch, states_of

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's table is Linux's")
TABLE = """  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F41 00000000:0000 0A 00000000:{waiting:08X} 00:00000000 00000000  1000        0 7001 1
   1: 0100007F:C350 0100007F:1F41 01 00000000:00000000 00:00000000 00000000  1000        0 7002 1
   2: 0100007F:1F41 0100007F:C350 08 00000000:00000000 00:00000000 00000000  1000        0 7003 1
   3: 0500000A:1F41 0600000A:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 7004 1
   4: 0100007F:1F42 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 7005 1
   5: 0100007F:C351 0100007F:1F41 0C 00000000:00000000 00:00000000 00000000     0        0 0 1
"""
CALLS = """   6: 0100007F:1F41 0100007F:C353 01 00000000:00000000 00:00000000 00000000     0        0 0 1
   7: 0100007F:1F41 0100007F:C352 01 00000000:00000000 00:00000000 00000000     0        0 0 1
   8: 0100007F:1F41 0100007F:C354 03 00000000:00000000 00:00000000 00000000     0        0 0 1
"""
NOBODY = TABLE.format(waiting=0)
SERVER, CLIENT = Address("127.0.0.1", 8001), Address("127.0.0.1", 50000)


def test_only_sockets_of_the_servers_address_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Row 3 has the port on another address, row 4 another port, row 5 a state that only Linux has (NEW_SYN_RECV)."""
    (tmp_path / "tcp").write_text(NOBODY)
    monkeypatch.setattr(kernel_states, "TABLE", tmp_path / "tcp")
    assert list(states_of(SERVER)) == [
        (SERVER, None, TcpState.LISTEN),
        (CLIENT, SERVER, TcpState.ESTABLISHED),
        (SERVER, CLIENT, TcpState.CLOSE_WAIT),
    ]


def test_where_the_kernel_keeps_no_table_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kernel_states, "TABLE", tmp_path / "absent")
    assert list(states_of(SERVER)) == []


def told(watch: QueueWatch, time: float) -> list[ListenQueues]:
    """The answer to a question at that time."""
    return list(watch.ask(lambda: time))


def test_queues_are_told_as_they_are_and_whoever_came_first_stays_in_front(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table, first, second, half_open = tmp_path / "tcp", *(Address("127.0.0.1", port) for port in (50003, 50002, 50004))
    monkeypatch.setattr(kernel_states, "TABLE", table)
    monkeypatch.setattr(kernel_states, "MOST", tmp_path / "absent")
    watch = QueueWatch(SERVER, 1)
    table.write_text(NOBODY)
    assert told(watch, 0.1) == [ListenQueues(0.1, SERVER, (), (), 1, 0.1)]
    table.write_text(TABLE.format(waiting=1) + CALLS.splitlines(keepends=True)[0])
    assert told(watch, 0.3) == [ListenQueues(0.3, SERVER, (), (first,), 1, 0.3)]
    table.write_text(TABLE.format(waiting=2) + "".join(reversed(CALLS.splitlines(keepends=True))))
    assert told(watch, 0.4) == [ListenQueues(0.4, SERVER, (half_open,), (first, second), 1, 0.4)]
    table.write_text(CALLS)
    assert told(watch, 0.5) == [ListenQueues(0.5, SERVER, (), (), 1, 0.5)]


def test_whom_accept_is_just_taking_is_not_taken_for_one_more_who_waits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It has left the queue, and no program has it yet."""
    table = tmp_path / "tcp"
    monkeypatch.setattr(kernel_states, "TABLE", table)
    monkeypatch.setattr(kernel_states, "MOST", tmp_path / "absent")
    watch = QueueWatch(SERVER, 1)
    one, both, _ = CALLS.splitlines(keepends=True)
    table.write_text(TABLE.format(waiting=1) + one)
    assert [len(queues.complete) for queues in told(watch, 0.1)] == [1]
    table.write_text(TABLE.format(waiting=1) + one + both)
    assert told(watch, 0.2) == []
    table.write_text(TABLE.format(waiting=1) + both)
    assert [queues.complete for queues in told(watch, 0.3)] == [(Address("127.0.0.1", 50002),)]


@pytest.mark.parametrize(("asked", "given"), [(1, 1), (9000, 4096), (-1, 4096)])
def test_the_kernel_has_a_limit_for_backlogs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: int, given: int
) -> None:
    for name, text in (("TABLE", NOBODY), ("MOST", "4096\n")):
        (tmp_path / name).write_text(text)
        monkeypatch.setattr(kernel_states, name, tmp_path / name)
    assert [queues.backlog for queues in told(QueueWatch(SERVER, asked), 0.0)] == [given]


def test_where_nobody_listens_there_are_no_queues(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "tcp").write_text(NOBODY)
    monkeypatch.setattr(kernel_states, "TABLE", tmp_path / "tcp")
    assert told(QueueWatch(SERVER, None), 0.0) == []
    assert told(QueueWatch(CLIENT, 1), 0.0) == []
    monkeypatch.setattr(kernel_states, "TABLE", tmp_path / "absent")
    assert told(QueueWatch(SERVER, 1), 0.0) == []


@on_linux
def test_a_caller_waits_in_the_accept_queue_until_it_is_accepted() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=3) as listener:
        server = Address(*listener.getsockname())
        watch = QueueWatch(server, 3)
        with socket.create_connection(listener.getsockname()) as client:
            caller = Address(*client.getsockname())
            assert [queues.complete for queues in told(watch, 0.0)] == [(caller,)]
            connection, _ = listener.accept()
            with connection:
                assert [queues.complete for queues in told(watch, 1.0)] == [()]


@on_linux
def test_the_kernel_is_read_through_a_whole_life() -> None:
    def states(address: Address) -> dict[tuple[bool, bool], TcpState]:
        """By (is the server's end, has a peer)."""
        return {(local == address, peer is not None): state for local, peer, state in states_of(address)}

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Address(*listener.getsockname())
        assert states(server) == {(True, False): TcpState.LISTEN}
        client = socket.create_connection(listener.getsockname())
        connection, _ = listener.accept()
    with client, connection:
        assert states(server) == {(True, True): TcpState.ESTABLISHED, (False, True): TcpState.ESTABLISHED}
        client.shutdown(socket.SHUT_WR)
        assert connection.recv(1) == b""
        after_fin = states(server)
        assert after_fin[True, True] is TcpState.CLOSE_WAIT
        assert after_fin[False, True] in (TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2)  # the ACK may be delayed
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.close()
        assert states(server) == {}
