from __future__ import annotations

import random
import sys
import threading

import pytest

from sim.concurrency.interleaver.explorer import explore
from sim.concurrency.interleaver.report import Verdict
from sim.concurrency.interleaver.runtime import Runtime
from tests.sim.concurrency.interleaver.programs import RACES
from tests.sim.concurrency.interleaver.scripts import (
    LOCKED,
    LOST,
    OPPOSITE,
    PHILOSOPHERS,
    TWO,
    brute_force,
    controlled,
    ended,
    of,
    outcomes,
    play,
    values,
)

DAEMON = """
import threading
n = 0
def f():
    global n
    n = 1
    n = 2
threading.Thread(target=f, daemon=True).start()
"""


def test_a_lost_update_in_its_operations() -> None:
    with controlled(LOST) as runtime:
        steps = play(runtime, 0, 0, 1, 2, 1)
        assert steps[:5] == [
            (0, "start thread 1 threads"), (0, "start thread 2 threads"), (1, "read n"), (2, "read n"), (1, "write n"),
        ]  # fmt: skip
        assert runtime.ending().values == {"n": "9"}


def test_a_program_of_locks_in_its_operations() -> None:
    with controlled(LOCKED) as runtime:
        steps = play(runtime)
        expected = ["acquire lock", "read n", "write n", "release lock"]
        assert of(1, steps) == of(2, steps) == expected
        assert [text for number, text in steps if number == 0] == [
            "start thread 1 threads", "start thread 2 threads", "join", "join",
        ]  # fmt: skip


def test_philosophers_name_their_forks_and_deadlock() -> None:
    with controlled(PHILOSOPHERS) as runtime:
        for thread in (0, 0, 0, 1, 2, 3):
            runtime.step(thread)
        assert runtime.enabled() == []
        assert {number: sorted(one.writes) for number, one in runtime.pending().items() if number} == {
            1: ["forks[1]"], 2: ["forks[2]"], 3: ["forks[0]"],
        }  # fmt: skip
        ending = runtime.ending()
        assert ending.deadlocked == {0: "thread 1", 1: "forks[1]", 2: "forks[2]", 3: "forks[0]"}
        assert ending.errors == {}


@pytest.mark.parametrize(
    ("granularity", "text", "found"),
    [
        ("bytecode", LOST, {"8", "9"}),
        ("line", LOST, {"8", "9"}),
        ("cpython", LOST, {"8"}),
        ("bytecode", LOST.replace("temp = n\n    n = temp - 1", "n -= 1"), {"8", "9"}),
        ("line", LOST.replace("temp = n\n    n = temp - 1", "n -= 1"), {"8"}),
        ("cpython", LOST.replace("temp = n\n", "temp = n\n    str()\n"), {"8", "9"}),
        ("bytecode", LOCKED, {"8"}),
    ],
)
def test_what_a_granularity_lets_happen(granularity: str, text: str, found: set[str]) -> None:
    assert values(text, "n", granularity) == found


@pytest.mark.parametrize("name", ["lost update", "opposite locks", "dict", "late assignment", "exception"])
def test_going_through_states_finds_what_going_through_schedules_finds(name: str) -> None:
    assert outcomes(RACES[name]) == brute_force(RACES[name])


@pytest.mark.parametrize("granularity", ["bytecode", "cpython"])
@pytest.mark.parametrize("name", [*RACES, "daemon"])
def test_the_explorer_finds_what_going_through_states_finds(name: str, granularity: str) -> None:
    text = RACES.get(name, DAEMON)
    runtime = Runtime(text, granularity=granularity)
    found = {tuple(sorted(one.values.items())) for one in explore(runtime).outcomes}
    runtime.close()
    assert found == {one[0] for one in outcomes(text, granularity) if not one[1]}


@pytest.mark.parametrize("text", [LOST, PHILOSOPHERS])
def test_the_same_schedule_gives_the_same_operations_a_hundred_times(text: str) -> None:
    with controlled(text) as runtime:
        dice = random.Random(3)
        schedule = []
        while enabled := runtime.enabled():
            schedule.append((thread := dice.choice(enabled), runtime.step(thread), runtime.shared()))
        for _ in range(100):
            runtime.restart()
            for thread, operation, shared in schedule:
                assert runtime.step(thread) == operation
                assert runtime.shared() == shared


