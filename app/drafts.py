"""What the learner has written: programs and what must hold at their end, kept for each lesson and file of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from itertools import accumulate
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

MOST = 400_000
"""Characters that are kept from one day to the next: the newest drafts, as many as have room in that."""


class Place(NamedTuple):
    """A program of a lesson, by their names; the lesson's is empty for a program that is of none."""

    lesson: str
    program: str


class Draft(Struct, frozen=True):
    """What was written at a place; None where nothing was."""

    lesson: str
    program: str
    text: str | None = None
    expectation: str | None = None

    @property
    def is_written(self) -> bool:
        """Whether anything was."""
        return self.text is not None or self.expectation is not None

    @property
    def size(self) -> int:
        """Characters."""
        return len(self.text or "") + len(self.expectation or "")


class Drafts:
    """The newest last. `kept` is what another one of them has put down the day before; nonsense counts as nothing.

    `when_changed` is called with every change.
    """

    def __init__(self, kept: str = "") -> None:
        try:
            drafts = msgspec.json.decode(kept or "[]", type=list[Draft])
        except msgspec.DecodeError:
            drafts = []
        self.when_changed: Callable[[], object] = lambda: None
        self._drafts = {Place(each.lesson, each.program): each for each in drafts}

    @property
    def kept(self) -> str:
        """The newest, as one line."""
        newest = [each for each in reversed(self._drafts.values()) if each.is_written and each.size <= MOST]
        sizes = accumulate(each.size for each in newest)
        fitting = [each for each, size in zip(newest, sizes, strict=True) if size <= MOST]
        return msgspec.json.encode(fitting[::-1]).decode()

    def of(self, lesson: str) -> MutableMapping[str, str]:
        """The texts of a lesson's files, by their names; what is written there is kept here."""
        return _Texts(self, lesson)

    def names(self, lesson: str) -> list[str]:
        """The files of a lesson in which something was written."""
        return [each.program for each in self._drafts.values() if each.lesson == lesson and each.text is not None]

    def text(self, place: Place) -> str | None:
        """What was written instead of the program's own text; None if nothing was."""
        return self._at(place).text

    def keep_text(self, place: Place, text: str, original: str | None = None) -> None:
        """This is written now; what equals the program's own text is no draft."""
        self._keep(place, replace(self._at(place), text=None if text == original else text))

    def expectation(self, place: Place) -> str | None:
        """What must hold at the end, as it was written instead of the lesson's own; None if nothing was."""
        return self._at(place).expectation

    def keep_expectation(self, place: Place, expectation: str) -> None:
        """This must hold from now on."""
        self._keep(place, replace(self._at(place), expectation=expectation))

    def forget(self, place: Place) -> None:
        """The lesson's own words are wanted again."""
        if self._drafts.pop(place, None) is not None:
            self.when_changed()

    def _at(self, place: Place) -> Draft:
        return self._drafts.get(place, Draft(*place))

    def _keep(self, place: Place, draft: Draft) -> None:
        self._drafts.pop(place, None)
        self._drafts[place] = draft
        self.when_changed()


class _Texts(MutableMapping[str, str]):
    def __init__(self, drafts: Drafts, lesson: str) -> None:
        self._drafts, self._lesson = drafts, lesson

    def __getitem__(self, name: str) -> str:
        text = self._drafts.text(Place(self._lesson, name))
        if text is None:
            raise KeyError(name)
        return text

    def __setitem__(self, name: str, text: str) -> None:
        self._drafts.keep_text(Place(self._lesson, name), text)

    def __delitem__(self, name: str) -> None:
        self._drafts.forget(Place(self._lesson, name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._drafts.names(self._lesson))

    def __len__(self) -> int:
        return len(self._drafts.names(self._lesson))
