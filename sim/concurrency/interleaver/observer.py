"""Tells, as events, all that happens in one run of a program under control: for the stage, not for the explorer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from types import CellType, FrameType
from typing import Any

from msgspec.structs import replace

from sim.concurrency import events as e
from sim.concurrency.bytecode import argument_of
from sim.concurrency.events import AnyEvent, Kind, State
from sim.concurrency.interleaver import stack
from sim.concurrency.interleaver.accesses import Entry
from sim.concurrency.interleaver.controlled import THE_END, THREADS, Deed, Operation
from sim.concurrency.interleaver.known_names import PUTS
from sim.concurrency.interleaver.lives import Others
from sim.concurrency.interleaver.objects import contents_of
from sim.concurrency.interleaver.runtime import Runtime
from sim.concurrency.interleaver.show import has_stand_ins, short_text
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.tasks import Task
from sim.concurrency.names import LOCK_OF
from sim.concurrency.world import cycle_in
from sim.words import QT_TRANSLATE_NOOP, Sentence

MANY_INSTRUCTIONS = 300
"""So many instructions of one step are told one by one."""
MANY_LOCALS = 20
MANY_SIGNS = 20_000
"""So much of what is printed in one step is told."""
GIVING = ("put", *PUTS)
"""How the calls begin that are given a thing, as opposed to those that have an answer."""
During = e.InstructionReached | e.InstructionsSkipped | e.LocalsChanged | e.Printed
"""What a thread does between two steps."""
OUT_OF_CONTROL = QT_TRANSLATE_NOOP("threads", "Not everything is under control here: {what}.")


class Observer:
    """Follows a runtime from its next restart on. After each step its events are told, in the order of their times."""

    def __init__(self, runtime: Runtime, tell: Callable[[AnyEvent], None]) -> None:
        self._runtime, self._tell = runtime, tell
        self._during: list[During] = []
        self._counts: dict[int, int] = {}
        self._signs = 0
        self._last: dict[tuple[str, object], object] = {}
        self._named: dict[int, str] = {}
        self._threads = 0
        self._is_over = False
        runtime.observe(self)

    def restart(self) -> None:
        """From the beginning: what there is then."""
        self._during, self._counts, self._last, self._threads, self._is_over = [], {}, {}, 0, False
        self._named, self._signs = {}, 0
        runtime = self._runtime
        python = ".".join(str(part) for part in sys.version_info[:3])
        self._tell(e.RunStarted(0.0, runtime.file, runtime.script.text, runtime.granularity, python))
        runtime.restart()
        self._flush(None, None)

    def step(self, thread: int) -> Operation:
        """One step, told."""
        self._counts, self._signs = {}, 0
        operation = self._runtime.step(thread)
        self._flush(thread, operation)
        return operation

    def enabled(self) -> list[int]:
        """The threads that could do a step."""
        return [*self._runtime.enabled()]

    # What the runtime tells meanwhile

    def reached(self, task: Task, frame: FrameType, entry: Entry) -> None:
        """An instruction is about to be executed."""
        count = self._counts[task.number] = self._counts.get(task.number, 0) + 1
        time = self._time(task)
        if count > MANY_INSTRUCTIONS:
            if count == MANY_INSTRUCTIONS + 1:
                self._during.append(e.InstructionsSkipped(time, task.number, MANY_INSTRUCTIONS))
            return
        instruction, name = entry.instruction, frame.f_code.co_name
        self._during.append(
            e.InstructionReached(
                time, task.number, name, entry.line, instruction.offset, instruction.opname, argument_of(instruction)
            )
        )
        values = locals_of(frame)
        if self._is_new(("locals", task.number), (id(frame), values)):
            self._during.append(e.LocalsChanged(time, task.number, values))

    def printed(self, task: Task, text: str) -> None:
        """Something was printed; of very much in one step the beginning is told."""
        left = MANY_SIGNS - self._signs
        self._signs += len(text)
        if left > 0:
            text = text if len(text) <= left else f"{text[: left - 1]}…"
            self._during.append(e.Printed(self._time(task), task.number, text))

    def _time(self, task: Task) -> float:
        """Between this step and the next, the later the more has happened in it."""
        count = self._counts.setdefault(task.number, 0)
        return self._runtime.steps + count / (count + 1)

    # What is told after each step

    def _flush(self, thread: int | None, operation: Operation | None) -> None:
        runtime, now = self._runtime, float(self._runtime.steps)
        for task in runtime.tasks[self._threads :]:
            self._tell(self._made(task, now))
        self._threads = len(runtime.tasks)
        changed = [*self._variables(now, thread, operation)]
        if thread is not None and operation is not None:
            self._tell(self._stepped(now, thread, operation))
        for event in (*changed, *self._locks(now), *self._states(now, thread)):
            self._tell(event)
        for event in sorted((self._in_time(event, now) for event in self._during), key=lambda event: event.time):
            self._tell(event)
        self._during = []
        self._failures(now + 1)
        if not runtime.enabled() and not self._is_over:
            self._end(now + 1)

    def _in_time(self, event: During, now: float) -> During:
        """What a thread did on the way to where it must wait is done when it is said to wait."""
        task = self._runtime.tasks[event.thread]
        return event if task.pending is None or task.is_enabled() else replace(event, time=now)

    def _made(self, task: Task, now: float) -> AnyEvent:
        if task.number == 0:
            return e.ThreadMade(now, 0, "MainThread", "")
        target = task.thread._target
        function = getattr(target, "__name__", "") or type(task.thread).__name__
        name = task.thread._own_given_name or task.thread._own_default_name
        return e.ThreadMade(now, task.number, name, function, task.maker)

    def _stepped(self, now: float, thread: int, operation: Operation) -> AnyEvent:
        reads, writes = self._touched(operation)
        task = self._runtime.tasks[thread]
        deed = task.deed if operation.call else None
        is_long = task.visit is not None and task.visit.is_long
        text = self._text(operation, reads, writes, deed)
        return e.Stepped(
            now, thread, operation.kind, text, operation.line, reads, writes, operation.call, deed, is_long
        )

    def _touched(self, operation: Operation) -> tuple[tuple[str, ...], tuple[str, ...]]:
        reads = operation.reads
        if operation.kind is not Kind.JOIN:  # that a thread's first operation comes after its start goes without saying
            reads = frozenset(name for name in reads if not name.removeprefix("thread ").isdigit())
        return self._shown(reads), self._shown(operation.writes)

    def _text(
        self, operation: Operation, reads: tuple[str, ...], writes: tuple[str, ...], deed: Deed | None = None
    ) -> str:
        names, kind, line = _as_written(writes or reads), operation.kind, operation.line
        if operation.call and kind in (Kind.READ, Kind.UPDATE, Kind.WAKE):
            return text_of_call(names, operation.call, deed)
        if kind is Kind.WRITE and len(writes) == 1:
            value = self._last.get(("variable", writes[0]))
            return f"{names} = {value}" if value is not None else f"write {names}"
        if kind is Kind.UPDATE and line and not self._are_stand_ins(writes):
            lines = self._runtime.script.text.splitlines()
            return lines[line - 1].strip() if line <= len(lines) else names
        return f"{kind.value} {names}".strip()

    def _are_stand_ins(self, names: Iterable[str]) -> bool:
        return any(name in self._runtime.objects.primitives for name in names)

    def _shown(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names as a person calls them: a container for its items, nothing for what only orders threads."""
        shown = (self._container(name) for name in sorted(names))
        return tuple(dict.fromkeys(name for name in shown if name not in (THREADS, THE_END)))

    def _container(self, name: str) -> str:
        objects = self._runtime.objects
        while name not in objects.viewers and name not in objects.primitives and "[" in name:
            name = name[: name.rindex("[")]
            if name in objects.containers:
                return name
        return name

    def _variables(self, now: float, thread: int | None, operation: Operation | None) -> Iterator[AnyEvent]:
        written = self._shown(operation.writes) if operation is not None else ()
        for name, view in [*self._runtime.objects.viewers.items()]:
            value = view()
            is_inside = name.removesuffix(".queue") in self._runtime.objects.primitives  # told as the queue itself
            if value is NOTHING or is_inside or has_stand_ins(value):
                continue
            text = short_text(value)
            is_first = ("variable", name) not in self._last
            if self._is_new(("variable", name), text) or (name in written and not is_first):
                yield e.VariableChanged(now, name, text, thread if name in written else None)

    def _locks(self, now: float) -> Iterator[AnyEvent]:
        for name, primitive in [*self._runtime.objects.primitives.items()]:
            owner, depth, value = primitive._own_told()
            queue = tuple(
                task.number
                for task in self._runtime.tasks
                if task.waits_for is primitive and not task.is_enabled() and not self._runtime.is_over
            )
            was = self._named.get(id(primitive), name)
            self._named[id(primitive)] = name
            if self._is_new(("lock", name), (owner, depth, queue, value)):
                kind, old = type(primitive).__name__, was if was != name else ""
                yield e.LockChanged(now, name, kind, owner, depth, queue, value, old)

    def _states(self, now: float, thread: int | None) -> Iterator[AnyEvent]:
        for task in self._runtime.tasks:
            event = self._state(now, task, thread)
            if self._is_new(("state", task.number), (event.state, event.waits_for, event.held_by, event.wants)):
                yield event

    def _state(self, now: float, task: Task, thread: int | None) -> e.StateChanged:
        if task.ended or task.pending is None:
            return e.StateChanged(now, task.number, State.DONE)
        pending = task.pending
        reads, writes = self._touched(pending)
        wants = self._text(pending, reads, writes)
        if pending.kind is Kind.WRITE:
            wants = f"write {', '.join(writes)}"
        is_at_end = isinstance(task.waits_for, Others)
        if task.is_enabled():
            state = State.RUNNING if task.number == thread else State.READY
            return e.StateChanged(now, task.number, state, wants=wants, is_at_end=is_at_end)
        held_by = task.waits_for._own_held_by(task)
        is_told = pending.kind in (Kind.JOIN, Kind.WAIT) or (pending.kind is Kind.ACQUIRE and not held_by)
        state = State.WAITING if is_told else State.BLOCKED
        return e.StateChanged(now, task.number, state, task.waits_for._own_name, held_by, wants, is_at_end)

    def _failures(self, now: float) -> None:
        failures = dict(self._runtime.failures)
        if self._runtime.script.broken is not None:
            failures[0] = self._runtime.script.broken
        for number, failure in failures.items():
            if self._is_new(("failure", number), failure):
                self._tell(e.ThreadFailed(now, number, failure.line, failure.error, failure.message))

    def _end(self, now: float) -> None:
        self._is_over = True
        ending = self._runtime.ending()
        if ending.escaped:
            self._tell(e.Problem(now, Sentence("threads", OUT_OF_CONTROL, {"what": ending.escaped})))
        if ending.deadlocked:
            waiting = [self._runtime.tasks[number] for number in ending.deadlocked]
            cycle = cycle_in({task.number: task.waits_for._own_held_by(task) for task in waiting})
            self._tell(e.Deadlocked(now, ending.deadlocked, cycle))
        self._tell(e.RunEnded(now, ending.values))

    def _is_new(self, key: tuple[str, object], value: object) -> bool:
        before = self._last.get(key, NOTHING)
        self._last[key] = value
        return bool(before != value)


