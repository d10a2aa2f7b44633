"""What an exploration found, in rows that each lead to a schedule."""

from __future__ import annotations

from app.thread_report import exploring, shown, witness_of
from sim.concurrency.interleaver.report import Deadlock, Failure, Found, Outcome, Report, Verdict
from sim.words import Sentence


def outcome(count: int, *witness: int, **values: str) -> Outcome:
    return Outcome(count=count, witness=witness, switches=1, values=values)


GOOD, BAD = outcome(2, 0, 1, n="8", MOST="3"), outcome(18, 0, 2, n="9", MOST="3")
STUCK = Deadlock(count=1, witness=(1, 2), switches=1, waits={1: "fork", 2: "spoon"})
ERROR = Failure(count=1, witness=(1, 1), switches=0, thread=1, error="KeyError: 3")
LOOP = Found(count=1, witness=(2, 1), switches=1)
REPORT = Report(Verdict.EXHAUSTED, 22, "classes", (GOOD, BAD), (STUCK,), (ERROR,), (LOOP,))


def test_each_way_to_end_has_a_row_and_its_schedule() -> None:
    rows = shown(REPORT, lambda each: each.values["n"] == "9").outcomes
    assert [(row.values, row.count, row.is_bad) for row in rows] == [
        ("n = 8", 2, False),
        ("n = 9", 18, True),
        ("deadlock", 1, True),
        ("KeyError: 3", 1, True),
        ("on and on: livelock", 1, True),
    ]
    assert [witness_of(REPORT, row.key) for row in rows] == [(0, 1), (0, 2), (1, 2), (1, 1), (2, 1)]
    assert witness_of(REPORT, "5") is None


def test_where_all_end_alike_everything_but_the_constants_is_told() -> None:
    report = Report(Verdict.EXHAUSTED, 2, "classes", (GOOD,))
    assert [row.values for row in shown(report, lambda _: False).outcomes] == ["n = 8"]
    silent = Report(Verdict.EXHAUSTED, 2, "classes", (outcome(1, 0),))
    assert [row.values for row in shown(silent, lambda _: False).outcomes] == ["ends well"]


def test_how_far_it_may_be_believed_is_said() -> None:
    def words(report: Report) -> str:
        return shown(report, lambda _: False).text

    assert words(REPORT) == "Every schedule is accounted for (runs: 22)."
    capped = Report(Verdict.CAPPED, 22, "runs", bound=Sentence("threads", "It took {time} s.", {"time": 20}))
    assert words(capped) == "It took 20 s."
    assert words(Report(Verdict.UNCONTROLLED, 1, "runs", escaped="input()")) == (
        "Not everything is under control: input()."
    )
    assert exploring().text == "Exploring every schedule…"
    assert exploring(5).text == "Exploring every schedule: 5 runs…"


def test_several_deadlocks_are_told_apart_by_who_waits() -> None:
    def deadlock(waits: dict[int, str], *cycle: int) -> Deadlock:
        return Deadlock(count=1, witness=(), switches=0, waits=waits, cycle=cycle)

    several = (
        deadlock({0: "thread 1", 1: "fork", 2: "noodles"}, 1, 2),
        deadlock({0: "thread 1", 1: "fork", 2: "noodles", 3: "noodles"}, 1, 2),
        deadlock({3: "nobody's word"}),
    )
    names = {0: "MainThread", 1: "Ann", 2: "Bo", 3: "Thread-3 (eat)"}
    report = Report(Verdict.EXHAUSTED, 3, "classes", deadlocks=several, names=names)
    assert [row.values for row in shown(report, lambda _: False).outcomes] == [
        "deadlock Ann–Bo",
        "deadlock Ann–Bo, T3",
        "deadlock T3",
    ]
