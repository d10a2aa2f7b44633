"""Code that is not traced may take several steps for what it does to shared objects: does another come between?

Those steps are not traced. So the visit is two operations on all that the code gets at, its beginning and its end, and
whoever does something between them that depends on it makes the program one that cannot be followed. A library written
in Python takes several steps in any case; C code does as soon as it calls the program back, to compare items, say.
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
    "what is called here looks into {name} in several steps, while another thread uses it,"
    " and cannot be followed there",
)


class Visit:
    """One call of such code, made by `frame`, that looks into what is called `name`.

    `is_long`: it takes several steps. `is_whole`: the frame does nothing else, so the call is over when that is.
    """

    __slots__ = ("_at", "_is_whole", "frame", "is_ending", "is_long", "name", "operation")

    def __init__(
        self, name: str, operation: Operation, frame: FrameType, *, is_long: bool = True, is_whole: bool = False
    ) -> None:
        self.name, self.operation, self.frame = name, operation, frame
        self.is_long, self._is_whole, self.is_ending = is_long, is_whole, False
        self._at = frame.f_lasti

    def is_over(self) -> bool:
        """Asked in its thread: whether the call has come back. What it calls may be of the program again."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame is not self.frame:
            frame = frame.f_back
        if frame is None or self._is_whole:
            return frame is None
        return not self._at <= frame.f_lasti < _following(frame.f_code, self._at)


class Visits:
    """Those of all threads. What is called back may visit others in its turn, so each thread has a stack of them."""

    def __init__(self) -> None:
        self._open: dict[int, list[Visit]] = {}

    def begin(self, thread: int, visit: Visit) -> None:
        """From now on this thread is in such code."""
        self._open.setdefault(thread, []).append(visit)

    def called_back(self, thread: int) -> None:
        """Asked in this thread, which enters a function: if it is called back there, the visit is a long one."""
        visits = self._open.get(thread)
        while visits and not visits[-1].is_long:
            if not visits[-1].is_over():
                visits[-1].is_long = True
                return
            visits.pop()

    def ending(self, thread: int, at: FrameType | None = None) -> Visit | None:
        """The long visit of a thread that has come back from it, and is about to do something in the frame `at`."""
        visits = self._open.get(thread)
        while visits:
            visit = visits[-1]
            if visit.is_ending or not (visit.frame is at or visit.is_over()):
                return None
            if visit.is_long:
                visit.is_ending = True
                return visit
            visits.pop()
        return None

    def end(self, thread: int) -> None:
        """The thread is out of the newest of its visits."""
        self._open[thread].pop()

    def disturbed_by(self, thread: int, operation: Operation) -> Sentence | None:
        """What to say if another thread is in the midst of something that depends on this operation."""
        for other, visits in self._open.items():
            for visit in visits if other != thread else ():
                if visit.is_long and depend(visit.operation, operation):
                    return Sentence("interleaver", LOOKED_INTO, {"name": visit.name})
        return None


@lru_cache(maxsize=1024)
def _following(code: CodeType, offset: int) -> int:
    """Where the next instruction begins: in the midst of a call some versions stand between the two."""
    later = (one.offset for one in dis.get_instructions(code) if one.offset > offset)
    return next(later, len(code.co_code))
