from __future__ import annotations

import pytest

from sim.concurrency.interleaver import turns
from tests.sim.concurrency.interleaver.scripts import TWO, controlled, ended, play


def test_an_endless_loop_is_told_with_its_line() -> None:
    ending = ended("x = 1\nwhile True:\n    x = 2\n")
    assert "goes on and on" in str(ending.errors[0])
    assert str(ending.errors[0])[-8:] in ("(line 2)", "(line 3)")


def test_who_turns_the_end_of_an_endless_loop_into_something_else_is_told_all_the_same() -> None:
    ending = ended("try:\n    while True: pass\nfinally:\n    1 / 0\n")
    assert "goes on and on" in str(ending.errors[0])


def test_a_thread_that_really_blocks_is_out_of_control(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.2)
    text = "import os, threading\nr, w = os.pipe()\ndef f(i):\n    os.read(r, 1)\n" + TWO
    with controlled(text) as runtime:
        play(runtime)
        assert "thread 1 does not come back from line 4" in str(runtime.ending().escaped)
        write = runtime.module.w
        runtime.restart()
        assert runtime.enabled() == []
        for _ in range(2):
            __import__("os").write(write, b"x")


def test_a_program_that_will_not_be_unwound_is_left() -> None:
    text = """
import threading
lock = threading.Lock()
def f(i):
    while True:
        try:
            lock.acquire()
        except BaseException:
            pass
""" + TWO  # fmt: skip
    with controlled(text) as runtime:
        for _ in range(3):
            play(runtime)
            runtime.restart()
        assert runtime.enabled() == [0]


def test_who_has_much_to_do_in_one_step_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MANY_JUMPS", 1_000)
    loop = "x = 0\nfor i in range({}):\n    x = i\n"
    assert ended(loop.format(900)).errors == {}
    assert "goes on and on" in str(ended(loop.format(2_000)).errors[0])
