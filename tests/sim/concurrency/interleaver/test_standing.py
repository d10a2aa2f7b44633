from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import TWO, controlled

SPINS = "import threading\nstop = 0\ndef f(i):\n    {}\ndef g():\n    global stop\n    stop = 1\n"


@pytest.mark.parametrize(
    ("loop", "comes_back"),
    [
        ("while not stop: pass", True),
        ("while not stop: t = [i]", True),
        ("for t in range(9): stop", False),
        ("t = 0\n    while not stop: t += 1", False),
        ("t = []\n    while not stop: t.append(1)", False),
        ("for t in enumerate('abcdef'): stop", False),
    ],
)
def test_a_loop_comes_back_to_where_it_was_only_if_it_holds_what_it_held(loop: str, comes_back: bool) -> None:
    with controlled(SPINS.format(loop) + TWO) as runtime:
        runtime.step(0)
        runtime.step(0)
        runtime.step(1)
        before = runtime.standing(1)
        assert runtime.standing(1) == runtime.standing(1) or not comes_back
        runtime.step(1)
        assert (runtime.standing(1) == before) == comes_back
