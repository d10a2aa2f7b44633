"""The modules that a program under control imports: what could block or be random is one of the stand-ins."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import queue
import random
from _thread import _local
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from sim.concurrency.interleaver import meetings, primitives, queues, threads
from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.tasks import current

EPOCH = 1_700_000_000.0
"""What `time.time` begins with: every run has the same clock."""


def threading_module() -> ModuleType:
    """`threading`, as far as programs use it."""
    module = ModuleType("threading", threads.__doc__)
    for one in (
        primitives.Lock, primitives.RLock, primitives.Semaphore, primitives.BoundedSemaphore, primitives.Event,
        meetings.Condition, meetings.Barrier, meetings.BrokenBarrierError, threads.Thread, threads.Timer,
        threads.current_thread, threads.main_thread, threads.get_ident, threads.active_count, threads.excepthook,
        threads.ExceptHookArgs, threads.stack_size,
    ):  # fmt: skip
        setattr(module, one.__name__, one)
    module.__dict__.update(
        enumerate=threads.enumerate_threads, currentThread=threads.current_thread, activeCount=threads.active_count,
        get_native_id=threads.get_ident, __excepthook__=threads.excepthook, local=_local, ThreadError=RuntimeError,
        TIMEOUT_MAX=9223372036.0,
    )  # fmt: skip
    return module


def queue_module() -> ModuleType:
    """`queue`."""
    module = ModuleType("queue", queues.__doc__)
    for one in (
        queues.Queue, queues.LifoQueue, queues.PriorityQueue, queues.SimpleQueue, queue.Empty, queue.Full,
    ):  # fmt: skip
        setattr(module, one.__name__, one)
    return module


def time_module() -> ModuleType:
    """`time` on the thread's virtual clock. What only formats times is the real thing."""
    real = __import__("time")
    module = ModuleType("time", real.__doc__)
    module.__dict__.update({name: value for name, value in vars(real).items() if not name.startswith("__")})

    def sleep(seconds: float) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        task = current()
        task.runtime.operate(task, Kind.SLEEP)
        task.runtime.clock.pass_by(task, seconds)

    def now() -> float:
        task = current()
        seen = task.runtime.clock.look(task)
        task.runtime.note(task, ("time", seen))
        return float(seen)

    module.__dict__.update(
        sleep=sleep, monotonic=now, perf_counter=now, process_time=now, thread_time=now, time=lambda: EPOCH + now(),
        monotonic_ns=lambda: int(now() * 1e9), perf_counter_ns=lambda: int(now() * 1e9),
        time_ns=lambda: int((EPOCH + now()) * 1e9),
    )  # fmt: skip
    return module


def random_module() -> ModuleType:
    """`random` with the same numbers in every run: each thread has a series of its own, so drawing orders nothing."""
    module = ModuleType("random", random.__doc__)
    for name in dir(random.Random):
        if not name.startswith("_"):
            setattr(module, name, _drawing(name))

    class Random(random.Random):
        """Begins alike in every run, unless it is told otherwise."""

        def __init__(self, seed: Any = 0) -> None:
            super().__init__(seed)

    module.__dict__.update(Random=Random, SystemRandom=Random)
    return module


def _drawing(name: str) -> Callable[..., Any]:
    def draw(*args: Any, **kwargs: Any) -> Any:
        task = current()
        if task.random is None:
            task.random = random.Random(task.number)
            task.runtime.note_itself(task)
        result = getattr(task.random, name)(*args, **kwargs)
        task.runtime.note(task, ("random", task.number))
        return result

    draw.__name__, draw.__module__ = name, "random"
    return draw


def importlib_module() -> ModuleType:
    """`importlib`, whose `import_module` is yet to be put right."""
    module = ModuleType("importlib", importlib.__doc__)
    module.__dict__.update({name: value for name, value in vars(importlib).items() if not name.startswith("__")})
    return module


STAND_INS: Mapping[str, Callable[[], ModuleType]] = {
    "threading": threading_module,
    "queue": queue_module,
    "time": time_module,
    "random": random_module,
    "importlib": importlib_module,
}
