from __future__ import annotations

from typing import Any

import pytest

from sim.network.events import Address, ListenQueues, TcpFigures, TcpState
from sim.sources import kernel_figures
from sim.sources.kernel_figures import NOT_SET, PROBES, RETRANSMITS, KernelSocket, queues
from tests.sim.sources.runs import alone, needs_network, needs_wire

ASKS = """
import socket
from sim.network.hosts.interface import Interface
from sim.sources.kernel_figures import KernelFigures
from sim.sources.kernel_host import KernelHost
from sim.sources.namespaces import Namespace
"""
LISTENING, CLIENT, OTHER = Address("10.0.0.2", 8001), Address("10.0.0.1", 50000), Address("10.0.0.1", 50001)
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
        of_client = {"idiag_src": CLIENT.host, "idiag_sport": CLIENT.port, "idiag_dst": LISTENING.host}
        numbers = {"idiag_dport": LISTENING.port, "idiag_state": 1, "idiag_timer": 0, "idiag_inode": 7}
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
    assert (told.time, told.local, told.peer) == (1.5, CLIENT, LISTENING)
    assert (told.mss, told.cwnd, told.ssthresh) == (1448, 14480, None)
    assert (told.srtt, told.rttvar, told.rto) == pytest.approx((0.05, 0.025, 0.25))
    assert (told.in_flight, told.send_queue, told.receive_queue) == (2000, 3000, 5)
    assert told.retransmissions == 2


def test_what_the_kernel_does_not_know_yet_is_not_told() -> None:
    before = figures(tcpi_rtt=0)
    assert (before.srtt, before.rttvar) == (None, None)
    assert figures(tcpi_snd_ssthresh=7).ssthresh == 7 * 1448
    assert figures(tcpi_notsent_bytes=4000).in_flight == 0, "the two counts are not of the same moment"


def test_a_listening_socket_has_no_peer_and_no_figures() -> None:
    row = Row(INFO, idiag_state=10, idiag_src="0.0.0.0", idiag_sport=8001)
    told = kernel_figures._socket(row, 0.0)
    assert (told.state, told.local, told.peer) == (TcpState.LISTEN, Address("0.0.0.0", 8001), None)
    assert told.figures is None
    assert kernel_figures._socket(Row(None), 0.0).figures is None, "TIME-WAIT keeps none"


@pytest.mark.parametrize(
    ("timer", "is_busy"), [(0, False), (RETRANSMITS, True), (2, False), (3, False), (PROBES, True)]
)
def test_only_timers_that_send_something_make_it_busy(timer: int, is_busy: bool) -> None:
    assert kernel_figures._socket(Row(INFO, idiag_timer=timer), 0.0).is_busy == is_busy


def socket_at(local: Address, peer: Address | None, state: TcpState, is_owned: bool = False) -> KernelSocket:
    return KernelSocket(local, peer, state, 0, 0, 5, is_owned, None)


@pytest.mark.parametrize("host", ["10.0.0.2", "0.0.0.0"])  # noqa: S104 - nothing is bound
def test_whoever_calls_waits_at_the_listening_socket_of_that_port(host: str) -> None:
    listening = Address(host, 8001)
    sockets = [
        socket_at(listening, None, TcpState.LISTEN),
        socket_at(LISTENING, CLIENT, TcpState.ESTABLISHED),
        socket_at(LISTENING, OTHER, TcpState.SYN_RECEIVED),
        socket_at(LISTENING, Address("10.0.0.1", 50002), TcpState.ESTABLISHED, is_owned=True),
        socket_at(Address("10.0.0.2", 8002), Address("10.0.0.1", 50003), TcpState.ESTABLISHED),
    ]
    assert list(queues(sockets, {}, 1.0)) == [ListenQueues(1.0, listening, (OTHER,), (CLIENT,), 5)]


def test_a_caller_of_another_address_waits_elsewhere() -> None:
    sockets = [
        socket_at(LISTENING, None, TcpState.LISTEN),
        socket_at(Address("127.0.0.1", 8001), CLIENT, TcpState.ESTABLISHED),
    ]
    assert list(queues(sockets, {}, 1.0)) == [ListenQueues(1.0, LISTENING, (), (), 5)]


def test_whoever_came_first_stays_in_front() -> None:
    sockets = [
        socket_at(LISTENING, None, TcpState.LISTEN),
        socket_at(LISTENING, OTHER, TcpState.ESTABLISHED),
        socket_at(LISTENING, CLIENT, TcpState.ESTABLISHED),
    ]
    before = {LISTENING: ListenQueues(0.5, LISTENING, (), (CLIENT,), 5)}
    assert [told.complete for told in queues(sockets, before, 1.0)] == [(CLIENT, OTHER)]


@needs_network
def test_the_kernel_is_asked_for_a_conversation() -> None:
    """On loopback: one has called and sent 5 bytes, and is not accepted yet."""
    said = alone(f"""{ASKS}
import contextlib
class Here: inside = staticmethod(contextlib.nullcontext)
kernel = KernelFigures(Here)
with socket.create_server(("127.0.0.1", 0), backlog=3) as s, socket.create_connection(s.getsockname()) as c:
    def by_sort():
        at = s.getsockname()[1]
        return {{(each.local.port == at, each.peer is not None): each for each in kernel.sockets(2.5)}}
    c.sendall(b"hello")
    told = by_sort()
    listening, caller, called = told[True, False], told[False, True], told[True, True]
    print(len(told), listening.state.name, listening.send_queue, listening.receive_queue, listening.figures)
    print(caller.state.name, caller.is_owned, called.state.name, called.is_owned, called.receive_queue)
    figures = caller.figures
    print(figures.time, figures.cwnd // figures.mss >= 10, 0 < figures.srtt < 0.1 < figures.rto, figures.ssthresh)
    d, _ = s.accept()
    with d: print(by_sort()[True, True].is_owned)
kernel.close()
""")
    assert said == "3 LISTEN 3 1 None\nESTABLISHED True ESTABLISHED False 5\n2.5 True True None\nTrue\n"


@needs_network
def test_each_host_is_asked_for_its_own_sockets_alone() -> None:
    said = alone(f"""{ASKS}
here, there = Namespace(), Namespace()
with here.inside(): s = socket.create_server(("127.0.0.1", 0))
for each in (here, there):
    kernel = KernelFigures(each)
    print(len(kernel.sockets(0.0)))
    kernel.close(); each.close()
s.close()
""")
    assert said == "1\n0\n"


@needs_wire
def test_who_hears_no_answer_will_call_again() -> None:
    """Nobody reads the card, so the SYN stays unanswered."""
    said = alone(f"""{ASKS}
host = KernelHost(Interface(0x02_0000_0000_01, "10.0.0.1"))
host.know(Interface(0x02_0000_0000_02, "10.0.0.2"))
with host.namespace.inside(): c = socket.socket()
c.setblocking(False)
c.connect_ex(("10.0.0.2", 9))
kernel = KernelFigures(host.namespace)
(told,) = kernel.sockets(0.0)
print(told.state.name, told.peer.host, told.is_busy, told.figures.srtt)
c.close(); kernel.close(); host.close()
""")
    assert said == "SYN_SENT 10.0.0.2 True None\n"
