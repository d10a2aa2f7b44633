"""Random small programs with real threads, as text: what threads do to each other in a few lines."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import count, islice

from sim.concurrency.interleaver.controlled import Controlled, Ending
from sim.concurrency.interleaver.runtime import Runtime

HEAD = """import queue, threading, time
x = y = 0
items, table = [], {}
class Box: pass
box = Box()
box.v = 0
L, M = threading.Lock(), threading.RLock()
S, E, C = threading.Semaphore(1), threading.Event(), threading.Condition()
q, small = queue.Queue(), queue.Queue(1)
B, own = threading.Barrier(2), threading.local()
"""
PLAIN = (
    "{v} = t + {k}",
    "t = {v}",
    "t = {v}",
    "{v} += 1",
    "{v} = {w}",
    "items.append({k})",
    "items.append({v})",
    "t = len(items)",
    "{v} = items.pop()",
    "items.pop(0)",
    "items[0] = {k}",
    "{v} = sum(items)",
    "items += [t]",
    "table[{k}] = t",
    "t = table.get({k}, 5)",
    "{v} = len(table)",
    "del table[{k}]",
    "box.v = {k}",
    "t = box.v",
    "box.v += 1",
    "q.put({k})",
    "t = q.get()",
    "{v} = q.get_nowait()",
    "t = q.get(timeout=1)",
    "t = q.qsize()",
    "small.put({k})",
    "small.put_nowait({k})",
    "t = small.get()",
    "q.task_done()",
    "E.set()",
    "E.clear()",
    "E.wait()",
    "t = int(E.wait(1))",
    "t = int(E.is_set())",
    "S.acquire()",
    "S.release()",
    "t = int(S.acquire(False))",
    "L.acquire()",
    "L.release()",
    "M.release()",
    "t = int(L.acquire(False))",
    "t = int(L.acquire(timeout=1))",
    "t = int(L.locked())",
    "time.sleep(1)",
    "t = int(time.monotonic())",
    "t0.join()",
    "t1.join()",
    "t1.join(1)",
    "t1.start()",
    "t = int(t0.is_alive())",
    "{v} = threading.get_ident()",
    "{v} = int(threading.current_thread() is t0)",
    "t = int(t1.ident is None)",
    "B.wait()",
    "B.wait(1)",
    "B.abort()",
    "own.n = t = getattr(own, 'n', 0) + 1",
    "raise ValueError(t)",
    "return",
)
BLOCKS = (
    "with L:",
    "with L:",
    "with M:",
    "with S:",
    "with C:",
    "if t == {k}:",
    "if {v}:",
    "if not {v}:",
    "if items:",
    "if not q.empty():",
    "if L.acquire(False):",
    "if M.acquire(timeout=1):",
    "for t in list(items):",
    "for _ in range(2):",
    "try:",
)
ALONE = ("z = x", "z = x * 10 + y", "z = len(items)")
"""What the script alone assigns."""
IN_CONDITION = ("C.wait()", "C.wait(1)", "C.notify()", "C.notify_all()", "x += 1", "t = x")
WATCHED = ("x", "y", "z", "items", "table", "box")
MANY = 60
"""A program with more schedules is not small."""


def small_programs(seeds: Iterable[int], granularity: str) -> Iterator[tuple[Runtime, list[Ending]]]:
    """For each seed a program with few schedules, and the endings of all of them."""
    for seed in seeds:
        for other in count(seed, 10_000):
            runtime = Runtime(random_program(other), granularity=granularity, watch=WATCHED)
            try:
                endings = list(islice(every_ending(runtime), MANY + 1))
                if len(endings) <= MANY:
                    yield runtime, endings
                    break
            finally:
                runtime.close()


def every_ending(program: Controlled) -> Iterator[Ending]:
    """By brute force: of each schedule, one after the other, each from the beginning."""
    todo: list[list[int]] = [[]]
    while todo:
        schedule = todo.pop()
        program.restart()
        for thread in schedule:
            program.step(thread)
        while enabled := program.enabled():
            todo += [[*schedule, other] for other in enabled[1:]]
            program.step(enabled[0])
            schedule.append(enabled[0])
        yield program.ending()


def random_program(seed: int, size: int = 3) -> str:
    """Two or three threads, some of them alike; who starts them joins them, or does not, or does something itself."""
    dice = random.Random(seed)  # noqa: S311 - a test's dice
    threads = dice.choice((2, 2, 2, 3))
    kinds = dice.choice((1, 2, 2, threads))
    size = size if threads == 2 else max(1, size - 1)
    functions = [_function(dice, number, dice.randint(1, size)) for number in range(kinds)]
    return HEAD + "".join(functions) + "".join(f"{line}\n" for line in _main(dice, threads, kinds))


def _function(dice: random.Random, number: int, size: int) -> str:
    body = [*_statements(dice, size, 1)]
    return f"def f{number}(t=0):\n    global x, y, items\n" + "".join(f"{line}\n" for line in body)


def _statements(dice: random.Random, size: int, depth: int, inside: str = "") -> Iterator[str]:
    indent = "    " * depth
    while size > 0:
        if dice.random() < 0.35 and depth < 3:
            head = dice.choice(BLOCKS)
            yield indent + _filled(dice, head, indent)
            yield from _statements(dice, dice.randint(1, max(1, size - 1)), depth + 1, head)
            if head == "try:":
                yield f"{indent}except Exception:"
                yield f"{indent}    {dice.choice(('pass', 'y = 7', 'x += 1'))}"
            size -= 2
        else:
            yield indent + _filled(dice, dice.choice(IN_CONDITION if inside == "with C:" else PLAIN), indent)
            size -= 1


def _filled(dice: random.Random, text: str, indent: str) -> str:
    return text.format(v=dice.choice("xxy"), w=dice.choice("xy"), k=dice.choice((0, 1)), i=indent)


def _main(dice: random.Random, threads: int, kinds: int) -> Iterator[str]:
    for number in range(threads):
        arguments = dice.choice(("", "", f", args=({number},)"))
        daemon = ", daemon=True" if dice.random() < 0.05 else ""
        yield f"t{number} = threading.Thread(target=f{number % kinds}{arguments}{daemon})"
    for number in range(threads):
        if dice.random() < 0.15:
            yield dice.choice(("x = 1", "y = x", "L.acquire()", "items.append(3)", "q.put(5)", "x += 1", *ALONE))
        yield f"t{number}.start()"
        if dice.random() < 0.1:
            yield f"t{number}.join()"
    if dice.random() < 0.2:
        yield dice.choice(
            ("L.acquire()", "x += 1", "E.set()", "q.put(8)", "y = x", "S.release()", "t0.join(1)", *ALONE)
        )
    if dice.random() < 0.6:
        for number in range(threads):
            yield f"t{number}.join()"
        if dice.random() < 0.3:
            yield dice.choice(("y = x", "x = items.pop()", "x += 1", "L.acquire()"))
