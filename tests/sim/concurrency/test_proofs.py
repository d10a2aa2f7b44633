from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.concurrency.interleaver.report import Report, Verdict
from sim.concurrency.proofs import PROOFS, Evidence
from sim.lessons import Lesson, find_lesson
from sim.myths import Finding, Myth
from tests.sim.chinese import in_chinese
from tests.sim.concurrency.thread_runs import LESSONS, report_of, run_of

SAYINGS = [(lesson, myth) for lesson in LESSONS for myth in lesson.myths]
NAMES = [f"{lesson.id}-{myth.name}" for lesson, myth in SAYINGS]


def evidence(lesson: Lesson, granularity: str = "bytecode", **chosen: str) -> Evidence:
    """What a demonstration ends with: the exploration, and a run that ends badly if there is one."""
    report = report_of(lesson.id, granularity, **chosen)
    bad = [*report.deadlocks, *report.errors, *(each for each in report.outcomes if each.defect), *report.outcomes]
    return Evidence(run_of(lesson, *bad[0].witness, granularity=granularity, **chosen), report, lesson.expect)


def finding(proof: str, lesson: str, **chosen: str) -> Finding:
    return PROOFS[proof](evidence(find_lesson(lesson), **chosen))


@pytest.mark.parametrize(("lesson", "myth"), SAYINGS, ids=NAMES)
def test_every_experiment_shows_what_is_so_and_says_it_in_both_languages(lesson: Lesson, myth: Myth) -> None:
    found = PROOFS[myth.proof](evidence(lesson, myth.granularity or "bytecode", **myth.values))
    assert found.holds is myth.holds, str(found.sentence)
    assert found.sentence.said(in_chinese) != str(found.sentence)


def test_every_lesson_about_threads_puts_a_saying_to_the_test() -> None:
    assert [lesson.id for lesson in LESSONS if not lesson.myths] == []


@pytest.mark.parametrize(
    ("proof", "lesson", "program", "holds"),
    [
        ("as expected", "mutex", "race", False),
        ("as expected", "mutex", "locked", True),
        ("nobody stuck", "deadlock", "naive", False),
        ("nobody stuck", "deadlock", "ordered", True),
        ("nobody waits for itself", "rlock", "lock", False),
        ("nobody waits for itself", "rlock", "rlock", True),
        ("nobody waits for itself", "deadlock", "naive", True),
        ("no error", "queues", "empty_race", False),
        ("no error", "queues", "fifo", True),
        ("biggest first", "queues", "priority", False),
        ("biggest first", "rlock", "rlock", None),
    ],
)
def test_the_verdict_is_read_off_what_was_found(proof: str, lesson: str, program: str, holds: bool | None) -> None:
    assert finding(proof, lesson, program=program).holds is holds


def test_this_cpython_does_not_switch_inside_a_plain_statement_but_at_a_call() -> None:
    """What the lesson on the mutex says of the implementation it runs on."""
    lesson = find_lesson("mutex")
    plain, call = (
        PROOFS["as expected"](evidence(lesson, "cpython", program=name)) for name in ("in_place", "with_call")
    )
    assert (plain.holds, call.holds) == (True, False)
    assert "not a promise of the language: in 2 of 4 ways to run it ends with n = 9" in str(call.sentence)


def test_what_a_search_has_not_met_proves_nothing_while_there_is_more() -> None:
    whole = evidence(find_lesson("deadlock"), program="ordered")
    assert whole.report is not None
    capped = Evidence(whole.run, replace(whole.report, verdict=Verdict.CAPPED), whole.expect)
    for proof in ("nobody stuck", "nobody waits for itself", "no error", "as expected"):
        assert PROOFS[proof](capped).holds is None
        assert PROOFS[proof](Evidence(whole.run, None)).holds is None
    assert PROOFS["nobody stuck"](Evidence(whole.run, Report(Verdict.EXHAUSTED, 1, "classes"))).holds is True


def test_old_names_fail_as_they_do_in_python_itself() -> None:
    from threading import Thread

    with pytest.raises(AttributeError) as caught:
        Thread().isAlive()  # type: ignore[attr-defined]
    assert str(caught.value) in str(finding("no error", "semaphores-events", program="old_names").sentence)
