"""What an exploration reports: of toys, of well-known programs and of random ones in real threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from math import factorial
from typing import Any

import pytest

from sim.concurrency.interleaver import explorer
from sim.concurrency.interleaver.controlled import Controlled, Ending
from sim.concurrency.interleaver.dpor import Dpor
from sim.concurrency.interleaver.explorer import Limits, explore
from sim.concurrency.interleaver.matching import Matching
from sim.concurrency.interleaver.report import Defect, Report, Verdict
from sim.concurrency.interleaver.runs import Method, Run
from sim.concurrency.interleaver.runtime import Runtime
from sim.concurrency.interleaver.samples import samples
from sim.concurrency.interleaver.witness import follow
from sim.words import Sentence
from tests.sim.concurrency.interleaver import lessons
from tests.sim.concurrency.interleaver.random_programs import every_ending, small_programs
from tests.sim.concurrency.interleaver.scripts import wrongs
from tests.sim.concurrency.interleaver.toys import Toy, locked_update, lost_update, philosophers, polite


def test_all_outcomes_with_counts_and_a_witness_each() -> None:
    toy = lost_update(2)
    report = explore(toy)
    assert (report.verdict, report.runs, report.counted) == (Verdict.EXHAUSTED, 4, "classes")
    found = {outcome.values["n"]: outcome for outcome in report.outcomes}
    assert {value: (each.count, each.switches, each.defect) for value, each in found.items()} == {
        "8": (2, 1, None),
        "9": (2, 2, Defect.LOST_UPDATE),
    }
    for value, outcome in found.items():
        run = follow(toy, outcome.witness)
        assert run is not None
        assert run.ending.values["n"] == value
    assert not report.is_safe()
    assert report.is_safe("n in (8, 9)")


def test_a_deadlock_has_its_cycle_and_a_witness_with_few_switches() -> None:
    report = explore(philosophers(5))
    assert (report.verdict, report.runs) == (Verdict.EXHAUSTED, 31)
    (deadlock,) = report.deadlocks
    assert (deadlock.cycle, deadlock.switches, deadlock.defect) == ((0, 1, 2, 3, 4), 4, Defect.LOCK_CYCLE)
    assert not report.is_safe()


def test_many_threads_are_exhausted_by_their_states() -> None:
    report = explore(locked_update(10), Limits(first_steps=2_000))
    assert (report.verdict, report.counted) == (Verdict.EXHAUSTED, "final states")
    assert [outcome.values for outcome in report.outcomes] == [{"n": "0"}]


def test_what_cannot_be_finished_is_capped_and_shows_very_different_ends() -> None:
    report = explore(lost_update(10), Limits(runs=1_000, first_steps=2_000))
    assert report.verdict is Verdict.CAPPED
    assert "1000 runs" in str(report.bound)
    assert {outcome.values["n"] for outcome in report.outcomes} == set("0123456789")
    assert all(outcome.count for outcome in report.outcomes)
    assert not report.is_safe()


def test_time_is_a_bound_too() -> None:
    report = explore(lost_update(3), is_over=lambda: True)
    assert report.verdict is Verdict.CAPPED
    assert "time" in str(report.bound)


def test_looking_at_very_different_runs_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_end(program: Controlled, longest: int) -> Iterator[Run]:
        while True:
            yield from samples(program, longest)

    monkeypatch.setattr(explorer, "samples", without_end)
    report = explore(lost_update(10), Limits(runs=200, first_steps=200))
    assert (report.verdict, report.runs) == (Verdict.CAPPED, 200)
    assert sum(outcome.count for outcome in report.outcomes) == 200


def test_an_exception_is_found_with_its_witness() -> None:
    report = explore(Toy([[("try", "L", 0), ("rel", "L")], [("acq", "L"), ("rel", "L")]]))
    (failure,) = report.errors
    assert (failure.thread, str(failure.error), failure.defect) == (0, "release", Defect.ORDER)
    assert [len(outcome.errors) for outcome in report.outcomes] == [0, 1]


def test_an_exception_in_every_order_is_no_matter_of_the_order() -> None:
    (failure,) = explore(Toy([[("rel", "L")], [("acq", "L")]])).errors
    assert failure.defect is None


def test_what_is_not_under_control_is_never_called_safe() -> None:
    class Escaping(Toy):
        def ending(self) -> Ending:
            return Ending(escaped=Sentence("toy", "input()"))

    report = explore(Escaping([[("read", "n", "t")]]))
    assert (report.verdict, str(report.escaped)) == (Verdict.UNCONTROLLED, "input()")
    assert not report.is_safe()


def test_it_tells_how_far_it_is() -> None:
    told: list[int] = []
    explore(lost_update(3), told=lambda runs, _so_far: told.append(runs))
    assert told == sorted(told)
    assert told[-1] == 36


def test_what_was_found_so_far_can_be_asked_for_and_proves_nothing() -> None:
    sketches: list[Report] = []
    report = explore(lost_update(3), told=lambda _runs, so_far: sketches.append(so_far()))
    assert [len(each.outcomes) for each in sketches] == sorted(len(each.outcomes) for each in sketches)
    assert [sum(each.count for each in sketch.outcomes) for sketch in sketches] == list(range(1, 37))
    assert {each.verdict for each in sketches} == {Verdict.CAPPED}
    assert {str(each.values) for each in sketches[-1].outcomes} == {str(each.values) for each in report.outcomes}


def test_a_livelock_is_told_with_a_schedule() -> None:
    report = explore(polite(), Limits(longest=200))
    assert [each.defect for each in report.loops] == [Defect.LIVELOCK]


def test_of_a_loop_that_never_comes_back_only_short_runs_are_looked_at() -> None:
    class Remembering(Toy):
        def _rel(self, thread: int, name: str, then: str = "") -> None:
            before = self.state.seen[thread]
            super()._rel(thread, name, then)
            self.state.seen[thread] = self.state.seen[thread] or before

    report = explore(Remembering(polite().program), Limits(longest=200))
    (outcome,) = report.outcomes
    assert report.verdict is Verdict.CAPPED
    assert f"given up after {3 * len(outcome.witness)} steps" in str(report.bound)


# Real threads


def explored(text: str) -> Report:
    """What is reported of a program; every witness in it leads where it says."""
    runtime = Runtime(text)
    try:
        report = explore(runtime)
        assert report.verdict is Verdict.EXHAUSTED
        for outcome in report.outcomes:
            assert ending_after(runtime, outcome.witness).values == outcome.values
        for deadlock in report.deadlocks:
            assert ending_after(runtime, deadlock.witness).deadlocked == deadlock.waits
        for failure in report.errors:
            assert failure.error in ending_after(runtime, failure.witness).errors.values()
        return report
    finally:
        runtime.close()


def ending_after(runtime: Runtime, schedule: tuple[int, ...]) -> Ending:
    run = follow(runtime, schedule)
    assert run is not None
    assert run.schedule == schedule
    return run.ending


BREAKS = (
    "import threading\nlock, n = threading.Lock(), 0\ndef f():\n    global n\n    lock.acquire()\n    n += 1\n"
    "    if n == {at}: raise ValueError(n)\n    lock.release()\nfor _ in range(2): threading.Thread(target=f).start()\n"
)


@pytest.mark.parametrize(("at", "outcomes", "deadlocks"), [(1, [], [1, 1]), (2, [2], []), (3, [2], [])])
def test_an_end_with_an_exception_is_no_good_one_and_all_counts_add_up(
    at: int, outcomes: list[int], deadlocks: list[int]
) -> None:
    report = explored(BREAKS.format(at=at))
    assert [outcome.count for outcome in report.outcomes] == outcomes
    assert [deadlock.count for deadlock in report.deadlocks] == deadlocks
    assert sum(outcomes) + sum(deadlocks) == report.runs == 2
    said = [f"ValueError: {at} (line 7)"] if at < 3 else []
    assert [str(failure.error) for failure in report.errors] == said
    ended = [outcome.errors for outcome in report.outcomes] + [deadlock.errors for deadlock in report.deadlocks]
    assert all([*map(str, errors)] == said for errors in ended)


def counts(report: Report) -> dict[str, int]:
    return {outcome.values["n"]: outcome.count for outcome in report.outcomes}


def mutex(body: str, threads: int) -> Report:
    return explored(lessons.MUTEX.format(body=body, threads=threads))


def test_the_lost_update() -> None:
    assert counts(mutex(lessons.RACE, 2)) == {"8": 2, "9": 2}
    three = counts(mutex(lessons.RACE, 3))
    assert (set(three), three["7"], sum(three.values())) == ({"7", "8", "9"}, factorial(3), 36)
    assert counts(mutex(lessons.LATE, 2)) == {"8": 2, "9": 2}
    assert counts(mutex("n -= 1", 2)) == {"8": 2, "9": 2}


@pytest.mark.parametrize("threads", range(2, 7))
def test_one_lock(threads: int) -> None:
    report = mutex(lessons.ONE_LOCK, threads)
    assert (report.runs, report.is_safe()) == (factorial(threads), True)
    assert counts(mutex(lessons.LOCKED, threads)) == {str(10 - threads): factorial(threads)}


@pytest.mark.parametrize("count", range(2, 8))
def test_the_philosophers(count: int) -> None:
    naive = explored(lessons.PHILOSOPHERS.format(count=count))
    (deadlock,) = naive.deadlocks
    assert (naive.runs, deadlock.count, len(deadlock.cycle)) == (2**count - 1, 1, count)
    ordered = explored(lessons.ORDERED.format(count=count))
    assert (ordered.runs, ordered.is_safe()) == (2**count - 2, True)


@pytest.mark.parametrize(
    ("text", "defects"),
    [
        (lessons.TWO_LOCKS, {Defect.LOCK_CYCLE}),
        (lessons.ONE_RLOCK, set()),
        (lessons.PATIENT, set()),
        (lessons.TWICE, {Defect.SELF_DEADLOCK}),
        (lessons.BUFFER, set()),
        (lessons.IF_NOT_WHILE, {Defect.ORDER}),
        (lessons.ONE_IS_CALLED, {Defect.LOST_WAKE_UP}),
        (lessons.WAITS_TOO_LATE, {Defect.LOST_WAKE_UP}),
        (lessons.WAITS_IF_NEEDED, set()),
        (lessons.BOUNDED, set()),
        (lessons.EMPTY_RACE, {Defect.ORDER}),
    ],
)
def test_a_defect_is_found_and_its_cure_is_safe(text: str, defects: set[Defect]) -> None:
    report = explored(text)
    assert {found.defect for found in (*report.deadlocks, *report.errors)} == defects
    assert report.is_safe() == (not defects)


@pytest.mark.parametrize("text", [lessons.DAEMON, lessons.DAEMON.replace("Thread(target=other).start()", "")])
def test_the_end_of_the_program_may_come_after_any_step_of_a_daemon(text: str) -> None:
    runtime = Runtime(text, watch=("x", "y"))
    expected = {whole(ending) for ending in every_ending(runtime)}
    assert {dict(values)["x"] for values, _, _ in expected} == {"0", "1", "2"}
    assert ends(Dpor(runtime)) == ends(Matching(runtime)) == ends(Matching(runtime, can_reduce=False)) == expected
    runtime.close()


def test_a_daemon_that_waits_when_the_program_ends_could_have_had_what_it_waits_for() -> None:
    runtime = Runtime(lessons.WAITING_DAEMON)
    expected = {whole(ending) for ending in every_ending(runtime)}
    assert {deadlocked for _, deadlocked, _ in expected} == {(), ((0, "thread 1"), (1, "places"))}
    assert ends(Dpor(runtime)) == ends(Matching(runtime, can_reduce=False)) == expected
    runtime.close()


def whole(ending: Ending) -> tuple[tuple[tuple[int | str, str], ...], ...]:
    """What tells endings apart."""
    parts: tuple[Mapping[Any, str], ...] = (ending.values, ending.deadlocked, wrongs(ending))
    return tuple(tuple(sorted(part.items())) for part in parts)


def without_numbers(ending: Ending) -> Hashable:
    """Which of several like threads it was does not matter."""
    waits = Counter("thread" if name.startswith("thread ") else name for name in ending.deadlocked.values())
    parts: tuple[Mapping[Any, Any], ...] = (ending.values, waits, Counter(wrongs(ending).values()))
    return tuple(frozenset(part.items()) for part in parts)


BATCHES = [*(("bytecode", first) for first in range(0, 200, 20)), ("line", 200), ("cpython", 220)]


@pytest.mark.parametrize(("granularity", "first"), BATCHES)
def test_random_programs_end_as_by_brute_force(granularity: str, first: int) -> None:
    for runtime, expected in small_programs(range(first, first + 20), granularity):
        assert ends(Dpor(runtime)) == ends_among(expected)
        assert ends(Matching(runtime, can_reduce=False)) == ends_among(expected)
        reduced = [run.ending for run in Matching(runtime).explore() if run is not None]
        assert {without_numbers(each) for each in reduced} == {without_numbers(each) for each in expected}


def ends(method: Method) -> set[Hashable]:
    return {whole(run.ending) for run in method.explore() if run is not None}


def ends_among(endings: list[Ending]) -> set[Hashable]:
    return {whole(ending) for ending in endings}
