"""Says every event among threads in one plain sentence: what happened, and why.

Nothing is claimed that events do not show: values, owners and copies come from the world after the event.
"""

from __future__ import annotations

from collections.abc import Mapping

from sim.concurrency import events as e
from sim.concurrency.events import State
from sim.concurrency.names import mentioned, short_name
from sim.concurrency.step_words import step_taken
from sim.concurrency.thread_phrases import clauses, listed, say, shortened, thing_said
from sim.concurrency.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

STARTED = {
    "bytecode": QT_TRANSLATE_NOOP(
        "thread_narrator",
        "**{file}** begins. Its threads are real and may be switched between any two instructions of the bytecode.",
    ),
    "line": QT_TRANSLATE_NOOP(
        "thread_narrator", "**{file}** begins. Its threads are real and may be switched between any two lines."
    ),
    "cpython": QT_TRANSLATE_NOOP(
        "thread_narrator",
        "**{file}** begins. Its threads are real and are switched only where this CPython may do so, too.",
    ),
}
MADE_MAIN = QT_TRANSLATE_NOOP("thread_narrator", "The **main thread** runs the program from its first line.")
MADE = QT_TRANSLATE_NOOP("thread_narrator", "**{maker}** makes the thread **{thread}**, which is to run `{function}`.")
STATES = {
    State.NEW: QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** has been made and not started."),
    State.READY: QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** could go on, and is not the one that does."),
    State.RUNNING: QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** is the one that runs now."),
    State.DONE: QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** has come to its end."),
}
BLOCKED = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** is blocked: it wants **{thing}** and cannot have it now.")
BLOCKED_BY = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** is blocked: it wants **{thing}**, which {holders} holds."
)
BLOCKED_BY_ITSELF = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** is blocked: it wants **{thing}**, which it holds itself. It waits for its own release.",
)
WAITS = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** waits until **{thing}** lets it go on.")
WAITS_FOR = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** waits for {holders}.")
WAITS_AT_END = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** has done its last line and waits for others to end, as Python does before a program is over.",
)
SLEEPS = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** waits.")
AT_LINE = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** is about to execute `{instruction}` in line {line}.")
SKIPPED = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** has executed more than {limit} instructions in one step. The rest of them is not shown one by one.",
)
BEGAN = QT_TRANSLATE_NOOP("thread_narrator", "**{name}** begins with **{value}**.")
CHANGED = QT_TRANSLATE_NOOP("thread_narrator", "**{name}** is **{value}** now, written by **{thread}**.")
LOCALS = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** keeps in variables of its own: {values}")
NO_LOCALS = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** has no variables of its own.")
LOCK_HELD = QT_TRANSLATE_NOOP("thread_narrator", "**{lock}** is held by **{thread}**.")
LOCK_HELD_DEEP = QT_TRANSLATE_NOOP("thread_narrator", "**{lock}** is held by **{thread}**, {depth} times over.")
LOCK_QUEUE = QT_TRANSLATE_NOOP("thread_narrator", "**{lock}** is held by **{thread}**; {queue} must wait.")
LOCK_FREE = QT_TRANSLATE_NOOP("thread_narrator", "**{lock}** is free.")
LOCK_VALUE = QT_TRANSLATE_NOOP("thread_narrator", "**{lock}** ({kind}) is at **{value}**.")
PRINTED = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** prints: {text}")
FAILED = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** ends at line {line}, because nothing caught the error **{error}**: {message}",
)
FAILED_SILENTLY = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** ends at line {line}, because nothing caught the error **{error}**."
)
UNREADABLE = QT_TRANSLATE_NOOP(
    "thread_narrator", "Python cannot read the program, so none of it ran. **{error}**: {message}"
)
UNREADABLE_AT = QT_TRANSLATE_NOOP(
    "thread_narrator", "**Line {line} cannot be read**: {message} ({error}). So nothing of the program ran."
)
RING = QT_TRANSLATE_NOOP(
    "thread_narrator", "**Deadlock**: {ring}. Each waits for the next, so none of them can ever go on."
)
RING_PART = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** wants {thing}")
STUCK_AT = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** waits at {thing}")
STUCK_FOR = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** waits for the end of {thing}")
RING_OF_ONE = QT_TRANSLATE_NOOP(
    "thread_narrator", "**Deadlock**: **{thread}** waits for {thing}, which it holds itself. It can never go on."
)
STUCK = QT_TRANSLATE_NOOP("thread_narrator", "**Deadlock**: {waits}. Nobody is left who could let them go on.")
REPEATED = QT_TRANSLATE_NOOP(
    "thread_narrator", "**Everything is as it was before**: from here it may go on so for ever. Lines: {lines}."
)
ENDED = QT_TRANSLATE_NOOP("thread_narrator", "The program is over.")
ENDED_WITH = QT_TRANSLATE_NOOP("thread_narrator", "The program is over. At the end: {values}")
ENDED_STUCK = QT_TRANSLATE_NOOP("thread_narrator", "The program hangs for ever, nothing more will happen.")
LONGEST_MESSAGE = 300
"""Characters of what an exception says: it is there to be read."""


