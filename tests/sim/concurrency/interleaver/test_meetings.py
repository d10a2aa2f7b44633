from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import TWO, controlled, ended, of, outcomes, play, values, wrongs

WAKE = """import threading
c = threading.Condition()
ready = False
def waiter():
    with c:
        while not ready:
            c.wait()
def waker():
    global ready
    with c:
        ready = True
        c.notify()
threads = [threading.Thread(target=waiter), threading.Thread(target=waker)]
for t in threads: t.start()
for t in threads: t.join()
"""


def test_waiting_gives_up_the_lock_and_takes_it_again() -> None:
    with controlled(WAKE) as runtime:
        steps = play(runtime)
        assert of(1, steps) == [
            "acquire lock of c", "read ready", "wait c lock of c", "acquire c lock of c", "read ready",
            "release lock of c",
        ]  # fmt: skip
        assert of(2, steps) == ["acquire lock of c", "write ready", "wake c", "release lock of c"]


def test_a_condition_asked_under_its_lock_loses_no_call_and_one_asked_before_does() -> None:
    assert outcomes(WAKE) == {((("ready", "True"),), (), ())}
    lost = WAKE.replace(
        "    with c:\n        while not ready:\n            c.wait()", "    if not ready:\n        with c: c.wait()"
    )
    assert {one[1] for one in outcomes(lost)} == {(), ((0, "thread 1"), (1, "c"))}


def test_wait_for_and_notify_all() -> None:
    text = WAKE.replace("while not ready:\n            c.wait()", "c.wait_for(lambda: ready)").replace(
        "notify()", "notify_all()"
    )
    assert outcomes(text) == {((("ready", "True"),), (), ())}


def test_a_timed_wait_says_whether_it_was_called() -> None:
    text = WAKE.replace("while not ready:\n            c.wait()", "global r\n        r = c.wait(1)").replace(
        "ready = False", "ready, r = False, None"
    )
    assert values(text, "r") == {"True", "False"}


@pytest.mark.parametrize("what", ["wait", "notify"])
def test_without_the_lock_a_condition_refuses(what: str) -> None:
    said = f"RuntimeError: cannot {what} on un-acquired lock (line 2)"
    assert wrongs(ended(f"import threading\nthreading.Condition().{what}()\n")) == {0: said}


BARRIER = "import threading\nb = threading.Barrier({how})\nr = []\nn = 0\ndef f(i):\n    r.append(b.wait())\n" + TWO


def test_a_barrier_opens_when_all_are_there() -> None:
    assert values(BARRIER.format(how=2), "r") == {"[0, 1]", "[1, 0]"}
    assert ended(BARRIER.format(how=3)).deadlocked == {0: "thread 1", 1: "b", 2: "b"}
    again = BARRIER.format(how=2).replace("r.append(b.wait())", "b.wait(); b.wait()")
    assert {one[1:] for one in outcomes(again)} == {((), ())}


def test_the_last_one_does_what_is_to_be_done() -> None:
    text = BARRIER.format(how="2, g").replace("b = ", "def g():\n    global n\n    n += 1\nb = ")
    assert values(text, "n") == {"1"}


def test_a_barrier_breaks_when_the_time_is_up() -> None:
    found = {tuple(said.split(":")[0] for _, said in one[2]) for one in outcomes(BARRIER.format(how="2, None, 1"))}
    broken = "BrokenBarrierError (line 6)"
    assert found == {(), (broken, broken)}


def test_abort_and_reset_send_everybody_away() -> None:
    for what in ("abort", "reset"):
        text = BARRIER.format(how=3).replace("for t in threads: t.join()", f"b.{what}()")
        ending = ended(text, 0, 0, 1, 2, 0)
        assert wrongs(ending) == {1: "BrokenBarrierError (line 6)", 2: "BrokenBarrierError (line 6)"}
