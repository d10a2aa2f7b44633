"""Asks the kernel which state its TCP sockets are in (Linux)."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address
from pathlib import Path

from sim.network.events import Address, TcpState

STATES = {
    1: TcpState.ESTABLISHED,
    2: TcpState.SYN_SENT,
    3: TcpState.SYN_RECEIVED,
    4: TcpState.FIN_WAIT_1,
    5: TcpState.FIN_WAIT_2,
    6: TcpState.TIME_WAIT,
    7: TcpState.CLOSED,
    8: TcpState.CLOSE_WAIT,
    9: TcpState.LAST_ACK,
    10: TcpState.LISTEN,
    11: TcpState.CLOSING,
}
"""The kernel's own numbers, include/net/tcp_states.h."""

TABLE = Path("/proc/self/net/tcp")


def states_of(server: Address) -> Iterator[tuple[Address, Address | None, TcpState]]:
    """(local, peer, state) of every IPv4 TCP socket with `server` at one of its ends.

    Nothing where the kernel keeps no such table.
    """
    try:
        rows = TABLE.read_text("ascii").splitlines()[1:]
    except OSError:
        return
    for row in rows:
        _, local, peer, number, *_ = row.split()
        ends = _address(local), _address(peer)
        state = STATES.get(int(number, 16))
        if state is not None and server in ends:
            yield ends[0], None if state is TcpState.LISTEN else ends[1], state


def _address(text: str) -> Address:
    host, port = text.split(":")
    return Address(str(IPv4Address(bytes.fromhex(host)[::-1])), int(port, 16))
