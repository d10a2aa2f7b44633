"""Runs a plain script as `__main__` in real threads, of which each stops before every operation that others may notice.

Three granularities: "bytecode" stops before each of them; "line" joins those of a source line, "cpython" those between
two places where this interpreter may switch (after a call, a jump back, at the beginning of a function). There what a
step touches is known for certain only when it is done, so `pending` may say less than `step` then does. A call of a
lock, a queue or another primitive is an operation of its own in all three.

States are told apart exactly: a history is a number that stands for all that a thread has seen, the same for the same.
In `shared`, threads that own or wait occur as `ThreadRef`. Whoever renames them must leave alone a thread whose number
another one knows: that joins it, say, which is an operation on "thread N", and does something before it joins the next.
A START writes "thread N", which the first operation of that thread reads, and every JOIN of it. The operations of a
daemon read THE_END, which the end of the program writes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from mmap import mmap
from types import CodeType, FrameType, ModuleType
from typing import Any

from msgspec.structs import replace

from sim.concurrency.granularity import GRANULARITIES
from sim.concurrency.interleaver import endings, lives, turns
from sim.concurrency.interleaver.accesses import Entry
from sim.concurrency.interleaver.accessing import access, leave, look_into_refilled
from sim.concurrency.interleaver.clock import Clock
from sim.concurrency.interleaver.controlled import THE_END, Ending, Kind, Operation, ThreadRef, name_of
from sim.concurrency.interleaver.failures import Failure
from sim.concurrency.interleaver.imports import builtins_for
from sim.concurrency.interleaver.objects import Objects
from sim.concurrency.interleaver.script import Script
from sim.concurrency.interleaver.standing import standing
from sim.concurrency.interleaver.tasks import Pool, Task
from sim.concurrency.interleaver.touches import NONE
from sim.concurrency.interleaver.tracing import tracing_for
from sim.concurrency.interleaver.visits import Visits
from sim.words import QT_TRANSLATE_NOOP, Sentence

MANY_STEPS = 20_000
RESERVE = 32 * 1024**2
"""Bytes of address space kept free to tell the end of a run in which the program has taken all the others."""
CUT_OFF = QT_TRANSLATE_NOOP("interleaver", "the run was cut off after {steps} steps, thread {thread} in line {line}")
AT_LINE = QT_TRANSLATE_NOOP("interleaver", "line {line}: {what}")


class Runtime:
    """A script under control; see `Controlled`.

    `watch` are the names of the globals that `ending` tells, by default those that threads may change; `also` are
    told in any case.
    """

    def __init__(
        self,
        text: str,
        file: str = "program.py",
        granularity: str = "bytecode",
        watch: Sequence[str] = (),
        also: Sequence[str] = (),
    ) -> None:
        if granularity not in GRANULARITIES:
            raise ValueError(f"the granularity is one of {', '.join(GRANULARITIES)}, not {granularity!r}")
        self.script = Script(text, file)
        self.file, self.granularity = file, granularity
        self.observer: Any = None
        self.tasks: list[Task] = []
        self.pool = Pool()
        self.current: Task | None = None
        self.is_lost = False
        self._ids: dict[Hashable, int] = {}
        self.watch, self.also = tuple(watch), tuple(also)
        self._main_before: ModuleType | None = None
        self.reserve: mmap | None = None
        self._reset()
        self.tracing = tracing_for(self._relevant(), self._reached)

    def _relevant(self) -> Mapping[CodeType, Mapping[int, Entry]]:
        return self.script.relevant("everything" if self.observer is not None else self.granularity)

    def observe(self, observer: Any) -> None:
        """From the next run on tell `observer` every instruction; None to tell nobody."""
        self.observer = observer
        self.tracing.replace(self._relevant())

    # What the explorer asks

    def restart(self) -> None:
        """From the beginning, with every thread that then exists stopped before its first visible operation."""
        self._end_all()
        self._reset()
        if self.script.code is None or self.is_lost:
            return
        if self._main_before is None:
            self._main_before = sys.modules["__main__"]
        self.module = sys.modules["__main__"] = ModuleType("__main__")
        self.module.__dict__.update(__file__=self.file, __builtins__=builtins_for(self.has_escaped, self.has_printed))
        task = self.new_task()
        lives.begin(self, task, lambda: lives.run_script(self, task))
        turns.let(self, task)
        self._settle()

    def _reset(self) -> None:
        facts = self.script.facts
        self.objects = Objects(facts.written | facts.late, facts.attributes)
        self.objects.origin = self._origin
        self.clock = Clock()
        self.visits = Visits()
        self.tasks = []
        self.unjoined = self.steps = self.stack_size = 0
        self.is_over = self.has_finished = False
        self.cut: Sentence | None = None
        self.escaped: Sentence | None = None
        self.failures: dict[int, Failure] = {}
        self.newborn: list[Task] = []
        self.reserve = self.reserve or mmap(-1, RESERVE)
        self._digests: dict[str, Hashable] = {}

    def pending(self) -> Mapping[int, Operation]:
        """The next operation of every thread that has not ended, also of those that cannot do it now."""
        if self.is_over:
            return {}
        return {task.number: self._next_of(task) for task in self.tasks if task.pending is not None}

    def _next_of(self, task: Task) -> Operation:
        if task.describe is not None:
            task.pending = self._own(task, task.describe() or task.pending)
        assert task.pending is not None
        return task.pending

    def enabled(self) -> Sequence[int]:
        """The threads that can do their next operation now, in ascending order."""
        return [] if self.is_over else [task.number for task in self.tasks if task.is_enabled()]

    def step(self, thread: int) -> Operation:
        """Let `thread` do its next operation; what it turned out to touch. Raises ValueError if it is not enabled."""
        if self.is_over or not 0 <= thread < len(self.tasks) or not self.tasks[thread].is_enabled():
            raise ValueError(f"thread {thread} cannot go on now")
        task = self.tasks[thread]
        task.instructions = 0
        self.steps += 1
        if self.has_finished:
            return self._end_daemon(task)
        turns.let(self, task)
        self._settle()
        if self.steps >= MANY_STEPS and not self.is_over:
            values = {"steps": MANY_STEPS, "thread": thread, "line": task.operation_line}
            self.cut_off(Sentence("interleaver", CUT_OFF, values))
        return task.done()

    def finish(self) -> None:
        """The script is over: what its daemons do next is end."""
        self.has_finished = True
        for task in self.tasks[1:]:
            if not task.ended:
                task.pending = self._own(task, Operation(Kind.END, frozenset((THE_END,))))
                task.describe = task.ready = task.waits_for = None

    def _end_daemon(self, task: Task) -> Operation:
        operation = self._next_of(task)
        task.dying = True
        turns.let(self, task)
        task.pending, task.ended = None, True
        return operation

    def history(self, thread: int) -> Hashable:
        """All that `thread` has observed; once it has ended, what it leaves: of the script its variables, too."""
        task = self.tasks[thread]
        if task.ended:
            failure = self.failures.get(thread)
            wrong = None if failure is None else str(failure.sentence)
            return wrong if thread else (wrong, frozenset(endings.values_of(self).items()))
        return (task.history, self.clock.now(task)) if self.clock.has_moved else task.history

    def shared(self) -> Hashable:
        """The state of all shared objects, locks, queues and the clock."""
        for name in self.objects.dirty:
            if name in self.objects.resolvers:
                self._digests[name] = self.objects.resolvers[name]()
        self.objects.dirty.clear()
        stamps = frozenset(self.clock.stamps.items()) if self.clock.has_moved else None
        return frozenset(self._digests.items()), stamps

    def standing(self, thread: int) -> Hashable:
        """Where `thread` is and what its own variables hold."""
        return standing(self.tasks[thread].worker.ident, self.script.tables, self.objects)

    def role(self, thread: int) -> Hashable:
        """What a thread was started with: threads of the same role are interchangeable, until one knows which it is."""
        task = self.tasks[thread]
        return (task.role, thread) if task.knows_itself else task.role

    def ending(self) -> Ending:
        """How the run ended. Only when nobody is enabled."""
        return endings.ending_of(self)

    def close(self) -> None:
        """Leave no thread behind."""
        self._end_all()
        self.tasks = []
        self.pool.close()
        if self._main_before is not None:
            sys.modules["__main__"], self._main_before = self._main_before, None
        self.tracing.close()

    # Threads

    def new_task(self) -> Task:
        """The next thread."""
        number = len(self.tasks)
        task = Task(number, self, self.pool.worker(number))
        self.tasks.append(task)
        return task

    def joined(self, task: Task, other: Task) -> None:
        """`task` knows now that `other` has ended."""
        if task.number == 0 and not other.joined:
            other.joined = True
            self.unjoined -= 1

    # Stopping and going on

    def operate(
        self, task: Task, kind: Kind, reads: frozenset[str] = NONE, writes: frozenset[str] = NONE,
        ready: Callable[[], bool] | None = None, waits_for: Any = None, call: str = "",
    ) -> None:  # fmt: skip
        """A visible operation of a primitive: come back when it is the turn of `task` and `ready` is true."""
        operation = Operation(kind, reads, writes, self.line(), call)
        if task.atomic:
            task.add(operation)
        elif self.unjoined or not (ready is None or ready()):
            self.stop(task, operation, ready, waits_for)
        self.mark(task, operation)

    def mark(self, task: Task, operation: Operation) -> None:
        """Now `task` does it."""
        self.note(task, operation.kind.value)
        self.clock.touch(task, operation.reads, operation.writes)
        self.objects.dirty |= operation.writes
        self.watch_for_visits(task, operation)
        task.fresh, task.marks = True, task.marks + 1

    def watch_for_visits(self, task: Task, operation: Operation) -> None:
        """Nobody is to come between what a library does in several steps."""
        self.objects.not_followed = self.visits.disturbed_by(task.number, operation) or self.objects.not_followed

    def stop(
        self, task: Task, operation: Operation, ready: Callable[[], bool] | None = None, waits_for: Any = None,
        describe: Callable[[], Operation | None] | None = None,
    ) -> None:  # fmt: skip
        """Hand the baton back before an operation, and come back with it. `describe` tells later changes of it."""
        if task.dying:
            turns.die(self, task)
        leave(self, task)
        look_into_refilled(self, task)
        task.pending, task.describe = self._own(task, operation), describe
        task.ready, task.waits_for = ready, waits_for
        self.pool.stop(task.worker)
        if task.dying:
            turns.die(self, task)
        task.begin(self._next_of(task))
        task.has_begun = True
        task.pending = task.describe = task.ready = task.waits_for = None

    def _own(self, task: Task, operation: Operation | None) -> Operation:
        """With what orders the thread as a whole: its start comes before, and the end of a daemon's program after."""
        assert operation is not None
        more = [] if task.has_begun or task.number == 0 else [name_of(task.number)]
        if task.number and task.thread.daemon:
            more.append(THE_END)
        return replace(operation, reads=operation.reads | frozenset(more)) if more else operation

    def _settle(self) -> None:
        """Threads that have just begun go on to their first operation."""
        while self.newborn and not self.is_lost:
            turns.let(self, self.newborn.pop(0))

    def cut_off(self, sentence: Sentence) -> None:
        """The run is over before its end; the sentence says why."""
        self.cut, self.is_over = sentence, True

    def _end_all(self) -> None:
        """Unwind whatever still runs."""
        for task in self.tasks:
            if not task.ended and not self.is_lost:
                task.dying, task.instructions = True, 0
                turns.let(self, task)

    # What the threads tell

    def note(self, task: Task, seen: Hashable) -> None:
        """The thread has seen something that may decide what it does from now on."""
        task.history = self.number_of((task.history, seen))

    def _origin(self) -> Hashable:
        """What decides what is done now."""
        return self.current and (self.role(self.current.number), self.current.history)

    def number_of(self, value: Hashable) -> int:
        """A number that stands for a value, in this run and in all others."""
        return self._ids.setdefault(value, len(self._ids) + 1)

    def note_itself(self, task: Task) -> None:
        """The thread has seen which one it is. There is one script, so that learns nothing."""
        task.knows_itself = task.number > 0
        self.note(task, ThreadRef(task.number))

    def new_name(self, task: Task, kind: str) -> str:
        """A name for an object that `task` makes, until it gets a better one where it is put."""
        task.names += 1
        return f"{kind} {task.number}.{task.names}"

    def has_escaped(self, sentence: Sentence, line: int = 0) -> None:
        """The program does something that is not under control, in this line or where it is now."""
        if self.escaped is None:
            self.escaped = Sentence("interleaver", AT_LINE, {"line": line or self.line(), "what": sentence})

    def has_printed(self, task: Task, text: str) -> None:
        """A thread printed something."""
        if self.observer is not None and not task.dying:
            self.observer.printed(task, text)

    def line(self) -> int:
        """The line of the program that is being executed in this thread; 0 if none is."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename != self.file:
            frame = frame.f_back
        return frame.f_lineno if frame is not None else 0

    def _reached(self, frame: FrameType, entry: Entry) -> None:
        """An instruction is about to be executed."""
        task = self.current
        if task is None or self.is_lost:
            return
        if entry.is_counted:
            turns.count(self, task, entry)
        if self.observer is not None and not task.dying:
            self.observer.reached(task, frame, entry)
        if entry.starts_line or frame is not task.frame:
            task.fresh = task.fresh or self.granularity == "line"
            task.frame = frame
        if entry.is_entry:
            self.visits.called_back(task.number)
            task.fresh = task.fresh or self.granularity == "cpython"
        if entry.find is not None and len(self.tasks) > 1 and not task.dying:
            find = entry.find
            access(self, task, lambda: find(self.objects, frame), frame)
        if entry.may_switch and self.granularity == "cpython":
            task.fresh = True
