"""Finds lessons by what they are called, and by what they speak of in either language; and says where that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sim.lessons import Lesson
from sim.settings import Words
from sim.words import joined, pieces_of

BEFORE = 8
"""Letters that are kept before what was searched for, in a text that begins earlier; of Chinese, half as many."""


class Hit(Struct, frozen=True):
    """A lesson that was found. `passage` is where it speaks of it; empty where its title says so already."""

    lesson: Lesson
    passage: str = ""


def found(lessons: Iterable[Lesson], wanted: str, language: str) -> list[Hit]:
    """The lessons that are called so, then those that speak of it; passages in `language` where they are in both."""
    wanted = wanted.strip().casefold()
    called, speaking = [], []
    for lesson in lessons:
        if _is_in(wanted, (lesson.title.en, lesson.title.zh, lesson.id)):
            called.append(Hit(lesson))
        elif passage := _passage(lesson, wanted, language):
            speaking.append(Hit(lesson, passage))
    return [*called, *speaking]


def excerpt(passage: str, wanted: str) -> str:
    """The passage from shortly before what was searched for, for a place that is narrower than all of it."""
    at = passage.casefold().find(wanted.strip().casefold())
    before = BEFORE if passage[:at].isascii() else BEFORE // 2
    if at <= before:
        return passage
    start = passage.find(" ", at - before, at) + 1 or at - before
    return f"…{passage[start:]}"


def _is_in(wanted: str, texts: Iterable[str]) -> bool:
    return any(wanted in text.casefold() for text in texts)


def _passage(lesson: Lesson, wanted: str, language: str) -> str:
    """The first line of the lesson in which it stands; empty if in none."""
    other = "en" if language == "zh" else "zh"
    lines = (line for each in (language, other) for words in _told(lesson) for line in _lines(words, each))
    return next((line for line in lines if wanted in line.casefold()), "")


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
