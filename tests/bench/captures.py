"""Capturing a burst, and how soon a run shows its first packet."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from sim.lessons import find_lesson
from sim.network import events as e
from sim.network.packets import MODULUS, packet_of
from sim.sources.availability import why_not
from sim.sources.request import RunRequest, request_for
from sim.sources.run import run
from tests.bench.figures import Figure, median

SENDS = 5_000
SERVER = """
import socket
from settings import *
s = socket.socket(); s.bind(SERVER); s.listen()
c, a = s.accept()
while c.recv(65536): pass
c.close(); s.close()
"""
CLIENT = f"""
import socket
from settings import *
c = socket.socket(); c.connect(SERVER)
c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
def burst():
    for _ in range({SENDS}): c.send(b'x' * 100)
burst(); c.close()
"""


def figures() -> Iterator[Figure]:
    """Drops in a burst, bytes that were not seen, seconds to the first packet."""
    reason = why_not("loopback")
    if reason is not None:
        print(f"capture not measured: {reason}")
        return
    events = list(run(RunRequest("loopback", "burst", {"server": SERVER, "client": CLIENT})))
    counted = [event for event in events if isinstance(event, e.CaptureCounted)]
    yield Figure(f"packets dropped in a burst of {SENDS} sends of 100 B", counted[-1].dropped, 0, "")
    yield Figure("bytes of the burst that no packet showed", SENDS * 100 - len(carried(events)), 0, "B")
    yield Figure("from start of the child to its first packet", median([first_packet() for _ in range(5)]), 1, "s")


def carried(events: list[e.AnyEvent]) -> set[int]:
    """The sequence numbers that the captured segments carried data for; the kernel may repeat some of them."""
    packets = [packet_of(event) for event in events if isinstance(event, e.FrameSent)]
    return {
        (packet.segment.sequence + offset) % MODULUS
        for packet in packets
        if packet.segment is not None
        for offset in range(packet.length)
    }


def first_packet() -> float:
    """Seconds from asking for a run to hearing of its first packet."""
    began = perf_counter()
    events = run(request_for(find_lesson("tcp-handshake"), "loopback", {}))
    try:
        next(event for event in events if isinstance(event, e.FrameSent))
        return perf_counter() - began
    finally:
        events.close()  # type: ignore[attr-defined]  # run() is a generator
