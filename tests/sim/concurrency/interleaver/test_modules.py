from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import TWO, controlled, ended, play


@pytest.mark.parametrize(
    "name", ["socket", "subprocess", "_thread", "asyncio", "multiprocessing", "concurrent.futures", "urllib.request"]
)
def test_what_would_wait_for_the_world_is_refused(name: str) -> None:
    ending = ended(f"import {name}\n")
    assert f"ImportError: {name.partition('.')[0]} is not under control here" in str(ending.errors[0])
    assert str(ending.escaped).startswith(f"line 1: {name.partition('.')[0]} is not under control")


def test_input_is_refused_and_files_are_out_of_control() -> None:
    ending = ended("input('?')\n")
    assert str(ending.errors[0]).startswith("RuntimeError: input() would wait for somebody at a keyboard")
    assert "open()" in str(ended("import os\nopen(os.devnull).close()\n").escaped)


def test_a_call_past_the_bytecode_is_told() -> None:
    assert str(ended("x = 1\nexec('x = 2')\n").escaped) == (
        "exec() in line 2 reaches variables or modules in a way that cannot be followed"
    )


def test_time_passes_for_who_sleeps_and_for_who_waits_for_that() -> None:
    text = """import threading, time
r = []
def f(i): time.sleep(i + 1)
a, b = (threading.Thread(target=f, args=(i,)) for i in range(2))
a.start(); b.start()
a.join(); r.append(time.monotonic()); b.join(); r.append(time.perf_counter())
r.append(time.time() - r[0])
time.sleep(1)
r.append(time.monotonic())
"""
    with controlled(text, watch=("r",)) as runtime:
        play(runtime)
        assert runtime.ending().values == {"r": "[1.0, 2.0, 1700000001.0, 3.0]"}
    assert "sleep length must be non-negative" in str(ended("import time\ntime.sleep(-1)\n").errors[0])


def test_chance_is_the_same_in_every_run() -> None:
    text = "import random, threading\nr = {}\ndef f(i):\n    r[i] = (random.random(), random.Random().random())\n" + TWO
    first, second = ended(text).values["r"], ended(text, 0, 0, 2, 2).values["r"]
    assert first == second


def test_printing_stays_inside(capfd: pytest.CaptureFixture[str]) -> None:
    assert ended("print('hello', 1, sep='-')\n").errors == {}
    assert capfd.readouterr().out == ""
