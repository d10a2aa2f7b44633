from __future__ import annotations

import pytest

from app.explored_text import DEFECTS, RUNS, VERDICTS, amount, in_one_line, written
from app.voice import speaking
from sim.concurrency.interleaver.report import Deadlock, Defect, Failure, Found, Outcome, Report, Verdict
from sim.words import Sentence


def deadlock(first: int, second: int, count: int = 2) -> Deadlock:
    waits = {first: "fork", second: "noodles"}
    ring = (first, second)
    return Deadlock(count=count, witness=ring, switches=1, defect=Defect.LOCK_CYCLE, waits=waits, cycle=ring)


def test_deadlocks_of_one_ring_are_one_line_that_names_all_of_it() -> None:
    names = {1: "Ann", 2: "Bo", 3: "Cy"}
    report = Report(Verdict.EXHAUSTED, 10, "classes", deadlocks=(deadlock(1, 2), deadlock(3, 2, 5)), names=names)
    line, schedule, verdict = written(report)
    assert "7 x   lock cycle of fork, noodles: Ann waits for fork, Bo waits for noodles; and 1 more like it" in line
    assert schedule.endswith(": 1 2")
    assert verdict == (
        "exhausted: every schedule is accounted for, switching at every bytecode, in 10 runs."
        " Counted: 7 classes of schedules."
    )


def test_what_must_not_be_has_a_mark_and_only_what_is_good_has_none() -> None:
    good = Outcome(count=1, witness=(0,), switches=0, values={"n": "8"})
    bad = Outcome(count=3, witness=(1,), switches=0, values={"n": "9"}, defect=Defect.LOST_UPDATE, about="n")
    report = Report(Verdict.CAPPED, 6, "runs", outcomes=(good, bad), bound=Sentence("x", "Why."))
    lines = list(written(report, "n == 8"))
    assert lines[0].startswith("  n = 8")
    assert lines[1].startswith("! n = 9")
    assert lines[1].endswith("3 x   lost update of n")
    assert lines[-1] == "capped: Why. Counted: 4 runs that came to an end."
    assert [line[0] for line in written(report)][:2] == [" ", "?"]


def test_what_was_proved_names_where_threads_were_switched() -> None:
    report = Report(Verdict.EXHAUSTED, 1, "final states", (Outcome(count=1, witness=(), switches=0, values={}),))
    (*_, line) = written(report, "", "cpython")
    assert line == (
        "exhausted: every schedule is accounted for, switching as this CPython switches – not a promise of the"
        " language, in 1 run. Counted: 1 final state."
    )


def test_where_no_run_ended_nothing_was_counted() -> None:
    (line,) = written(Report(Verdict.CAPPED, 0, "runs", bound=Sentence("x", "Why.")))
    assert line == "capped: Why. No run came to an end, so nothing was counted."


def test_a_livelock_is_bad() -> None:
    line, _ = written(Report(Verdict.CAPPED, 1, "runs", loops=(Found(count=1, witness=(1, 2), switches=1),)))
    assert line == "! livelock: a schedule in which everybody steps and nobody gets on: 1 2"


def test_what_would_move_the_cursor_is_written_as_python_writes_it() -> None:
    assert in_one_line("a\x1b[2Jb\nc é") == r"a\x1b[2Jb\nc é"


def test_an_exception_is_told_with_its_thread() -> None:
    error = Failure(count=1, witness=(0,), switches=0, thread=2, error=Sentence("x", "ValueError: no (line 3)"))
    lines = list(written(Report(Verdict.EXHAUSTED, 1, "classes", errors=(error,))))
    assert lines[0] == "! ValueError: no (line 3), in thread 2, in 1 of these"


@pytest.mark.parametrize(("count", "said"), [(0, "0 runs"), (1, "1 run"), (2, "2 runs")])
def test_amounts(count: int, said: str) -> None:
    assert str(amount(count, RUNS)) == said


def test_people_and_programs_call_everything_the_same() -> None:
    assert {defect: defect.value for defect in Defect} == DEFECTS
    assert {verdict: verdict.value for verdict in Verdict} == VERDICTS


def test_several_exceptions_are_told_one_after_the_other() -> None:
    errors = (Sentence("x", "ValueError"), Sentence("x", "KeyError"))
    end = Outcome(count=1, witness=(), switches=0, values={}, errors=errors)
    report = Report(Verdict.EXHAUSTED, 1, "classes", (end,))
    assert next(written(report)).endswith("an exception is the end             1 x   after ValueError; KeyError")
    with speaking("zh"):
        assert next(written(report)).endswith("以异常结束                          1 次   此前：ValueError；KeyError")


def test_all_of_it_is_told_in_chinese() -> None:
    bad = Outcome(count=3, witness=(1,), switches=0, values={"n": "9"}, defect=Defect.LOST_UPDATE, about="n")
    error = Failure(count=1, witness=(0,), switches=0, thread=2, error=Sentence("x", "ValueError"))
    waiting = Deadlock(count=1, witness=(1,), switches=0, defect=Defect.NEVER_WOKEN, waits={1: "thread 2"})
    loop = Found(count=1, witness=(1,) * 61, switches=1)
    report = Report(Verdict.EXHAUSTED, 10, "classes", (bad,), (deadlock(1, 2), waiting), (error,), loops=(loop,))
    with speaking("zh"):
        lines = list(written(report, "n == 8"))
    assert lines == [
        "! n = 9                               3 次   丢失更新（n）",
        "! 死锁                                2 次   循环等待（fork, noodles）：线程 1 等待 fork，线程 2 等待 noodles",
        "! 死锁                                1 次   无人唤醒：线程 1 等待线程 2",
        "! ValueError，发生在线程 2，其中 1 次",
        f"! 活锁：这个调度里人人都在走，却谁也没有进展：{'1 ' * 60}…（共 61 步，用 --json 可以看到全部）",
        "  通向其中一种的调度：1",
        "已穷尽：在每条字节码处切换，每一个调度都算在内，共 10 次运行。共计：6 类调度。",
    ]
