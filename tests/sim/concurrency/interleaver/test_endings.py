from __future__ import annotations

from sim.concurrency.interleaver.endings import ending_of, values_of
from sim.concurrency.interleaver.runtime import Runtime
from tests.sim.concurrency.interleaver.scripts import LOST, OPPOSITE, TWO, controlled, play


def test_values_as_they_are_now() -> None:
    with controlled(LOST) as runtime:
        for thread, value in ((0, "10"), (0, "10"), (1, "10"), (1, "9")):
            runtime.step(thread)
            assert values_of(runtime) == {"n": value}
    with controlled("x = (") as runtime:
        assert values_of(runtime) == {}


def test_who_waits_for_what_and_for_whom() -> None:
    with controlled(OPPOSITE) as runtime:
        for thread in (0, 0, 1, 2):
            runtime.step(thread)
        ending = ending_of(runtime)
        assert ending.deadlocked == {0: "thread 1", 1: "a", 2: "b"}
        assert ending.held_by == {0: (1,), 1: (2,), 2: (1,)}


def test_a_lock_that_only_the_script_knows_is_called_by_its_variable() -> None:
    with controlled("import threading\nm = threading.Lock()\nm.acquire()\nm.acquire()\n") as runtime:
        play(runtime)
        assert runtime.ending().deadlocked == {0: "m"}


def test_some_names_may_be_told_besides() -> None:
    runtime = Runtime("a = 1\nb = 2\n", also=("b",))
    runtime.restart()
    assert values_of(runtime) == {"b": "2"}
    runtime.close()


def test_a_shared_generator_is_said_to_be_out_of_control() -> None:
    text = "import threading\ndef g():\n    yield 1\nit = g()\nr = []\ndef f(i):\n    r.append(next(it, i))\n" + TWO
    with controlled(text) as runtime:
        play(runtime)
        assert str(runtime.ending().escaped) == "threads share the generator it, and two may be inside of it at once"
