"""The sentences on calls: what went into a queue or came out of it, what was asked and what the answer was."""

from __future__ import annotations

from collections.abc import Mapping

from sim.concurrency.events import Deed, Stepped
from sim.concurrency.names import short_name
from sim.concurrency.thread_phrases import listed, say
from sim.concurrency.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

TAKES = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** takes **{value}** out of **{name}** in one step: no other thread can come in between.",
)
PUTS = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** puts **{value}** into **{name}** in one step: no other thread can come in between."
)
APPENDS = QT_TRANSLATE_NOOP(
    "thread_narrator",
    "**{thread}** appends **{value}** to **{name}** in one step: no other thread can come in between.",
)
CALLS = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** calls `{code}` in one step: no other thread can come in between."
)
FINDS_NOTHING = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** wants to take something out of **{name}**, but nothing is in it: `{error}`."
)
FINDS_NO_ROOM = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** wants to put something into **{name}**, but there is no room: `{error}`."
)
WAKE = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** wakes those who wait at **{name}**.")
NOTIFIES = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** notifies **{name}** and wakes {others}. To go on, whoever is woken needs its lock."
)
NOTIFIES_NOBODY = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** notifies **{name}**, but nobody waits there: this wake-up is **lost**."
)
SETS = QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** sets **{name}** and lets {others} go on.")
SETS_FOR_NOBODY = QT_TRANSLATE_NOOP(
    "thread_narrator", "**{thread}** sets **{name}**. Nobody waits for it yet, and from now on nobody has to."
)
ASKED: Mapping[str, str] = {
    "empty": QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** asks whether **{name}** is empty: **{answer}**."),
    "full": QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** asks whether **{name}** is full: **{answer}**."),
    "qsize": QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** asks how many items are in **{name}**: **{answer}**."),
    "is_set": QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** asks whether **{name}** is set: **{answer}**."),
    "locked": QT_TRANSLATE_NOOP("thread_narrator", "**{thread}** asks whether **{name}** is locked: **{answer}**."),
}
"""By the method that asks."""
ANSWERS = {"True": QT_TRANSLATE_NOOP("thread_narrator", "yes"), "False": QT_TRANSLATE_NOOP("thread_narrator", "no")}
DONE: Mapping[str, str] = {
    "get": TAKES, "get_nowait": TAKES, "put": PUTS, "put_nowait": PUTS, "append": APPENDS,
}  # fmt: skip
"""By the method that does it."""
WOKEN = {"notify": (NOTIFIES, NOTIFIES_NOBODY), "set": (SETS, SETS_FOR_NOBODY)}
"""By the method that wakes: where somebody waits, and where nobody does."""
REFUSED = {"Empty": FINDS_NOTHING, "Full": FINDS_NO_ROOM}
"""By the exception that it raises instead."""


def called(step: Stepped, name: str, world: World) -> Sentence:
    """What the call that a step is did to the object of that `name`, or learned of it."""
    deed, thread = step.deed or Deed(), short_name(world, step.thread)
    if step.call in ASKED and deed.value:
        answer = say(ANSWERS[deed.value]) if deed.value in ANSWERS else deed.value
        return say(ASKED[step.call], thread=thread, name=name, answer=answer)
    if deed.error in REFUSED:
        return say(REFUSED[deed.error], thread=thread, name=name, error=deed.error)
    text = DONE.get(step.call, CALLS) if deed.value else CALLS
    return say(text, thread=thread, name=name, value=deed.value, code=f"{name}.{step.call}()")


def woken(step: Stepped, name: str, world: World) -> Sentence:
    """Whom a wake-up has reached, if that is known: what nobody waits for is lost at a condition."""
    thread = short_name(world, step.thread)
    if step.deed is None or step.call not in WOKEN:
        return say(WAKE, thread=thread, name=name)
    some, nobody = WOKEN[step.call]
    others = listed([short_name(world, number) for number in step.deed.woken])
    return say(some if step.deed.woken else nobody, thread=thread, name=name, others=others)
