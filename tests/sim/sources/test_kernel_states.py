from __future__ import annotations

import socket
import struct
import sys
from pathlib import Path

import pytest

from sim.network.events import Address, TcpState
from sim.sources import kernel_states
from sim.sources.kernel_states import states_of

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's table is Linux's")
TABLE = """  sl  local_address rem_address   st tx_queue rx_queue
   0: 0100007F:1F41 00000000:0000 0A 00000000:00000000 00:00000000
   1: 0100007F:C350 0100007F:1F41 01 00000000:00000000 00:00000000
   2: 0100007F:1F41 0100007F:C350 08 00000000:00000000 00:00000000
   3: 0500000A:1F41 0600000A:01BB 01 00000000:00000000 00:00000000
   4: 0100007F:1F42 00000000:0000 0A 00000000:00000000 00:00000000
   5: 0100007F:C351 0100007F:1F41 0C 00000000:00000000 00:00000000
"""
SERVER, CLIENT = Address("127.0.0.1", 8001), Address("127.0.0.1", 50000)


def test_only_sockets_of_the_servers_address_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Row 3 has the port on another address, row 4 another port, row 5 a state that only Linux has (NEW_SYN_RECV)."""
    (tmp_path / "tcp").write_text(TABLE)
    monkeypatch.setattr(kernel_states, "TABLE", tmp_path / "tcp")
    assert list(states_of(SERVER)) == [
        (SERVER, None, TcpState.LISTEN),
        (CLIENT, SERVER, TcpState.ESTABLISHED),
        (SERVER, CLIENT, TcpState.CLOSE_WAIT),
    ]


def test_where_the_kernel_keeps_no_table_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kernel_states, "TABLE", tmp_path / "absent")
    assert list(states_of(SERVER)) == []


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
