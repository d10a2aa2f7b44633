"""Small programs with threads, and ways to run them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sim.concurrency.interleaver.controlled import Ending, Operation
from sim.concurrency.interleaver.runtime import Runtime

TWO = """
threads = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
"""
LOST = "import threading\nn = 10\ndef f(i):\n    global n\n    temp = n\n    n = temp - 1\n" + TWO
LOCKED = """import threading
n = 10
lock = threading.Lock()
def f(i):
    global n
    with lock:
        temp = n
        n = temp - 1
""" + TWO  # fmt: skip
OPPOSITE = """import threading
a, b = threading.Lock(), threading.Lock()
def f(i):
    first, second = (a, b) if i else (b, a)
    with first:
        with second:
            pass
""" + TWO  # fmt: skip
PHILOSOPHERS = """import threading
N = 3
forks = [threading.Lock() for _ in range(N)]
def eat(i):
    with forks[i]:
        with forks[(i + 1) % N]:
            pass
threads = [threading.Thread(target=eat, args=(i,)) for i in range(N)]
for t in threads: t.start()
for t in threads: t.join()
"""

Outcome = tuple[tuple[tuple[Any, str], ...], ...]


@contextmanager
def controlled(text: str, granularity: str = "bytecode", watch: tuple[str, ...] = ()) -> Iterator[Runtime]:
    """A program, restarted."""
    runtime = Runtime(text, granularity=granularity, watch=watch)
    try:
        runtime.restart()
        yield runtime
    finally:
        runtime.close()


def said(operation: Operation) -> str:
    """An operation without what orders a thread after its start."""
    reads = [name for name in sorted(operation.reads) if not name.startswith("thread ")]
    return " ".join([operation.kind.value, *(reads if operation.writes == frozenset() else sorted(operation.writes))])


def play(runtime: Runtime, *first: int) -> list[tuple[int, str]]:
    """Give the turn to `first` one after the other, then always to the lowest that can go on."""
    steps = []
    for thread in first:
        steps.append((thread, said(runtime.step(thread))))
    while enabled := runtime.enabled():
        steps.append((enabled[0], said(runtime.step(enabled[0]))))
    return steps


def of(thread: int, steps: list[tuple[int, str]]) -> list[str]:
    """What one thread did, without its end."""
    return [text for number, text in steps if number == thread and not text.startswith(("start", "join", "end"))]


def ended(text: str, *first: int, granularity: str = "bytecode") -> Ending:
    """How one run ends."""
    with controlled(text, granularity) as runtime:
        play(runtime, *first)
        return runtime.ending()


def wrongs(ending: Ending) -> dict[int, str]:
    """The exceptions that ended threads, in English."""
    return {thread: str(error) for thread, error in ending.errors.items()}


def outcome(ending: Ending) -> Outcome:
    """An ending that can be put into a set."""
    parts: tuple[Mapping[Any, str], ...] = (ending.values, ending.deadlocked, wrongs(ending))
    return tuple(tuple(sorted(part.items())) for part in parts)


def state(runtime: Runtime) -> Hashable:
    """All that decides what can happen from here on."""
    return tuple(runtime.history(task.number) for task in runtime.tasks), runtime.shared()


def outcomes(text: str, granularity: str = "bytecode") -> set[Outcome]:
    """All endings, by going once through every state."""
    found: set[Outcome] = set()
    with controlled(text, granularity) as runtime:
        seen: set[Hashable] = set()
        todo: list[tuple[int, ...]] = [()]
        while todo:
            path = todo.pop()
            runtime.restart()
            for thread in path:
                runtime.step(thread)
            while (here := state(runtime)) not in seen:
                seen.add(here)
                enabled = list(runtime.enabled())
                if not enabled:
                    found.add(outcome(runtime.ending()))
                    break
                todo += [(*path, other) for other in enabled[1:]]
                runtime.step(enabled[0])
                path = (*path, enabled[0])
    return found


def brute_force(text: str, granularity: str = "bytecode") -> set[Outcome]:
    """All endings, by going through every schedule."""
    found: set[Outcome] = set()
    with controlled(text, granularity) as runtime:
        choices: list[tuple[list[int], int]] = []
        while True:
            runtime.restart()
            for enabled, index in choices:
                runtime.step(enabled[index])
            while enabled := list(runtime.enabled()):
                choices.append((enabled, 0))
                runtime.step(enabled[0])
            found.add(outcome(runtime.ending()))
            while choices and choices[-1][1] + 1 >= len(choices[-1][0]):
                choices.pop()
            if not choices:
                return found
            enabled, index = choices.pop()
            choices.append((enabled, index + 1))


def values(text: str, name: str, granularity: str = "bytecode") -> set[str]:
    """All values with which one variable can end."""
    return {dict(one[0])[name] for one in outcomes(text, granularity)}
