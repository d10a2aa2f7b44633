from __future__ import annotations

import pytest

from sim.concurrency import events as e
from sim.concurrency.events import AnyEvent, State
from sim.concurrency.narrator import narrate
from sim.concurrency.world import World
from sim.words import Sentence
from tests.sim.concurrency.acts import deadlock, philosophers, race

WORLD = deadlock().world


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (e.ThreadMade(0.0, 2, "Bo", "eat2", 0), "main makes the thread Bo, which is to run eat2."),
        (e.ThreadMade(0.0, 0, "MainThread", ""), "The main thread runs the program from its first line."),
        (e.StateChanged(1.0, 1, State.READY), "Ann could go on, and is not the one that does."),
        (e.StateChanged(1.0, 1, State.BLOCKED, "fork", (2,)), "Ann is blocked: it wants fork, which Bo holds."),
        (
            e.StateChanged(1.0, 1, State.BLOCKED, "fork", (1,)),
            "Ann is blocked: it wants fork, which it holds itself. It waits for its own release.",
        ),
        (e.StateChanged(1.0, 1, State.BLOCKED, "q"), "Ann is blocked: it wants q and cannot have it now."),
        (e.StateChanged(1.0, 0, State.WAITING, "thread 1", (1, 2)), "main waits for Ann and Bo."),
        (e.StateChanged(1.0, 1, State.WAITING, "green"), "Ann waits until green lets it go on."),
        (e.StateChanged(1.0, 1, State.WAITING), "Ann waits."),
        (
            e.InstructionReached(1.0, 1, "eat1", 8, 4, "LOAD_FAST", "i"),
            "Ann is about to execute LOAD_FAST i in line 8.",
        ),
        (e.VariableChanged(1.0, "n", "9", 2), "n is 9 now, written by Bo."),
        (e.VariableChanged(1.0, "n", "10"), "n begins with 10."),
        (e.LocalsChanged(1.0, 1, {"i": "3", "j": "4"}), "Ann keeps in variables of its own: i = 3, j = 4"),
        (e.LocalsChanged(1.0, 1), "Ann has no variables of its own."),
        (e.LockChanged(1.0, "fork", "Lock"), "fork is free."),
        (e.LockChanged(1.0, "fork", "Lock", 1, 1), "fork is held by Ann."),
        (e.LockChanged(1.0, "fork", "RLock", 1, 3), "fork is held by Ann, 3 times over."),
        (e.LockChanged(1.0, "fork", "Lock", 1, 1, (2,)), "fork is held by Ann; Bo must wait."),
        (e.LockChanged(1.0, "q", "Queue", value="[1]"), "q (Queue) is at [1]."),
        (e.Printed(1.0, 1, "hello\n"), "Ann prints: hello"),
        (
            e.ThreadFailed(1.0, 1, 7, "ValueError", "no"),
            "Ann ends at line 7, because nothing caught the error ValueError: no",
        ),
        (
            e.ThreadFailed(1.0, 1, 7, "ValueError", "no" * 75),
            f"Ann ends at line 7, because nothing caught the error ValueError: {'no' * 75}",
        ),
        (
            e.ThreadFailed(1.0, 0, 0, "SyntaxError", "no"),
            "Python cannot read the program, so none of it ran. SyntaxError: no",
        ),
        (e.Problem(1.0, Sentence("x", "It hurts.")), "It hurts."),
        (
            e.Repeated(1.0, (4, 6)),
            "Everything is as it was before: from here it may go on so for ever. Lines: 4, 6.",
        ),
        (e.RunEnded(1.0), "The program hangs for ever, nothing more will happen."),
    ],
)
def test_every_event_has_its_sentence(event: AnyEvent, sentence: str) -> None:
    assert str(narrate(event, WORLD)) == sentence


def test_a_deadlock_names_its_ring() -> None:
    assert WORLD.deadlock is not None
    assert str(narrate(WORLD.deadlock, WORLD)) == (
        "Deadlock: Ann wants fork and Bo wants noodles. Each waits for the next, so none of them can ever go on."
    )
    five = philosophers().world
    assert five.deadlock is not None
    assert str(narrate(five.deadlock, five)).startswith("Deadlock: P0 wants forks[1], P1 wants forks[2], ")


def test_a_deadlock_of_one_and_one_without_a_ring() -> None:
    alone = narrate(e.Deadlocked(9.0, {1: "fork"}, (1,)), WORLD)
    assert str(alone) == "Deadlock: Ann waits for fork, which it holds itself. It can never go on."
    lost = narrate(e.Deadlocked(9.0, {1: "green"}), WORLD)
    assert str(lost) == "Deadlock: Ann wants green. Nobody is left who could let them go on."


@pytest.mark.parametrize("granularity", ["bytecode", "line", "cpython"])
def test_the_beginning_says_where_threads_are_switched(granularity: str) -> None:
    texts = {str(narrate(e.RunStarted(0.0, "a.py", "", each), WORLD)) for each in ("bytecode", "line", "cpython")}
    assert len(texts) == 3
    assert str(narrate(e.RunStarted(0.0, "a.py", "", granularity), WORLD)).startswith("a.py begins.")


def test_the_end_with_the_values_that_are_watched() -> None:
    world = race().world
    assert str(narrate(e.RunEnded(9.0, {"n": "9"}), world)) == "The program is over. At the end: n = 9"
    assert str(narrate(e.RunEnded(9.0), world)) == "The program is over."


def test_steps_are_told_by_what_they_do() -> None:
    world = race(5).world
    assert "stale" in str(narrate(world.strip[-1], world))


def test_a_line_that_cannot_be_read_is_told_as_such() -> None:
    event = e.ThreadFailed(1.0, 0, 2, "SyntaxError", "expected ':'")
    told = "Line 2 cannot be read: expected ':' (SyntaxError). So nothing of the program ran."
    assert str(narrate(event, World().after(event))) == told
