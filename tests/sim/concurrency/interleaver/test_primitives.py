from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import TWO, controlled, ended, of, outcomes, play, values, wrongs

MUTEX = "import threading\nm = threading.{make}\nn = 0\ndef f(i):\n    global n\n    with m:\n        n += 1\n" + TWO


@pytest.mark.parametrize("make", ["Lock()", "RLock()", "Semaphore()", "BoundedSemaphore(1)"])
def test_what_excludes_others_cures_a_lost_update(make: str) -> None:
    text = MUTEX.format(make=make)
    assert values(text, "n") == {"2"}
    with controlled(text) as runtime:
        assert of(1, play(runtime)) == ["acquire m", "read n", "write n", "release m"]
    assert values(text.replace("with m:", "if True:"), "n") == {"1", "2"}


def test_a_semaphore_lets_as_many_in_as_it_counts() -> None:
    assert values(MUTEX.format(make="Semaphore(2)"), "n") == {"1", "2"}


def test_who_waits_for_whom() -> None:
    with controlled(MUTEX.format(make="Lock()")) as runtime:
        for thread in (0, 0, 1):
            runtime.step(thread)
        waiting = runtime.tasks[2]
        assert runtime.enabled() == [1]
        assert waiting.waits_for._own_held_by(waiting) == (1,)
        assert waiting.waits_for._own_told() == (1, 1, "")


def test_a_lock_taken_twice_is_a_deadlock_with_oneself_and_an_rlock_is_not() -> None:
    text = "import threading\nm = threading.{make}()\ndef f(i):\n    with m:\n        with m: pass\n" + TWO
    assert ended(text.format(make="Lock")).deadlocked == {0: "thread 1", 1: "m", 2: "m"}
    assert ended(text.format(make="RLock")).deadlocked == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("threading.Lock().release()", "RuntimeError: release unlocked lock"),
        ("threading.RLock().release()", "RuntimeError: cannot release un-acquired lock"),
        ("threading.Lock().acquire(False, 1)", "ValueError: can't specify a timeout for a non-blocking call"),
        ("threading.Lock().acquire(True, -2)", "ValueError: timeout value must be a non-negative number"),
        ("threading.Semaphore(-1)", "ValueError: semaphore initial value must be >= 0"),
        ("threading.Semaphore().acquire(False, 1)", "ValueError: can't specify timeout for non-blocking acquire"),
        ("threading.Semaphore().release(0)", "ValueError: n must be one or more"),
        ("threading.BoundedSemaphore().release()", "ValueError: Semaphore released too many times"),
    ],
)
def test_the_exceptions_are_those_of_the_real_ones(text: str, said: str) -> None:
    assert wrongs(ended(f"import threading\n{text}\n")) == {0: f"{said} (line 2)"}


def test_an_attempt_comes_back_with_yes_or_no() -> None:
    text = "import threading\nm = threading.Lock()\nr = []\ndef f(i):\n    r.append(m.acquire(blocking=False))\n" + TWO
    assert values(text, "r") == {"[True, False]", "[False, True]"}


def test_a_timeout_comes_if_and_only_if_somebody_else_has_the_lock_then() -> None:
    text = """import threading
m = threading.Lock()
r = None
def f():
    global r
    r = m.acquire(timeout=1)
t = threading.Thread(target=f)
m.acquire()
t.start()
m.release()
t.join()
"""
    assert values(text, "r") == {"True", "False"}
    assert values(text.replace("m.release()\n", ""), "r") == {"False"}


def test_locked_and_is_set_only_look() -> None:
    text = "import threading\nm = threading.Lock()\nr = []\ndef f(i):\n    r.append(m.locked())\n" + TWO
    with controlled(text) as runtime:
        assert of(1, play(runtime))[0] == "read m"


def test_an_event_lets_all_go_on_who_wait() -> None:
    text = """import threading
e = threading.Event()
x = 0
def f(i):
    global x
    e.wait()
    x = 1
def g(): e.set()
threads = [threading.Thread(target=f, args=(0,)), threading.Thread(target=g)]
for t in threads: t.start()
for t in threads: t.join()
"""
    assert outcomes(text) == {((("x", "1"),), (), ())}
    assert ended(text.replace("e.set()", "pass")).deadlocked == {0: "thread 1", 1: "e"}
    assert ended(text.replace("e.wait()", "e.wait(2)").replace("e.set()", "pass")).deadlocked == {}


@pytest.mark.parametrize("make", ["Lock()", "BoundedSemaphore(1)"])
def test_whether_a_lock_could_be_given_back_is_part_of_what_a_thread_has_seen(make: str) -> None:
    text = f"import threading\nm = threading.{make}\ndef f(i):\n    m.release()\n"
    with controlled(text + TWO) as failing:
        play(failing, 0, 0, 1)
        failed = failing.history(1)
    with controlled(text.replace("def f", "m.acquire()\ndef f") + TWO) as runtime:
        play(runtime, 0, 0, 1)
        assert runtime.history(1) != failed
