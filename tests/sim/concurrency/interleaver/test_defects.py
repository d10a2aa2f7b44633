from __future__ import annotations

from sim.concurrency.interleaver import defects
from sim.concurrency.interleaver.controlled import Ending, Kind, Operation
from sim.concurrency.interleaver.report import Defect
from sim.concurrency.interleaver.runs import Run
from sim.concurrency.interleaver.witness import follow
from tests.sim.concurrency.interleaver.toys import Toy, lost_update, philosophers


def run_of(toy: Toy, *schedule: int) -> Run:
    run = follow(toy, schedule)
    assert run is not None
    return run


def test_a_write_over_what_was_written_meanwhile_loses_an_update() -> None:
    assert defects.lost_update(run_of(lost_update(2), 0, 1, 0, 1)) == (Defect.LOST_UPDATE, "n")
    assert defects.lost_update(run_of(lost_update(2), 0, 0, 1, 1)) is None


def test_whoever_reads_again_loses_nothing() -> None:
    toy = Toy([[("read", "n", "t"), ("read", "n", "t"), ("write", "n", "t", 1)], [("write", "n", "t", 1)]], n=0)
    assert defects.lost_update(run_of(toy, 0, 1, 0, 0)) is None


def test_a_ring_of_two_is_a_lock_cycle_and_a_ring_of_one_a_self_deadlock() -> None:
    both = run_of(philosophers(3), 0, 1, 2)
    assert defects.of_deadlock(both) == (Defect.LOCK_CYCLE, "fork1")
    assert defects.cycle_of(both) == (0, 1, 2)
    alone = run_of(Toy([[("acq", "L"), ("acq", "L")]]), 0)
    assert defects.of_deadlock(alone) == (Defect.SELF_DEADLOCK, "L")


def test_a_wake_before_the_wait_is_lost() -> None:
    wake, wait = (Operation(kind, writes=frozenset({"c"})) for kind in (Kind.WAKE, Kind.WAIT))
    late = Run((1, 0), (wake, wait), Ending(deadlocked={0: "c"}))
    assert defects.of_deadlock(late) == (Defect.LOST_WAKE_UP, "c")
    alone = Run((0,), (wait,), Ending(deadlocked={0: "c"}))
    assert defects.of_deadlock(alone) == (Defect.NEVER_WOKEN, "c")


def test_an_exception_without_a_lost_update_is_a_matter_of_order() -> None:
    run = run_of(Toy([[("rel", "L")], [("acq", "L")]]), 0)
    assert run.ending.errors
    assert defects.of_failure(run) == (Defect.ORDER, "")
