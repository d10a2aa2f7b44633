"""Predict before reveal: what a lesson asks, where play stops for it, and how the run itself gives the answer."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from sim.settings import LessonError, Name, Words
from sim.words import QT_TRANSLATE_NOOP, Sentence

FEWEST, MOST = 2, 4
WRONG_COUNT = QT_TRANSLATE_NOOP("questions", "The question {name} must have 2 to 4 answers, not {count}.")
TWICE = QT_TRANSLATE_NOOP("questions", "Two answers to the question {name} mean the same: {value}.")


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers: right if the run's fact has this `value`.

    Several values may be separated by "|"; the last may be a number with "+" behind it, for that number and all above.
    """

    value: str
    title: Words

    @property
    def values(self) -> tuple[str, ...]:
        """All the values for which it is right."""
        return tuple(value.strip() for value in self.value.split("|"))

    def is_right(self, value: str) -> bool:
        """Whether it is, if `value` is what is so."""
        return value in self.values or any(_is_so_many(value, meant) for meant in self.values)


def _is_so_many(value: str, meant: str) -> bool:
    least = meant.removesuffix("+")
    return meant != least and least.isdecimal() and value.isdecimal() and int(value) >= int(least)


class Told(Struct, frozen=True):
    """What a run answers to a question: when it happens, in the time of the run, and what is so then.

    `value` is None as long as that happened and is still to be told.
    """

    time: float
    value: str | None


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """Play stops right before the occurrence `at` and asks. What is right is the `fact` of the run, never written down.

    `because` is said afterwards, whatever was answered. `programs` are those that it is about, in a lesson of which one
    runs at a time; all of them if none is named. `presets` are the cases of the lesson that it is about, if it is not
    asked whatever was set.
    """

    name: Name
    at: str
    fact: str
    ask: Words
    answers: tuple[Answer, ...]
    because: Words
    programs: tuple[str, ...] = ()
    presets: tuple[str, ...] = ()

    def is_about(self, program: str) -> bool:
        """Whether it can be asked while `program` runs."""
        return not self.programs or program in self.programs

    def is_for(self, presets: Collection[str]) -> bool:
        """Whether it can be asked where the settings are those of these presets."""
        return not self.presets or any(name in presets for name in self.presets)

    def right(self, value: str | None) -> int | None:
        """The place of the answer that `value` makes right; None if none does."""
        if value is None:
            return None
        return next((place for place, answer in enumerate(self.answers) if answer.is_right(value)), None)

    def check(self) -> None:
        """Raises LessonError if the answers make no sense."""
        if not FEWEST <= len(self.answers) <= MOST:
            values: dict[str, str | int | Sentence] = {"name": self.name, "count": len(self.answers)}
            raise LessonError(Sentence("questions", WRONG_COUNT, values))
        known: set[str] = set()
        for answer in self.answers:
            for value in answer.values:
                if value in known:
                    raise LessonError(Sentence("questions", TWICE, {"name": self.name, "value": value}))
                known.add(value)
