"""Finds lessons by what they are called, and by what they speak of in either language; and says where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sim.lessons import Lesson
from sim.settings import Words
from sim.words import joined, pieces_of

BEFORE = 8
"""Letters that are kept before what was searched for, in a text that begins earlier; of Chinese, half as many."""


_WORD_BEGINS = r"(?:(?<![A-Za-z0-9])|(?=[A-Z][a-z]))"
"""Also within a name: "Lock" in RLock."""


class Hit(Struct, frozen=True):
    """A lesson that was found. If it only `speaks_of_it`, `passage` is where, if that is in the reader's language."""

    lesson: Lesson
    speaks_of_it: bool = False
    passage: str = ""


def found(lessons: Iterable[Lesson], wanted: str, language: str) -> list[Hit]:
    """The lessons that are called so, then those that speak of it in either language.

    Words are found by how they begin, what is written without blanks anywhere.
    """
    pattern = _pattern(wanted)
    called, speaking = [], []
    for lesson in lessons:
        if any(pattern.search(text) for text in (lesson.title.en, lesson.title.zh, lesson.id)):
            called.append(Hit(lesson))
        elif passage := _passage(lesson, pattern, language):
            speaking.append(Hit(lesson, True, passage))
        elif _passage(lesson, pattern, "en" if language == "zh" else "zh"):
            speaking.append(Hit(lesson, True))
    return [*called, *speaking]


def excerpt(passage: str, wanted: str) -> str:
    """The passage from shortly before what was searched for, for a place that is narrower than all of it."""
    place = _pattern(wanted).search(passage)
    at = place.start() if place is not None else 0
    before = BEFORE if passage[:at].isascii() else BEFORE // 2
    if at <= before:
        return passage
    start = passage.find(" ", at - before, at) + 1 or at - before
    return f"…{passage[start:]}"


def _pattern(wanted: str) -> re.Pattern[str]:
    wanted = wanted.strip()
    begins = _WORD_BEGINS if wanted[:1].isascii() and wanted[:1].isalnum() else ""
    return re.compile(f"{begins}(?i:{re.escape(wanted)})")


def _passage(lesson: Lesson, pattern: re.Pattern[str], language: str) -> str:
    """The first line of the lesson in which it stands; empty if in none."""
    lines = (line for words in _told(lesson) for line in _lines(words, language))
    return next((line for line in lines if pattern.search(line)), "")


def _told(lesson: Lesson) -> Iterator[Words]:
    """What a lesson is about, without what it asks the learner to find out."""
    yield from lesson.goals
    yield from lesson.terms
    yield lesson.summary
    yield from (myth.claim for myth in lesson.myths)
    yield from (question.ask for question in lesson.questions)
    yield from (setting.title for setting in lesson.settings)


def _lines(words: Words, language: str) -> list[str]:
    """Without marks, which nobody searches for."""
    return [line.strip() for line in joined(pieces_of(words.in_language(language))).splitlines()]
