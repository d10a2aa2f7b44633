from __future__ import annotations

from sim.concurrency import events as e
from sim.concurrency.moments import ThreadGuide
from sim.concurrency.world import World
from sim.timeline import Timeline


def test_every_step_is_a_moment_once() -> None:
    timeline: Timeline[e.AnyEvent, World] = Timeline(World())
    guide = ThreadGuide()
    assert guide.first_sight(timeline) is None
    for event in (
        e.RunStarted(0.0, "a.py", "", "bytecode"),
        e.Stepped(1.0, 1, e.Kind.READ, "read n"),
        e.VariableChanged(1.0, "n", "9"),
        e.Stepped(2.0, 1, e.Kind.WRITE, "n = 8"),
        e.RunEnded(2.0),
    ):
        timeline.add(event)
    assert [moment.time for moment in guide.moments(timeline, False)] == [0.0, 1.0, 2.0]
    assert guide.epoch(timeline) is None
    assert guide.first_sight(timeline) == 0.0
