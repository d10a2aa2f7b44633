from __future__ import annotations

from sim.concurrency.interleaver.report import Deadlock, Defect, Failure, Found, Outcome, Report, Verdict
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


def test_of_several_of_a_kind_what_takes_least_to_follow_comes_first() -> None:
    long, short = (Deadlock(count=1, witness=(0,) * steps, switches=0, waits={0: "L"}) for steps in (10, 5))
    wrong = [Outcome(count=1, witness=way, switches=0, values={"n": "9"}) for way in ((0, 1, 0, 1), (0, 1))]
    report = Report(Verdict.EXHAUSTED, 4, "classes", outcomes=tuple(wrong), deadlocks=(long, short))
    assert report.bad("n == 8") == [short, long, *reversed(wrong)]


def judged(expectation: str, *outcomes: Outcome) -> list[bool | None]:
    judge = Report(Verdict.EXHAUSTED, 1, "classes", outcomes).judge(expectation)
    return [judge.is_good(each) for each in outcomes]


def test_an_expectation_that_cannot_be_evaluated_tells_nothing() -> None:
    assert judged("n == 10 - THREADS", outcome("9")) == [None]
    assert judged("n == 8", outcome("9"), outcome("8")) == [False, True]
    assert judged("n < [8]", outcome("9")) == [None]


def test_what_must_hold_of_a_variable_does_not_where_only_another_end_gave_it_a_value() -> None:
    without = Outcome(count=1, witness=(), switches=0, values={"m": "1"})
    assert judged("n == 8", outcome("8"), without) == [True, False]
    assert judged("n == 8", without) == [None]
    assert judged("n == 8 or m == 1", without, outcome("8")) == [False, True]


def test_without_an_expectation_values_are_not_right_and_reaching_the_end_is() -> None:
    assert judged("", outcome("9")) == [None]
    assert judged("", Outcome(count=1, witness=(), switches=0, values={"N": "4"})) == [True]


def test_a_defect_that_has_a_name_is_a_suspicion_unless_what_must_hold_tells() -> None:
    lost = Outcome(count=1, witness=(), switches=0, values={"n": "9"}, defect=Defect.LOST_UPDATE)
    report = Report(Verdict.EXHAUSTED, 1, "classes", (outcome("8"), lost))
    for untold in ("", "n == 10 - THREADS"):
        assert (report.bad(untold), report.suspects(untold), report.is_safe(untold)) == ([], [lost], False)
        assert report.telling(untold) is lost
    assert report.bad("n == 8") == [lost]
    assert report.suspects("n == 8") == []
    assert report.is_safe("n > 7")


def test_after_an_exception_no_end_is_right() -> None:
    broken = Outcome(count=1, witness=(), switches=0, values={"n": "8"}, errors=(Sentence("", "KeyError: 3"),))
    assert judged("n == 8", broken) == [False]


def test_a_livelock_is_bad_whatever_must_hold() -> None:
    loop = Found(count=1, witness=(1, 2), switches=1, defect=Defect.LIVELOCK)
    assert Report(Verdict.CAPPED, 3, "runs", (outcome("8"),), loops=(loop,)).bad("n == 8") == [loop]


def test_the_counts_of_all_ends_add_up() -> None:
    stuck = Deadlock(count=3, witness=(0,), switches=0, waits={0: "L"})
    error = Failure(count=4, witness=(0,), switches=0, thread=1, error=Sentence("", "KeyError: 3"))
    assert Report(Verdict.CAPPED, 9, "runs", (outcome("8"), outcome("9")), (stuck,), (error,)).total == 5


def test_who_is_stuck_waits_for_more_than_the_end_of_others_if_anybody_does() -> None:
    def ring(waits: dict[int, str], *cycle: int) -> tuple[int, ...]:
        return Deadlock(count=1, witness=(), switches=0, waits=waits, cycle=cycle).ring

    assert ring({0: "thread 1", 1: "L", 2: "M", 3: "L"}, 1, 2) == (1, 2)
    assert ring({0: "thread 1", 1: "L", 3: "L"}) == (1, 3)
    assert ring({0: "thread 1"}) == (0,)
