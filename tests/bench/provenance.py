"""Where every byte of a long transfer under loss has been: the transfer is the model's, the reckoning is measured."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from sim.network import events as e
from sim.network.cable import Cable
from sim.network.provenance import streams
from sim.network.world import World
from sim.timeline import Timeline
from tests.bench.figures import Figure
from tests.bench.modelling import MEGABYTE, SENDS, timed

SIZE = 10 * MEGABYTE


def figures() -> Iterator[Figure]:
    """Seconds for all bytes of both directions."""
    _, events = timed(SENDS.format(size=SIZE), Cable(latency=0.002, loss=0.02, seed=1))
    timeline: Timeline[e.AnyEvent, World] = Timeline(World())
    for event in events:
        timeline.add(event)
    world = timeline.world_after(len(timeline))
    began = perf_counter()
    found = streams(world)
    took = perf_counter() - began
    (stream,) = (each for each in found if each.data)
    assert len(stream.data) == SIZE == stream.read
    assert all(each.sent_by and each.carried_by and each.readable and each.taken_by for each in stream.stretches)
    yield Figure(f"story of 10 MB, 2 % loss, {len(stream.segments)} segments", took, 5, "s")
