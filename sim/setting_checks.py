"""What must be so of a lesson's settings beyond the form of its file: names that are free, limits, choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sim.faults import at
from sim.settings import Kind, LessonError, Setting, sentence
from sim.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sim.lessons import Lesson

NUMBERS = (Kind.INTEGER, Kind.SECONDS, Kind.PERCENT)
ADDRESSES = ("server", "client")
"""In capitals these are the addresses that programs import."""
PROGRAM = "program"
"""The setting that chooses which program of a lesson about threads runs."""

TAKEN = QT_TRANSLATE_NOOP(
    "lessons", "The name “{name}” is taken: every lesson has that in its programs or of its cable. Choose another."
)
NO_RANGE = QT_TRANSLATE_NOOP(
    "lessons", "No number can be chosen for {name}: its maximum must be above its minimum, which is 0 if none is given."
)
NOT_FOR_KIND = QT_TRANSLATE_NOOP("lessons", "{key} means nothing to {name}, which is of the kind {kind}. Take it away.")
TWO_ALIKE = QT_TRANSLATE_NOOP("lessons", "Two choices of {name} have the same value “{value}”.")
NOT_A_PROGRAM = QT_TRANSLATE_NOOP("lessons", "The choice “{value}” is none of the programs. These are: {allowed}.")
NO_CHOICE = QT_TRANSLATE_NOOP(
    "lessons", "A lesson about threads needs a setting “program” of the kind choice, which says which program runs."
)


def check_settings(lesson: Lesson, cable: Iterable[Setting]) -> None:
    """Raises MisplacedError. `cable` are the settings that every lesson has."""
    taken = {*ADDRESSES, *(setting.name for setting in cable)}
    for index, setting in enumerate(lesson.settings):
        with at("setting", index, "name"):
            if setting.name in taken:
                raise LessonError(sentence(TAKEN, name=setting.name))
        with at("setting", index):
            _check_limits(setting)
        with at("setting", index, "choices"):
            _check_choices(setting, lesson)


def check_choice_of_programs(lesson: Lesson) -> None:
    """Raises LessonError for a lesson about threads in which nothing says which program runs."""
    if not any(_is_choice_of_programs(setting, lesson) for setting in lesson.settings):
        raise LessonError(sentence(NO_CHOICE))


def _is_choice_of_programs(setting: Setting, lesson: Lesson) -> bool:
    return lesson.is_about_threads and setting.name == PROGRAM and setting.kind is Kind.CHOICE


def _check_limits(setting: Setting) -> None:
    if setting.kind in NUMBERS:
        if setting.maximum <= setting.minimum:
            raise LessonError(sentence(NO_RANGE, name=setting.name))
    elif setting.minimum or setting.maximum:
        raise _not_for_kind("minimum/maximum", setting)


def _check_choices(setting: Setting, lesson: Lesson) -> None:
    if setting.choices and setting.kind is not Kind.CHOICE:
        raise _not_for_kind("choices", setting)
    values = [choice.value for choice in setting.choices]
    for index, value in enumerate(values):
        if value in values[:index]:
            raise LessonError(sentence(TWO_ALIKE, name=setting.name, value=value))
        if _is_choice_of_programs(setting, lesson) and value not in lesson.programs:
            raise LessonError(sentence(NOT_A_PROGRAM, value=value, allowed=", ".join(lesson.programs)))


def _not_for_kind(key: str, setting: Setting) -> LessonError:
    return LessonError(sentence(NOT_FOR_KIND, key=key, name=setting.name, kind=setting.kind.value))
