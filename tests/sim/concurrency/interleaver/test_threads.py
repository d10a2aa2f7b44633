from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import controlled, ended, of, play, values, wrongs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("t = Thread(); t.start(); t.start()", "RuntimeError: threads can only be started once"),
        ("Thread().join()", "RuntimeError: cannot join thread before it is started"),
        ("current_thread().join()", "RuntimeError: cannot join current thread"),
        ("t = Thread(); t.start(); t.daemon = True", "RuntimeError: cannot set daemon status of active thread"),
        ("Thread(1)", "AssertionError: group argument must be None for now"),
    ],
)
def test_the_exceptions_are_those_of_the_real_ones(text: str, said: str) -> None:
    assert wrongs(ended(f"from threading import *\n{text}\n")) == {0: f"{said} (line 2)"}


def test_names_numbers_and_what_a_thread_knows_of_itself() -> None:
    text = """import threading
r = []
def f(): r.append((threading.current_thread().name, threading.get_ident(), threading.current_thread().daemon))
f()
t = threading.Thread(target=f); t.start(); t.join()
t = threading.Thread(target=f, name="cook", daemon=True); t.start(); t.join()
r.append((t.is_alive(), t.ident, t.getName(), threading.main_thread().name))
"""
    with controlled(text, watch=("r",)) as runtime:
        play(runtime)
        assert runtime.module.r == [
            ("MainThread", 1000, False), ("Thread-1 (f)", 1001, False), ("cook", 1002, True),
            (False, 1002, "cook", "MainThread"),
        ]  # fmt: skip


def test_threads_that_start_threads() -> None:
    text = """import threading
n = 0
def child():
    global n
    n += 1
def parent():
    t = threading.Thread(target=child)
    t.start()
    t.join()
threads = [threading.Thread(target=parent) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
    assert values(text, "n") == {"1", "2"}
    with controlled(text) as runtime:
        steps = play(runtime)
        assert [text for number, text in steps if number == 1] == ["start thread 3 threads", "join", "end thread 1"]


def test_a_timer_may_be_cancelled_in_time_or_not() -> None:
    text = """import threading
n = 0
def f():
    global n
    n += 1
t = threading.Timer(1.0, f)
t.start()
t.cancel()
t.join()
"""
    assert values(text, "n") == {"0", "1"}
    assert values(text.replace("t.cancel()\n", ""), "n") == {"1"}


def test_how_many_there_are_depends_on_who_has_ended() -> None:
    text = """import threading
r = None
def f(): pass
t = threading.Thread(target=f)
t.start()
r = threading.active_count()
t.join()
def g(): global r
"""
    assert values(text.replace("def g(): global r", "def g():\n    global r\n    r = 0"), "r") == {"1", "2"}


def test_a_join_with_a_timeout_may_come_back_too_early() -> None:
    text = """import threading
r = None
def f():
    global r
    r = 0
t = threading.Thread(target=f)
t.start()
t.join(1)
r = 1 if t.is_alive() else 2
"""
    assert values(text, "r") == {"0", "1", "2"}


def test_each_thread_has_what_is_local_to_it() -> None:
    text = """import threading
mine = threading.local()
r = []
def f(i):
    mine.x = i
    r.append((i, mine.x))
threads = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
    assert values(text, "r") == {"[(0, 0), (1, 1)]", "[(1, 1), (0, 0)]"}
    with controlled(text) as runtime:
        assert of(1, play(runtime)) == ["update r[]"]


def test_leaving_a_thread_is_no_error() -> None:
    text = "import sys, threading\nt = threading.Thread(target=sys.exit, args=(3,))\nt.start()\nt.join()\n"
    assert wrongs(ended(text)) == {}
    assert wrongs(ended("import sys\nsys.exit('no')\n")) == {}