def test_threads_of_one_role_and_history_are_alike_and_one_that_has_ended_has_none() -> None:
    with controlled(LOST.replace("args=(i,)", "args=(0,)")) as runtime:
        for thread in (0, 0):
            runtime.step(thread)
        assert runtime.role(1) == runtime.role(2)
        assert runtime.history(1) == runtime.history(2)
        runtime.step(1)
        assert runtime.history(1) != runtime.history(2)
        runtime.step(2)
        assert runtime.history(1) == runtime.history(2)
        play(runtime)
        assert runtime.history(1) is None
    with controlled(LOST) as runtime:
        play(runtime, 0, 0)
        assert runtime.role(1) != runtime.role(2)


def test_a_failure_is_part_of_the_state() -> None:
    text = "import threading\nl = [1]\ndef f(i):\n    if l:\n        l.pop()\n" + TWO
    assert {bool(one[2]) for one in outcomes(text)} == {True, False}


def test_an_ended_program_has_nothing_pending_and_refuses_steps() -> None:
    with controlled(LOST) as runtime:
        with pytest.raises(ValueError, match="thread 1 cannot go on now"):
            runtime.step(1)
        play(runtime)
        assert runtime.pending() == {}
        with pytest.raises(ValueError, match="thread 0 cannot go on now"):
            runtime.step(0)


def test_daemons_end_with_the_program() -> None:
    assert values(DAEMON, "n") == {"0", "1", "2"}
    with controlled(DAEMON) as runtime:
        assert play(runtime) == [(0, "start thread 1 threads"), (0, "end the end"), (1, "end the end")]
        assert runtime.ending().deadlocked == {}


def test_names_may_be_watched_that_no_thread_writes() -> None:
    with controlled("a = [1]\nb = 2\nc = 3\n", watch=("a", "b")) as runtime:
        assert runtime.ending().values == {"a": "[1]", "b": "2"}
    assert ended("a = 1\n").values == {}


def test_what_threads_do_to_objects_is_watched() -> None:
    text = """
import threading
class Account:
    def __init__(self): self.balance = 10
    def take(self): self.balance -= 1
account = Account()
log = []
def f(i):
    account.take()
    log.append("x")
""" + TWO  # fmt: skip
    assert ended(text).values == {"account": "Account(balance=8)", "log": "['x', 'x']"}


def test_a_loop_that_others_notice_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.concurrency.interleaver.runtime.MANY_STEPS", 100)
    text = "import threading\ndone = 0\ndef f(i):\n    while not done: pass\ndef g():\n    global done\n    done = 1\n"
    with controlled(text + TWO) as runtime:
        play(runtime)
        assert "cut off after 100 steps, thread 1 in line 4" in str(runtime.ending().escaped)


@pytest.mark.parametrize("text", ["def f(:\n", "a\0b", "", "\n\n"])
def test_what_is_no_program_or_an_empty_one_ends_at_once(text: str) -> None:
    ending = ended(text)
    assert list(ending.errors) == ([0] if text.strip() else [])


def test_two_hundred_threads() -> None:
    text = LOST.replace("range(2)", "range(200)")
    assert ended(text).values == {"n": "-190"}


def test_an_unknown_granularity_is_refused() -> None:
    with pytest.raises(ValueError, match="one of bytecode, line, cpython, not 'word'"):
        Runtime("", granularity="word")


def test_nothing_is_left_behind() -> None:
    before, main = threading.active_count(), sys.modules["__main__"]
    with controlled(OPPOSITE) as runtime:
        runtime.step(0)
    assert sys.modules["__main__"] is main
    assert threading.active_count() == before


LOOKED_INTO = """
import copy, threading
from dataclasses import asdict, dataclass
@dataclass
class P:
    x: int = 0
p, seen = P(), None
def f():
    p.x = 1
def g():
    global seen
    seen = {look}
threads = [threading.Thread(target=one) for one in (f, g)]
for t in threads: t.start()
for t in threads: t.join()
"""


@pytest.mark.parametrize("look", ["copy.copy(p).x", "asdict(p)", "p == P(1)", "f'{p}'"])
def test_what_a_library_looks_into_is_not_under_control(look: str) -> None:
    with controlled(LOOKED_INTO.format(look=look)) as runtime:
        report = explore(runtime)
    assert report.verdict is Verdict.UNCONTROLLED
    assert "looks into p" in str(report.escaped)


