"""Where play and step stop in a run of threads: at every step."""

from __future__ import annotations

from sim.axis import Moment
from sim.concurrency.events import AnyEvent
from sim.concurrency.world import World
from sim.timeline import Timeline


class ThreadGuide:
    """What a clock must know of a run of threads. Its time is counted in steps and is nobody's wall clock."""

    def moments(self, timeline: Timeline[AnyEvent, World], _is_live: bool) -> list[Moment]:
        """Each step, each once."""
        times = dict.fromkeys(event.time for event in timeline.events if event.is_moment)
        return [Moment(time) for time in times]

    def epoch(self, _timeline: Timeline[AnyEvent, World]) -> int | None:
        """There is none."""
        return None

    def first_sight(self, timeline: Timeline[AnyEvent, World]) -> float | None:
        """The first step."""
        return 0.0 if timeline.events else None
