"""What must be so of a lesson beyond the form of its file: names that exist, possible values, programs in Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from sim.faults import MisplacedError, at, no_python, why_unreadable
from sim.setting_checks import check_choice_of_programs, check_settings
from sim.settings import LessonError, Setting, sentence
from sim.toml_lines import Place
from sim.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sim.lessons import Lesson

THREADS = "threads"
SOURCES = ("loopback", "wire", "model", THREADS)
"""Where programs of a lesson can run."""

NO_SUCH_SETTING = QT_TRANSLATE_NOOP(
    "lessons", "The lesson {lesson} has no setting “{name}”. Its settings are: {allowed}."
)
NO_SUCH_PROGRAM = QT_TRANSLATE_NOOP(
    "lessons", "The lesson {lesson} has no program “{name}”. Its programs are: {allowed}."
)
NO_SUCH_PRESET = QT_TRANSLATE_NOOP("lessons", "The lesson {lesson} has no preset “{name}”. Its presets are: {allowed}.")
NOT_ITS_SOURCE = QT_TRANSLATE_NOOP(
    "lessons", "The lesson {lesson} does not run on “{name}”. Its sources are: {allowed}."
)
NO_SUCH_SOURCE = QT_TRANSLATE_NOOP("lessons", "There is no source “{name}”. The sources are: {allowed}.")
TWICE = QT_TRANSLATE_NOOP(
    "lessons", "There is a [[{table}]] with the name “{name}” already. Give every one a name of its own."
)
NAMES_NOTHING = QT_TRANSLATE_NOOP("lessons", "“{name}” is empty. Name at least one.")
NAMED_TWICE = QT_TRANSLATE_NOOP("lessons", "“{name}” stands in this list twice. Take one of them away.")
NOT_TOGETHER = QT_TRANSLATE_NOOP(
    "lessons",
    'The source “threads” and the stage “threads” belong together, and with no other source. Write stage = "threads"'
    ' and sources = ["threads"], or neither.',
)
ONLY_THREADS = QT_TRANSLATE_NOOP(
    "lessons", "“expect” is only for lessons about threads: of others nobody looks whether it holds. Take it away."
)


def check(lesson: Lesson, cable: Sequence[Setting]) -> None:
    """Raises MisplacedError, or LessonError where the fault is in another file. `cable` are the cable's settings."""
    _check_files(lesson, lesson.programs, "programs")
    _check_files(lesson, lesson.modules, "modules")
    _check_lists(lesson)
    _check_sources(lesson)
    _check_twice(lesson)
    check_settings(lesson, cable)
    _check_threads(lesson)
    _check_defaults(lesson, cable)
    _check_values(lesson, "preset", [preset.values for preset in lesson.presets])
    _check_questions(lesson)
    _check_myths(lesson)


