from __future__ import annotations

from typing import Any

import pytest

from sim.network.events import Address, ListenQueues, TcpFigures, TcpState
from sim.sources import kernel_figures
from sim.sources.kernel_figures import NOT_SET, KernelSocket, queues
from tests.sim.sources.runs import alone, needs_network

HOST = """
import socket
from sim.network.events import TcpState
from sim.network.hosts.interface import Interface
from sim.sources.kernel_figures import KernelFigures
from sim.sources.kernel_host import KernelHost
host = KernelHost(Interface(0x02_0000_0000_01, "10.0.0.1"))
figures = KernelFigures(host.namespace)
with host.namespace.inside():
    server, client = socket.socket(), socket.socket()
server.bind(("10.0.0.1", 8001))
server.listen(3)

def seen():
    return {(each.local.port, each.state.name): each for each in figures.sockets(2.5)}
def close():
    for each in (server, client, figures, host): each.close()
"""
SERVER, FIRST, SECOND = Address("10.0.0.1", 8001), Address("10.0.0.2", 50001), Address("10.0.0.2", 50002)


def listening(waiting: int = 0, room: int = 3, host: str = SERVER.host) -> KernelSocket:
    """A socket that listens; the kernel tells how many wait as its receive queue, its room as its send queue."""
    return KernelSocket(Address(host, SERVER.port), None, TcpState.LISTEN, 0, waiting, room, True, None)


def caller(peer: Address, state: TcpState = TcpState.ESTABLISHED, owned: bool = False) -> KernelSocket:
    """The server's end of a connection."""
    return KernelSocket(SERVER, peer, state, 0, 0, 0, owned, None)


@needs_network
def test_a_listening_socket_has_no_peer_and_no_figures() -> None:
    said = alone(f"""{HOST}
(only,) = figures.sockets(2.5)
print(only.local, only.peer, only.state.name, only.send_queue, only.is_owned, only.figures, only.is_busy)
close()
""")
    assert said.split()[-6:] == ["None", "LISTEN", "3", "True", "None", "False"]


@needs_network
def test_both_ends_of_a_connection_say_what_they_reckon_with() -> None:
    """The kernel's own answer to the program, getsockopt(TCP_INFO), says the same."""
    said = alone(f"""{HOST}
import struct
client.connect(("10.0.0.1", 8001))
accepted, peer = server.accept()
client.sendall(bytes(5000))
end = seen()[peer[1], "ESTABLISHED"]
there = seen()[8001, "ESTABLISHED"]
info = client.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 232)
rto, ato, mss = struct.unpack_from("3I", info, 8)
rtt, rttvar, ssthresh, cwnd = struct.unpack_from("4I", info, 68)
f = end.figures
print(f.time, (f.mss, f.cwnd, f.ssthresh) == (mss, cwnd * mss, None))
print(abs(f.rto - rto / 1e6) < 1e-9, abs(f.srtt - rtt / 1e6) < 1e-9, abs(f.rttvar - rttvar / 1e6) < 1e-9)
print(f.in_flight, f.send_queue, f.retransmissions, there.receive_queue, there.figures.receive_queue)
print((end.local, end.peer) == (there.peer, there.local) == (f.local, f.peer))
accepted.close()
close()
""")
    assert said.splitlines() == ["2.5 True", "True True True", "0 0 0 5000 5000", "True"]


@needs_network
def test_whoever_calls_nobody_is_busy_and_has_no_round_trip_time_yet() -> None:
    said = alone(f"""{HOST}
client.setblocking(False)
client.connect_ex(("10.0.0.9", 8001))
end = next(each for each in figures.sockets(2.5) if each.state is TcpState.SYN_SENT)
print(end.is_busy, end.figures.srtt, end.figures.rttvar, end.figures.rto)
close()
""")
    assert said.split() == ["True", "None", "None", "1.0"]


