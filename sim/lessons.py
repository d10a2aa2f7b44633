"""Reads the lessons: a folder each, with `lesson.toml` and the programs that it runs.

Bad files and bad values are told in one sentence with the file, the line and what is allowed, as LessonError.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sim.faults import of_file, unreadable
from sim.lesson_checks import NO_SUCH_PRESET, NO_SUCH_SETTING, check
from sim.lesson_checks import SOURCES as SOURCES
from sim.myths import Myth
from sim.presets import Preset
from sim.questions import Question
from sim.settings import LessonError, Setting, Value, Words, sentence
from sim.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sim.vocabulary import Vocabulary

LESSONS = Path(__file__).parents[1] / "assets" / "lessons"
CABLE = LESSONS / "cable.toml"
"""The settings of the cable between two hosts, which every lesson has on the sources that have a cable."""
FILE = "lesson.toml"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a lesson's folder may be called."""


class StageKind(Enum):
    """What stands in the middle of the window."""

    CONVERSATION = "conversation"
    LAYERS = "layers"
    STATES = "states"
    QUEUES = "queues"
    TALLY = "tally"
    TAPES = "tapes"
    FRAMING = "framing"
    THREADS = "threads"


class Lesson(Struct, frozen=True):
    """A lesson as it stands in its folder, and as the learner has changed it.

    `modules` are files that the programs may import. `cable` are defaults of its own for settings of the cable, by
    name. `edits` are texts that stand for those of files, by the file's name without .py.
    Of the programs of a lesson about threads one runs at a time, chosen by the setting `program`; `expect` is what must
    hold at the end of every run of it.
    `goals` say what the learner will be able to do, `notes` are for the lecturer alone, by its `terms` it is found.
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
    modules: tuple[str, ...] = ()
    myths: tuple[Myth, ...] = ()
    edits: Mapping[str, str] = {}
    notes: Words | None = None
    goals: tuple[Words, ...] = ()
    terms: tuple[Words, ...] = ()

    @property
    def id(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def is_about_threads(self) -> bool:
        """Whether its programs run one at a time, under control."""
        return self.stage is StageKind.THREADS

    @property
    def vocabulary(self) -> Vocabulary:
        """What its questions and sayings may ask for."""
        from sim.vocabulary import NETWORK, THREADS

        return THREADS if self.is_about_threads else NETWORK

    def text_of(self, name: str) -> str:
        """The source text of a program or a module of this lesson. Raises OSError, UnicodeDecodeError."""
        return self.edits[name] if name in self.edits else (self.folder / f"{name}.py").read_text("utf-8")

    def own_text(self, name: str) -> str | None:
        """What the file of a program or a module says, whatever was written in its place; None if it cannot be read."""
        try:
            return replace(self, edits={}).text_of(name)
        except (OSError, UnicodeDecodeError):
            return None

    def with_text(self, name: str, text: str) -> Lesson:
        """This lesson with another text for one of its files; its own one is no edit."""
        others = {each: told for each, told in self.edits.items() if each != name}
        return replace(self, edits=others if text == self.own_text(name) else {**others, name: text})

    def myths_on(self, source: str) -> tuple[Myth, ...]:
        """The sayings that can be put to the test there."""
        return tuple(myth for myth in self.myths if myth.is_for(source))

    def for_experiment(self, myth: Myth) -> Lesson:
        """This lesson as it stands in its folder, with the programs that the experiment of `myth` runs.

        Raises OSError, UnicodeDecodeError.
        """
        own = replace(self, edits={})
        return replace(own, edits={program: own.text_of(name) for program, name in myth.programs.items()})

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

    def presets_set(self, chosen: Mapping[str, str], source: str) -> frozenset[str]:
        """The presets that mean what is set on `source` by the chosen texts over the defaults."""
        settings = self.settings_on(source)
        texts = {setting.name: chosen.get(setting.name, setting.default) for setting in settings}
        return frozenset(preset.name for preset in self.presets if preset.is_set(settings, texts))

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
TAKEN = QT_TRANSLATE_NOOP(
    "lessons", "The lesson folder {folder} is left out: there is a lesson {name} already. Rename it."
)
BAD_NAME = QT_TRANSLATE_NOOP(
    "lessons",
    "The lesson folder {folder} cannot be used. Rename it: allowed are small letters, digits and hyphens, as in"
    " my-lesson.",
)
NO_LESSON = QT_TRANSLATE_NOOP(
    "lessons",
    "The folder {folder} is no lesson, as there is no lesson.toml in it. Put one there, or take it away.",
)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand in a lesson.toml."""

    title: Words
    summary: Words
    chapter: Words
    order: int
    sources: tuple[str, ...]
    programs: tuple[str, ...]
    modules: tuple[str, ...] = ()
    setting: tuple[Setting, ...] = ()
    stage: StageKind = StageKind.CONVERSATION
    cable: Mapping[str, str] = {}
    preset: tuple[Preset, ...] = ()
    question: tuple[Question, ...] = ()
    expect: str = ""
    myth: tuple[Myth, ...] = ()
    notes: Words | None = None
    goal: tuple[Words, ...] = ()
    term: tuple[Words, ...] = ()


