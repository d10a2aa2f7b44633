from __future__ import annotations

import pytest

from tests.sim.concurrency.interleaver.scripts import controlled, ended, of, outcomes, play, values, wrongs

PIPE = """import queue, threading
q = queue.{make}
got = []
def put():
    for i in (2, 1): q.put(i)
def get():
    for _ in range(2): got.append(q.get())
threads = [threading.Thread(target=put), threading.Thread(target=get)]
for t in threads: t.start()
for t in threads: t.join()
"""


@pytest.mark.parametrize(
    ("make", "found"),
    [
        ("Queue()", {"[2, 1]"}),
        ("Queue(1)", {"[2, 1]"}),
        ("SimpleQueue()", {"[2, 1]"}),
        ("LifoQueue()", {"[2, 1]", "[1, 2]"}),
        ("PriorityQueue()", {"[2, 1]", "[1, 2]"}),
    ],
)
def test_what_comes_out_in_which_order(make: str, found: set[str]) -> None:
    assert values(PIPE.format(make=make), "got") == found


def test_putting_and_getting_are_one_operation_each() -> None:
    with controlled(PIPE.format(make="Queue(1)")) as runtime:
        steps = play(runtime)
        assert of(1, steps) == ["update q", "update q"]
        assert of(2, steps) == ["update q", "update got[]", "update q", "update got[]"]


def test_a_full_queue_and_an_empty_one_wait() -> None:
    with controlled(PIPE.format(make="Queue(1)")) as runtime:
        for thread in (0, 0):
            runtime.step(thread)
        assert runtime.enabled() == [1]
        runtime.step(1)
        assert runtime.enabled() == [2]
    assert ended(PIPE.format(make="Queue()").replace("(2, 1)", "(2,)")).deadlocked == {0: "thread 2", 2: "q"}


def test_asking_before_taking_is_a_race() -> None:
    text = """import queue, threading
q = queue.Queue()
q.put(1)
def f():
    if not q.empty(): q.get_nowait()
threads = [threading.Thread(target=f) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
    assert {tuple(said for _, said in one[2]) for one in outcomes(text)} == {(), ("Empty (line 5)",)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("queue.Queue().get_nowait()", "Empty"),
        ("queue.Queue().get(timeout=1)", "Empty"),
        ("q = queue.Queue(1); q.put(1); q.put_nowait(2)", "Full"),
        ("queue.Queue().get(timeout=-1)", "ValueError: 'timeout' must be a non-negative number"),
        ("queue.Queue().task_done()", "ValueError: task_done() called too many times"),
    ],
)
def test_the_exceptions_are_those_of_the_real_ones(text: str, said: str) -> None:
    assert wrongs(ended(f"import queue\n{text}\n")) == {0: f"{said} (line 2)"}


def test_join_waits_until_all_is_done() -> None:
    text = """import queue, threading
q = queue.Queue()
n = 0
def work():
    global n
    while True:
        n += q.get()
        q.task_done()
threading.Thread(target=work, daemon=True).start()
q.put(1)
q.put(2)
q.join()
"""
    assert values(text, "n") == {"3"}


def test_items_that_compare_by_code_of_the_program_are_put_in_one_piece() -> None:
    text = """import queue, threading
class Item:
    def __init__(self, key): self.key = key
    def __lt__(self, other): return self.key < other.key
q = queue.PriorityQueue()
r = []
def f(i):
    q.put(Item(i))
    r.append(q.get().key)
threads = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
    assert values(text, "r") == {"[0, 1]", "[1, 0]"}
