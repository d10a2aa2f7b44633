from __future__ import annotations

import pytest

from sim.concurrency.interleaver.dpor import Dpor
from sim.concurrency.interleaver.matching import Matching
from tests.sim.concurrency.interleaver.random_scripts import every_run, outcome_of
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


# Threads that ask who they are, or that look for, join or start each other: no outcome is lost

ALIKE = """import threading, random
x = 0
y = ''
def f():
    global x, y
    try:
        {statement}
    except RuntimeError:
        x = x + 100
ts = [threading.Thread(target=f) for _ in range(2)]
ts[0].start()
{between}
ts[1].start()
for t in ts: t.join()
"""
"""Two threads that do the same, of which the second may be started while the first runs."""
STATEMENTS = (
    "x = x * 10 + threading.get_ident()",
    "x = x * 10 + len(threading.current_thread().name)",
    "y = threading.current_thread().name",
    "y = str(threading.current_thread())",
    "x = x * 10 + int(ts[0] is threading.current_thread())",
    "x = x * 10 + int(ts[0].ident == threading.get_ident())",
    "x = x * 10 + random.randint(1, 9)",
    "x = x * 2 + int(ts[1].is_alive())",
    "x = x * 2 + int(ts[1].ident is None)",
    "x = x * 2 + threading.active_count()",
    "ts[0].join()",
    "ts[1].join()",
    "ts[1].join(0.1)",
    "ts[1].start()",
)
OTHERS = {
    "two threads start threads that ask who they are": """
def g():
    global x
    x = x * 10 + threading.get_ident() % 10
def f():
    threading.Thread(target=g).start()
threading.Thread(target=f).start()
threading.Thread(target=g).start()
""",
    "two threads start the same one": """
other = threading.Thread(target=print)
def f(i):
    global x
    try:
        other.start()
    except RuntimeError:
        x = i
for i in (1, 2): threading.Thread(target=f, args=(i,)).start()
""",
    "one thread joins what another one starts": """
def g(): pass
other = threading.Thread(target=g)
def f():
    global x
    try:
        other.join()
    except RuntimeError:
        x = 1
first, second = threading.Thread(target=f), threading.Thread(target=other.start)
first.start()
second.start()
""",
    "a thread counts while another one starts one": """
def g(): pass
def f():
    global x
    x = threading.active_count()
threading.Thread(target=f).start()
threading.Thread(target=g).start()
""",
    "a name tells which thread made it": """
def g():
    global x
    x = x * 10 + int(threading.current_thread().name[7])
def f():
    t = threading.Thread(target=g)
    t.start()
    t.join()
for _ in range(2): threading.Thread(target=f).start()
""",
}
MOST = 6_000


def assert_nothing_is_lost(text: str) -> None:
    with controlled(text) as runtime:
        expected = {outcome_of(ending) for _, ending in every_run(runtime, MOST)}
        for search in (Matching(runtime), Matching(runtime, can_reduce=False), Dpor(runtime)):
            found = {outcome_of(run.ending) for run in search.explore() if run is not None}
            assert found == expected, type(search).__name__


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("between", ["", "x = 7"])
def test_of_threads_that_are_alike(statement: str, between: str) -> None:
    assert_nothing_is_lost(ALIKE.format(statement=statement, between=between))


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_of_threads_that_start_each_other(text: str) -> None:
    assert_nothing_is_lost("import threading\nx = 0\n" + text)


def test_ten_threads_that_ask_for_their_names_are_still_few_states() -> None:
    text = """import threading
lock = threading.Lock()
def f():
    with lock:
        print(threading.current_thread().name)
ts = [threading.Thread(target=f) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
"""
    with controlled(text) as runtime:
        search = Matching(runtime)
        assert sum(run is not None for run in search.explore()) == 1
        assert search.runs < 120  # of 5! orders


def test_threads_that_do_not_ask_can_be_exchanged() -> None:
    with controlled(ALIKE.format(statement="x = x + 1", between="")) as runtime:
        search = Matching(runtime)
        assert {run.ending.values["x"] for run in search.explore() if run is not None} == {"1", "2"}
        assert search.runs < 6


OF_ITS_OWN = """
import threading
n, names = 0, []
class Worker(threading.Thread):
    def __init__(self, step):
        super().__init__()
        self._task, self._state, self._count, self._runtime, self._note = step, "new", 0, None, {}
        self._name = f"worker {step}"
    def _do(self):
        global n
        n += self._task
    def run(self):
        self._state = "runs"
        self._do()
        names.append((self._name, self.name, self._state))
workers = [Worker(1), Worker(2)]
for worker in workers: worker.start()
for worker in workers: worker.join()
"""


def test_a_kind_of_thread_may_call_what_it_keeps_to_itself_as_it_likes() -> None:
    ending = ended(OF_ITS_OWN)
    assert (ending.errors, ending.escaped) == ({}, None)
    assert ending.values["n"] == "3"
    assert ending.values["names"] == "[('worker 1', 'worker 1', 'runs'), ('worker 2', 'worker 2', 'runs')]"