class _CableFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand in cable.toml."""

    setting: tuple[Setting, ...]


@cache
def cable_settings() -> tuple[Setting, ...]:
    """Every setting of the cable, whatever source it is for. Raises LessonError if the file is missing or wrong."""
    text = _text(CABLE)
    with of_file(CABLE, text, _CableFile):
        return msgspec.convert(tomllib.loads(text), _CableFile).setting


Parse = Callable[[str], dict[str, Any]]
"""Says what a TOML text holds."""


def _text(path: Path) -> str:
    try:
        # Some editors put a mark before a text.
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error


def read_lesson(folder: Path, parse: Parse = tomllib.loads, *, is_checked: bool = False) -> Lesson:
    """The lesson in `folder`. Raises LessonError if its file is missing or wrong.

    What goes beyond the form of the file is not looked at again where it `is_checked`.
    """
    if not NAME.fullmatch(folder.name):
        raise LessonError(sentence(BAD_NAME, folder=str(folder)))
    path = folder / FILE
    if not path.is_file():
        raise LessonError(sentence(NO_LESSON, folder=str(folder)))
    text = _text(path)
    with of_file(path, text, _File):
        file = msgspec.convert(parse(text), _File)
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
            file.modules,
            file.myth,
            notes=file.notes,
            goals=file.goal,
            terms=file.term,
        )
        if not is_checked:
            check(lesson, cable_settings())
    return lesson


class Course(Struct, frozen=True):
    """The lessons below `folders`, in the order of the course, and what is wrong with the others, by their names."""

    folders: tuple[Path, ...]
    lessons: tuple[Lesson, ...]
    complaints: Mapping[str, LessonError]

    @property
    def own_folder(self) -> Path | None:
        """The last folder, if it is not that of the product."""
        return self.folders[-1] if len(self.folders) > 1 else None

    def find(self, name: str) -> Lesson:
        """The lesson called `name`. Raises LessonError: what is wrong with it, or the names that exist."""
        if name in self.complaints:
            raise self.complaints[name]
        lessons = {lesson.id: lesson for lesson in self.lessons}
        if name not in lessons:
            raise LessonError(sentence(NO_SUCH_LESSON, lesson=name, allowed=", ".join(lessons)))
        return lessons[name]


def read_course(folders: Sequence[Path], parse: Parse = tomllib.loads, *, checked: Path | None = None) -> Course:
    """Every lesson below `folders`; a wrong one, or one whose name is taken, does not take the others away.

    Those below `checked` need no check beyond the form of their files.
    """
    lessons: dict[str, Lesson] = {}
    complaints: dict[str, LessonError] = {}
    for folder in (folder for root in folders for folder in _folders_in(root)):
        if folder.name in lessons:
            complaints[str(folder)] = LessonError(sentence(TAKEN, folder=str(folder), name=folder.name))
            continue
        try:
            lessons[folder.name] = read_lesson(folder, parse, is_checked=folder.parent == checked)
        except LessonError as error:
            complaints[folder.name] = error
    return Course(tuple(folders), tuple(sorted(lessons.values(), key=_place)), complaints)


def _place(lesson: Lesson) -> tuple[int, str]:
    """Where it stands in the course."""
    return lesson.order, lesson.id


def _folders_in(root: Path) -> list[Path]:
    """The folders there, but for those that programs keep for themselves, such as .git and __pycache__."""
    with suppress(OSError):
        return sorted(path for path in root.iterdir() if path.name[0] not in "._" and path.is_dir())
    return []


def all_lessons(root: Path = LESSONS) -> list[Lesson]:
    """Every lesson below `root`, in the order of the course. Raises LessonError if one of them is wrong."""
    return sorted(map(read_lesson, _folders_in(root)), key=_place)


def find_lesson(name: str, root: Path = LESSONS) -> Lesson:
    """The lesson called `name`. Raises LessonError with the names that exist."""
    return read_course([root]).find(name)
