"""One run for each class of schedules: counted by hand, and compared with every interleaving of random programs."""

from __future__ import annotations

from collections.abc import Hashable
from math import factorial

import pytest

from sim.concurrency.interleaver.dpor import Dpor
from sim.concurrency.interleaver.runs import Run
from tests.sim.concurrency.interleaver import random_scripts as scripts
from tests.sim.concurrency.interleaver.scripts import TWO, controlled
from tests.sim.concurrency.interleaver.toys import (
    Op,
    Outcome,
    Toy,
    class_of,
    every_run,
    lost_update,
    one_lock,
    outcome_of,
    philosophers,
    random_toy,
)


def runs_of(toy: Toy) -> list[Run]:
    return [run for run in Dpor(toy).explore() if run is not None]


def values(run: Run) -> dict[str, str]:
    return dict(run.ending.values)


@pytest.mark.parametrize(("threads", "classes", "ends"), [(2, 4, {"8", "9"}), (3, 36, {"7", "8", "9"})])
def test_the_lost_update(threads: int, classes: int, ends: set[str]) -> None:
    runs = runs_of(lost_update(threads))
    assert len(runs) == classes
    assert {values(run)["n"] for run in runs} == ends


@pytest.mark.parametrize("count", range(2, 8))
def test_the_philosophers(count: int) -> None:
    naive, ordered = runs_of(philosophers(count)), runs_of(philosophers(count, ordered=True))
    assert (len(naive), sum(bool(run.ending.deadlocked) for run in naive)) == (2**count - 1, 1)
    assert (len(ordered), sum(bool(run.ending.deadlocked) for run in ordered)) == (2**count - 2, 0)


def test_the_philosophers_need_no_superfluous_run() -> None:
    search = Dpor(philosophers(6))
    assert len(list(search.explore())) == search.runs == 63


@pytest.mark.parametrize("threads", range(2, 6))
def test_one_lock(threads: int) -> None:
    assert len(runs_of(one_lock(threads))) == factorial(threads)


@pytest.mark.parametrize("seed", range(300))
def test_a_random_program_has_the_same_outcomes_and_classes_as_by_brute_force(seed: int) -> None:
    toy = random_toy(seed)
    outcomes: set[Outcome] = set()
    classes: set[Hashable] = set()
    for steps, ending in every_run(toy):
        outcomes.add(outcome_of(ending))
        classes.add(class_of(steps))
    runs = runs_of(toy)
    found = [class_of(list(zip(run.schedule, run.operations, strict=True))) for run in runs]
    assert len(found) == len(set(found))
    assert set(found) == classes
    assert {outcome_of(run.ending) for run in runs} == outcomes


UPDATE: Op = ("put", "x")
HARD = {
    "a lock given back by another": [
        [("acq", "L"), UPDATE, ("free", "L")], [UPDATE, ("acq", "L"), ("free", "L")], [("put", "y"), ("free", "L")]
    ],
    "the same with deadlocks": [
        [("free", "L"), ("put", "Q")], [("free", "L")], [("acq", "L"), ("free", "L")], [("put", "Q"), ("acq", "L")]
    ],
    "a semaphore for two": [[UPDATE, ("down", "S"), UPDATE, ("up", "S")]] * 3,
}  # fmt: skip


@pytest.mark.parametrize("threads", HARD.values(), ids=HARD.keys())
def test_a_hard_program_has_the_same_classes_as_by_brute_force(threads: list[list[Op]]) -> None:
    toy = Toy(threads, x=0)
    found = [class_of(list(zip(run.schedule, run.operations, strict=True))) for run in runs_of(toy)]
    assert len(found) == len(set(found))
    assert set(found) == {class_of(steps) for steps, _ in every_run(toy)}


ONE_IS_STUCK = """import threading
first, second = threading.Lock(), threading.Lock()
def f(i):
    with first:
        pass
    second.acquire()
""" + TWO.replace("for t in threads: t.join()", "threads[1].join(0.5)")  # fmt: skip


def test_who_is_stuck_at_the_end_of_a_superfluous_run_still_races() -> None:
    with controlled(ONE_IS_STUCK) as runtime:
        search = Dpor(runtime)
        runs = [run for run in search.explore() if run is not None]
        found = {class_of(list(zip(run.schedule, run.operations, strict=True))) for run in runs}
        assert found == {class_of(steps) for steps, _ in scripts.every_run(runtime, 1000)}


def test_threads_that_have_nothing_to_do_with_each_other_are_one_class() -> None:
    with controlled(
        "import threading\ndef f(i):\n    pass\n" + TWO.replace("for t in threads: t.join()", "")
    ) as runtime:
        assert len([run for run in Dpor(runtime).explore() if run is not None]) == 1


def test_a_program_that_does_not_end_is_cut() -> None:
    search = Dpor(Toy([[("acq", "L"), ("rel", "L", "again")]]), longest=50)
    assert list(search.explore()) == [None]
    assert search.cut_in