@pytest.mark.parametrize(
    "does", ["random.shuffle(items)", "heapq.nlargest(1, items)", "copy.copy(items)", "statistics.mean(items)"]
)
def test_a_library_takes_several_steps_unless_a_lock_keeps_others_out(does: str) -> None:
    text = (
        "import copy, heapq, random, statistics, threading\nitems = [1, 2]\nlock = threading.Lock()\n"
        "def f(i):\n    with lock:\n        items.append(i)\n        {}\n" + TWO
    )
    with controlled(text.format(does)) as runtime:
        assert explore(runtime).verdict is Verdict.EXHAUSTED
    with controlled(text.format(does).replace("with lock", "if lock")) as runtime:
        assert "looks into items" in str(explore(runtime).escaped)


CALLED_BACK = """
import functools, threading
from collections import ChainMap, Counter, defaultdict
k, r = 0, None
class Own:
    def __eq__(self, other): return k == 1
    def __repr__(self): return str(k)
def get(value): return value + k
def make(): return k
items, owns, table, counts = [2, 1], [Own(), Own()], defaultdict(make), Counter("ab")
both = ChainMap({}, counts)
kept = functools.lru_cache(get)
lock = threading.Lock()
def f(i):
    global k, r
    with lock:
        if i:
            k = 1
            items.append(3); owns.append(1); table[1] = 2; counts["c"] = 3; kept(1)
        else: r = LOOK
"""


@pytest.mark.parametrize(
    "look",
    [
        "items.sort(key=get)", "list(map(get, items))", "functools.reduce(lambda a, b: get(a), items)", "1 in owns",
        "f'{owns}'", "owns == [1, 1]", "table[1]", "kept(1)", "counts + counts", "str(counts)", "both['a']",
        "[a for a in map(get, items)]",
    ],
)  # fmt: skip
def test_code_that_calls_back_takes_several_steps_unless_a_lock_keeps_others_out(look: str) -> None:
    text = CALLED_BACK.replace("LOOK", look) + TWO
    with controlled(text) as runtime:
        assert explore(runtime).verdict is Verdict.EXHAUSTED
    with controlled(text.replace("with lock", "if lock")) as runtime:
        assert "looks into" in str(explore(runtime).escaped)


def test_a_function_of_its_own_is_no_visit_of_what_it_is_given() -> None:
    text = (
        "import functools, threading\nitems = [1]\ndef own(given, i): given.append(i)\n"
        "go = functools.partial(own, items)\ndef f(i):\n    go(i)\n    own(*[items, i])\n" + TWO
    )
    with controlled(text) as runtime:
        assert explore(runtime).verdict is Verdict.EXHAUSTED


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("r = list(q.queue)", "queue is inside of what threads wait for"),
        ("q.queue.clear()", "queue is inside of what threads wait for"),
        ("r = s._cond", "_cond is inside of what threads wait for"),
        ("s._value = 5", "_value is inside of what threads wait for"),
        ("string.n = 1", "string.n is in a module"),
    ],
)
def test_what_is_inside_of_primitives_and_modules_is_not_under_control(does: str, told: str) -> None:
    text = (
        "import queue, string, threading\nq, s, r = queue.Queue(), threading.Semaphore(), 0\ndef f(i):\n    global r\n"
    )
    with controlled(f"{text}    {does}\n{TWO}") as runtime:
        report = explore(runtime)
    assert report.verdict is Verdict.UNCONTROLLED
    assert told in str(report.escaped)


def test_a_kind_of_queue_may_use_the_insides_of_its_own() -> None:
    text = """
import queue, threading
class Set(queue.Queue):
    def _init(self, maxsize): self.queue = set()
    def _put(self, item): self.queue.add(item)
    def _get(self): return self.queue.pop()
q = Set()
r = 0
def f(i):
    global r
    q.put(1)
    r = q.qsize()
""" + TWO  # fmt: skip
    with controlled(text) as runtime:
        report = explore(runtime)
    assert (report.verdict, [one.values["r"] for one in report.outcomes]) == (Verdict.EXHAUSTED, ["1"])


def test_a_library_that_looks_into_nothing_that_is_shared_takes_no_control() -> None:
    with controlled(LOOKED_INTO.format(look="p.x == asdict(P(1))['x']")) as runtime:
        assert explore(runtime).verdict is Verdict.EXHAUSTED
