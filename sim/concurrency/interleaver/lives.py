"""How the threads of a program begin and end, the script itself among them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.concurrency.interleaver import failures
from sim.concurrency.interleaver.controlled import THE_END, THREADS, Kind, Operation, name_of
from sim.concurrency.interleaver.tasks import Abort, Runaway, Task
from sim.concurrency.interleaver.threads import STARTED_TWICE, ExceptHookArgs, MainThread, Thread
from sim.concurrency.interleaver.touches import NONE
from sim.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from sim.concurrency.interleaver.runtime import Runtime

MANY_THREADS = 250
TOO_MANY_THREADS = QT_TRANSLATE_NOOP("interleaver", "more than {most} threads at a time cannot be followed")


def begin(runtime: Runtime, task: Task, work: Callable[[], None]) -> None:
    """Give a thread its work, to begin with its first turn."""

    def job() -> None:
        runtime.tracing.begin()
        try:
            work()
        except (Abort, Runaway, SystemExit):
            pass
        finally:
            runtime.tracing.end()
            task.pending, task.ended, task.frame = None, True, None

    task.worker.job, task.worker.task = job, task


def run_script(runtime: Runtime, task: Task) -> None:
    """The script, then waiting for all threads that are no daemons, as Python does at its end."""
    MainThread(task)
    code = runtime.script.code
    assert code is not None
    _guarded(runtime, task, lambda: exec(code, runtime.module.__dict__))
    while Others(runtime).left:
        _wait_for(runtime, task, Others(runtime))
    if any(one.thread.daemon for one in runtime.tasks):
        runtime.operate(task, Kind.END, NONE, frozenset((THE_END,)))
    runtime.finish()


class Others:
    """The threads that the script waits for at its end: all that are no daemons and that it has not joined.

    Which of them have ended is nothing that it may look at: that would be an operation.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    @property
    def left(self) -> list[Task]:
        """Those whose end it does not know of."""
        return [one for one in self._runtime.tasks[1:] if not (one.joined or one.thread.daemon)]

    @property
    def alive(self) -> list[Task]:
        """Those that go on."""
        return [one for one in self.left if not one.ended]

    @property
    def _own_name(self) -> str:
        return self.alive[0].thread._own_name if self.alive else ""

    def _own_held_by(self, task: Task) -> tuple[int, ...]:
        return tuple(one.number for one in self.alive[:1])


def _wait_for(runtime: Runtime, task: Task, others: Others) -> None:
    def describe() -> Operation:
        return Operation(Kind.JOIN, frozenset((THE_END, *(one.thread._own_name for one in others.left))))

    runtime.stop(task, describe(), lambda: not others.alive, others, describe)
    runtime.mark(task, describe())
    for one in others.left:
        runtime.joined(task, one)


def _run_thread(runtime: Runtime, task: Task, thread: Thread) -> None:
    def work() -> None:
        try:
            thread.run()
        except Exception as error:
            _tell_hook(runtime, thread, error)
            raise

    _guarded(runtime, task, work)
    runtime.operate(task, Kind.END, NONE, frozenset((thread._own_name,)))


def _tell_hook(runtime: Runtime, thread: Thread, error: Exception) -> None:
    """A program may have put its own function in the place of `threading.excepthook`."""
    module = runtime.module.__dict__["__builtins__"]["__import__"]("threading")
    with contextlib.suppress(Exception, SystemExit):
        module.excepthook(ExceptHookArgs(type(error), error, error.__traceback__, thread))


def _guarded(runtime: Runtime, task: Task, work: Callable[[], object]) -> None:
    try:
        work()
    except (Abort, Runaway):
        raise
    except SystemExit:
        pass
    except BaseException as error:
        if task.dying:
            raise Abort from None
        if isinstance(error, MemoryError):
            runtime.reserve = None
        failure = runtime.failures[task.number] = failures.failure_of(error, runtime.file)
        if isinstance(error, MemoryError):  # how much there is left depends on all that others have done
            runtime.has_escaped(Sentence("interleaver", failures.NO_MEMORY), failure.line)


def start(runtime: Runtime, maker: Task, thread: Thread) -> None:
    """START: from now on `thread` is one of those that can go on. Raises RuntimeError where Python does."""
    if len(runtime.tasks) >= MANY_THREADS:
        runtime.has_escaped(Sentence("interleaver", TOO_MANY_THREADS, {"most": MANY_THREADS}))
        raise RuntimeError("can't start new thread")
    line = runtime.line()

    def describe() -> Operation:
        return Operation(Kind.START, NONE, frozenset((THREADS, name_of(len(runtime.tasks)))), line)

    runtime.stop(maker, describe(), None, thread, describe)
    runtime.mark(maker, describe())
    if thread._own_task is not None:
        runtime.note(maker, STARTED_TWICE)
        raise RuntimeError(STARTED_TWICE)
    _share_globals(runtime)
    task = runtime.new_task()
    task.maker = maker.number
    runtime.note(maker, task.number)
    thread._own_name, thread._own_task, task.thread = name_of(task.number), task, thread
    runtime.unjoined += 1
    _give(runtime, task, thread)
    runtime.clock.begin(task, maker)
    begin(runtime, task, lambda: _run_thread(runtime, task, thread))
    runtime.newborn.append(task)


def _give(runtime: Runtime, task: Task, thread: Thread) -> None:
    """What a thread is started with can be reached by it, and by whoever started it."""
    name, objects = thread._own_name, runtime.objects
    objects.publish(thread, name)
    objects.publish(thread._target, f"target of {name}")
    for index, value in enumerate(thread._args):
        objects.publish(value, f"argument {index + 1} of {name}")
    for key, value in thread._kwargs.items():
        objects.publish(value, f"argument {key} of {name}")
    if type(thread) is Thread:
        named = tuple((key, objects.digest(value)) for key, value in thread._kwargs.items())
        target = objects.digest(thread._target)
        if type(thread._target).__name__ == "method":  # each access makes another object
            target = objects.digest(thread._target.__self__), objects.digest(thread._target.__func__)  # type: ignore[union-attr]
        task.role = "thread", target, objects.digest(thread._args), named, thread.daemon
    else:
        task.role = "thread", task.number


def _share_globals(runtime: Runtime) -> None:
    """What functions can reach is shared as soon as there is a second thread."""
    if runtime.unjoined:
        return  # since then every assignment has been seen
    values = {name: value for name, value in runtime.module.__dict__.items() if not name.startswith("__")}
    runtime.objects.call_by({name: value for name, value in values.items() if not isinstance(value, Thread)})
    for name in [name for name in values if name in runtime.script.facts.used]:
        runtime.objects.publish(values[name], name)


def alive(runtime: Runtime, task: Task) -> list[Thread]:
    """The threads that there are, for `task`, which wants to know."""
    line = runtime.line()

    def describe() -> Operation:
        return Operation(Kind.READ, frozenset((THREADS, *(one.thread._own_name for one in runtime.tasks))), line=line)

    if task.atomic:
        task.add(describe())
    elif runtime.unjoined:
        runtime.stop(task, describe(), describe=describe)
    runtime.mark(task, describe())
    found = [one for one in runtime.tasks if not one.ended]
    runtime.note(task, tuple(one.number for one in found))
    return [one.thread for one in found]
