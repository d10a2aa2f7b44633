"""What can happen among the threads of a program under control. Every docstring is help text.

Times are step numbers: the operation of step n happens at n, the instructions that its thread goes on with, up to the
next operation, lie between n and n + 1; of a thread that must wait there, at n, so that it stands where it waits. At 0
nothing has been done yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar

import msgspec
from msgspec import Struct

from sim.concurrency.interleaver.controlled import Deed as Deed
from sim.concurrency.interleaver.controlled import Kind as Kind
from sim.words import Sentence


class State(Enum):
    """What a thread is at, as seen from outside."""

    NEW = "new"
    """Made and not started."""
    READY = "ready"
    """Could go on, and is not the one that does."""
    RUNNING = "running"
    """The one that did the last step."""
    BLOCKED = "blocked"
    """Wants a lock that another has, or a place in a full queue, or an item of an empty one."""
    WAITING = "waiting"
    """Waits to be told: by a condition, an event, a barrier, the end of a thread, or the clock."""
    DONE = "done"
    """Has ended."""


class Event(Struct, frozen=True, tag=True, omit_defaults=True):
    """Something that happened at `time`, a step number."""

    is_moment: ClassVar[bool] = False
    """Whether play and step stop here."""

    time: float


class RunStarted(Event, frozen=True):
    """A program begins. `text` is what runs, `python` the version of the interpreter.

    `granularity` says where its threads may be switched: "bytecode", "line" or "cpython".
    """

    is_moment: ClassVar[bool] = True

    file: str
    text: str
    granularity: str
    python: str = ""


class ThreadMade(Event, frozen=True):
    """A thread exists. `function` is what it runs; the main thread has number 0 and is made by nobody (None)."""

    thread: int
    name: str
    function: str
    maker: int | None = None


class StateChanged(Event, frozen=True):
    """A thread is in `state` from now on.

    `waits_for` is the object it wants, `held_by` the threads without which it gets on no further: a lock's owner, the
    thread that is joined. `wants` is its next operation. `is_at_end`: it has done all its lines, and what is
    left is to wait for the others, as Python lets the main thread do.
    """

    thread: int
    state: State
    waits_for: str = ""
    held_by: tuple[int, ...] = ()
    wants: str = ""
    is_at_end: bool = False


class Stepped(Event, frozen=True):
    """A thread did a visible operation, the one that the schedule gave it the turn for.

    `call` is the method that did it, if it was one, and `deed` what that came to. `is_part`: it is the beginning or the
    end of what takes several steps, as a library does.
    `reads` and `writes` are the names of the objects it touched, `text` says it in a few signs ("read n", "n = 9",
    "acquire lock").
    """

    is_moment: ClassVar[bool] = True

    thread: int
    kind: Kind
    text: str
    line: int = 0
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    call: str = ""
    deed: Deed | None = None
    is_part: bool = False


class InstructionReached(Event, frozen=True):
    """A thread is about to execute this instruction of the bytecode. `argument` is as `dis` shows it."""

    thread: int
    function: str
    line: int
    offset: int
    name: str
    argument: str = ""


class InstructionsSkipped(Event, frozen=True):
    """A thread executed so many instructions in one step that the rest of them is not told one by one."""

    thread: int
    limit: int


class LocalsChanged(Event, frozen=True):
    """The local variables of the function that a thread is in, each as a short text."""

    thread: int
    values: Mapping[str, str] = {}


class VariableChanged(Event, frozen=True):
    """A shared object has this value now, as a short text. `writer` is None for the value that it began with."""

    name: str
    value: str
    writer: int | None = None


class LockChanged(Event, frozen=True):
    """A lock or another means of synchronisation. `kind` is its class ("Lock", "Condition", "Queue").

    `owner` has it `depth` times over (RLock), `queue` waits for it, `value` is what it counts or holds, as a text
    (semaphore, event, barrier, queue). `was` is the name that it had until now, before others could reach it; empty if
    the name is no new one.
    """

    name: str
    kind: str
    owner: int | None = None
    depth: int = 0
    queue: tuple[int, ...] = ()
    value: str | Sentence = ""
    was: str = ""


class Printed(Event, frozen=True):
    """A thread printed something."""

    thread: int
    text: str


class ThreadFailed(Event, frozen=True):
    """An exception that nothing caught ended a thread; `line` is 0 where the program could not even be read."""

    is_moment: ClassVar[bool] = True

    thread: int
    line: int
    error: str
    message: str | Sentence


class Deadlocked(Event, frozen=True):
    """Nobody can go on. `waits` holds the threads that wait for ever, each with the object it waits for.

    `cycle` are those that wait for each other in a ring, each for the next; empty if they wait for something that
    nobody is going to do.
    """

    is_moment: ClassVar[bool] = True

    waits: Mapping[int, str]
    cycle: tuple[int, ...] = ()


class Repeated(Event, frozen=True):
    """All is as it was before: what happened since then, in these `lines`, may happen again and again, for ever."""

    is_moment: ClassVar[bool] = True

    lines: tuple[int, ...] = ()


class Problem(Event, frozen=True):
    """Something went wrong, said in one sentence: what happened, why, what to do."""

    is_moment: ClassVar[bool] = True

    sentence: Sentence


class RunEnded(Event, frozen=True):
    """The program is over, or can go no further. `values` are the watched variables."""

    is_moment: ClassVar[bool] = True

    values: Mapping[str, str] = {}


AnyEvent = (
    RunStarted
    | ThreadMade
    | StateChanged
    | Stepped
    | InstructionReached
    | InstructionsSkipped
    | LocalsChanged
    | VariableChanged
    | LockChanged
    | Printed
    | ThreadFailed
    | Deadlocked
    | Repeated
    | Problem
    | RunEnded
)

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def to_line(event: Event) -> bytes:
    """One event as one line of JSON, newline included."""
    return _encoder.encode(event) + b"\n"


def from_line(line: bytes) -> AnyEvent:
    """The event that `to_line` wrote. Raises ValueError (msgspec.DecodeError) for anything else."""
    return _decoder.decode(line)
