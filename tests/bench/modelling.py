"""The model: how much faster than its own time it runs, and how long many segments take."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from sim.network import events as e
from sim.network.cable import Cable
from sim.sources.request import RunRequest
from sim.sources.run import run
from tests.bench.figures import Figure

MEGABYTE = 1_000_000
SEGMENTS = 100_000
TIMES_FASTER = 20
SERVER = """
import socket
from settings import *
s = socket.socket(); s.bind(SERVER); s.listen()
c, a = s.accept()
def sink():
    while c.recv(65536): pass
sink(); c.close()
"""
SENDS = """
import socket
from settings import *
c = socket.socket(); c.connect(SERVER)
c.sendall(bytes({size})); c.close()
"""


def figures() -> Iterator[Figure]:
    """Real beside simulated time, with loss; seconds for many segments."""
    lossy = Cable(latency=0.05, loss=0.02, seed=1)
    real, events = timed(SENDS.format(size=MEGABYTE), lossy)
    simulated = last_arrival(events)
    name = f"1 MB over 50 ms with 2 % loss, share of its {simulated:.1f} s"
    yield Figure(name, real / simulated, 1 / TIMES_FASTER, "")
    real, events = timed(SENDS.format(size=MEGABYTE * 8), Cable(latency=0.001))
    count = sum(isinstance(event, e.FrameSent) for event in events)
    yield Figure(f"{SEGMENTS} segments, reckoned from {count}", real * SEGMENTS / count, 30, "s")


def timed(client: str, cable: Cable) -> tuple[float, list[e.AnyEvent]]:
    """Seconds that a run took, with the start of its process, and what happened in it."""
    began = perf_counter()
    programs = {"server": SERVER, "client": client}
    events = list(run(RunRequest("model", "bench", programs, time_limit=600.0, cable=cable)))
    return perf_counter() - began, events


def last_arrival(events: list[e.AnyEvent]) -> float:
    """The simulated time when the last frame arrived."""
    return max(event.time for event in events if isinstance(event, e.FrameArrived))
