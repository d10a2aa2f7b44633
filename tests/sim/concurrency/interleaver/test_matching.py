"""Every state once: no outcome is lost, with symmetry and without, and many threads are few states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable

import pytest

from sim.concurrency.interleaver.controlled import Ending, ThreadRef
from sim.concurrency.interleaver.dpor import Dpor
from sim.concurrency.interleaver.matching import Matching, _renamed
from tests.sim.concurrency.interleaver import random_scripts as scripts
from tests.sim.concurrency.interleaver.random_programs import every_ending
from tests.sim.concurrency.interleaver.scripts import LOCKED, controlled
from tests.sim.concurrency.interleaver.toys import (
    Toy,
    every_run,
    locked_update,
    lost_update,
    outcome_of,
    random_toy,
    symmetric_toy,
)


def endings_of(search: Matching) -> list[Ending]:
    return [run.ending for run in search.explore() if run is not None]


def without_numbers(ending: Ending) -> Hashable:
    """Which of several like threads it was does not matter."""
    stuck = frozenset(Counter(ending.deadlocked.values()).items())
    return tuple(sorted(ending.values.items())), stuck, frozenset(Counter(ending.errors.values()).items())


MAKERS = [random_toy, symmetric_toy]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("seed", range(150))
def test_no_outcome_is_lost(make: Callable[[int], Toy], seed: int) -> None:
    toy = make(seed)
    expected = [ending for _, ending in every_run(toy)]
    found = endings_of(Matching(toy, can_reduce=False))
    assert {outcome_of(ending) for ending in found} == {outcome_of(ending) for ending in expected}
    found = endings_of(Matching(toy))
    assert {without_numbers(ending) for ending in found} == {without_numbers(ending) for ending in expected}


def test_ten_threads_behind_one_lock_are_few_states() -> None:
    search = Matching(locked_update(10))
    assert [ending.values for ending in endings_of(search)] == [{"n": "0"}]
    assert search.runs == 1


def test_symmetry_saves_runs() -> None:
    with_it, without = Matching(lost_update(4)), Matching(lost_update(4), can_reduce=False)
    assert {e.values["n"] for e in endings_of(with_it)} == {e.values["n"] for e in endings_of(without)} == set("6789")
    assert with_it.runs < without.runs / 5


ONE_IS_JOINED = {
    "by a thread that ends": "def g(): threads[0].join()",
    "by a thread that is stuck later": "def g():\n    threads[0].join()\n    first.acquire()",
}


@pytest.mark.parametrize("helper", ONE_IS_JOINED.values(), ids=ONE_IS_JOINED.keys())
def test_who_joins_one_of_several_like_threads_tells_them_apart(helper: str) -> None:
    text = f"""import threading
first, second = threading.Lock(), threading.Lock()
def f():
    first.acquire()
    second.acquire()
{helper}
threads = [threading.Thread(target=f) for _ in range(2)] + [threading.Thread(target=g)]
for t in threads: t.start()
"""
    with controlled(text) as runtime:
        found = {scripts.outcome_of(ending) for ending in endings_of(Matching(runtime))}
        assert found == {scripts.outcome_of(ending) for _, ending in scripts.every_run(runtime, 5000)}
        assert len(found) == 2


def test_who_joins_all_of_them_does_not() -> None:
    with controlled(LOCKED.replace("(i,)", "(0,)")) as runtime:
        search = Matching(runtime)
        assert [ending.values["n"] for ending in endings_of(search)] == ["8"]
        assert search.runs <= 2


@pytest.mark.parametrize("seed", range(30))
def test_a_real_script_has_the_same_ends_as_by_brute_force(seed: int) -> None:
    with controlled(scripts.random_script(seed)) as runtime:
        try:
            expected = {scripts.outcome_of(ending) for _, ending in scripts.every_run(runtime, 250)}
        except scripts.TooManyError:
            pytest.skip("more interleavings than a test can go through")
        for search in (Matching(runtime), Matching(runtime, can_reduce=False), Dpor(runtime)):
            endings = [run.ending for run in search.explore() if run is not None]
            assert {scripts.outcome_of(ending) for ending in endings} == expected


def test_threads_within_objects_are_renamed() -> None:
    state = ("lock", ThreadRef(3), (ThreadRef(1),), frozenset({ThreadRef(9)}), 3)
    renamed = _renamed(state, {3: "a", 1: "b"})
    assert renamed == ("lock", ("thread", "a"), (("thread", "b"),), frozenset({("thread", "over")}), 3)


def test_a_program_that_never_comes_to_an_end_is_cut() -> None:
    class Growing(Toy):
        def _rel(self, thread: int, name: str, then: str = "") -> None:
            super()._rel(thread, name, then)
            self.state.shared["n"] = self.state.shared.get("n", 0) + 1

    search = Matching(Growing([[("acq", "L"), ("rel", "L", "again")]]), longest=40)
    assert endings_of(search) == []
    assert search.cut_in


LOOKS = """import threading
x = 0
def work():
    global x
    x = 2
    x = 1
one = threading.Thread(target=work{daemon})
one.start()
seen = x
"""


@pytest.mark.parametrize("daemon", ["", ", daemon=True"])
@pytest.mark.parametrize("can_reduce", [True, False])
def test_what_the_script_alone_has_seen_is_part_of_the_end(daemon: str, can_reduce: bool) -> None:
    with controlled(LOOKS.format(daemon=daemon)) as program:
        expected = {without_numbers(ending) for ending in every_ending(program)}
        found = endings_of(Matching(program, can_reduce=can_reduce))
    assert {ending.values["seen"] for ending in found} == {"0", "1", "2"}
    assert {without_numbers(ending) for ending in found} == expected


JOINS = """import threading
x = 0
def early():
    global x
    x = 1
    late.join()
def other():
    {other}
one = threading.Thread(target=early{daemon})
late = threading.Thread(target=other)
one.start()
late.start()
"""


@pytest.mark.parametrize("daemon", ["", ", daemon=True"])
@pytest.mark.parametrize("other", ["pass", "one.join()"])
def test_who_joins_a_thread_may_come_before_its_start(daemon: str, other: str) -> None:
    with controlled(JOINS.format(daemon=daemon, other=other)) as program:
        expected = {without_numbers(ending) for ending in every_ending(program)}
        for method in (Matching(program), Matching(program, can_reduce=False), Dpor(program)):
            found = [run.ending for run in method.explore() if run is not None]
            assert any(ending.errors for ending in found)
            assert {without_numbers(ending) for ending in found} == expected
