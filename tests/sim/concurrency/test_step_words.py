from __future__ import annotations

import pytest

from sim.concurrency.events import Kind, LockChanged, State
from sim.concurrency.step_words import step_taken
from tests.sim.concurrency.acts import Acts, deadlock, race


def said(play: Acts) -> str:
    return str(step_taken(play.world.strip[-1], play.world))


@pytest.mark.parametrize(
    ("acts", "sentence"),
    [
        (1, "T1 reads n = 10. It does not notice what others change from now on."),
        (3, "T2 writes n = 9."),
        (4, "T2 has come to its end."),
        (5, "T1 calculates with a stale 10 and writes 9: the change of T2 is gone."),
    ],
)
def test_reading_and_writing(acts: int, sentence: str) -> None:
    assert said(race(acts)) == sentence


def test_a_stale_value_that_no_local_held() -> None:
    play = (
        Acts("n = 10\n\n\ndef task():\n    global n\n    n -= 1\n").becomes("n", "10").makes(1, "task").makes(2, "task")
    )
    play.steps(1, Kind.READ, "read n", 6, "n").steps(2, Kind.WRITE, "n = 9", 6, "n").becomes("n", "9", 2)
    play.steps(1, Kind.WRITE, "n = 9", 6, "n")
    assert said(play) == "T1 calculates with a stale n and writes 9: the change of T2 is gone."


def locked(kind: Kind, lock: LockChanged | None, line: int = 8) -> str:
    play = deadlock().steps(1, kind, f"{kind.value} fork", line, "fork")
    return said(play.happens(lock) if lock is not None else play)


@pytest.mark.parametrize(
    ("kind", "lock", "sentence"),
    [
        (Kind.ACQUIRE, None, "Ann takes fork. Whoever else wants it must wait now."),
        (
            Kind.ACQUIRE,
            LockChanged(5.0, "fork", "RLock", 1, 2),
            "Ann takes fork once more; it must release it 2 times.",
        ),
        (
            Kind.ACQUIRE,
            LockChanged(5.0, "fork", "Semaphore", value="1"),
            "Ann takes one of fork, now at 1.",
        ),
        (
            Kind.TRY_ACQUIRE,
            None,
            "Ann tries to take fork and does not get it, because Bo holds it.",
        ),
        (Kind.TRY_ACQUIRE, LockChanged(5.0, "fork", "Lock", 1, 1), "Ann tries to take fork and gets it."),
        (Kind.RELEASE, LockChanged(5.0, "fork", "Lock"), "Ann releases fork."),
        (
            Kind.RELEASE,
            LockChanged(5.0, "fork", "RLock", 1, 1),
            "Ann releases fork once; releases that are still to come: 1.",
        ),
        (Kind.UPDATE, None, "Ann changes fork in one step: no other thread can come in between."),
        (Kind.WAKE, None, "Ann wakes those who wait at fork."),
        (Kind.WAIT, None, "Ann need not wait at fork any longer and goes on."),
    ],
)
def test_locks_and_their_kin(kind: Kind, lock: LockChanged | None, sentence: str) -> None:
    assert locked(kind, lock) == sentence


def test_who_can_have_it_after_the_release() -> None:
    play = deadlock().steps(2, Kind.RELEASE, "release fork", 14, "fork").locks("fork")
    play.wants(1, "acquire fork")
    assert said(play) == "Bo releases fork. Ann can have it now."


def test_waiting_until_somebody_else_acts() -> None:
    play = deadlock().steps(1, Kind.WAIT, "wait fork", 8, "fork").is_in(1, State.WAITING, "fork")
    assert said(play) == "Ann waits at fork until another thread lets it go on."


def test_starting_and_joining_name_the_other_thread() -> None:
    play = race(0)
    assert said(play.steps(0, Kind.START, "start thread 2", 13, "thread 2")).startswith("main starts T2:")
    assert said(play.steps(0, Kind.JOIN, "join thread 1", 15, "thread 1")) == (
        "main has waited for the end of T1 and goes on."
    )
