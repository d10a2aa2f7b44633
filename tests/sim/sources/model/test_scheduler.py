from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.sources.model.scheduler import WAKE, Hangs, Scheduler


class Bells:
    """A nature that rings at given times."""

    def __init__(self, *times: float) -> None:
        self.times = list(times)
        self.rung: list[float] = []

    @property
    def deadline(self) -> float | None:
        return self.times[0] if self.times else None

    def advance(self, now: float) -> None:
        while self.times and self.times[0] <= now:
            self.rung.append(self.times.pop(0))


def scheduler(bells: Bells | None = None, limit: float = 100.0, wanted: Callable[[], bool] = lambda: True) -> Scheduler:
    return Scheduler(bells or Bells(), limit, 5.0, wanted)


def test_two_threads_take_turns_by_the_clock() -> None:
    clock, seen = scheduler(), []

    def work(name: str, pause: float) -> Callable[[], None]:
        def run() -> None:
            for _ in range(3):
                clock.spend(pause)
                seen.append((name, clock.now))

        return run

    clock.start("a", work("a", 1.0))
    clock.start("b", work("b", 1.5))
    assert clock.run()
    assert seen == [("a", 1.0), ("b", 1.5), ("a", 2.0), ("a", 3.0), ("b", 3.0), ("b", 4.5)]


def test_what_is_waited_for_comes_a_moment_after_it_happened() -> None:
    bells = Bells(2.0)
    clock = scheduler(bells)
    woken: list[float] = []
    clock.start("a", lambda: woken.append(clock.now) if clock.wait(lambda: bool(bells.rung)) else None)
    assert clock.run()
    assert woken == [pytest.approx(2.0 + WAKE)]


def test_a_wait_ends_at_its_deadline() -> None:
    clock = scheduler()
    results: list[tuple[bool, float]] = []
    clock.start("a", lambda: results.append((clock.wait(lambda: False, 3.0), clock.now)))
    assert clock.run()
    assert results == [(False, 3.0)]


def test_nature_has_its_turn_before_a_thread_passes_it() -> None:
    bells = Bells(1.0, 2.0)
    clock = scheduler(bells)
    seen: list[list[float]] = []

    def work() -> None:
        clock.spend(1.5)
        seen.append(list(bells.rung))

    clock.start("a", work)
    assert clock.run()
    assert seen == [[1.0]]


def test_it_ends_where_nothing_can_happen_any_more() -> None:
    clock = scheduler()
    clock.start("a", lambda: clock.wait(lambda: False))
    assert not clock.run()
    assert clock.is_stuck
    clock.halt()


def test_it_ends_at_the_limit_and_when_nobody_wants_more() -> None:
    clock = scheduler(limit=1.0)
    clock.start("a", lambda: clock.spend(5.0))
    assert not clock.run()
    assert not clock.is_stuck
    clock.halt()
    unwanted = scheduler(wanted=lambda: False)
    unwanted.start("a", lambda: None)
    assert not unwanted.run()
    unwanted.halt()


def test_whoever_gives_no_way_is_found_out() -> None:
    import _thread

    clock = Scheduler(Bells(), 1.0, 0.05, lambda: True)
    goes_on = _thread.allocate_lock()
    goes_on.acquire()
    clock.start("a", lambda: goes_on.acquire())
    with pytest.raises(Hangs, match="a"):
        clock.run()
    clock.halt()
    goes_on.release()


def test_daemons_end_with_their_program() -> None:
    clock = scheduler()
    clock.start("a", lambda: clock.wait(lambda: False))

    def main() -> None:
        clock.spend(1.0)
        clock.abandon("a")

    clock.start("a", main)
    assert clock.run()
    clock.halt()


class RealClock:
    """A clock on which a second passes by itself whenever it is looked at, and which a bell stops."""

    def __init__(self, bells: Bells) -> None:
        self.time = 0.0
        self.waits: list[float] = []
        self._bells = bells

    @property
    def known_until(self) -> float:
        return self.time

    def reach(self, time: float) -> float:
        self.waits.append(time - self.time)
        self.time = max(self.time, min([time, *self._bells.times]))
        return self.time


def test_on_a_clock_that_is_real_time_is_waited_for_and_may_be_cut_short() -> None:
    bells = Bells(1.0)
    real = RealClock(bells)
    clock = Scheduler(bells, float("inf"), 5.0, lambda: True, real)
    woken: list[float] = []

    def work() -> None:
        clock.spend(3.0)
        woken.append(clock.now)

    clock.start("a", work)
    assert clock.run()
    assert bells.rung == [1.0]
    assert woken == [3.0]
    assert real.waits == [0.0, 1.0, 2.0]
