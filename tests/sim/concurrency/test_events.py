from __future__ import annotations

from typing import get_args

import pytest

from sim.concurrency import events as e
from sim.concurrency.events import AnyEvent, Kind, State, from_line, to_line
from sim.words import Sentence

EVERY: list[AnyEvent] = [
    e.RunStarted(0.0, "race.py", "n = 1\n", "bytecode", "3.11.7"),
    e.ThreadMade(0.0, 1, "Thread-1 (work)", "work", 0),
    e.StateChanged(1.0, 1, State.BLOCKED, "lock", (2,), "acquire lock"),
    e.Stepped(2.0, 1, Kind.UPDATE, "n -= 1", 3, ("n",), ("n",)),
    e.InstructionReached(2.5, 1, "work", 3, 12, "LOAD_GLOBAL", "n"),
    e.InstructionsSkipped(2.7, 1, 200),
    e.LocalsChanged(2.8, 1, {"temp": "10"}),
    e.VariableChanged(3.0, "n", "9", 1),
    e.LockChanged(3.0, "lock", "Lock", 1, 1, (2, 3), ""),
    e.Printed(3.1, 1, "é\n"),
    e.ThreadFailed(4.0, 1, 3, "ValueError", "no"),
    e.Deadlocked(5.0, {1: "lock", 2: "fork"}, (1, 2)),
    e.Repeated(2.0, (3, 4)),
    e.Problem(6.0, Sentence("threads", "{name} is out of control", {"name": "input()"})),
    e.RunEnded(7.0, {"n": "9"}),
]


def test_the_list_above_has_every_event() -> None:
    assert {type(event) for event in EVERY} == set(get_args(AnyEvent))


@pytest.mark.parametrize("event", EVERY, ids=lambda event: type(event).__name__)
def test_an_event_survives_the_way_through_a_pipe(event: AnyEvent) -> None:
    line = to_line(event)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert from_line(line) == event


def test_what_is_no_event_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Nonsense"):
        from_line(b'{"type": "Nonsense", "time": 1.0}\n')
