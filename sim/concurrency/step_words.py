"""The sentences on the steps of threads: what was read, written, acquired, released, and what came of it."""

from __future__ import annotations

from sim.concurrency.call_words import called, woken
from sim.concurrency.deeds import deed_said
from sim.concurrency.events import Deed, Kind, State, Stepped
from sim.concurrency.names import LOCK_OF, mentioned, short_name
from sim.concurrency.strip import Overwrite, overwrite
from sim.concurrency.thread_phrases import listed, say, shortened, thing_said
from sim.concurrency.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

READ = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** reads **{name} = {value}**. It does not notice what others change from now on."
)
READ_HELD = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** reads **{name} = {value}**.")
WRITE = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** writes **{name} = {value}**.")
WRITE_STALE = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** calculates with a **stale {old}** and writes **{value}**: the change of {lost} is gone.",
)
WRITE_OLD = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** calculates with a **stale {name}** and writes **{value}**: the change of {lost} is gone.",
)
UPDATE = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** does `{code}` in one step: no other thread can come in between."
)
CHANGE = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** changes {names} in one step: no other thread can come in between."
)
PART = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** is in code that goes through {names} in several steps: another thread may come in between.",
)
BYTECODE = "bytecode"
ACQUIRE = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** takes **{name}**. Whoever else wants it must wait now.")
ACQUIRE_AGAIN = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** takes **{name}** once more; it must release it {depth} times."
)
ACQUIRE_AFTER_WAIT = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** waits at **{name}** no longer: it has its lock again and goes on."
)
ACQUIRE_COUNTED = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** takes one of **{name}**, now at {value}.")
TRY = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** tries to take **{name}** and does not wait for it: {text}.")
TRY_TAKEN = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** tries to take **{name}** and gets it.")
TRY_FAILED = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** tries to take **{name}** and does not get it, because **{owner}** holds it."
)
RELEASE = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** releases **{name}**.")
RELEASE_WAITED = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** releases **{name}**. {queue} can have it now.")
RELEASE_PART = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** releases **{name}** once; releases that are still to come: {depth}."
)
WAIT = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** waits at **{name}** until another thread lets it go on.")
PASS = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** need not wait at **{name}** any longer and goes on.")
RELEASE_COUNTED = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** gives back one of **{name}**, now at {value}.")
RELEASE_COUNTED_WAITED = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** gives back one of **{name}**, now at {value}. That lets {queue} go on."
)
RELEASE_COUNTED_FEW = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** gives back one of **{name}**, now at {value}. Of {queue} only {value} can go on."
)
START = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** starts {others}: from now on any thread that can go on may run at any moment."
)
JOIN = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** has waited for the end of {others} and goes on.")
SLEEP = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** has slept and goes on.")
BEGIN = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** begins.")
END = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** has come to its end.")
STEP = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** takes a step: {text}.")
OTHERS = {
    Kind.START: START, Kind.JOIN: JOIN, Kind.SLEEP: SLEEP, Kind.BEGIN: BEGIN, Kind.END: END,
}  # fmt: skip


def step_taken(step: Stepped, world: World) -> Sentence:
    """What a step means; `world` is the world at its time, with all that it has changed."""
    if step.is_part:
        return _said(PART, step, world, names=listed(step.writes or step.reads))
    if step.call and step.kind in (Kind.READ, Kind.UPDATE):
        return called(step, _name(step), world)
    return _done_by_itself(step, world)


def _done_by_itself(step: Stepped, world: World) -> Sentence:
    """What no method did."""
    match step.kind:
        case Kind.READ:
            return _read(step, world)
        case Kind.WRITE:
            return _written(step, world)
        case Kind.ACQUIRE:
            return _acquired(step, world)
        case Kind.TRY_ACQUIRE:
            return _tried(step, world)
        case Kind.RELEASE:
            return _released(step, world)
        case Kind.UPDATE:
            return _updated(step, world)
        case Kind.WAKE:
            return woken(step, _name(step), world)
        case Kind.WAIT:
            return _said(PASS if _goes_on(step, world) else WAIT, step, world)
        case _:
            return _said(OTHERS[step.kind], step, world, others=_others(step, world))


def _updated(step: Stepped, world: World) -> Sentence:
    """A line is one step only where threads are not switched within it."""
    code = _code(step, world)
    if code and world.run is not None and world.run.granularity != BYTECODE:
        return _said(UPDATE, step, world, code=code)
    return _said(CHANGE, step, world, names=listed(step.writes)) if step.writes else _said(STEP, step, world)