@needs_network
def test_who_waits_to_be_accepted_has_no_owner_yet() -> None:
    said = alone(f"""{HOST}
from sim.sources.kernel_figures import queues
client.connect(("10.0.0.1", 8001))
(before,) = queues(figures.sockets(0.0), {{}}, 0.9, 1.0)
accepted, peer = server.accept()
(after,) = queues(figures.sockets(0.0), {{}}, 1.9, 2.0)
print(before.time, [each.port == peer[1] for each in before.complete], before.half_open)
print(after.time, after.complete, after.half_open)
accepted.close()
close()
""")
    assert said.splitlines() == ["1.0 [True] ()", "2.0 () ()"]


def test_a_queue_keeps_its_order_and_knows_who_is_only_half_there() -> None:
    first = [listening(1), caller(SECOND), caller(FIRST, TcpState.SYN_RECEIVED)]
    (queue,) = queues(first, {}, 0.9, 1.0)
    assert (queue.local, queue.complete, queue.half_open) == (SERVER, (SECOND,), (FIRST,))
    then = [listening(2), caller(FIRST), caller(SECOND)]
    (later,) = queues(then, {SERVER: queue}, 1.9, 2.0)
    assert (later.complete, later.half_open) == ((SECOND, FIRST), ())


def test_a_server_on_every_address_hears_all_of_them() -> None:
    (queue,) = queues([listening(1, host="0.0.0.0"), caller(FIRST)], {}, 0.9, 1.0)  # noqa: S104 - nothing is bound
    assert queue.complete == (FIRST,)


def test_other_ports_and_other_peoples_ends_wait_elsewhere() -> None:
    elsewhere = KernelSocket(Address("10.0.0.1", 9), FIRST, TcpState.ESTABLISHED, 0, 0, 0, False, None)
    (queue,) = queues([listening(), elsewhere, caller(SECOND, owned=True)], {}, 0.9, 1.0)
    assert isinstance(queue, ListenQueues)
    assert (queue.complete, queue.half_open) == ((), ())
    assert list(queues([elsewhere], {}, 0.9, 1.0)) == []


# Made-up answers, for what a quiet kernel does not say

INFO: dict[str, int] = {
    "tcpi_snd_mss": 1448,
    "tcpi_snd_cwnd": 10,
    "tcpi_snd_ssthresh": NOT_SET,
    "tcpi_rtt": 50_000,
    "tcpi_rttvar": 25_000,
    "tcpi_rto": 250_000,
    "tcpi_notsent_bytes": 1000,
    "tcpi_total_retrans": 2,
}


class Row(dict[str, Any]):
    """An answer as pyroute2 gives it: fields, and attributes beside them."""

    def __init__(self, info: dict[str, int] | None, **fields: Any) -> None:
        of_client = {"idiag_src": FIRST.host, "idiag_sport": FIRST.port, "idiag_dst": SERVER.host}
        numbers = {"idiag_dport": SERVER.port, "idiag_state": 1, "idiag_timer": 0, "idiag_inode": 7}
        super().__init__(of_client | numbers | {"idiag_rqueue": 5, "idiag_wqueue": 3000} | fields)
        self.info = info

    def get_attr(self, name: str) -> dict[str, int] | None:
        return self.info if name == "INET_DIAG_INFO" else None


def figures(**changed: int) -> TcpFigures:
    """What is made of an answer with these values changed."""
    told = kernel_figures._socket(Row(INFO | changed), 1.5).figures
    assert told is not None
    return told


def test_figures_are_told_in_bytes_and_seconds() -> None:
    told = figures()
    assert (told.time, told.local, told.peer) == (1.5, FIRST, SERVER)
    assert (told.mss, told.cwnd, told.ssthresh) == (1448, 14480, None)
    assert (told.srtt, told.rttvar, told.rto) == pytest.approx((0.05, 0.025, 0.25))
    assert (told.in_flight, told.send_queue, told.receive_queue) == (2000, 3000, 5)
    assert told.retransmissions == 2


def test_what_the_kernel_does_not_know_yet_is_not_told() -> None:
    before = figures(tcpi_rtt=0)
    assert (before.srtt, before.rttvar) == (None, None)
    assert figures(tcpi_snd_ssthresh=7).ssthresh == 7 * 1448
    assert figures(tcpi_notsent_bytes=4000).in_flight == 0, "the two counts are not of the same moment"
