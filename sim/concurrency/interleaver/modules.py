"""The modules that a program under control imports: what could block or be random is one of the stand-ins."""

from __future__ import annotations

import builtins
import queue
import random
from _thread import _local
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from sim.concurrency.interleaver import meetings, primitives, queues, threads
from sim.concurrency.interleaver.calls import words
from sim.concurrency.interleaver.controlled import Kind
from sim.concurrency.interleaver.tasks import Task, current
from sim.words import QT_TRANSLATE_NOOP, Sentence, saying

REFUSED = words(
    """_thread asyncio concurrent ctypes fcntl greenlet http multiprocessing requests sched select selectors signal
    socket socketserver ssl subprocess urllib pty termios trio anyio gevent eventlet faulthandler"""
)
"""Modules that wait for the outside world, or switch between threads in ways of their own."""
EPOCH = 1_700_000_000.0
"""What `time.time` begins with: every run has the same clock."""
IMPORT = QT_TRANSLATE_NOOP(
    "interleaver",
    "{name} is not under control here: its waiting would stop all threads; use threading, queue and time",
)
INPUT = QT_TRANSLATE_NOOP(
    "interleaver",
    "input() would wait for somebody at a keyboard, and all threads with it; write the value into the program",
)
FILES = QT_TRANSLATE_NOOP("interleaver", "open(): what threads do to files is not under control")


def threading_module() -> ModuleType:
    """`threading`, as far as programs use it."""
    module = ModuleType("threading", threads.__doc__)
    for one in (
        primitives.Lock, primitives.RLock, primitives.Semaphore, primitives.BoundedSemaphore, primitives.Event,
        meetings.Condition, meetings.Barrier, meetings.BrokenBarrierError, threads.Thread, threads.Timer,
        threads.current_thread, threads.main_thread, threads.get_ident, threads.active_count,
    ):  # fmt: skip
        setattr(module, one.__name__, one)
    module.__dict__.update(
        enumerate=threads.enumerate_threads, currentThread=threads.current_thread, activeCount=threads.active_count,
        get_native_id=threads.get_ident, local=_local, ThreadError=RuntimeError, TIMEOUT_MAX=9223372036.0,
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
        seen = task.runtime.clock.now(task)
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


STAND_INS: Mapping[str, Callable[[], ModuleType]] = {
    "threading": threading_module,
    "queue": queue_module,
    "time": time_module,
    "random": random_module,
}


def builtins_for(escaped: Callable[[Sentence], None], printed: Callable[[Task, str], None]) -> dict[str, Any]:
    """The built-in names of one run. `escaped` is told what is not under control, `printed` what is printed."""
    loaded: dict[str, ModuleType] = {}

    def import_module(name: str, *args: Any, **kwargs: Any) -> Any:
        top = name.partition(".")[0]
        if top in STAND_INS:
            return loaded.setdefault(top, STAND_INS[top]())
        if top in REFUSED:
            sentence = Sentence("interleaver", IMPORT, {"name": top})
            escaped(sentence)
            raise saying(ImportError(str(sentence), name=top), sentence)
        return builtins.__import__(name, *args, **kwargs)

    def refuse_input(*_: object) -> str:
        escaped(Sentence("interleaver", INPUT))
        raise saying(RuntimeError(INPUT), Sentence("interleaver", INPUT))

    def opening(*args: Any, **kwargs: Any) -> Any:
        escaped(Sentence("interleaver", FILES))
        return builtins.open(*args, **kwargs)

    def printing(*values: Any, sep: str | None = " ", end: str | None = "\n", file: Any = None, flush: Any = 0) -> None:
        if file is not None:
            builtins.print(*values, sep=sep, end=end, file=file)
            return
        texts = (" " if sep is None else sep).join([str(value) for value in values])
        printed(current(), texts + ("\n" if end is None else end))

    printing.__name__ = "print"
    return {
        **vars(builtins),
        "__import__": import_module,
        "input": refuse_input,
        "open": opening,
        "print": printing,
    }