def _read(step: Stepped, world: World) -> Sentence:
    known = world.variables.get(_name(step))
    if known is None:
        return _said(STEP, step, world)
    holds_lock = any(lock.owner == step.thread for lock in world.locks.values())  # who else takes it cannot change it
    return _said(READ_HELD if holds_lock else READ, step, world, value=known.value)


def _written(step: Stepped, world: World) -> Sentence:
    known = world.variables.get(_name(step))
    if known is None:
        return _said(STEP, step, world)
    value = step.text.partition(" = ")[2] or known.value
    over: Overwrite | None = overwrite(world, step)
    if over is None:
        return _said(WRITE, step, world, value=value)
    lost = listed([short_name(world, thread) for thread in over.lost])
    return _said(WRITE_STALE if over.value else WRITE_OLD, step, world, old=over.value, value=value, lost=lost)


def _acquired(step: Stepped, world: World) -> Sentence:
    lock = world.locks.get(_name(step))
    if len(step.writes) > 1:
        return _said(ACQUIRE_AFTER_WAIT, step, world)
    if lock is not None and lock.owner == step.thread and lock.depth > 1:
        return _said(ACQUIRE_AGAIN, step, world, depth=lock.depth)
    if lock is not None and lock.owner is None and lock.value:
        return _said(ACQUIRE_COUNTED, step, world, value=lock.value)
    return _said(ACQUIRE, step, world)


def _tried(step: Stepped, world: World) -> Sentence:
    lock = world.locks.get(_name(step))
    if lock is None or lock.owner is None:
        return _said(TRY, step, world)
    text = TRY_TAKEN if lock.owner == step.thread else TRY_FAILED
    return _said(text, step, world, owner=short_name(world, lock.owner))


def _released(step: Stepped, world: World) -> Sentence:
    lock = world.locks.get(_name(step))
    if lock is not None and lock.owner == step.thread:
        return _said(RELEASE_PART, step, world, depth=lock.depth)
    if lock is not None and lock.value and step.deed is not None:
        return _given_back(step, lock.value, step.deed, world)
    waiting = [short_name(world, thread) for thread in _wanting(step, world)]
    return _said(RELEASE_WAITED, step, world, queue=listed(waiting)) if waiting else _said(RELEASE, step, world)


def _given_back(step: Stepped, value: str | Sentence, deed: Deed, world: World) -> Sentence:
    """What a semaphore counts now, and whom that lets go on, of those who had to wait for it."""
    queue = listed([short_name(world, thread) for thread in deed.woken])
    is_enough = not str(value).isdigit() or len(deed.woken) <= int(str(value))
    text = RELEASE_COUNTED_WAITED if is_enough else RELEASE_COUNTED_FEW
    return _said(text if deed.woken else RELEASE_COUNTED, step, world, value=value, queue=queue)


def _wanting(step: Stepped, world: World) -> list[int]:
    """The other threads whose next operation is to acquire what the step released."""
    wish = f"{Kind.ACQUIRE.value} {_name(step).removeprefix(LOCK_OF)}"
    able = [world.threads[number] for number in world.could_go_on if number != step.thread]
    return [thread.number for thread in able if thread.wants == wish]


def _goes_on(step: Stepped, world: World) -> bool:
    thread = world.threads.get(step.thread)
    return thread is not None and thread.state in (State.RUNNING, State.READY)


def _others(step: Stepped, world: World) -> Sentence:
    return listed([short_name(world, thread) for thread in mentioned((*step.writes, *step.reads))])


def _code(step: Stepped, world: World) -> str:
    """The line of the program that the step stands on."""
    lines = world.run.text.splitlines() if world.run is not None else []
    return shortened(lines[step.line - 1].strip().removesuffix(":")) if 0 < step.line <= len(lines) else ""


def _name(step: Stepped) -> str:
    """The object that the step is about; empty if it is about none."""
    return next(iter((*step.writes, *step.reads)), "")


def _said(text: str, step: Stepped, world: World, **values: str | int | Sentence) -> Sentence:
    return say(
        text,
        thread=short_name(world, step.thread),
        name=thing_said(world, _name(step)),
        text=deed_said(step.text, world),
        **values,
    )
