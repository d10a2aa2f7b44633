"""Gives a thread its turn, and has patience with it: who loops for ever is ended, who does not come back is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.concurrency.interleaver import failures
from sim.concurrency.interleaver.tasks import Abort, Pool, Runaway, Task
from sim.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from sim.concurrency.interleaver.accesses import Entry
    from sim.concurrency.interleaver.runtime import Runtime

PATIENCE = 5.0
"""Seconds after which a thread that does not come back from a step counts as out of control."""
MANY_WAITS = 5
"""So often a thread is waited for anew that is not stuck: the machine may be busy with something else."""
MANY_JUMPS = 1_000_000
"""So often a thread may jump back or call within one step."""
SOME_JUMPS = 1_000
"""Who has done so more often when patience ends has loops to do; who has not was perhaps not let run."""
DOES_NOT_COME_BACK = QT_TRANSLATE_NOOP(
    "interleaver",
    "thread {thread} does not come back from line {line}: it waits for something outside of the program,"
    " or computes for too long in one piece",
)


def let(runtime: Runtime, task: Task) -> None:
    """Let the thread run until it stops, or ends, or counts as lost."""
    runtime.current = task
    came_back = runtime.pool.let(task.worker, PATIENCE)
    for wait in range(MANY_WAITS):
        if came_back or task.dying or not task.worker.is_running():
            break
        # Who computes will hear of this at its next jump; who has hardly begun is perhaps not let run.
        if task.instructions > SOME_JUMPS or (task.instructions and wait):
            task.instructions = MANY_JUMPS
        came_back = runtime.pool.wait(PATIENCE)
    runtime.current = None
    if not came_back:
        _lose(runtime, task)


def _lose(runtime: Runtime, task: Task) -> None:
    runtime.is_lost = True
    line = failures.line_of_thread(task.worker.ident, runtime.file) or task.line or task.operation_line
    runtime.escaped = Sentence("interleaver", DOES_NOT_COME_BACK, {"thread": task.number, "line": line})
    runtime.cut_off(runtime.escaped)
    runtime.pool = Pool()


def count(runtime: Runtime, task: Task, entry: Entry) -> None:
    """Called in the thread, at a jump back or a call. Raises Runaway at the last one that it may do in one step."""
    task.instructions += 1
    task.line = entry.line
    if task.instructions < MANY_JUMPS:
        return
    if task.dying:
        runtime.pool.park(task.worker)
    task.dying = True
    runtime.failures[task.number] = failures.endless_loop(entry.line)  # whatever the program makes of the exception
    raise Runaway


def die(runtime: Runtime, task: Task) -> None:
    """Called in the thread: the run is over. Raises Abort to unwind; a program that will not have it is left there."""
    task.aborts += 1
    if task.aborts > failures.MANY_ABORTS:
        runtime.pool.park(task.worker)
    raise Abort
