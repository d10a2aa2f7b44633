from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import LOST, controlled, ended, play, wrongs


def test_the_script_waits_for_its_threads_at_its_end() -> None:
    text = LOST.replace("for t in threads: t.join()\n", "")
    with controlled(text) as runtime:
        steps = play(runtime)
        assert steps[-1] == (0, "join the end")
        assert runtime.ending().values == {"n": "8"}


def test_a_script_that_fails_waits_for_them_too() -> None:
    ending = ended(LOST.replace("for t in threads: t.join()", "raise ValueError('no')"))
    assert ending.values == {"n": "8"}
    assert wrongs(ending) == {0: "ValueError: no (line 10)"}


def test_a_start_orders_and_numbers_threads() -> None:
    with controlled(LOST) as runtime:
        assert runtime.pending()[0].writes == {"threads", "thread 1"}
        assert runtime.step(0).writes == {"threads", "thread 1"}
        assert runtime.pending()[0].writes == {"threads", "thread 2"}
        assert "thread 1" in runtime.pending()[1].reads
        runtime.step(1)
        assert "thread 1" not in runtime.pending()[1].reads


def test_there_cannot_be_any_number_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.concurrency.interleaver.lives.MANY_THREADS", 5)
    assert wrongs(ended(LOST.replace("range(2)", "range(9)"))) == {0: "RuntimeError: can't start new thread (line 9)"}


def test_methods_of_one_object_are_one_role() -> None:
    text = """import threading
class A:
    def f(self): self.x = 1
a = A()
threads = [threading.Thread(target=a.f) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
    with controlled(text) as runtime:
        play(runtime)
        assert runtime.role(1) == runtime.role(2)
