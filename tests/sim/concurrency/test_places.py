from __future__ import annotations

import pytest

from sim.concurrency.places import BadPlaceError, find, gets, is_place
from sim.lessons import find_lesson
from tests.sim.concurrency.thread_runs import Run, run_of


def step_at(place: str, run: Run) -> tuple[float, int, str] | None:
    at = find(place, run)
    return None if at is None else (at.step.time, at.step.thread, at.thing)


@pytest.mark.parametrize("text", ["", "write", "write:0", "write n", "syn:1", "T1.:1", "n:2 read n:1", "frob n:1"])
def test_what_names_no_place_is_refused(text: str) -> None:
    assert not is_place(text)
    with pytest.raises(BadPlaceError):
        find(text, run_of(find_lesson("rlock")))


def test_steps_are_counted_by_kind_by_thread_and_by_what_they_touch() -> None:
    run = run_of(find_lesson("mutex"), 0, 0, 1, 2, 2, 1)
    assert step_at("read n:1", run) == (3.0, 1, "n")
    assert step_at("write n:1", run) == (5.0, 2, "n")
    assert step_at("write n:2", run) == (6.0, 1, "n")
    assert step_at("T2.write:1", run) == (5.0, 2, "n")
    assert step_at("step:1", run) == (1.0, 0, "thread 1")
    assert step_at("main.join:2", run) is not None
    assert step_at("write n:3", run) is step_at("write m:1", run) is None


def test_one_of_several_is_what_they_are_called_together() -> None:
    run = run_of(find_lesson("philosophers"))
    assert step_at("acquire forks:2", run) == (6.0, 1, "forks[1]")
    assert step_at("P1.acquire forks[1]:1", run) == (10.0, 2, "forks[1]")


def test_before_and_after_are_the_worlds_around_the_step() -> None:
    at = find("write n:1", run_of(find_lesson("mutex")))
    assert at is not None
    assert (at.before.variables["n"].value, at.after.variables["n"].value) == ("10", "9")


def test_a_queue_is_seen_to_be_put_into_and_taken_from() -> None:
    run = run_of(find_lesson("producer-consumer"))
    put, got = find("put q:1", run), find("get q:1", run)
    assert put is not None
    assert got is not None
    assert put.step.time < got.step.time
    assert (put.step.thread, got.step.thread) == (1, 2)
    assert len(list(gets(run))) == 5
    assert find("get eaten:1", run) is None
