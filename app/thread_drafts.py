"""What the learner has written: programs and what must hold at their end, kept for each lesson and program."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A program of a lesson, by their names; the lesson's is empty for a program that is of none."""

    lesson: str
    program: str


class Drafts:
    """Kept as long as the window is there."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}
        self._expectations: dict[Place, str] = {}

    def text(self, place: Place) -> str | None:
        """What was written instead of the program's own text; None if nothing was."""
        return self._texts.get(place)

    def keep_text(self, place: Place, text: str, original: str) -> None:
        """This is written now; what equals the program's own text is no draft."""
        if text == original:
            self._texts.pop(place, None)
        else:
            self._texts[place] = text

    def expectation(self, place: Place, original: str) -> str:
        """What must hold at the end: what was written, else the lesson's own."""
        return self._expectations.get(place, original)

    def keep_expectation(self, place: Place, expectation: str) -> None:
        """This must hold from now on."""
        self._expectations[place] = expectation

    def forget(self, place: Place) -> None:
        """The lesson's own words are wanted again."""
        self._texts.pop(place, None)
        self._expectations.pop(place, None)
