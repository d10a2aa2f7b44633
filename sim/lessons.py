"""Reads the lessons: a folder each, with `lesson.toml` and the programs that it runs.

Bad files and bad values are told in one sentence with the file and the name, as LessonError.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import msgspec
from msgspec import Struct

from sim.words import QT_TRANSLATE_NOOP, Sentence

LESSONS = Path(__file__).parents[1] / "assets" / "lessons"


class LessonError(Exception):
    """Something about a lesson is not so as it must be; `sentence` says what, why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """One text in both languages."""

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """The text in 'zh' or 'en'."""
        return self.zh if language == "zh" else self.en


class Kind(Enum):
    """What a setting holds."""

    BYTES = "bytes"
    INTEGER = "integer"
    SECONDS = "seconds"
    CHOICE = "choice"


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One value a choice may have, and its name for people."""

    value: str
    title: Words


class Setting(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that the learner may change; the programs import it in capitals from the module `settings`."""

    name: str
    title: Words
    kind: Kind
    default: str
    minimum: float = 0
    maximum: float = 0
    choices: tuple[Choice, ...] = ()

    def value_of(self, text: str) -> bytes | int | float | str:
        """The value that `text` means. Raises LessonError with a sentence about what is allowed."""
        match self.kind:
            case Kind.BYTES:
                return _bytes_of(self.name, text)
            case Kind.CHOICE:
                return self._choice_of(text)
            case _:
                return self._number_of(text)

    def _choice_of(self, text: str) -> str:
        allowed = [choice.value for choice in self.choices]
        if text not in allowed:
            raise LessonError(_sentence(NOT_A_CHOICE, name=self.name, value=text, allowed=", ".join(allowed)))
        return text

    def _number_of(self, text: str) -> int | float:
        kind = int if self.kind is Kind.INTEGER else float
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not self.minimum <= value <= self.maximum:
            limits = {"low": f"{self.minimum:.12g}", "high": f"{self.maximum:.12g}"}
            raise LessonError(_sentence(NOT_IN_RANGE, name=self.name, value=text, **limits))
        return value


class Lesson(Struct, frozen=True):
    """A lesson as it stands in its folder."""

    folder: Path
    title: Words
    summary: Words
    chapter: Words
    order: int
    sources: tuple[str, ...]
    programs: tuple[str, ...]
    settings: tuple[Setting, ...] = ()

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.folder.name

    def text_of(self, program: str) -> str:
        """The source text of a program of this lesson."""
        return (self.folder / f"{program}.py").read_text("utf-8")

    def values(self, chosen: Mapping[str, str]) -> dict[str, bytes | int | float | str]:
        """Every setting's value, the chosen texts over the defaults. Raises LessonError for a bad name or value."""
        known = {setting.name: setting for setting in self.settings}
        for name in chosen:
            if name not in known:
                raise LessonError(
                    _sentence(NO_SUCH_SETTING, lesson=self.id, name=name, allowed=", ".join(known) or "-")
                )
        return {name: setting.value_of(chosen.get(name, setting.default)) for name, setting in known.items()}


NO_SUCH_LESSON = QT_TRANSLATE_NOOP("lessons", "There is no lesson “{lesson}”. The lessons are: {allowed}.")
NO_SUCH_SETTING = QT_TRANSLATE_NOOP(
    "lessons", "The lesson {lesson} has no setting “{name}”. Its settings are: {allowed}."
)
NOT_A_CHOICE = QT_TRANSLATE_NOOP("lessons", "“{value}” is no value for {name}. Allowed are: {allowed}.")
NOT_IN_RANGE = QT_TRANSLATE_NOOP("lessons", "“{value}” is no value for {name}. Give a number from {low} to {high}.")
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"\\": b"\\"}
ESCAPE = re.compile(rb"\\(x[0-9a-fA-F]{2}|[nrt0\\])")
LONE_BACKSLASH = re.compile(rb"(?<!\\)(?:\\\\)*\\(?!x[0-9a-fA-F]{2}|[nrt0\\])")
BAD_ESCAPE = QT_TRANSLATE_NOOP(
    "lessons",
    "The text for {name} has a backslash that begins no escape. Write \\\\ for a backslash and \\xff for a byte.",
)
NO_TEXT = QT_TRANSLATE_NOOP("lessons", "The text for {name} holds half a character. Type it anew.")
BAD_FILE = QT_TRANSLATE_NOOP("lessons", "The lesson file {file} cannot be used: {reason}")


def _sentence(text: str, **values: str) -> Sentence:
    return Sentence("lessons", text, values)


def _bytes_of(name: str, text: str) -> bytes:
    r"""UTF-8, in which \n, \r, \t, \0, \xff and \\ stand for one byte each."""
    # A command line hands over bytes that are no UTF-8 as lone surrogates.
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise LessonError(_sentence(NO_TEXT, name=name)) from error
    if LONE_BACKSLASH.search(data):
        raise LessonError(_sentence(BAD_ESCAPE, name=name))
    return ESCAPE.sub(_byte_of, data)


def _byte_of(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code[1:], 16)]) if code.startswith(b"x") else ESCAPED[code]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand in a lesson.toml."""

    title: Words
    summary: Words
    chapter: Words
    order: int
    sources: tuple[str, ...]
    programs: tuple[str, ...]
    setting: tuple[Setting, ...] = ()


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
        )
        for program in lesson.programs:
            lesson.text_of(program)
        lesson.values({})
    except (
        OSError,
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
        LessonError,
    ) as error:
        raise LessonError(_sentence(BAD_FILE, file=str(path), reason=str(error))) from error
    return lesson


def all_lessons(root: Path = LESSONS) -> list[Lesson]:
    """Every lesson below `root`, in the order of the course."""
    lessons = [read_lesson(path.parent) for path in root.glob("*/lesson.toml")]
    return sorted(lessons, key=lambda lesson: (lesson.order, lesson.id))


def find_lesson(name: str, root: Path = LESSONS) -> Lesson:
    """The lesson called `name`. Raises LessonError with the names that exist."""
    lessons = {lesson.id: lesson for lesson in all_lessons(root)}
    if name not in lessons:
        raise LessonError(_sentence(NO_SUCH_LESSON, lesson=name, allowed=", ".join(lessons)))
    return lessons[name]
