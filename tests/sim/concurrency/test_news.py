from __future__ import annotations

from sim.concurrency.events import Deadlocked, Kind, Stepped, ThreadFailed, VariableChanged
from sim.concurrency.news import names_in, threads_in

STEP = Stepped(1.0, 2, Kind.READ, "read n", 3, ("n",), ("lock",))


def test_whoever_steps_fails_or_is_stuck_for_ever() -> None:
    assert threads_in([STEP, ThreadFailed(1.0, 4, 0, "ValueError", "")]) == {2, 4}
    assert threads_in([Deadlocked(2.0, {1: "a", 2: "b", 3: "c"}, (1, 2))]) == {1, 2}
    assert threads_in([Deadlocked(2.0, {3: "c"})]) == {3}
    assert threads_in([VariableChanged(1.0, "n", "9", 1)]) == set()


def test_what_a_step_touches_it_names() -> None:
    assert names_in([STEP, VariableChanged(1.0, "m", "9", 1)]) == {"n", "lock"}
