"""What ended a thread, in a sentence with the line of the program."""

from __future__ import annotations

import sys
from types import FrameType

from msgspec import Struct

from sim.concurrency.interleaver.tasks import Abort, Runaway
from sim.words import QT_TRANSLATE_NOOP, Sentence, said_by

LONGEST = 1_000
"""Characters of what an exception says."""
MANY_ABORTS = 20
"""So often a thread may catch the exception that is to end it."""
ERROR = QT_TRANSLATE_NOOP("interleaver", "{error}")
ERROR_AT = QT_TRANSLATE_NOOP("interleaver", "{error} (line {line})")
ERROR_SAID = QT_TRANSLATE_NOOP("interleaver", "{error}: {message}")
ERROR_SAID_AT = QT_TRANSLATE_NOOP("interleaver", "{error}: {message} (line {line})")
ENDLESS = QT_TRANSLATE_NOOP(
    "interleaver", "the line is part of a loop that goes on and on, and nothing that others do can end it"
)
NO_MEMORY = QT_TRANSLATE_NOOP("interleaver", "the program has taken all the memory that it may have here")


class Failure(Struct, frozen=True):
    """An exception that nothing caught."""

    line: int
    error: str
    message: str | Sentence

    @property
    def sentence(self) -> Sentence:
        """As Python says it, with the line."""
        texts = (ERROR_SAID, ERROR_SAID_AT) if self.message else (ERROR, ERROR_AT)
        values = {"error": self.error, "message": self.message, "line": self.line}
        return Sentence("interleaver", texts[self.line > 0], values)


def failure_of(error: BaseException, file: str) -> Failure:
    """What happened, and in which line of the program."""
    return Failure(line_of(error, file), type(error).__name__, said_by(error) or text_of(error))


def endless_loop(line: int) -> Failure:
    """A thread was stopped because it did nothing but compute."""
    return Failure(line, "EndlessLoop", Sentence("interleaver", ENDLESS))


def text_of(error: BaseException) -> str | Sentence:
    """What an exception says; nothing if it cannot."""
    if isinstance(error, SyntaxError):
        return error.msg or ""
    try:
        if isinstance(error, MemoryError) and not str(error):
            return Sentence("interleaver", NO_MEMORY)
        return _bounded(str(error))
    except (Abort, Runaway):
        raise
    except BaseException:  # whatever its own __str__ does
        return ""


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def line_of(error: BaseException, file: str) -> int:
    """The last line of the program itself on the way to the error; 0 if there is none."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    way, step = [], error.__traceback__
    while step is not None:
        way.append(step)
        step = step.tb_next
    # From its end, because it may be very long and each look at a frame is heard by whoever guards this process.
    return next((step.tb_lineno for step in reversed(way) if step.tb_frame.f_code.co_filename == file), 0)


def line_of_thread(ident: int, file: str) -> int:
    """The line of the program at which a real thread is now; 0 if it is nowhere in it."""
    frame: FrameType | None = sys._current_frames().get(ident)
    while frame is not None:
        if frame.f_code.co_filename == file:
            return frame.f_lineno
        frame = frame.f_back
    return 0
