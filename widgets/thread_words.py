"""How the states of threads and the kinds of their steps look, and what they are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sim.concurrency.events import Kind, State
from sim.concurrency.names import MAIN
from sim.concurrency.narrator import narrate
from sim.concurrency.world import Thread, World
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.chips import IconLook
from widgets.theme import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILION, YELLOW, Fill
from widgets.words import said

STATE_LOOKS: dict[State, IconLook] = {
    State.NEW: IconLook("circle-dashed", None),
    State.READY: IconLook("circle", SKY),
    State.RUNNING: IconLook("circle", GREEN, is_filled=True),
    State.BLOCKED: IconLook("x", VERMILION),
    State.WAITING: IconLook("ellipsis", YELLOW),
    State.DONE: IconLook("square", GREY, is_filled=True),
}
STEP = "step-forward"
"""The icon of the wish that a thread takes its next step."""
FAILED_LOOK = IconLook("triangle-alert", VERMILION)
STATE_NAMES: dict[State, str] = {
    State.NEW: QT_TRANSLATE_NOOP("thread_words", "new"),
    State.READY: QT_TRANSLATE_NOOP("thread_words", "ready"),
    State.RUNNING: QT_TRANSLATE_NOOP("thread_words", "running"),
    State.BLOCKED: QT_TRANSLATE_NOOP("thread_words", "blocked"),
    State.WAITING: QT_TRANSLATE_NOOP("thread_words", "waiting"),
    State.DONE: QT_TRANSLATE_NOOP("thread_words", "done"),
}
AT_END = QT_TRANSLATE_NOOP("thread_words", "at its end")
AFTER_THE_END = QT_TRANSLATE_NOOP(
    "thread_words", "It has done its last line. Python ends the program only when other threads have ended, too."
)
NOT_MADE = QT_TRANSLATE_NOOP("thread_words", "not made yet")

KIND_FILLS: dict[Kind, Fill] = {
    Kind.READ: GREEN, Kind.WRITE: YELLOW, Kind.UPDATE: ORANGE, Kind.ACQUIRE: BLUE, Kind.TRY_ACQUIRE: BLUE,
    Kind.RELEASE: SKY, Kind.WAIT: VERMILION, Kind.WAKE: PURPLE,
}  # fmt: skip
"""Whatever is not here is grey."""
KIND_ICONS: dict[Kind, str] = {
    Kind.READ: "eye", Kind.WRITE: "pencil", Kind.UPDATE: "refresh-cw", Kind.ACQUIRE: "lock",
    Kind.TRY_ACQUIRE: "lock-keyhole", Kind.RELEASE: "lock-open", Kind.WAIT: "hourglass", Kind.WAKE: "bell-ring",
    Kind.START: "play", Kind.JOIN: "merge", Kind.SLEEP: "moon", Kind.BEGIN: "log-in", Kind.END: "square",
}  # fmt: skip
"""What stands on a block that is too narrow for its text."""
KIND_NAMES: dict[Kind, str] = {
    Kind.READ: QT_TRANSLATE_NOOP("thread_words", "read"),
    Kind.WRITE: QT_TRANSLATE_NOOP("thread_words", "write"),
    Kind.UPDATE: QT_TRANSLATE_NOOP("thread_words", "read and write in one step"),
    Kind.ACQUIRE: QT_TRANSLATE_NOOP("thread_words", "acquire"),
    Kind.TRY_ACQUIRE: QT_TRANSLATE_NOOP("thread_words", "try to acquire"),
    Kind.RELEASE: QT_TRANSLATE_NOOP("thread_words", "release"),
    Kind.WAIT: QT_TRANSLATE_NOOP("thread_words", "wait"),
    Kind.WAKE: QT_TRANSLATE_NOOP("thread_words", "wake"),
    Kind.START: QT_TRANSLATE_NOOP("thread_words", "start a thread"),
    Kind.JOIN: QT_TRANSLATE_NOOP("thread_words", "wait for the end of a thread"),
    Kind.SLEEP: QT_TRANSLATE_NOOP("thread_words", "sleep"),
    Kind.BEGIN: QT_TRANSLATE_NOOP("thread_words", "begin"),
    Kind.END: QT_TRANSLATE_NOOP("thread_words", "end"),
}


def state_name(state: State) -> str:
    """The state in the language of the moment."""
    return QCoreApplication.translate("thread_words", STATE_NAMES[state])


def kind_fill(kind: Kind) -> Fill:
    """The colour of a step."""
    return KIND_FILLS.get(kind, GREY)


def state_text(thread: Thread) -> str:
    """How a thread is doing: its state, or the error that ended it; of one that is not made yet, that."""
    if thread.state is State.NEW and thread.maker is None and thread.number != MAIN:
        return QCoreApplication.translate("thread_words", NOT_MADE)
    if waits_at_end(thread):
        return QCoreApplication.translate("thread_words", AT_END)
    return thread.failure.error if thread.failure is not None else state_name(thread.state)


def failure_text(thread: Thread, world: World) -> str:
    """Why an error ended a thread, with the whole of its message; empty if none did."""
    if thread.failure is None:
        return ""
    sentence, message = said(narrate(thread.failure, world)), thread.failure.message
    message = said(message) if isinstance(message, Sentence) else message.strip()
    return sentence if message in sentence else f"{sentence}\n{message}"


def waits_at_end(thread: Thread) -> bool:
    """Whether it stands behind its last line until others end."""
    return thread.failure is None and thread.is_at_end and thread.state is State.WAITING


def remark_on(thread: Thread, world: World) -> str:
    """What there is to say of where a thread stands; empty if that is at one of its lines."""
    if waits_at_end(thread):
        return QCoreApplication.translate("thread_words", AFTER_THE_END)
    return failure_text(thread, world)


def look_of(thread: Thread) -> IconLook:
    """The chip of a thread."""
    return FAILED_LOOK if thread.failure is not None else STATE_LOOKS[thread.state]


def kind_name(kind: Kind) -> str:
    """The kind of a step in the language of the moment."""
    return QCoreApplication.translate("thread_words", KIND_NAMES[kind])
