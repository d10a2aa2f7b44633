"""How far an exploration may be believed is said, and numbers that stand beside each other add up."""

from __future__ import annotations

import pytest

from app.thread_verdict import EXHAUSTED, doubt, verdict_on, verdict_so_far
from sim.concurrency.interleaver.report import Outcome, Report, Verdict
from sim.words import Sentence

WHY = Sentence("", "Its time was over.")


def outcome(count: int, value: str) -> Outcome:
    return Outcome(count=count, witness=(), switches=1, values={"n": value})


GOOD, BAD = outcome(2, "8"), outcome(18, "9")


@pytest.mark.parametrize(
    ("granularity", "where"),
    [("bytecode", "at every bytecode"), ("line", "at each line"), ("cpython", "not a promise of the language")],
)
def test_a_proof_names_where_threads_were_switched(granularity: str, where: str) -> None:
    words = verdict_on(Report(Verdict.EXHAUSTED, 22, "classes", (GOOD, BAD)), granularity)
    assert words.text.startswith("All schedules covered ")
    assert words.text.endswith(f"{where}: 22 run(s).")
    assert where in words.detail
    assert words.detail.startswith(EXHAUSTED.partition("{")[0])


def test_where_some_runs_were_given_up_it_is_said_how_many_are_counted() -> None:
    whole, part = (Report(Verdict.CAPPED, runs, "runs", (GOOD, BAD), bound=WHY) for runs in (20, 30))
    assert verdict_on(whole, "bytecode") == ("Capped at 20 run(s): maybe not all.", "Its time was over.")
    assert verdict_on(part, "bytecode").text == "Capped at 30 run(s), 20 of them complete: maybe not all."
    assert "given up" in verdict_on(part, "bytecode").detail
    assert verdict_so_far(whole) == ("Exploring: 20 run(s) so far…", "")
    assert verdict_so_far(part).text == "Exploring: 30 run(s) so far, 20 of them complete…"
    states = Report(Verdict.CAPPED, 30, "final states", (GOOD, BAD), bound=WHY)
    assert verdict_on(states, "bytecode").text == "Capped at 30 run(s): maybe not all."


def test_where_no_run_ended_that_is_said_instead_of_a_number() -> None:
    for runs in (0, 7):
        words = verdict_on(Report(Verdict.CAPPED, runs, "runs", bound=WHY), "bytecode")
        assert words == ("No run has come to its end, so nothing is known of how it ends.", "Its time was over.")


def test_what_is_not_under_control_is_named() -> None:
    report = Report(Verdict.UNCONTROLLED, 1, "runs", escaped=Sentence("", "input()"))
    assert verdict_on(report, "line").text == "Not everything is under control: input()."


def test_where_nothing_tells_what_is_right_that_is_said() -> None:
    report = Report(Verdict.EXHAUSTED, 4, "classes", (GOOD, BAD))
    assert "n == 10 - THREADS" in doubt(report, report.judge("n == 10 - THREADS").is_good, "n == 10 - THREADS")
    assert "Which end is right?" in doubt(report, report.judge("").is_good, "")
    assert doubt(report, report.judge("n == 8").is_good, "n == 8") == ""
    only = Report(Verdict.EXHAUSTED, 4, "classes", (GOOD,))
    assert doubt(only, only.judge("").is_good, "") == ""
