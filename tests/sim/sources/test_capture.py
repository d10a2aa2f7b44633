from __future__ import annotations

import queue
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sim.network import events as e
from sim.network.events import Link
from sim.network.packets import MODULUS, Packet, packet_of
from sim.sources import capture, private_network
from sim.sources.capture import Capture, CaptureError
from sim.sources.interfaces import LINKS
from sim.sources.request import INTERFACE_VARIABLE
from tests.sim.sources.runs import CONNECTS, GRACE, LISTENS, ChangedChild, needs_loopback, programs

here = pytest.mark.skipif(
    sys.platform != "linux" or not private_network.may_capture(), reason="this process itself may not capture"
)
SENDS = 5_000


class Watched:
    """A UDP socket on loopback, and what a capture of its port tells."""

    def __init__(self) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.address = self.socket.getsockname()
        self.inbox: queue.SimpleQueue[e.FrameSent | e.FrameArrived] = queue.SimpleQueue()
        self.epoch = time.time_ns()
        self.capture = Capture(self.address[1], self.epoch, self.inbox.put)

    def now(self) -> float:
        return (time.time_ns() - self.epoch) / 1e9

    def hold(self, until: threading.Event) -> threading.Event:
        """Keep the sniffer's thread at its first packet; the event that comes back is set once it is there."""
        stuck = threading.Event()

        def tell(event: e.FrameSent | e.FrameArrived) -> None:
            stuck.set()
            until.wait(GRACE)
            self.inbox.put(event)

        self.capture._tell = tell
        return stuck

    def told(self) -> list[e.FrameSent | e.FrameArrived]:
        """Everything, once the capture is stopped."""
        self.capture.stop()
        return [self.inbox.get_nowait() for _ in range(self.inbox.qsize())]

    def packets(self) -> list[Packet]:
        return [packet_of(event) for event in self.told() if isinstance(event, e.FrameSent)]


@contextmanager
def watched() -> Iterator[Watched]:
    found = Watched()
    try:
        yield found
    finally:
        found.socket.close()


@here
def test_two_copies_are_one_packet_with_two_times() -> None:
    with watched() as on:
        before = on.now()
        on.socket.sendto(b"hello", on.address)
        after = on.now()
        sent, arrived = on.told()
    assert isinstance(sent, e.FrameSent)
    assert sent.arrives is not None
    assert before < sent.time < sent.arrives < after
    assert arrived == e.FrameArrived(sent.arrives, 1)
    assert packet_of(sent).payload == b"hello"
    assert on.capture.captured == 1
    assert on.capture.dropped == 0


@here
def test_equal_packets_are_told_apart() -> None:
    with watched() as on:
        for _ in range(5):
            on.socket.sendto(b"same", on.address)
        told = on.told()
    assert [event.number for event in told if isinstance(event, e.FrameSent)] == [1, 2, 3, 4, 5]
    assert [event.number for event in told if isinstance(event, e.FrameArrived)] == [1, 2, 3, 4, 5]


@here
def test_the_first_packet_after_the_start_and_the_last_before_the_stop_are_there() -> None:
    for _ in range(5):
        with watched() as on:
            on.socket.sendto(b"first and last", on.address)
            assert len(on.packets()) == 1


@here
def test_only_this_port_counts_and_errors_about_it() -> None:
    with watched() as on, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        other.sendto(b"to itself", other.getsockname())
        other.sendto(b"to nobody", ("127.0.0.1", 9))
        on.socket.sendto(b"to nobody", ("127.0.0.1", 9))
        protocols = [(packet.protocol, packet.length) for packet in on.packets()]
    assert [protocol for protocol, _ in protocols] == ["udp", "icmp"]


@here
def test_the_longest_datagram_is_whole() -> None:
    with watched() as on:
        on.socket.sendto(bytes(65507), on.address)
        (packet,) = on.packets()
    assert packet.length == 65507


@here
def test_packets_that_nobody_took_in_time_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "BUFFER", 1 << 16)
    go_on = threading.Event()
    with watched() as on:
        on.hold(go_on)
        for _ in range(2_000):
            on.socket.sendto(bytes(1000), on.address)
        go_on.set()
        on.told()
    assert on.capture.dropped > 0
    assert on.capture.captured < 2_000


@here
def test_who_is_behind_says_until_when_it_has_told() -> None:
    go_on = threading.Event()
    with watched() as on:
        stuck = on.hold(go_on)
        assert on.capture.complete_until() == float("inf")
        on.socket.sendto(b"one", on.address)
        assert stuck.wait(GRACE)
        on.socket.sendto(b"two", on.address)
        assert 0 < on.capture.complete_until() < on.now()
        go_on.set()
        assert len(on.packets()) == 2


@here
def test_without_libpcap_other_ports_are_sorted_out_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def compile_filter(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr("scapy.arch.common.compile_filter", compile_filter)
    test_only_this_port_counts_and_errors_about_it()


def test_an_interface_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "READY_TIMEOUT", 0.2)
    monkeypatch.setitem(LINKS, sys.platform, ("absent0", Link.ETHERNET))
    with pytest.raises(CaptureError):
        Capture(1, 0, print)


@needs_loopback
def test_a_run_that_cannot_capture_says_so_and_what_to_do(changed_child: ChangedChild) -> None:
    changed_child("from sim.sources import interfaces; interfaces.LINKS['linux'] = ('absent0', 1)")
    ran = programs(server=LISTENS, client=CONNECTS)
    assert ran.problems == [
        "Packets could not be captured on loopback: Interface 'absent0' not found !. The programs were not started."
        " Give this user the right to capture (CAP_NET_RAW) and try again."
    ]
    assert ran.program("server").end.stopped  # type: ignore[union-attr]


@needs_loopback
def test_no_byte_of_a_burst_is_lost() -> None:
    ran = programs(
        server=f"{LISTENS}c, a = s.accept()\nwhile c.recv(65536): pass\n",
        client=f"""{CONNECTS}
c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
def burst():
    for _ in range({SENDS}): c.send(b'x' * 100)
burst()
c.close()
""",
    )
    carried = {
        (packet.segment.sequence + offset) % MODULUS
        for packet in ran.packets
        if packet.segment is not None
        for offset in range(packet.length)
    }
    assert len(carried) == SENDS * 100
    assert ran.world.capture == e.CaptureCounted(ran.world.capture.time, len(ran.packets), 0)  # type: ignore[union-attr]
    assert [event.time for event in ran.events] == sorted(event.time for event in ran.events)


@needs_loopback
def test_no_datagram_of_a_burst_is_lost() -> None:
    """Whether anybody takes them is another matter."""
    server = f"{LISTENS.replace('socket.socket()', 'socket.socket(socket.AF_INET, socket.SOCK_DGRAM)')}"
    client = f"""
import socket
from settings import *
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
def burst():
    for _ in range({SENDS}): c.sendto(b'x' * 100, SERVER)
burst()
c.close()
"""
    ran = programs(server=server.replace("s.listen()", "s.recv(100)"), client=client)
    assert ran.world.capture is not None
    datagrams = [packet for packet in ran.packets if packet.protocol == "udp"]
    assert (len(datagrams), ran.world.capture.dropped) == (SENDS, 0)
    assert [event.time for event in ran.events] == sorted(event.time for event in ran.events)


@here
def test_another_interface_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(INTERFACE_VARIABLE, "no-such-one")
    with pytest.raises(CaptureError, match="no-such-one|No such device"):
        Capture(1, time.time_ns(), lambda _event: None)
