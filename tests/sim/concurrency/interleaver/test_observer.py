from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sim.concurrency import events as e
from sim.concurrency.events import AnyEvent, State
from sim.concurrency.interleaver.observer import Observer
from sim.concurrency.interleaver.runtime import Runtime
from sim.concurrency.narrator import narrate
from sim.concurrency.step_words import step_taken
from sim.concurrency.world import World
from sim.timeline import Timeline
from tests.sim.concurrency.interleaver.scripts import LOST, OPPOSITE, TWO


@contextmanager
def observed(text: str, granularity: str = "bytecode") -> Iterator[tuple[Observer, list[AnyEvent]]]:
    runtime, told = Runtime(text, granularity=granularity), list[AnyEvent]()
    try:
        observer = Observer(runtime, told.append)
        observer.restart()
        yield observer, told
    finally:
        runtime.close()


def played(text: str, *schedule: int, granularity: str = "bytecode", to_the_end: bool = False) -> list[AnyEvent]:
    with observed(text, granularity) as (observer, told):
        for thread in schedule:
            observer.step(thread)
        while to_the_end and (enabled := observer.enabled()):
            observer.step(enabled[0])
        return told


def world_of(told: list[AnyEvent]) -> World:
    world = World()
    for event in told:
        world = world.after(event)
    return world


def test_a_lost_update_as_a_person_sees_it() -> None:
    told = played(LOST, 0, 0, 1, 2, 2)
    world = world_of(told)
    assert [step.text for step in world.strip] == [
        "start thread 1", "start thread 2", "read n", "read n", "n = 9",
    ]  # fmt: skip
    assert world.variables["n"].value == "9"
    assert [(copy.place, copy.value) for copy in world.stale(1)] == [("temp", "10")]
    assert world.stale(2) == ()
    first = world.threads[1]
    assert (first.name, first.function, first.line, first.wants) == ("Thread-1 (f)", "f", 6, "write n")
    assert dict(first.locals) == {"i": "0", "temp": "10"}
    assert first.instruction is not None
    assert (first.instruction.name, first.instruction.argument) == ("STORE_GLOBAL", "n")


def test_times_never_go_back() -> None:
    times = [event.time for event in played(LOST, to_the_end=True)]
    assert times == sorted(times)


def test_a_deadlock_with_its_cycle() -> None:
    told = played(OPPOSITE, 0, 0, 1, 2)
    world = world_of(told)
    assert world.deadlock is not None
    assert (dict(world.deadlock.waits), world.deadlock.cycle) == ({0: "thread 1", 1: "a", 2: "b"}, (1, 2))
    assert world.cycle == (1, 2)
    assert world.threads[1].state is State.BLOCKED
    assert (world.locks["a"].owner, world.locks["a"].queue) == (2, (1,))
    assert world.end is not None


def test_what_is_printed_and_what_fails() -> None:
    told = played("import threading\ndef f(i):\n    print(i)\n    raise ValueError(i)\n" + TWO, to_the_end=True)
    assert [(event.thread, event.text) for event in told if isinstance(event, e.Printed)] == [(1, "0\n"), (2, "1\n")]
    failures = [event for event in told if isinstance(event, e.ThreadFailed)]
    assert [(one.thread, one.line, one.error, one.message) for one in failures] == [
        (1, 4, "ValueError", "0"), (2, 4, "ValueError", "1"),
    ]  # fmt: skip


def test_many_instructions_in_one_step_are_not_told_one_by_one() -> None:
    told = played("for i in range(1000): pass\n", to_the_end=True)
    assert sum(isinstance(event, e.InstructionReached) for event in told) == 300
    assert [event.limit for event in told if isinstance(event, e.InstructionsSkipped)] == [300]


def test_what_is_out_of_control_is_said() -> None:
    (problem,) = [event for event in played("input()\n") if isinstance(event, e.Problem)]
    assert "input() would wait" in str(problem.sentence.values["what"])


def test_a_line_is_told_as_it_is_written() -> None:
    told = played(LOST.replace("temp = n\n    n = temp - 1", "n -= 1"), 0, 0, 1, granularity="line")
    assert world_of(told).strip[-1].text == "n -= 1"


