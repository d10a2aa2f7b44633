from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from sim.concurrency import events as e
from sim.concurrency.events import AnyEvent
from sim.concurrency.interleaver.report import Report
from sim.sources.interleaving import (
    Answered,
    Explore,
    Interleaving,
    Replay,
    Request,
    Step,
    answer_line,
    read_answer,
    read_request,
    request_line,
)
from tests.sim.concurrency.interleaver.lessons import PHILOSOPHERS
from tests.sim.concurrency.interleaver.scripts import LOST


@pytest.fixture
def child() -> Iterator[Interleaving]:
    interleaving = Interleaving()
    yield interleaving
    interleaving.close()


def problems(events: list[AnyEvent]) -> list[str]:
    return [str(event.sentence) for event in events if isinstance(event, e.Problem)]


@pytest.mark.parametrize("request_", [Replay("x = 1\n", "a.py", "line", ("x",), (0, 1), True), Step(3)])
def test_a_request_survives_the_way_through_a_pipe(request_: Request) -> None:
    assert read_request(request_line(request_)) == request_
    with pytest.raises(ValueError, match="truncated"):
        read_request(request_line(request_)[:5])


def test_an_answer_is_events_and_an_end() -> None:
    assert read_answer(answer_line(Answered((1, 2)))) == Answered((1, 2))
    assert read_answer(e.to_line(e.RunEnded(1.0))) == e.RunEnded(1.0)


def test_ctrl_c_in_the_terminal_does_not_reach_the_child(child: Interleaving) -> None:
    assert os.getsid(child._process.pid) == child._process.pid


def test_a_schedule_is_replayed_and_a_person_goes_on(child: Interleaving) -> None:
    told = list(child.ask(Replay(LOST, schedule=(0, 0, 1, 2, 1))))
    assert [event.text for event in told if isinstance(event, e.Stepped)][-1] == "n = 9"
    assert child.enabled == (1, 2)
    more = list(child.ask(Step(2)))
    assert [event.text for event in more if isinstance(event, e.Stepped)] == ["n = 9"]
    assert "no run" not in "".join(problems(more))
    again = list(child.ask(Replay(LOST, schedule=(0, 0, 1, 2, 1), to_the_end=True)))
    assert again[: len(told)] == told
    assert again[-1] == e.RunEnded(again[-1].time, {"n": "9"})


def test_a_schedule_of_another_program_is_refused(child: Interleaving) -> None:
    (problem,) = problems(list(child.ask(Replay(LOST, schedule=(0, 2)))))
    assert "Step 2 of the schedule gives the turn to thread 2, which cannot go on there" in problem


def test_a_step_without_a_run_is_refused(child: Interleaving) -> None:
    (problem,) = problems(list(child.ask(Step(1))))
    assert "no run of which thread 1" in problem


def test_a_child_that_dies_is_told(child: Interleaving) -> None:
    told = []
    for event in child.ask(Replay("10 ** 10 ** 9\n")):
        told.append(event)
        child._process.kill()
    assert "ended from outside" in problems(told)[0]
    assert isinstance(told[-1], e.RunEnded)


def test_a_child_that_does_not_answer_is_killed() -> None:
    interleaving = Interleaving(patience=1.0)
    told = list(interleaving.ask(Replay("10 ** 10 ** 9\n")))
    assert "no sign of life for 1 seconds" in problems(told)[0]
    interleaving.close()


def test_a_child_explores_one_program_after_the_other(child: Interleaving) -> None:
    told: list[int] = []
    for count in (2, 3):
        report = child.explore(Explore(PHILOSOPHERS.format(count=count)), told.append)
        assert isinstance(report, Report)
        assert report.runs == 2**count - 1
        assert set(report.names) == set(range(count + 1))
        assert report.names[2] == "Thread-2 (philosopher)"
    assert told[0] == 1
