"""Ctrl+C while a window is drawn: Qt swallows what is raised within it, so it is noted there and raised outside."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interruption:
    """Whether Ctrl+C was pressed."""

    def __init__(self) -> None:
        self.has_come = False

    def check(self) -> None:
        """Raises KeyboardInterrupt if it was; to be asked wherever nothing of Qt lies in between."""
        if self.has_come:
            raise KeyboardInterrupt

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """As a handler of signals."""
        self.has_come = True


INTERRUPTION = Interruption()
"""That of this process."""


@contextmanager
def noted() -> Iterator[Interruption]:
    """Within, Ctrl+C is noted and nothing else; one that nobody has asked for is raised at the end."""
    INTERRUPTION.has_come = False
    before = signal.signal(signal.SIGINT, INTERRUPTION.note)
    try:
        yield INTERRUPTION
        INTERRUPTION.check()
    finally:
        INTERRUPTION.has_come = False
        signal.signal(signal.SIGINT, before)
