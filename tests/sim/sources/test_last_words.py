"""Of a program that the kernel had to end, the line is told in which it was."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator

import pytest

from sim.concurrency import events as e
from sim.concurrency.interleaver.report import Report, Verdict
from sim.sources.interleaving import Explore, Interleaving, Replay
from sim.sources.last_words import End, LastWords, Place

if sys.platform == "win32":
    pytest.skip("there the kernel bounds no time", allow_module_level=True)
import resource

IN_THE_SECOND = """from threading import Thread
n = 0
def count():
    global n
    n += 1
def compute(most):
    n = sum(range(most))
for target, args in ((count, ()), (compute, (10**11,))): Thread(target=target, args=args).start()
"""
HALTED_AT = 7
NAMES = ("programm-über-线程.py", "a.py")


@pytest.fixture
def impatient() -> Iterator[Interleaving]:
    """A child whose processor time is bounded more tightly than usual."""
    child = Interleaving()
    resource.prlimit(child._process.pid, resource.RLIMIT_CPU, (2, 3))
    yield child
    child.close()


@pytest.mark.parametrize("file", NAMES)
def test_a_run_tells_the_line_and_the_thread_that_computed_for_too_long(impatient: Interleaving, file: str) -> None:
    told = list(impatient.ask(Replay(IN_THE_SECOND, file, to_the_end=True)))
    failed, problem, end = told[-3:]
    assert isinstance(failed, e.ThreadFailed)
    assert (failed.thread, failed.line, failed.error) == (2, HALTED_AT, "EndlessInstruction")
    assert isinstance(problem, e.Problem)
    assert f"Line {HALTED_AT} computed for too long" in str(problem.sentence)
    assert isinstance(end, e.RunEnded)
    assert impatient._process.returncode == -signal.SIGXCPU


def test_an_exploration_that_breaks_off_tells_it_beside_what_was_found(impatient: Interleaving) -> None:
    only_after_a_race = IN_THE_SECOND.replace("sum(range(most))", "sum(range(0 if n else most))")
    report = impatient.explore(Explore(only_after_a_race.replace("    n = sum", "    m = sum")))
    assert isinstance(report, Report)
    assert report.verdict is Verdict.CAPPED
    assert not report.is_safe()
    (error,) = report.errors
    assert f"(line {HALTED_AT})" in str(error.error)
    assert "computed for too long" in str(report.bound)


def test_a_crash_of_python_itself_tells_its_line() -> None:
    child = Interleaving()
    told = list(child.ask(Replay("import sys\n\nsys.modules['ctypes'].string_at(0)\n", to_the_end=True)))
    child.close()
    (failed,) = [event for event in told if isinstance(event, e.ThreadFailed)]
    assert (failed.thread, failed.line, failed.error) == (0, 3, "Crash")
    (problem,) = [event for event in told if isinstance(event, e.Problem)]
    assert "In line 3 Python itself crashed (SIGSEGV)" in str(problem.sentence)


def test_the_newest_line_of_the_program_is_the_place_and_the_oldest_function_the_thread() -> None:
    words = LastWords("a.py")
    for line in (
        b"Stack (most recent call first):",
        b'  File "/usr/lib/python3/statistics.py", line 3 in mean',
        b'  File "a.py", line 7 in f',
        b'  File "a.py", line 9 in thread 4',
        b'  File "/opt/x/lives.py", line 2 in work',
        b'  File "/opt/x/tasks.py", line 2 in thread 3',
    ):
        words.hear(line)
    assert words.place == Place(7, 3)


def test_what_is_not_known_is_not_told() -> None:
    assert "Line" not in str(End(signal.SIGXCPU, -signal.SIGXCPU).sentence)
    assert End(signal.SIGXCPU, -signal.SIGXCPU).failure is None
    assert End(0, 3, Place(7, 3)).report(None) is None
    assert "exit code 3" in str(End(0, 3).sentence)
    assert "from outside" in str(End(signal.SIGKILL, -9).sentence)
    assert "sign of life for 5 seconds" in str(End(signal.SIGKILL, -9, silent_for=5).sentence)
