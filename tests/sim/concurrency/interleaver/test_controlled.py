from __future__ import annotations

from sim.concurrency.interleaver.controlled import Controlled, Ending, Kind, Operation
from sim.concurrency.interleaver.runtime import Runtime


def test_a_runtime_is_what_an_explorer_asks_for() -> None:
    runtime = Runtime("x = 1\n")
    asked: Controlled = runtime
    asked.restart()
    assert asked.ending() == Ending()
    asked.close()


def test_operations_are_equal_by_what_they_are() -> None:
    assert Operation(Kind.READ, frozenset("a")) == Operation(Kind.READ, frozenset("a"))
    assert Operation(Kind.READ, frozenset("a")) != Operation(Kind.UPDATE, frozenset("a"))
