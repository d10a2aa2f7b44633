"""Small real scripts, and every interleaving of them by brute force."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Iterator

from sim.concurrency.interleaver.controlled import Controlled, Ending, Operation

Steps = list[tuple[int, Operation]]

BEGINNING = """\
import threading, queue, time
x = y = 0
box = [0]
L, M, R = threading.Lock(), threading.Lock(), threading.RLock()
S, T, E, C = threading.Semaphore(1), threading.Semaphore(2), threading.Event(), threading.Condition()
Q, B = queue.Queue(1), threading.Barrier(2)
"""
SINGLE = (
    *("t = x", "t = y", "x = t + 1", "y = t + 2", "x += 1", "y += 1", "L.acquire()", "L.release()", "M.release()"),
    *("S.acquire()", "S.release()", "T.acquire()", "T.release()", "E.set()", "E.wait()", "t = int(E.wait(0.1))"),
    *("E.clear()", "Q.put(t)", "t = Q.get()", "t = Q.get_nowait()", "t = Q.qsize()", "box.append(t)", "t = len(box)"),
    *("t = box[0]", "box[0] = t", "t = box.pop()", "time.sleep(0.1)", "B.wait()", "t = int(L.locked())"),
)
BLOCKS = ("with L:", "with M:", "with R:", "if x == 0:", "if y == 1:", "with C:", "if L.acquire(timeout=0.5):")
IN_CONDITION = ("C.wait()", "C.notify()", "C.notify_all()", "t = int(C.wait(0.1))")


def random_script(seed: int) -> str:
    """Two or three threads, which may do the same; the script joins some of them, perhaps for a limited time."""
    dice = random.Random(seed)  # noqa: S311 - a test's dice
    count = dice.choice((2, 2, 3))
    kinds = 1 if dice.random() < 0.35 else count
    lines = [BEGINNING]
    for kind in range(kinds):
        lines += [f"def f{kind}():", "    global x, y", "    t = 0"]
        for _ in range(dice.randint(1, 3 if count == 2 else 2)):
            lines += _statement(dice, 1)
    lines += [f"ts = [threading.Thread(target=f) for f in ({', '.join(f'f{i % kinds}' for i in range(count))})]"]
    lines += [f"ts[{i}].start()" for i in range(count)]
    lines += [f"ts[{i}].join({dice.choice(('', '', '0.5'))})" for i in range(count) if dice.random() < 0.8]
    return "\n".join(lines) + "\n"


def _statement(dice: random.Random, depth: int) -> list[str]:
    indent = "    " * depth
    if depth == 3 or dice.random() < 0.6:
        return [indent + dice.choice(SINGLE)]
    block = dice.choice(BLOCKS)
    inner = [f"{indent}    {dice.choice(IN_CONDITION)}"] if block == "with C:" else _statement(dice, depth + 1)
    return [indent + block, *inner]


class TooManyError(Exception):
    """More interleavings than wanted."""


def every_run(program: Controlled, most: int) -> Iterator[tuple[Steps, Ending]]:
    """By brute force. Raises TooManyError if there are more than `most`."""
    chosen: list[int] = []
    left: list[list[int]] = []
    for _ in range(most):
        program.restart()
        steps = [(thread, program.step(thread)) for thread in chosen]
        while enabled := program.enabled():
            chosen.append(enabled[0])
            left.append([*enabled[1:]])
            steps.append((chosen[-1], program.step(chosen[-1])))
        yield steps, program.ending()
        while left and not left[-1]:
            left.pop()
            chosen.pop()
        if not left:
            return
        chosen[-1] = left[-1].pop(0)
    raise TooManyError


def outcome_of(ending: Ending) -> Hashable:
    """What tells endings apart; which of several like threads it was does not matter."""
    waits = ("thread" if name.startswith("thread ") else name for name in ending.deadlocked.values())
    return (
        tuple(sorted(ending.values.items())),
        frozenset(Counter(waits).items()),
        frozenset(Counter(ending.errors.values()).items()),
    )
