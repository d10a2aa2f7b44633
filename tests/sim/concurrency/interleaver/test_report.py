from __future__ import annotations

from sim.concurrency.interleaver.report import Deadlock, Defect, Outcome, Report, Verdict
from sim.words import Sentence


def test_only_what_is_exhausted_may_be_called_safe() -> None:
    assert Report(Verdict.EXHAUSTED, 4, "classes").is_safe()
    assert not Report(Verdict.CAPPED, 4, "classes").is_safe()
    assert not Report(Verdict.UNCONTROLLED, 4, "classes").is_safe()
    stuck = Deadlock(count=1, witness=(0,), switches=0, waits={0: "L"})
    assert not Report(Verdict.EXHAUSTED, 4, "classes", deadlocks=(stuck,)).is_safe()


def outcome(value: str) -> Outcome:
    return Outcome(count=1, witness=(int(value),), switches=0, values={"n": value})


def test_what_shows_the_point_is_bad_if_anything_is() -> None:
    good, bad, stuck = outcome("8"), outcome("9"), Deadlock(count=1, witness=(0,), switches=0, waits={0: "L"})
    report = Report(Verdict.EXHAUSTED, 4, "classes", outcomes=(good, bad), deadlocks=(stuck,))
    assert report.bad("n == 8") == [stuck, bad]
    assert report.telling("n == 8") is stuck
    assert report.ends == (good, bad, stuck)
    harmless = Report(Verdict.EXHAUSTED, 4, "classes", outcomes=(good, bad))
    assert harmless.bad("") == []
    assert harmless.telling("") is good
    assert harmless.telling("n == 8") is bad
    assert Report(Verdict.CAPPED, 0, "runs").telling("") is None


def test_an_expectation_that_cannot_be_evaluated_tells_nothing() -> None:
    assert outcome("9").is_good("n == 10 - THREADS") is None
    assert outcome("9").is_good("n == 8") is False
    assert outcome("8").is_good("n == 8") is True


def test_without_an_expectation_values_are_not_right_and_reaching_the_end_is() -> None:
    assert outcome("9").is_good("") is None
    assert Outcome(count=1, witness=(), switches=0, values={"N": "4"}).is_good("") is True


def test_a_defect_that_has_a_name_is_bad_unless_what_must_hold_does() -> None:
    lost = Outcome(count=1, witness=(), switches=0, values={"n": "9"}, defect=Defect.LOST_UPDATE)
    assert lost.is_good("") is False
    assert lost.is_good("n == 10 - THREADS") is False
    assert lost.is_good("n == 9") is True
    assert Report(Verdict.EXHAUSTED, 1, "classes", (lost,)).bad("") == [lost]


def test_after_an_exception_no_end_is_right() -> None:
    broken = Outcome(count=1, witness=(), switches=0, values={"n": "8"}, errors=(Sentence("", "KeyError: 3"),))
    assert broken.is_good("n == 8") is False
