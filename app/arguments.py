"""What words of a command line mean: settings, sources, places, sizes, shares, lessons and files."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from app.parser import UsageError, unreadable
from app.saving import not_saved
from sim.lessons import Course, Lesson
from sim.words import QT_TRANSLATE_NOOP, Sentence

NO_PAIR = QT_TRANSLATE_NOOP("commands", "--set wants NAME=VALUE, not “{text}”.")
NO_SUCH_SOURCE = QT_TRANSLATE_NOOP("commands", "The lesson {lesson} does not run on “{source}”. It runs on: {allowed}.")
BAD_ENDING = QT_TRANSLATE_NOOP("commands", "The file {file} must end in one of these: {endings}.")
NO_PLACE = QT_TRANSLATE_NOOP("commands", "There is no folder {folder} to put the file into.")
NO_FILE = QT_TRANSLATE_NOOP("commands", "There is no file {file}.")
BAD_SIZE = QT_TRANSLATE_NOOP(
    "commands", "--size wants WIDTHxHEIGHT in pixels, from 1280x720 to 7680x4320, not “{text}”."
)
BAD_SHARE = QT_TRANSLATE_NOOP("commands", "{option} wants a share of the run from 0% to 100%, not “{text}”.")


def usual_source(lesson: Lesson) -> str:
    """The loopback, where the lesson has it; otherwise its first source."""
    return "loopback" if "loopback" in lesson.sources else lesson.sources[0]


def chosen_of(lesson: Lesson, options: argparse.Namespace) -> dict[str, str]:
    """The texts that --set chooses, over those of --preset. Raises UsageError or LessonError."""
    preset = lesson.preset_values(options.preset, options.source) if options.preset else {}
    return {**preset, **settings_of(options.set)}


def settings_of(pairs: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE words as a dictionary; a VALUE of @FILE is that file's text. Raises UsageError."""
    chosen = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(NO_PAIR, text=pair)
        chosen[name] = _text_of(Path(value[1:])) if value.startswith("@") else value
    return chosen


def _text_of(path: Path) -> str:
    """A file's bytes as a setting's text: what is no UTF-8 stays as it is, and a backslash is only a backslash."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape").replace("\\", r"\\")
    except OSError as error:
        raise unreadable(path, error) from error


def check_source(lesson: Lesson, source: str) -> Sentence | None:
    """None if `source` can run `lesson` here, else the reason.

    Raises UsageError for a source that the lesson does not have.
    """
    from sim.sources.availability import why_not

    if source not in lesson.sources:
        raise UsageError(NO_SUCH_SOURCE, lesson=lesson.id, source=source, allowed=", ".join(lesson.sources))
    return why_not(source)


def check_place(path: Path, suffixes: Sequence[str]) -> None:
    """Raises UsageError or RunError if a file cannot be written at `path` or its ending is not one of `suffixes`."""
    if path.suffix not in suffixes:
        raise UsageError(BAD_ENDING, file=str(path), endings=", ".join(suffixes))
    folder = path.absolute().parent
    try:
        if not folder.is_dir():
            raise UsageError(NO_PLACE, folder=str(folder))
        was_there = path.exists()
        path.open("ab").close()
    except OSError as error:
        raise not_saved(path, error) from error
    if not was_there:
        path.unlink()


def is_there(path: Path, is_one: Callable[[Path], bool]) -> bool:
    """Whether there is a file, or a folder, of that name. Raises UsageError where the system does not say."""
    try:
        return is_one(path)
    except OSError as error:
        raise unreadable(path, error) from error


def size_of(text: str) -> tuple[int, int]:
    """WIDTHxHEIGHT in pixels. Raises UsageError for what no window can be."""
    width, times, height = text.partition("x")
    if times and width.isdecimal() and height.isdecimal() and 1280 <= int(width) <= 7680 and 720 <= int(height) <= 4320:
        return int(width), int(height)
    raise UsageError(BAD_SIZE, text=text)


def share_of(text: str, option: str = "--at") -> float:
    """A percentage as a number from 0 to 1. Raises UsageError for anything else."""
    try:
        share = float(text.removesuffix("%")) / 100
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    raise UsageError(BAD_SHARE, option=option, text=text)


def lesson_or_file(what: str, course: Course) -> tuple[str | None, Path | None]:
    """What `what` names: a file if there is one of that name, else a lesson. Raises UsageError or LessonError."""
    path = Path(what)
    if is_there(path, Path.is_file):
        return None, path
    if path.suffix or path.name != what:
        raise UsageError(NO_FILE, file=what)
    return course.find(what).id, None
