"""A library written in Python takes several steps for what it does to shared objects: does another come between?

Those steps are not traced. So the visit is two operations on all that the library gets at, its beginning and its end,
and whoever does something between them that depends on it makes the program one that cannot be followed.
"""

from __future__ import annotations

import dis
import sys
from functools import lru_cache
from types import CodeType, FrameType

from sim.concurrency.interleaver.controlled import Operation
from sim.concurrency.interleaver.happens_before import depend
from sim.words import QT_TRANSLATE_NOOP, Sentence

LOOKED_INTO = QT_TRANSLATE_NOOP(
    "interleaver",
    "a library, or what it has made, looks into {name}, while another thread uses it, and cannot be followed there",
)


class Visit:
    """One call of a library, made by `frame`, that looks into what is called `name`."""

    def __init__(self, name: str, operation: Operation, frame: FrameType) -> None:
        self.name, self.operation, self.frame = name, operation, frame
        self._at = frame.f_lasti
        self._next = _following(frame.f_code, self._at)
        self.is_ending = False

    def is_over(self) -> bool:
        """Asked in its thread: whether the call has come back. What it calls may be of the program again."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame is not self.frame:
            frame = frame.f_back
        return frame is None or not self._at <= frame.f_lasti < self._next


class Visits:
    """Those of all threads, each thread in one at most."""

    def __init__(self) -> None:
        self._open: dict[int, Visit] = {}

    def begin(self, thread: int, visit: Visit) -> None:
        """From now on this thread is in a library; if it was in one before, that one has called back."""
        self._open.setdefault(thread, visit)

    def ending(self, thread: int, at: FrameType | None = None) -> Visit | None:
        """The visit of a thread that has come back from it, and is about to do something in the frame `at`."""
        visit = self._open.get(thread)
        if visit is None or visit.is_ending or not (visit.frame is at or visit.is_over()):
            return None
        visit.is_ending = True
        return visit

    def end(self, thread: int) -> None:
        """The thread is out of the library."""
        del self._open[thread]

    def disturbed_by(self, thread: int, operation: Operation) -> Sentence | None:
        """What to say if another thread is in the midst of something that depends on this operation."""
        for other, visit in self._open.items():
            if other != thread and depend(visit.operation, operation):
                return Sentence("interleaver", LOOKED_INTO, {"name": visit.name})
        return None


@lru_cache(maxsize=1024)
def _following(code: CodeType, offset: int) -> int:
    """Where the next instruction begins: in the midst of a call some versions stand between the two."""
    later = (one.offset for one in dis.get_instructions(code) if one.offset > offset)
    return next(later, len(code.co_code))
