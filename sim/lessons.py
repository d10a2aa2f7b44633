"""Reads the lessons: a folder each, with `lesson.toml` and the programs that it runs.

Bad files and bad values are told in one sentence with the file and the name, as LessonError.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sim.network.facts import FACTS
from sim.network.places import BadPlaceError, check_place
from sim.presets import Preset
from sim.questions import Question
from sim.settings import LessonError, Setting, Value, Words, sentence
from sim.words import QT_TRANSLATE_NOOP

LESSONS = Path(__file__).parents[1] / "assets" / "lessons"
CABLE = LESSONS / "cable.toml"
"""The settings of the cable between two hosts, which every lesson has on the sources that have a cable."""


class StageKind(Enum):
    """What stands in the middle of the window."""

    CONVERSATION = "conversation"
    LAYERS = "layers"
    STATES = "states"
    QUEUES = "queues"
    TALLY = "tally"
    TAPES = "tapes"
    THREADS = "threads"


class Lesson(Struct, frozen=True):
    """A lesson as it stands in its folder. `cable` are defaults of its own for settings of the cable, by name.

    Of the programs of a lesson about threads one runs at a time, chosen by the setting `program`; `expect` is what must
    hold at the end of every run of it.
    """

    folder: Path
    title: Words
    summary: Words
    chapter: Words
    order: int
    sources: tuple[str, ...]
    programs: tuple[str, ...]
    settings: tuple[Setting, ...] = ()
    stage: StageKind = StageKind.CONVERSATION
    cable: Mapping[str, str] = {}
    presets: tuple[Preset, ...] = ()
    questions: tuple[Question, ...] = ()
    expect: str = ""

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.folder.name

    def text_of(self, program: str) -> str:
        """The source text of a program of this lesson."""
        return (self.folder / f"{program}.py").read_text("utf-8")

    def settings_on(self, source: str) -> tuple[Setting, ...]:
        """What can be changed there: the lesson's own settings, then those of the cable."""
        own = tuple(setting for setting in self.settings if setting.is_for(source))
        return own + self.cable_settings_on(source)

    def cable_settings_on(self, source: str) -> tuple[Setting, ...]:
        """The settings of the cable that mean something to `source`, with this lesson's defaults."""
        return tuple(
            replace(setting, default=self.cable.get(setting.name, setting.default))
            for setting in cable_settings()
            if setting.is_for(source)
        )

    def preset_values(self, name: str, source: str) -> dict[str, str]:
        """The text of every setting on `source` as the preset `name` has it. Raises LessonError for a bad name."""
        preset = next((each for each in self.presets if each.name == name), None)
        if preset is None:
            allowed = ", ".join(each.name for each in self.presets) or "-"
            raise LessonError(sentence(NO_SUCH_PRESET, lesson=self.id, name=name, allowed=allowed))
        return preset.chosen(self.settings_on(source))

    def values(self, chosen: Mapping[str, str], source: str) -> dict[str, Value]:
        """The value of every setting on `source`, the chosen texts over the defaults.

        Raises LessonError for a bad name or value.
        """
        known = {setting.name: setting for setting in self.settings_on(source)}
        for name in chosen:
            if name not in known:
                allowed = ", ".join(known) or "-"
                raise LessonError(sentence(NO_SUCH_SETTING, lesson=self.id, name=name, allowed=allowed))
        return {name: setting.value_of(chosen.get(name, setting.default)) for name, setting in known.items()}


NO_SUCH_LESSON = QT_TRANSLATE_NOOP("lessons", "There is no lesson “{lesson}”. The lessons are: {allowed}.")
NO_SUCH_SETTING = QT_TRANSLATE_NOOP(
    "lessons", "The lesson {lesson} has no setting “{name}”. Its settings are: {allowed}."
)
NO_SUCH_PRESET = QT_TRANSLATE_NOOP("lessons", "The lesson {lesson} has no preset “{name}”. Its presets are: {allowed}.")
NO_SUCH_FACT = QT_TRANSLATE_NOOP(
    "lessons", "The question {name} asks for “{fact}”, which no run can tell. What can be told: {allowed}."
)
BAD_FILE = QT_TRANSLATE_NOOP("lessons", "The lesson file {file} cannot be used: {reason}")


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand in a lesson.toml."""

    title: Words
    summary: Words
    chapter: Words
    order: int
    sources: tuple[str, ...]
    programs: tuple[str, ...]
    setting: tuple[Setting, ...] = ()
    stage: StageKind = StageKind.CONVERSATION
    cable: Mapping[str, str] = {}
    preset: tuple[Preset, ...] = ()
    question: tuple[Question, ...] = ()
    expect: str = ""


class _CableFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand in cable.toml."""

    setting: tuple[Setting, ...]


UNREADABLE = (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, LessonError, BadPlaceError)


@cache
def cable_settings() -> tuple[Setting, ...]:
    """Every setting of the cable, whatever source it is for. Raises LessonError if the file is missing or wrong."""
    try:
        return msgspec.convert(tomllib.loads(CABLE.read_text("utf-8")), _CableFile).setting
    except UNREADABLE as error:
        raise LessonError(sentence(BAD_FILE, file=str(CABLE), reason=str(error))) from error


def read_lesson(folder: Path) -> Lesson:
    """The lesson in `folder`. Raises LessonError if its file is missing or wrong."""
    path = folder / "lesson.toml"
    try:
        file = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
        lesson = Lesson(
            folder,
            file.title,
            file.summary,
            file.chapter,
            file.order,
            file.sources,
            file.programs,
            file.setting,
            file.stage,
            file.cable,
            file.preset,
            file.question,
            file.expect,
        )
        for program in lesson.programs:
            lesson.text_of(program)
        for source in lesson.sources:
            lesson.values({}, source)
        _check_presets(lesson)
        _check_questions(lesson)
    except UNREADABLE as error:
        raise LessonError(sentence(BAD_FILE, file=str(path), reason=str(error))) from error
    return lesson


def _check_presets(lesson: Lesson) -> None:
    """Raises LessonError for a value that no source takes, or for a name that none knows."""
    known = {setting.name: setting for source in lesson.sources for setting in lesson.settings_on(source)}
    for preset in lesson.presets:
        for name, value in preset.values.items():
            if name not in known:
                allowed = ", ".join(known) or "-"
                raise LessonError(sentence(NO_SUCH_SETTING, lesson=lesson.id, name=name, allowed=allowed))
            known[name].value_of(value)


def _check_questions(lesson: Lesson) -> None:
    """Raises LessonError or BadPlaceError for a question that no run could answer."""
    for question in lesson.questions:
        question.check()
        check_place(question.at)
        if question.fact not in FACTS:
            allowed = ", ".join(FACTS)
            raise LessonError(sentence(NO_SUCH_FACT, name=question.name, fact=question.fact, allowed=allowed))


def all_lessons(root: Path = LESSONS) -> list[Lesson]:
    """Every lesson below `root`, in the order of the course."""
    lessons = [read_lesson(path.parent) for path in root.glob("*/lesson.toml")]
    return sorted(lessons, key=lambda lesson: (lesson.order, lesson.id))


def find_lesson(name: str, root: Path = LESSONS) -> Lesson:
    """The lesson called `name`. Raises LessonError with the names that exist."""
    lessons = {lesson.id: lesson for lesson in all_lessons(root)}
    if name not in lessons:
        raise LessonError(sentence(NO_SUCH_LESSON, lesson=name, allowed=", ".join(lessons)))
    return lessons[name]
