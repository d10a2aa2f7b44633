"""Exploring every schedule of a program with threads, and going anywhere in one long run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter

from sim.concurrency.events import AnyEvent
from sim.concurrency.interleaver.dpor import Dpor
from sim.concurrency.interleaver.report import Report, Verdict
from sim.concurrency.interleaver.runtime import Runtime
from sim.concurrency.world import World
from sim.sources.interleaving import Explore, Interleaving, Replay, Step
from sim.timeline import Timeline
from tests.bench.figures import Figure, percentile
from tests.sim.concurrency.interleaver import lessons

RUNS_A_SECOND = 300
ROUNDS = 100
STEPS = 1_000
SEEKS = 300
LONG = """from threading import Thread
n = 0
def count():
    global n
    for _ in range(250):
        n += 1
for _ in range(2): Thread(target=count).start()
"""


def figures() -> Iterator[Figure]:
    """Seconds until every schedule is accounted for, and milliseconds for a step and for a seek."""
    child = Interleaving()
    try:
        exhaust(child, lessons.MUTEX.format(body="pass", threads=1))  # the child is up
        for count, bound in ((5, 0.5), (7, 3.0)):
            took, _ = exhaust(child, lessons.PHILOSOPHERS.format(count=count))
            yield Figure(f"philosophers {count}, exhausted", took, bound, "s")
        yield runs()
        took, _ = exhaust(child, lessons.MUTEX.format(body=lessons.LOCKED, threads=10))
        yield Figure("ten threads and a lock, exhausted", took, 10, "s")
        yield from ten_without(child)
        yield from long_run(child)
    finally:
        child.close()


def exhaust(child: Interleaving, text: str) -> tuple[float, Report]:
    """Seconds that it took, and what was found."""
    began = perf_counter()
    report = child.explore(Explore(text))
    took = perf_counter() - began
    assert isinstance(report, Report), report
    assert report.verdict is Verdict.EXHAUSTED, report.bound
    return took, report


def runs() -> Figure:
    """Milliseconds for one run of the two-thread lost update."""
    runtime = Runtime(lessons.MUTEX.format(body=lessons.RACE, threads=2))
    began = perf_counter()
    made = sum(1 for _ in range(ROUNDS) for _ in Dpor(runtime).explore())
    took = perf_counter() - began
    runtime.close()
    return Figure("one run of the lost update in two threads", took / made * 1000, 1000 / RUNS_A_SECOND, "ms")


def ten_without(child: Interleaving) -> Iterator[Figure]:
    """Seconds, and how many of the ten outcomes are missing."""
    began = perf_counter()
    report = child.explore(Explore(lessons.MUTEX.format(body=lessons.RACE, threads=10), seconds=50.0))
    assert isinstance(report, Report), report
    found = {outcome.values["n"] for outcome in report.outcomes}
    yield Figure(f"ten threads without a lock, {report.verdict.value}", perf_counter() - began, 60, "s")
    yield Figure("outcomes of these ten that are missing", len(set("0123456789") - found), 0, "")


def long_run(child: Interleaving) -> Iterator[Figure]:
    """Stepping at the end of a long run, and going anywhere in it."""
    schedule = (0, 0, *[number for _ in range(STEPS // 4) for number in (1, 1, 2, 2)])
    began = perf_counter()
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in child.ask(Replay(LONG, schedule=schedule[:-100])):
        timeline.add(event)
    yield Figure(f"{len(schedule) - 100} steps replayed, {len(timeline)} events", perf_counter() - began, 5, "s")
    took = []
    for thread in schedule[-100:]:
        began = perf_counter()
        for event in child.ask(Step(thread)):
            timeline.add(event)
        took.append((perf_counter() - began) * 1000)
    yield Figure("a step at the end of a long run, p99", percentile(took, 0.99), 100, "ms")
    chance = random.Random(1)  # noqa: S311
    took = []
    for _ in range(SEEKS):
        moment = chance.uniform(0, timeline.end)
        began = perf_counter()
        timeline.world_at(moment)
        took.append((perf_counter() - began) * 1000)
    yield Figure(f"random seek in {timeline.end:.0f} steps, p99", percentile(took, 0.99), 100, "ms")
