from __future__ import annotations

from sim.concurrency.interleaver.report import Deadlock, Report, Verdict


def test_only_what_is_exhausted_may_be_called_safe() -> None:
    assert Report(Verdict.EXHAUSTED, 4, "classes").is_safe
    assert not Report(Verdict.CAPPED, 4, "classes").is_safe
    assert not Report(Verdict.UNCONTROLLED, 4, "classes").is_safe
    stuck = Deadlock(count=1, witness=(0,), switches=0, waits={0: "L"})
    assert not Report(Verdict.EXHAUSTED, 4, "classes", deadlocks=(stuck,)).is_safe
