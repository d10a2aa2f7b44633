"""What is said with a question must be so in every program that it is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from app.thread_asked import asked_of
from sim.concurrency.interleaver.report import Deadlock
from sim.concurrency.places import Occurrence, Run, find
from sim.concurrency.world import World
from sim.lessons import find_lesson
from sim.sources.interleaving import Interleaving, Step
from sim.timeline import Timeline
from tests.sim.concurrency.thread_runs import report_of

DEADLOCK = find_lesson("deadlock")
QUESTIONS = {question.name: question for question in DEADLOCK.questions}
PROGRAMS = ("naive", "ordered", "one_rlock", "timeout")


@pytest.fixture(scope="module")
def child() -> Iterator[Interleaving]:
    interleaving = Interleaving()
    yield interleaving
    interleaving.close()


def by_chance(child: Interleaving, program: str, chance: Random) -> Run:
    """A run of the program to its end, or to where nobody can go on."""
    run: Run = Timeline(World())
    for event in child.ask(asked_of(DEADLOCK, {"program": program}).replay((), to_the_end=False)):
        run.add(event)
    while child.enabled:
        for event in child.ask(Step(chance.choice(child.enabled))):
            run.add(event)
    return run


def places(child: Interleaving, name: str) -> Iterator[Occurrence]:
    """Where the question is asked, in some runs of each program that it is about."""
    chance = Random(1)
    for program in PROGRAMS:
        for _ in range(20 * QUESTIONS[name].is_about(program)):
            at = find(QUESTIONS[name].at, by_chance(child, program, chance))
            if at is not None:
                yield at


def test_the_noodles_are_free_where_it_is_said_that_they_are(child: Interleaving) -> None:
    asked = list(places(child, "who-is-next"))
    assert asked
    assert all(at.before.locks[at.thing].owner is None for at in asked)


def test_who_waits_for_what_all_begin_with_holds_nothing(child: Interleaving) -> None:
    waited = 0
    for at in places(child, "who-waits-in-order"):
        waiting = {number for number, thread in at.after.threads.items() if thread.waits_for == at.thing}
        assert not waiting & {lock.owner for lock in at.after.locks.values()}
        waited += len(waiting)
    assert waited


def test_where_it_is_said_that_a_ring_begins_somebody_can_hold_the_fork_meanwhile(child: Interleaving) -> None:
    held = [at.after.locks.get("fork") for at in places(child, "who-waits")]
    assert any(fork is not None and fork.owner is not None for fork in held)


def test_every_program_is_asked_how_many_wait() -> None:
    for program in PROGRAMS:
        assert sum(QUESTIONS[name].is_about(program) for name in ("who-waits", "who-waits-in-order")) == 1


def test_the_bad_schedule_that_is_shown_is_the_one_that_the_text_tells_of() -> None:
    report = report_of("deadlock", program="naive")
    first = report.bad("")[0]
    assert isinstance(first, Deadlock)
    assert first is report.deadlocks[0]
    assert {report.names[thread]: first.waits[thread] for thread in first.cycle} == {"Ann": "fork", "Bo": "noodles"}
    assert len(first.witness) == min(len(found.witness) for found in report.deadlocks)
