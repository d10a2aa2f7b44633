"""What a program tries is refused, or at least heard of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sim.concurrency.interleaver.report import Report
from sim.sources.confinement import Printing
from sim.sources.interleaving import Explore, Interleaving


@pytest.fixture
def child() -> Iterator[Interleaving]:
    child = Interleaving()
    yield child
    child.close()


def test_what_nobody_of_the_program_prints_is_not_told() -> None:
    assert Printing().write("abc") == 3


def test_a_loop_that_is_stopped_does_not_count_as_tracing(child: Interleaving) -> None:
    told = child.explore(Explore("while True: pass\n", seconds=20))
    assert isinstance(told, Report)
    assert told.escaped is None
    assert "EndlessLoop" in str(told.errors[0].error)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("import os\nos._exit(3)\n", "os._exit() would end the whole process"),
        ("import os\nos.kill(os.getpid(), 9)\n", "os.kill() reaches beyond the program"),
        ("import sys\nsys.settrace(None)\n", "the program traces itself"),
        ("import sys\nsys.stdin.readline()\n", "input"),
    ],
)
def test_what_gets_past_the_control_is_heard_of(child: Interleaving, text: str, what: str) -> None:
    told = child.explore(Explore(text, seconds=20))
    assert isinstance(told, Report)
    assert what in str(told.escaped)
