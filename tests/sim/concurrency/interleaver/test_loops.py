from __future__ import annotations

import pytest

from sim.concurrency.interleaver.loops import Loop
from sim.concurrency.interleaver.runtime import Runtime
from sim.concurrency.interleaver.samples import loop_in

HEAD = """\
import threading
n = 0
flags = {1: True, 2: True}
lock = threading.Lock()
other = threading.Lock()
"""
TAIL = "for mine, theirs in ((1, 2), (2, 1)): threading.Thread(target=f, args=(mine, theirs)).start()\n"


def loop_of(body: str) -> Loop:
    """The loop of two threads that both run this."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    runtime = Runtime(f"{HEAD}def f(mine, theirs):\n    global n\n{lines}{TAIL}")
    try:
        return loop_in(runtime, 200)
    finally:
        runtime.close()


TRIES = """\
first, second = (lock, other) if mine == 1 else (other, lock)
while True:
    first.acquire()
    if second.acquire(blocking=False):
        break
    first.release()
"""
YIELDS = """\
while flags[theirs]:
    flags[mine] = False
    flags[mine] = True
"""


@pytest.mark.parametrize("body", [TRIES, YIELDS])
def test_threads_that_give_way_to_each_other_for_ever_are_a_livelock(body: str) -> None:
    assert loop_of(body).is_livelock


@pytest.mark.parametrize(
    "body",
    [
        "while True:\n    n += 1",
        "while True:\n    n = 1",
        "while True:\n    with lock:\n        pass",
        "while True:\n    n\n    n = 1",
    ],
)
def test_threads_that_only_go_round_and_round_are_none(body: str) -> None:
    loop = loop_of(body)
    assert loop.schedule
    assert not loop.is_livelock


def test_a_loop_has_lines() -> None:
    assert loop_of("while True:\n    n = 1").lines == (9,)