def _as_written(names: Iterable[str]) -> str:
    """The names in a program's own words: it takes a condition, and with it the lock that this has by itself."""
    return ", ".join(dict.fromkeys(name.removeprefix(LOCK_OF) for name in names))


def text_of_call(name: str, call: str, deed: Deed | None) -> str:
    """A call as the program would have it, with what went in, or what came of it if that is known."""
    if deed is None or not (value := deed.value or deed.error):
        return f"{name}.{call}()"
    is_given = not deed.error and call.startswith(GIVING)
    return f"{name}.{call}({value})" if is_given else f"{name}.{call}() → {value}"


def locals_of(frame: FrameType) -> dict[str, str]:
    """The local variables of a function as short texts; none for the script itself, whose variables are all global.

    Not by way of `frame.f_locals`: in CPython 3.11 that would write old values back into shared closures.
    """
    code = frame.f_code
    if code.co_name == "<module>" or not stack.is_known:
        return {}
    names = [*code.co_varnames, *(name for name in code.co_cellvars if name not in code.co_varnames), *code.co_freevars]
    found = {}
    for index, name in enumerate(names[:MANY_LOCALS]):
        value: Any = stack.slot(frame, index)
        value = contents_of(value) if isinstance(value, CellType) else value
        if value is not NOTHING:
            found[name] = short_text(value)
    return found
