"""The command line: the window, and the same without one for lecturers, scripts and tests.

Exit codes: 0 done, 1 the experiment told of a problem, 2 bad input, 3 the source cannot run here.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import msgspec

from app import conversations, export, lesson_folders, listing, measure, record, voice
from app.arguments import (
    NO_FILE,
    check_place,
    check_source,
    chosen_of,
    is_there,
    lesson_or_file,
    settings_of,
    share_of,
    size_of,
    usual_source,
)
from app.compare import add_command, compare_lesson, kernel_sources
from app.parser import BAD_INPUT as BAD_INPUT
from app.parser import PROBLEM as PROBLEM
from app.parser import Parser, UsageError
from app.render import NothingShownError, Picture
from app.saving import RunError
from app.start import NOT_HERE, open_window
from app.voice import complain, told
from sim.lessons import Course, StageKind
from sim.settings import LessonError
from sim.words import QT_TRANSLATE_NOOP, Sentence

INTERRUPTED = 130

ABOUT = QT_TRANSLATE_NOOP("commands", "See what really happens between two sockets, and between threads.")
COMMANDS = QT_TRANSLATE_NOOP("commands", "commands (none: open the window)")
OPEN = QT_TRANSLATE_NOOP("commands", "open the window with a lesson or a file")
RECORD = QT_TRANSLATE_NOOP("commands", "run a lesson and save what happened")
RENDER = QT_TRANSLATE_NOOP("commands", "the window at one moment, as a picture")
WHERE = QT_TRANSLATE_NOOP(
    "commands", "where it runs: loopback, wire, model or threads (default: the first of them that the lesson has)"
)
SHARE = QT_TRANSLATE_NOOP("commands", "share of the run (default: its end)")
CURVES = QT_TRANSLATE_NOOP("commands", "with the curves beside the ladder")
CONVERSATION = QT_TRANSLATE_NOOP("commands", "of a capture; 0: all (default: the only one, or the choice)")
PRESET = QT_TRANSLATE_NOOP("commands", "one of the lesson's presets (see list LESSON)")
VALUES = QT_TRANSLATE_NOOP("commands", "see list LESSON; VALUE may be @FILE for a file's contents")

NO_FOLDER = QT_TRANSLATE_NOOP("commands", "There is no folder {folder} to look for lessons in.")
ONE_RUN = QT_TRANSLATE_NOOP("commands", "The file {file} is a recording of one run: only captures list conversations.")
NO_SOCKETS = QT_TRANSLATE_NOOP(
    "commands",
    "The lesson {lesson} is about threads. Compared are lessons about sockets: a real kernel with the model.",
)
BAD_STRETCH = QT_TRANSLATE_NOOP("commands", "--from must lie before --to, and --speed between 0.01 and 1000.")


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")  # what a terminal of another encoding cannot show
    with voice.speaking(voice.language_for(arguments)):
        return _obey(arguments)


def _obey(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        return int(options.do(options))
    except (UsageError, LessonError, RunError) as error:
        complain(error.sentence)
        return BAD_INPUT
    except NothingShownError as error:
        complain(*error.problems)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has read enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="main.py", description=told(ABOUT))
    parser.set_defaults(do=_open_window, what=None, lessons=None, conversation=None)
    commands = parser.add_subparsers(title=told(COMMANDS), metavar="COMMAND")

    window = commands.add_parser("open", help=told(OPEN))
    window.add_argument("what", nargs="?", metavar="LESSON|FILE")
    lesson_folders.add_option(window)
    _add_conversation(window)
    window.set_defaults(do=_open_window)

    listing.add_command(commands).set_defaults(do=_list)

    recording = commands.add_parser("record", help=told(RECORD))
    recording.add_argument("lesson", metavar="LESSON")
    recording.add_argument("--source", default="", help=told(WHERE))
    _add_settings(recording)
    recording.add_argument("--out", required=True, type=Path, metavar="FILE.pcapng|FILE.jsonl")
    recording.set_defaults(do=_record)

    comparing = add_command(commands)
    lesson_folders.add_option(comparing)
    comparing.set_defaults(do=_compare)
    conversations.add_command(commands).set_defaults(do=_list_conversations)
    measure.add_command(commands).set_defaults(do=_measure)
    _add_explore(commands)

    _add_drawings(commands)
    for name, command in commands.choices.items():
        if name != "open":  # the window's language is chosen in the window
            voice.add_option(command)
    return parser


def _add_drawings(commands: Any) -> None:
    rendering = commands.add_parser("render", help=told(RENDER))
    rendering.add_argument("what", metavar="LESSON|FILE")
    rendering.add_argument("--at", default="100%", metavar="60%", help=told(SHARE))
    rendering.add_argument("--out", required=True, type=Path, metavar="FILE.png|FILE.svg")
    rendering.set_defaults(do=_render)
    exporting = export.add_command(commands)
    exporting.set_defaults(do=_export)
    for drawing in (rendering, exporting):
        _add_looks(drawing)


def _add_looks(drawing: argparse.ArgumentParser) -> None:
    """What decides how a picture looks, and of which run it is."""
    drawing.add_argument("--theme", default="light", choices=("light", "dark", "projector"))
    drawing.add_argument("--size", default="1280x720", metavar="1920x1080")
    drawing.add_argument("--source", default="", help=told(WHERE))
    drawing.add_argument("--curves", action="store_true", help=told(CURVES))
    _add_settings(drawing)
    _add_conversation(drawing)


def _add_conversation(command: argparse.ArgumentParser) -> None:
    command.add_argument("--conversation", type=int, metavar="N", help=told(CONVERSATION))


def _add_explore(commands: Any) -> None:
    from app.explore import add_command as add_explore
    from app.explore import explore

    add_explore(commands).set_defaults(do=explore)


def _add_settings(command: argparse.ArgumentParser) -> None:
    command.add_argument("--preset", default="", metavar="NAME", help=told(PRESET))
    command.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=told(VALUES))
    lesson_folders.add_option(command)


def _open_window(options: argparse.Namespace) -> int:
    lesson, file = lesson_or_file(options.what, _course(options)) if options.what else (None, None)
    return open_window(lesson, file, options.lessons, options.conversation)


def _course(options: argparse.Namespace) -> Course:
    """The lessons that can be had. Raises UsageError for a folder that does not exist."""
    if options.lessons is not None and not is_there(options.lessons, Path.is_dir):
        raise UsageError(NO_FOLDER, folder=str(options.lessons))
    return lesson_folders.course_of(options.lessons)


def _list(options: argparse.Namespace) -> int:
    course = _course(options)
    if options.lesson is not None:
        listing.tell_settings(course.find(options.lesson))
        return 0
    listing.list_lessons(course, options.json)
    return BAD_INPUT if course.complaints else 0


def _record(options: argparse.Namespace) -> int:
    lesson = _course(options).find(options.lesson)
    options.source = options.source or usual_source(lesson)
    chosen = chosen_of(lesson, options)
    lesson.values(chosen, options.source)
    is_of_threads = lesson.stage is StageKind.THREADS
    check_kind(options.out, is_of_threads)
    check_place(options.out, (".jsonl",) if is_of_threads else (".pcapng", ".jsonl"))
    reason = check_source(lesson, options.source)
    if reason is not None:
        complain(reason)
        return NOT_HERE
    if is_of_threads:
        return record.record_threads(lesson, chosen, options.out)
    return record.record_sockets(lesson, options.source, chosen, options.out)


def check_kind(out: Path, is_of_threads: bool) -> None:
    """Raises UsageError for a capture of threads."""
    if is_of_threads and out.suffix == ".pcapng":
        raise UsageError(record.NO_PACKETS, out=str(out))


def _list_conversations(options: argparse.Namespace) -> int:
    if not is_there(options.file, Path.is_file):
        raise UsageError(NO_FILE, file=str(options.file))
    if options.file.suffix == ".jsonl":
        raise UsageError(ONE_RUN, file=str(options.file))
    return conversations.list_conversations(options.file, options.json)


def _compare(options: argparse.Namespace) -> int:
    lesson, chosen = _course(options).find(options.lesson), settings_of(options.set)
    if lesson.stage is StageKind.THREADS:
        raise UsageError(NO_SOCKETS, lesson=lesson.id)
    sources = [options.source] if options.source else kernel_sources(lesson)
    reasons = [check_source(lesson, source) for source in sources]
    check_source(lesson, "model")
    possible = [source for source, reason in zip(sources, reasons, strict=True) if reason is None]
    if not possible:
        complain(*filter(None, reasons))
        return NOT_HERE
    return compare_lesson(lesson, possible[0], chosen, options.json)


def _measure(options: argparse.Namespace) -> int:
    from sim.sources.availability import why_not

    lesson = _course(options).find(options.lesson)
    measure.check(lesson)
    reason = check_source(lesson, options.source) if options.source else None
    if reason is not None:
        complain(reason)
        return NOT_HERE
    near, far = measure.sources_for(options.source, lambda source: why_not(source) is None)
    return measure.measure_lesson(lesson, near, far, options.json)


def _render(options: argparse.Namespace) -> int:
    from app.render import render

    picture = _picture(options, (".png", ".svg"))
    return NOT_HERE if picture is None else _say_problems(render(picture, options.out))


def _export(options: argparse.Namespace) -> int:
    stretch = share_of(options.start, "--from"), share_of(options.end, "--to")
    if stretch[0] >= stretch[1] or not 0.01 <= options.speed <= 1000:
        raise UsageError(BAD_STRETCH)
    picture = _picture(options, export.SUFFIXES)
    if picture is None:
        return NOT_HERE

    def tell(word: str, what: str) -> None:
        if options.progress:
            print(word, what, flush=True)

    asked = export.Export(picture, options.out, stretch, options.speed)
    if options.scratch is not None:
        export.end_with_input(options.scratch, options.out)
    try:
        return _say_problems(export.export(asked, lambda share: tell(export.PROGRESS, f"{share:.3f}")))
    except NothingShownError as error:
        tell(export.FAILURE, msgspec.json.encode(error.problems[0]).decode())
        raise
    except RunError as error:
        tell(export.FAILURE, msgspec.json.encode(error.sentence).decode())
        return _say_problems([error.sentence])


def _say_problems(problems: Sequence[Sentence]) -> int:
    complain(*problems)
    return PROBLEM if problems else 0


def _picture(options: argparse.Namespace, suffixes: Sequence[str]) -> Picture | None:
    """What the options ask to be drawn; None, and the reason said, where its source cannot run here.

    Raises UsageError or LessonError.
    """
    look, share = (size_of(options.size), options.theme, options.lang), share_of(options.at)
    course = _course(options)
    lesson, file = lesson_or_file(options.what, course)
    check_kind(options.out, _is_of_threads(lesson, file, course))
    check_place(options.out, suffixes)
    values = settings_of(options.set)
    if lesson is not None:
        found = course.find(lesson)
        options.source = options.source or usual_source(found)
        values = chosen_of(found, options)
        found.values(values, options.source)
        reason = check_source(found, options.source)
        if reason is not None:
            complain(reason)
            return None
    picture = Picture(lesson or "", file, share, *look, values, options.source)
    return replace(picture, conversation=options.conversation, course=course, has_curves=options.curves)


def _is_of_threads(lesson: str | None, file: Path | None, course: Course) -> bool:
    """Whether what is named is about threads."""
    from sim.sources import thread_recording

    if lesson is not None:
        return course.find(lesson).stage is StageKind.THREADS
    try:
        return file is not None and thread_recording.is_of_threads(file)
    except OSError:  # whoever reads it says why
        return False