def test_looking_at_locals_does_not_change_closures() -> None:
    text = """import threading
def main():
    n = 0
    def add():
        nonlocal n
        n += 1
    threads = [threading.Thread(target=add) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
    global result
    result = n
main()
"""
    ended = world_of(played(text, 0, 0, 1, 1, to_the_end=True)).end
    assert ended is not None
    assert ended.values == {"result": "2"}


def test_one_of_many_locks_is_called_by_its_place() -> None:
    text = (
        "from threading import Lock, Thread\nforks = [Lock() for _ in range(2)]\n"
        "def f(i):\n    forks[i].acquire()\nfor i in range(2): Thread(target=f, args=(i,)).start()\n"
    )
    world = world_of(played(text, 0, 0, to_the_end=True))
    assert {"acquire forks[0]", "acquire forks[1]"} <= {step.text for step in world.strip}


def test_a_queue_that_others_come_to_reach_is_told_by_its_new_name() -> None:
    making = "import queue\nfrom threading import Thread\nqs = [queue.Queue()]\nqs[0].put(1)\n"
    told = played(making + "Thread(target=lambda: qs[0].get()).start()\n", to_the_end=True)
    names = [(event.name, event.was) for event in told if isinstance(event, e.LockChanged)]
    old = names[0][0]
    assert names[0] == (old, "")
    assert ("qs[0]", old) in names
    assert list(world_of(told).locks) == ["qs[0]"]


def test_a_queue_that_the_script_fills_before_it_starts_a_thread_has_its_own_name() -> None:
    told = played("import threading, queue\nq = queue.Queue()\nq.put(3)\nthreading.Thread(target=q.get).start()\n")
    assert [(event.name, event.value) for event in told if isinstance(event, e.LockChanged)] == [("q", "[3]")]
    assert not [event for event in told if isinstance(event, e.VariableChanged)]


def test_what_takes_several_steps_is_told_as_its_beginning_and_its_end() -> None:
    text = "import random, threading\nl = [2, 1]\ndef f(i):\n    l.append(i)\n    {}\n" + TWO
    steps = [step for step in played(text.format("random.shuffle(l)"), 0, 0, 1, 1, 1) if isinstance(step, e.Stepped)]
    assert [step.is_part for step in steps] == [False, False, False, True, True]
    assert "in several steps" in str(step_taken(steps[-1], World()))
    steps = [step for step in played(text.format("l.sort(key=str)"), 0, 0, 1, 1) if isinstance(step, e.Stepped)]
    assert not any(step.is_part for step in steps)
    steps = [
        step for step in played(text.format("l.sort(key=lambda x: x)"), 0, 0, 1, 1, 1) if isinstance(step, e.Stepped)
    ]
    assert [step.is_part for step in steps[2:]] == [False, True, True]


LINES = OPPOSITE.splitlines()


def code_of(world: World, thread: int) -> str:
    return LINES[world.threads[thread].line - 1].strip()


@pytest.mark.parametrize("granularity", ["bytecode", "line", "cpython"])
def test_who_must_wait_stands_at_the_line_where_it_waits_as_soon_as_it_is_said_to(granularity: str) -> None:
    told = played(OPPOSITE, 0, 0, 1, 2, granularity=granularity)
    timeline: Timeline[AnyEvent, World] = Timeline(World())
    for event in told:
        timeline.add(event)
    for step, thread, state, line in (
        (2.0, 0, State.WAITING, "for t in threads: t.join()"),
        (3.0, 1, State.RUNNING, "with first:"),
        (4.0, 2, State.BLOCKED, "with second:"),
    ):
        world = timeline.world_at(step)
        assert (world.threads[thread].state, code_of(world, thread)) == (state, line)


def test_a_script_that_is_done_waits_at_no_line_for_the_others_to_end() -> None:
    text = LOST.replace("for t in threads: t.join()\n", "")
    with observed(text) as (observer, told):
        for _ in range(2):
            observer.step(0)
        world = world_of(told)
        assert (world.threads[0].state, world.threads[0].is_at_end) == (State.WAITING, True)
        last = [event for event in told if isinstance(event, e.StateChanged) and event.thread == 0][-1]
        assert str(narrate(last, world)).startswith("main has done its last line and waits for others to end")
        while (enabled := observer.enabled()) != [0]:
            observer.step(enabled[0])
        world = world_of(told)
        assert (world.threads[0].state, world.threads[0].is_at_end) == (State.READY, True)
    assert not world_of(played(LOST, 0, 0)).threads[0].is_at_end
