"""What ended a thread, in a sentence with the line of the program."""

from __future__ import annotations

import sys
import traceback
from types import FrameType

from msgspec import Struct

MANY_ABORTS = 20
"""So often a thread may catch the exception that is to end it."""


class Failure(Struct, frozen=True):
    """An exception that nothing caught."""

    line: int
    error: str
    message: str

    @property
    def sentence(self) -> str:
        """As Python says it, with the line."""
        said = f"{self.error}: {self.message}" if self.message else self.error
        return f"{said} (line {self.line})" if self.line else said


def failure_of(error: BaseException, file: str) -> Failure:
    """What happened, and in which line of the program."""
    message = error.msg if isinstance(error, SyntaxError) else text_of(error)
    return Failure(line_of(error, file), type(error).__name__, message)


def sentence(error: BaseException, file: str) -> str:
    """The failure as a sentence."""
    return failure_of(error, file).sentence


def text_of(error: BaseException) -> str:
    """What an exception says; nothing if it cannot."""
    try:
        return str(error)
    except Exception:
        return ""


def line_of(error: BaseException, file: str) -> int:
    """The last line of the program itself on the way to the error; 0 if there is none."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 0
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == file]
    return lines[-1] if lines else 0


def line_of_thread(ident: int, file: str) -> int:
    """The line of the program at which a real thread is now; 0 if it is nowhere in it."""
    frame: FrameType | None = sys._current_frames().get(ident)
    while frame is not None:
        if frame.f_code.co_filename == file:
            return frame.f_lineno
        frame = frame.f_back
    return 0