def narrate(event: e.AnyEvent, world: World) -> Sentence:
    """What `event` means, in one sentence or two short ones.

    `world` is the world at its time: with everything that the same step has changed.
    """
    match event:
        case e.Stepped():
            return step_taken(event, world)
        case e.StateChanged():
            return _state_changed(event, world)
        case e.LockChanged():
            return _lock_changed(event, world)
        case e.Repeated():
            return say(REPEATED, lines=", ".join(map(str, event.lines)))
        case e.Deadlocked():
            return _deadlocked(event, world)
        case e.RunStarted():
            return say(STARTED.get(event.granularity, STARTED["bytecode"]), file=event.file)
        case e.RunEnded():
            return _run_ended(event, world)
        case e.Problem():
            return event.sentence
        case e.VariableChanged():
            return _variable_changed(event, world)
        case _:
            return _about_thread(event, world)


ThreadEvent = e.ThreadMade | e.InstructionReached | e.InstructionsSkipped | e.LocalsChanged | e.Printed | e.ThreadFailed


def _about_thread(event: ThreadEvent, world: World) -> Sentence:
    thread = short_name(world, event.thread)
    match event:
        case e.ThreadMade():
            if event.maker is None:
                return say(MADE_MAIN)
            return say(MADE, maker=short_name(world, event.maker), thread=thread, function=event.function)
        case e.InstructionReached():
            return say(AT_LINE, thread=thread, instruction=f"{event.name} {event.argument}".strip(), line=event.line)
        case e.InstructionsSkipped():
            return say(SKIPPED, thread=thread, limit=event.limit)
        case e.LocalsChanged():
            return say(LOCALS if event.values else NO_LOCALS, thread=thread, values=_values(event.values))
        case e.Printed():
            return say(PRINTED, thread=thread, text=shortened(event.text, LONGEST_MESSAGE))
        case e.ThreadFailed():
            return _failed(event, thread, world)


def _failed(event: e.ThreadFailed, thread: str, world: World) -> Sentence:
    if not event.message:
        return say(FAILED_SILENTLY, thread=thread, line=event.line, error=event.error)
    message = event.message if isinstance(event.message, Sentence) else shortened(event.message, LONGEST_MESSAGE)
    text = FAILED
    if not event.line:
        text = UNREADABLE
    elif not world.threads[event.thread].name:  # no thread was made for it
        text = UNREADABLE_AT
    return say(text, thread=thread, line=event.line, error=event.error, message=message)


def _state_changed(event: e.StateChanged, world: World) -> Sentence:
    thread, thing = short_name(world, event.thread), thing_said(world, event.waits_for)
    holders = listed([short_name(world, other) for other in event.held_by])
    if event.state is State.BLOCKED:
        text = BLOCKED_BY_ITSELF if event.held_by == (event.thread,) else BLOCKED_BY if event.held_by else BLOCKED
    elif event.state is State.WAITING:
        text = WAITS_FOR if event.held_by else WAITS if event.waits_for else SLEEPS
        text = WAITS_AT_END if event.is_at_end else text
    else:
        text = STATES[event.state]
    return say(text, thread=thread, thing=thing, holders=holders)


def _variable_changed(event: e.VariableChanged, world: World) -> Sentence:
    if event.writer is None:
        return say(BEGAN, name=event.name, value=event.value)
    return say(CHANGED, name=event.name, value=event.value, thread=short_name(world, event.writer))


def _lock_changed(event: e.LockChanged, world: World) -> Sentence:
    lock, queue = thing_said(world, event.name), listed([short_name(world, thread) for thread in event.queue])
    if event.owner is None:
        return say(LOCK_VALUE if event.value else LOCK_FREE, lock=lock, kind=event.kind, value=event.value)
    text = LOCK_QUEUE if event.queue else LOCK_HELD_DEEP if event.depth > 1 else LOCK_HELD
    return say(text, lock=lock, thread=short_name(world, event.owner), depth=event.depth, queue=queue)


def _deadlocked(event: e.Deadlocked, world: World) -> Sentence:
    waiting = event.cycle or tuple(event.waits)
    if len(event.cycle) == 1:
        thread = event.cycle[0]
        return say(RING_OF_ONE, thread=short_name(world, thread), thing=event.waits.get(thread, ""))
    parts = clauses([_stuck(thread, event.waits.get(thread, ""), world) for thread in waiting])
    return say(RING if event.cycle else STUCK, ring=parts, waits=parts)


def _stuck(thread: int, thing: str, world: World) -> Sentence:
    name, known = short_name(world, thread), world.threads.get(thread)
    if ends := mentioned(thing.split(", ")):
        return say(STUCK_FOR, thread=name, thing=listed([short_name(world, other) for other in ends]))
    text = STUCK_AT if known is not None and known.state is State.WAITING else RING_PART
    return say(text, thread=name, thing=thing_said(world, thing))


def _run_ended(event: e.RunEnded, world: World) -> Sentence:
    if world.deadlock is not None:
        return say(ENDED_STUCK)
    return say(ENDED_WITH, values=_values(event.values)) if event.values else say(ENDED)


def _values(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in values.items())
