"""Threads that ask who they are, or that look for, join or start each other: no outcome is lost."""

from __future__ import annotations

import pytest

from sim.concurrency.interleaver.dpor import Dpor
from sim.concurrency.interleaver.matching import Matching
from tests.sim.concurrency.interleaver.random_scripts import every_run, outcome_of
from tests.sim.concurrency.interleaver.scripts import controlled

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
