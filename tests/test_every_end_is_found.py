"""What is called exhausted is held against runs in which threads switch between any two instructions."""

from __future__ import annotations

import random
from collections.abc import Hashable
from itertools import islice

import pytest

from sim.concurrency.interleaver.controlled import Ending, Kind, Operation
from sim.concurrency.interleaver.explorer import Limits, explore
from sim.concurrency.interleaver.matching import Matching
from sim.concurrency.interleaver.report import Verdict
from sim.concurrency.interleaver.runtime import Runtime
from tests.sim.concurrency.interleaver.programs import RACES
from tests.sim.concurrency.interleaver.wide_programs import WATCHED, wide_program

FEW = Limits(runs=400)
SEEDS = range(60)
RUNS = 24
MOST = 5_000


class StopsEverywhere(Runtime):
    """Stops before each instruction, whatever it touches."""

    def _relevant(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        return self.script.relevant("everything")

    def _reached(self, frame, entry) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        task = self.current
        if task is not None and self.unjoined and not task.dying and not task.atomic:
            self.stop(task, Operation(Kind.READ))
        super()._reached(frame, entry)


def test_no_race_hides_between_two_stops() -> None:
    missed = {name: found for name, text in RACES.items() if (found := missed_in(text, (), seed=7))}
    assert missed == {}


def test_a_finder_that_is_blind_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.concurrency.interleaver.touches.variable", lambda *_: None)
    assert missed_in(RACES["lost update"], (), seed=7)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_programs_end_in_no_other_way_when_threads_switch_anywhere(seed: int) -> None:
    assert not missed_in(wide_program(seed), WATCHED, seed)


def missed_in(text: str, watch: tuple[str, ...], seed: int) -> set[Hashable]:
    """The ends that a few random runs came to, of those that an exhausted exploration did not find."""
    runtime = Runtime(text, watch=watch)
    report = explore(runtime, FEW)
    by_states = {_end_of(run.ending) for run in islice(Matching(runtime).explore(), MOST) if run is not None}
    runtime.close()
    if report.verdict is not Verdict.EXHAUSTED:
        return set()
    found: set[Hashable] = {(tuple(sorted(one.values.items())), _texts(one.errors)) for one in report.outcomes}
    found |= {"deadlock"} if report.deadlocks else set()
    if report.counted == "classes":
        assert by_states == found
    return _random_ends(text, watch, seed) - found


def _random_ends(text: str, watch: tuple[str, ...], seed: int) -> set[Hashable]:
    runtime, dice = StopsEverywhere(text, watch=watch), random.Random(seed)
    try:
        return {_end_of(_at_random(runtime, dice, (0.5, 0.1, 0.03)[run % 3])) for run in range(RUNS)} - {None}
    finally:
        runtime.close()


def _at_random(runtime: Runtime, dice: random.Random, chance: float) -> Ending:
    runtime.restart()
    thread = 0
    while enabled := runtime.enabled():
        if thread not in enabled or dice.random() < chance:
            thread = dice.choice(enabled)
        runtime.step(thread)
    assert not runtime.is_lost
    return runtime.ending()


def _end_of(ending: Ending) -> Hashable:
    if ending.was_cut:
        return None
    return "deadlock" if ending.deadlocked else (tuple(sorted(ending.values.items())), _texts(ending.errors.values()))


def _texts(errors: object) -> Hashable:
    return tuple(sorted(map(str, errors)))  # type: ignore[call-overload]
