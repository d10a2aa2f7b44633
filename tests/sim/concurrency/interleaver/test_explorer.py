from __future__ import annotations

from sim.concurrency.interleaver.controlled import Ending
from sim.concurrency.interleaver.explorer import Limits, explore
from sim.concurrency.interleaver.report import Defect, Verdict
from sim.concurrency.interleaver.witness import follow
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
    assert report.is_safe


def test_a_deadlock_has_its_cycle_and_a_witness_with_few_switches() -> None:
    report = explore(philosophers(5))
    assert (report.verdict, report.runs) == (Verdict.EXHAUSTED, 31)
    (deadlock,) = report.deadlocks
    assert (deadlock.cycle, deadlock.switches, deadlock.defect) == ((0, 1, 2, 3, 4), 4, Defect.LOCK_CYCLE)
    assert not report.is_safe


def test_many_threads_are_exhausted_by_their_states() -> None:
    report = explore(locked_update(10), Limits(first_steps=2_000))
    assert (report.verdict, report.counted) == (Verdict.EXHAUSTED, "final states")
    assert [outcome.values for outcome in report.outcomes] == [{"n": "0"}]


def test_what_cannot_be_finished_is_capped_and_shows_very_different_ends() -> None:
    report = explore(lost_update(10), Limits(runs=1_000, first_steps=2_000))
    assert report.verdict is Verdict.CAPPED
    assert "1000 runs" in str(report.bound)
    assert {outcome.values["n"] for outcome in report.outcomes} == set("0123456789")
    assert not report.is_safe


def test_time_is_a_bound_too() -> None:
    report = explore(lost_update(3), is_over=lambda: True)
    assert report.verdict is Verdict.CAPPED
    assert "time" in str(report.bound)


def test_an_exception_is_found_with_its_witness() -> None:
    report = explore(Toy([[("try", "L", 0), ("rel", "L")], [("acq", "L"), ("rel", "L")]]))
    (failure,) = report.errors
    assert (failure.thread, failure.error, failure.defect) == (0, "release", Defect.ORDER)
    assert len(report.outcomes) == 1


def test_an_exception_in_every_order_is_no_matter_of_the_order() -> None:
    (failure,) = explore(Toy([[("rel", "L")], [("acq", "L")]])).errors
    assert failure.defect is None


def test_what_is_not_under_control_is_never_called_safe() -> None:
    class Escaping(Toy):
        def ending(self) -> Ending:
            return Ending(escaped="input()")

    report = explore(Escaping([[("read", "n", "t")]]))
    assert (report.verdict, report.escaped) == (Verdict.UNCONTROLLED, "input()")
    assert not report.is_safe


def test_it_tells_how_far_it_is() -> None:
    told: list[int] = []
    explore(lost_update(3), told=told.append)
    assert told == sorted(told)
    assert told[-1] == 36


def test_a_livelock_is_told_with_a_schedule() -> None:
    report = explore(polite(), Limits(longest=200))
    assert [each.defect for each in report.loops] == [Defect.LIVELOCK]
