"""What an exploration found, in rows that each lead to a schedule."""

from __future__ import annotations

from app.thread_report import exploring, found_at, shown, text_of, veiled
from sim.concurrency.interleaver.report import Deadlock, Defect, Failure, Found, Outcome, Report, Verdict
from sim.words import Sentence


def outcome(count: int, *witness: int, **values: str) -> Outcome:
    return Outcome(count=count, witness=witness, switches=1, values=values)


GOOD, BAD = outcome(2, 0, 1, n="8", MOST="3"), outcome(18, 0, 2, n="9", MOST="3")
STUCK = Deadlock(count=1, witness=(1, 2), switches=1, waits={1: "fork", 2: "spoon"}, defect=Defect.LOCK_CYCLE)
ERROR = Failure(count=1, witness=(1, 1), switches=0, thread=1, error=Sentence("", "KeyError: 3"))
LOOP = Found(count=1, witness=(2, 1), switches=1)
REPORT = Report(Verdict.EXHAUSTED, 22, "classes", (GOOD, BAD), (STUCK,), (ERROR,), (LOOP,))


def test_each_way_to_end_has_a_row_and_its_schedule() -> None:
    def judge(each: Outcome) -> bool:
        return each.values["n"] == "8"

    rows = shown(REPORT, judge).outcomes
    assert [(row.values, row.count, row.is_good, row.note) for row in rows] == [
        ("n = 8", 2, True, ""),
        ("n = 9", 18, False, ""),
        ("deadlock", 1, False, "lock cycle"),
        ("on and on: livelock", 1, False, ""),
    ]
    assert [found_at(REPORT, judge, row.key) for row in rows] == [GOOD, BAD, STUCK, LOOP]
    assert found_at(REPORT, judge, "5") is None
    assert text_of(REPORT, BAD) == "n = 9"
    assert text_of(REPORT, ERROR) == "KeyError: 3"


def test_where_all_end_alike_everything_but_the_constants_is_told() -> None:
    report = Report(Verdict.EXHAUSTED, 2, "classes", (GOOD,))
    assert [row.values for row in shown(report, lambda _: True).outcomes] == ["n = 8"]
    silent = Report(Verdict.EXHAUSTED, 2, "classes", (outcome(1, 0),))
    assert [row.values for row in shown(silent, lambda _: True).outcomes] == ["ends well"]


def test_what_the_numbers_count_and_add_up_to_is_said() -> None:
    assert shown(REPORT, lambda _: True).counted == "21 kind(s) of schedules"
    assert [row.times for row in shown(REPORT, lambda _: True).outcomes][0] == "2 kind(s) of schedules"
    growing = Report(Verdict.CAPPED, 30, "runs", (GOOD, BAD), (STUCK,))
    told = shown(growing, lambda _: True, is_over=False)
    assert (told.counted, told.is_growing) == ("21 complete run(s)", True)
    assert (exploring().is_growing, veiled().is_growing) == (True, False)
    assert shown(Report(Verdict.CAPPED, 0, "runs"), lambda _: True).counted == ""


def test_a_defect_that_has_a_name_is_marked_unless_the_end_is_right() -> None:
    lost = Outcome(count=1, witness=(), switches=0, values={"n": "9"}, defect=Defect.LOST_UPDATE)
    report = Report(Verdict.EXHAUSTED, 1, "classes", (lost,))
    assert [row.note for row in shown(report, report.judge("").is_good).outcomes] == ["lost update"]
    assert [row.note for row in shown(report, report.judge("n == 9").is_good).outcomes] == [""]


def deadlock(waits: dict[int, str], *cycle: int, switches: int = 0) -> Deadlock:
    return Deadlock(count=1, witness=(switches,), switches=switches, waits=waits, cycle=cycle)


def test_several_deadlocks_are_told_apart_by_who_waits_for_each_other() -> None:
    several = (
        deadlock({0: "thread 1", 1: "fork", 2: "noodles", 3: "noodles"}, 1, 2, switches=3),
        deadlock({0: "thread 1", 1: "fork", 2: "noodles"}, 1, 2, switches=2),
        deadlock({3: "nobody's word"}, switches=4),
    )
    names = {0: "MainThread", 1: "Ann", 2: "Bo", 3: "Thread-3 (eat)"}
    report = Report(Verdict.EXHAUSTED, 3, "classes", deadlocks=several, names=names)
    rows = shown(report, lambda _: True).outcomes
    assert [(row.values, row.count) for row in rows] == [("deadlock Ann–Bo", 2), ("deadlock T3", 1)]
    assert rows[0].detail == "Ann → fork, Bo → noodles\nAnn → fork, Bo → noodles, T3 → noodles"
    assert found_at(report, lambda _: True, rows[0].key) is several[1]


def test_many_deadlocks_alike_but_for_who_it_was_are_one_row() -> None:
    pairs = [(one, other) for one in range(1, 7) for other in range(one + 1, 7)]
    report = Report(
        Verdict.EXHAUSTED, 15, "classes", deadlocks=tuple(deadlock({a: "left", b: "right"}, a, b) for a, b in pairs)
    )
    rows = shown(report, lambda _: True).outcomes
    assert [(row.values, row.count) for row in rows] == [("deadlock of 2", 15)]
    assert rows[0].detail.count("\n") == 12


def test_of_very_many_outcomes_the_bad_ones_are_listed_and_the_others_counted() -> None:
    many = tuple(outcome(1, number, n=str(number)) for number in range(1000))

    def judge(each: Outcome) -> bool:
        return each.values["n"] not in ("700", "900")

    report = Report(Verdict.EXHAUSTED, 1000, "classes", many)
    told = shown(report, judge)
    assert [row.values for row in told.outcomes[:3]] == ["n = 700", "n = 900", "n = 0"]
    assert len(told.outcomes) == 60
    assert "940 more outcome(s) not listed." in told.text
    assert found_at(report, judge, told.outcomes[1].key) is many[900]


def test_what_ends_after_an_exception_is_told_by_that_whatever_its_values_are() -> None:
    error = Sentence("", "KeyError: 3")
    broken = tuple(
        Outcome(count=1, witness=(number,), switches=2 - number, values={"n": str(number)}, errors=(error,))
        for number in (0, 1)
    )
    stuck = Deadlock(count=1, witness=(), switches=1, waits={1: "fork"}, errors=(error,))
    report = Report(Verdict.EXHAUSTED, 4, "classes", (GOOD, *broken), (stuck,))
    rows = shown(report, report.judge("").is_good).outcomes
    assert [(row.values, row.count, row.is_good) for row in rows] == [
        ("n = 8", 2, None),
        ("KeyError: 3", 2, False),
        ("deadlock after KeyError: 3", 1, False),
    ]
    assert found_at(report, report.judge("").is_good, rows[1].key) is broken[1]
    assert shown(report, report.judge("").is_good).doubt == ""
