from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sim.concurrency.interleaver.clock import Clock


def task(number: int) -> Any:
    return SimpleNamespace(number=number)


def test_time_passes_only_for_who_lets_it_pass() -> None:
    clock = Clock()
    clock.pass_by(task(1), 2.0)
    clock.pass_by(task(1), -5.0)
    assert (clock.now(task(1)), clock.now(task(2))) == (2.0, 0.0)


def test_what_was_written_later_takes_its_reader_along() -> None:
    clock = Clock()
    clock.touch(task(1), (), ("x",))
    assert clock.stamps == {}
    clock.pass_by(task(1), 2.0)
    clock.touch(task(1), (), ("x",))
    clock.touch(task(2), ("y",), ())
    assert clock.now(task(2)) == 0.0
    clock.touch(task(2), ("x",), ())
    assert clock.now(task(2)) == 2.0


def test_a_thread_begins_when_it_is_started() -> None:
    clock = Clock()
    clock.pass_by(task(0), 3.0)
    clock.begin(task(1), task(0))
    assert clock.now(task(1)) == 3.0
