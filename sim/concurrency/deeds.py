"""What is said of a step in a few signs. What the program has written stays as it is; the rest is in our words."""

from __future__ import annotations

import re

from sim.concurrency.events import Kind
from sim.concurrency.names import readable
from sim.concurrency.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

CODE = "{text}"
DEEDS = {
    Kind.READ: QT_TRANSLATE_NOOP("thread_deeds", "read {names}"),
    Kind.WRITE: QT_TRANSLATE_NOOP("thread_deeds", "write {names}"),
    Kind.UPDATE: QT_TRANSLATE_NOOP("thread_deeds", "update {names}"),
    Kind.ACQUIRE: QT_TRANSLATE_NOOP("thread_deeds", "acquire {names}"),
    Kind.TRY_ACQUIRE: QT_TRANSLATE_NOOP("thread_deeds", "try acquire {names}"),
    Kind.RELEASE: QT_TRANSLATE_NOOP("thread_deeds", "release {names}"),
    Kind.WAIT: QT_TRANSLATE_NOOP("thread_deeds", "wait {names}"),
    Kind.WAKE: QT_TRANSLATE_NOOP("thread_deeds", "wake {names}"),
    Kind.START: QT_TRANSLATE_NOOP("thread_deeds", "start {names}"),
    Kind.JOIN: QT_TRANSLATE_NOOP("thread_deeds", "join {names}"),
    Kind.SLEEP: QT_TRANSLATE_NOOP("thread_deeds", "sleep"),
    Kind.BEGIN: QT_TRANSLATE_NOOP("thread_deeds", "begin"),
    Kind.END: QT_TRANSLATE_NOOP("thread_deeds", "end"),
}
"""A thread that ends needs no name: its step stands beside that."""
_OURS = re.compile(rf"({'|'.join(kind.value for kind in Kind)})(?: ([^=]+))?")
"""Kind and names, as who watches the threads puts a text together. A program has written what has an equals sign."""


def deed_said(text: str, world: World) -> Sentence:
    """The text of a step, or of what a thread is about to do, as a person says it."""
    ours = _OURS.fullmatch(text.strip())
    if ours is None:
        return Sentence("thread_deeds", CODE, {"text": readable(world, text).strip()})
    return Sentence("thread_deeds", DEEDS[Kind(ours[1])], {"names": readable(world, ours[2] or "")})
