from __future__ import annotations

from sim.concurrency.interleaver.collection import Collection, deadlock_of, errors_of, outcome_of
from sim.concurrency.interleaver.controlled import Ending
from sim.concurrency.interleaver.runs import Run
from sim.words import Sentence


def run(*schedule: int, **parts: dict[int, str]) -> Run:
    errors = {thread: Sentence("test", text) for thread, text in parts.get("errors", {}).items()}
    return Run(schedule, (), Ending({"n": "8"}, parts.get("stuck", {}), {}, errors))


def test_the_run_with_the_fewest_switches_is_kept() -> None:
    found = Collection()
    for each in (run(0, 1, 0), run(0, 0, 1), run(0, 1, 0)):
        found.add(each)
    (seen,) = found.outcomes.values()
    assert (seen.run.schedule, seen.times) == ((0, 0, 1), 3)


def test_a_deadlock_is_no_outcome_and_an_exception_is_beside_it() -> None:
    found = Collection()
    found.add(run(0, stuck={1: "L"}))
    found.add(run(0, errors={0: "ValueError", 1: "ValueError"}))
    assert (len(found.outcomes), len(found.deadlocks), len(found.errors)) == (1, 1, 1)
    assert errors_of(run(0, errors={0: "ValueError"})) == [Sentence("test", "ValueError")]
    assert outcome_of(run(0)) == ((("n", "8"),), frozenset())
    assert deadlock_of(run(0, stuck={1: "L"})) == (((1, "L"),), frozenset())


def test_a_run_that_was_cut_has_come_to_no_end() -> None:
    found = Collection()
    found.add(Run((0,), (), Ending({"n": "8"}, escaped=Sentence("test", "it does not come back"), was_cut=True)))
    assert (len(found.outcomes), found.runs) == (0, 1)
    assert found.escaped == Sentence("test", "it does not come back")


def test_an_end_with_an_exception_is_another_than_one_without_whoever_it_was_that_failed() -> None:
    found = Collection()
    found.add(run(0))
    for errors in ({0: "ValueError"}, {1: "ValueError"}, {0: "ValueError", 1: "ValueError"}):
        found.add(run(0, errors=errors))
    assert [seen.times for seen in found.outcomes.values()] == [1, 2, 1]
    assert [seen.times for seen in found.errors.values()] == [3]
    found.add(run(0, stuck={1: "L"}))
    found.add(run(0, stuck={1: "L"}, errors={0: "ValueError"}))
    assert [seen.times for seen in found.deadlocks.values()] == [1, 1]


def test_counting_again_forgets_nothing_but_numbers() -> None:
    found = Collection()
    found.add(run(0))
    found.start_counting_again()
    assert [seen.times for seen in found.outcomes.values()] == [0]
    found.add(run(0))
    assert [seen.times for seen in found.outcomes.values()] == [1]
    found.count_everything()
    assert [seen.times for seen in found.outcomes.values()] == [2]


def test_meanwhile_everything_counts_that_was_ever_counted() -> None:
    found = Collection()
    found.add(run(0, 1))
    found.start_counting_again()
    found.add(run(0, 1))
    assert [seen.times for seen in found.outcomes.values()] == [1]
    assert [seen.times for seen in found.so_far(found.outcomes).values()] == [2]