def _check_files(lesson: Lesson, names: Iterable[str], *place: str | int) -> None:
    """Raises MisplacedError for a file that cannot be read, LessonError for one that is no Python."""
    for name in names:
        file = lesson.folder / f"{name}.py"
        try:
            text = lesson.text_of(name)
        except (OSError, UnicodeDecodeError) as error:
            raise MisplacedError(place, why_unreadable(file, error)) from error
        try:
            with catch_warnings():
                simplefilter("ignore")
                compile(text, str(file), "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            raise no_python(file, error) from error


def _check_lists(lesson: Lesson) -> None:
    """Raises MisplacedError for a list that names nothing, or something twice."""
    for place, names in (("sources", lesson.sources), ("programs", lesson.programs), ("modules", lesson.modules)):
        with at(place):
            if not names and place != "modules":
                raise LessonError(sentence(NAMES_NOTHING, name=place))
            for index, name in enumerate(names):
                if name in names[:index]:
                    raise LessonError(sentence(NAMED_TWICE, name=name))


def _check_threads(lesson: Lesson) -> None:
    """Raises MisplacedError for what only a lesson about threads has, or what it lacks."""
    with at("sources"):
        if (
            lesson.is_about_threads != (THREADS in lesson.sources)
            or lesson.is_about_threads
            and len(lesson.sources) > 1
        ):
            raise LessonError(sentence(NOT_TOGETHER))
    if lesson.is_about_threads:
        with at("stage"):
            check_choice_of_programs(lesson)
    with at("expect"):
        _check_expectation(lesson)


def _check_expectation(lesson: Lesson) -> None:
    """Raises LessonError if nobody could say whether it holds at the end of any of the programs."""
    if not lesson.expect:
        return
    if not lesson.is_about_threads:
        raise LessonError(sentence(ONLY_THREADS))
    from sim.concurrency.expectation import complaint_about
    from sim.concurrency.program_names import lacking

    complaint = complaint_about(lesson.expect)
    lacks = [lacking(lesson.expect, lesson.text_of(name)) for name in lesson.programs]
    if complaint is None and all(lacks):
        complaint = lacks[0]
    if complaint is not None:
        raise LessonError(complaint)


def _check_twice(lesson: Lesson) -> None:
    """Raises MisplacedError for a name that another of the same kind has; settings only on a source of both."""
    known: dict[str, list[Setting]] = {}
    for index, setting in enumerate(lesson.settings):
        others = known.setdefault(setting.name, [])
        if any(one.is_for(source) and setting.is_for(source) for one in others for source in lesson.sources):
            raise MisplacedError(("setting", index, "name"), sentence(TWICE, table="setting", name=setting.name))
        others.append(setting)
    for table, entries in (("preset", lesson.presets), ("question", lesson.questions), ("myth", lesson.myths)):
        names = [entry.name for entry in entries]
        for index, name in enumerate(names):
            if name in names[:index]:
                raise MisplacedError((table, index, "name"), sentence(TWICE, table=table, name=name))


def _check_sources(lesson: Lesson) -> None:
    """Raises MisplacedError for a source that does not exist."""
    lists: dict[Place, tuple[str, ...]] = {("sources",): lesson.sources}
    lists |= {("setting", index, "sources"): setting.sources for index, setting in enumerate(lesson.settings)}
    for place, sources in lists.items():
        with at(*place):
            for name in sources:
                if name not in SOURCES:
                    raise LessonError(sentence(NO_SUCH_SOURCE, name=name, allowed=", ".join(SOURCES)))


def _check_defaults(lesson: Lesson, cable: Iterable[Setting]) -> None:
    """Raises MisplacedError for a default that its setting does not allow, of the lesson or of the cable."""
    for index, setting in enumerate(lesson.settings):
        with at("setting", index, "default"):
            setting.value_of(setting.default)
    known = {setting.name: setting for setting in cable}
    for name, value in lesson.cable.items():
        with at("cable", name):
            _known(lesson, known, name).value_of(value)


def _check_values(lesson: Lesson, table: str, several: Sequence[Mapping[str, str]]) -> None:
    """Raises MisplacedError for a value that no source takes, or for a name that none knows."""
    known = {setting.name: setting for source in lesson.sources for setting in lesson.settings_on(source)}
    for index, values in enumerate(several):
        for name, value in values.items():
            with at(table, index, "values", name):
                _known(lesson, known, name).value_of(value)


def _known(lesson: Lesson, known: Mapping[str, Setting], name: str) -> Setting:
    """The setting called `name`. Raises LessonError with those that exist."""
    if name not in known:
        allowed = ", ".join(known) or "-"
        raise LessonError(sentence(NO_SUCH_SETTING, lesson=lesson.id, name=name, allowed=allowed))
    return known[name]


def _check_names(lesson: Lesson, names: Iterable[str], allowed: Collection[str], complaint: str) -> None:
    """Raises LessonError, saying `complaint`, for a name that is not allowed."""
    for name in names:
        if name not in allowed:
            told = ", ".join(allowed) or "-"
            raise LessonError(sentence(complaint, lesson=lesson.id, name=name, allowed=told))


def _check_questions(lesson: Lesson) -> None:
    """Raises MisplacedError for a question that no run could answer."""
    for index, question in enumerate(lesson.questions):
        with at("question", index, "answers"):
            question.check()
        with at("question", index, "at"):
            lesson.vocabulary.check_place(question)
            who = lesson.vocabulary.program_at(question.at)
            _check_names(lesson, [who] if who else [], lesson.programs, NO_SUCH_PROGRAM)
        with at("question", index, "fact"):
            lesson.vocabulary.check_fact(question)
        for number, answer in enumerate(question.answers):
            with at("question", index, "answers", number):
                lesson.vocabulary.check_answer(question, answer, lesson.programs)
        with at("question", index, "programs"):
            _check_names(lesson, question.programs, lesson.programs, NO_SUCH_PROGRAM)
        with at("question", index, "presets"):
            _check_names(lesson, question.presets, [preset.name for preset in lesson.presets], NO_SUCH_PRESET)


def _check_myths(lesson: Lesson) -> None:
    """Raises MisplacedError for a saying that no run could test."""
    _check_values(lesson, "myth", [myth.values for myth in lesson.myths])
    for index, myth in enumerate(lesson.myths):
        with at("myth", index, "proof"):
            lesson.vocabulary.check_proof(myth)
        with at("myth", index, "granularity"):
            lesson.vocabulary.check_granularity(myth)
        with at("myth", index, "sources"):
            _check_names(lesson, myth.sources, lesson.sources, NOT_ITS_SOURCE)
        with at("myth", index, "programs"):
            _check_names(lesson, myth.programs, lesson.programs, NO_SUCH_PROGRAM)
        _check_files(lesson, myth.programs.values(), "myth", index, "programs")
