"""The command line: the window, and the same without one for lecturers, scripts and tests.

Exit codes: 0 done, 1 the experiment told of a problem, 2 bad input, 3 the source cannot run here.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from app import conversations, export, lesson_folders, listing, measure, record
from app.compare import add_command, compare_lesson, kernel_sources
from app.parser import BAD_INPUT as BAD_INPUT
from app.parser import PROBLEM as PROBLEM
from app.parser import Parser
from app.render import NothingShownError, Picture
from app.saving import RunError
from app.start import NOT_HERE, open_window
from sim.lessons import Course, Lesson, StageKind
from sim.settings import LessonError
from sim.words import Sentence

INTERRUPTED = 130


WHERE = "where it runs: loopback, wire, model or threads (default: the first of them that the lesson has)"
NO_SOCKETS = "The lesson {lesson} is about threads. Compared are lessons about sockets: a real kernel with the model."


class UsageError(Exception):
    """What was asked for makes no sense; the text says why in one line."""


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.do(options))
    except (UsageError, LessonError, NothingShownError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has read enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="main.py", description="See what really happens between two sockets, and between threads.")
    parser.set_defaults(do=_open_window, what=None, lessons=None, conversation=None)
    commands = parser.add_subparsers(title="commands (none: open the window)", metavar="COMMAND")

    window = commands.add_parser("open", help="open the window with a lesson or a file")
    window.add_argument("what", nargs="?", metavar="LESSON|FILE")
    lesson_folders.add_option(window)
    _add_conversation(window)
    window.set_defaults(do=_open_window)

    listing.add_command(commands).set_defaults(do=_list)

    recording = commands.add_parser("record", help="run a lesson and save what happened")
    recording.add_argument("lesson", metavar="LESSON")
    recording.add_argument("--source", default="", help=WHERE)
    _add_settings(recording)
    recording.add_argument("--out", required=True, type=Path, metavar="FILE.pcapng|FILE.jsonl")
    recording.set_defaults(do=_record)

    comparing = add_command(commands)
    lesson_folders.add_option(comparing)
    comparing.set_defaults(do=_compare)
    conversations.add_command(commands).set_defaults(do=_list_conversations)
    measure.add_command(commands).set_defaults(do=_measure)
    _add_explore(commands)

    rendering = commands.add_parser("render", help="the window at one moment, as a picture")
    rendering.add_argument("what", metavar="LESSON|FILE")
    rendering.add_argument("--at", default="100%", metavar="60%", help="share of the run (default: its end)")
    rendering.add_argument("--out", required=True, type=Path, metavar="FILE.png|FILE.svg")
    rendering.set_defaults(do=_render)
    exporting = export.add_command(commands)
    exporting.set_defaults(do=_export)
    for drawing in (rendering, exporting):
        _add_looks(drawing)
    return parser


def _add_looks(drawing: argparse.ArgumentParser) -> None:
    """What decides how a picture looks, and of which run it is."""
    drawing.add_argument("--theme", default="light", choices=("light", "dark", "projector"))
    drawing.add_argument("--lang", default="en", choices=("zh", "en"))
    drawing.add_argument("--size", default="1280x720", metavar="1920x1080")
    drawing.add_argument("--source", default="", help=WHERE)
    drawing.add_argument("--curves", action="store_true", help="with the curves beside the ladder")
    _add_settings(drawing)
    _add_conversation(drawing)


def _add_conversation(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--conversation", type=int, metavar="N", help="of a capture; 0: all (default: the only one, or the choice)"
    )


def _add_explore(commands: Any) -> None:
    from app.explore import add_command as add_explore
    from app.explore import explore

    add_explore(commands).set_defaults(do=explore)


def _add_settings(command: argparse.ArgumentParser) -> None:
    help_on_values = "see list LESSON; VALUE may be @FILE for a file's contents"
    command.add_argument("--preset", default="", metavar="NAME", help="one of the lesson's presets (see list LESSON)")
    command.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=help_on_values)
    lesson_folders.add_option(command)


def _open_window(options: argparse.Namespace) -> int:
    lesson, file = lesson_or_file(options.what, _course(options)) if options.what else (None, None)
    return open_window(lesson, file, options.lessons, options.conversation)


def _course(options: argparse.Namespace) -> Course:
    """The lessons that can be had. Raises UsageError for a folder that does not exist."""
    if options.lessons is not None and not options.lessons.is_dir():
        raise UsageError(f"There is no folder {options.lessons} to look for lessons in.")
    return lesson_folders.course_of(options.lessons)


def _list(options: argparse.Namespace) -> int:
    course = _course(options)
    if options.lesson is not None:
        listing.tell_settings(course.find(options.lesson))
        return 0
    listing.list_lessons(course, options.json)
    return BAD_INPUT if course.complaints else 0


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
            raise UsageError(f"--set wants NAME=VALUE, not “{pair}”.")
        chosen[name] = _text_of(Path(value[1:])) if value.startswith("@") else value
    return chosen


def _text_of(path: Path) -> str:
    """A file's bytes as a setting's text: what is no UTF-8 stays as it is, and a backslash is only a backslash."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape").replace("\\", r"\\")
    except OSError as error:
        raise UsageError(f"The file {path} cannot be read: {error.strerror}.") from error


def check_source(lesson: Lesson, source: str) -> str | None:
    """None if `source` can run `lesson` here, else the reason.

    Raises UsageError for a source that the lesson does not have.
    """
    from sim.sources.availability import why_not

    if source not in lesson.sources:
        raise UsageError(f"The lesson {lesson.id} does not run on “{source}”. It runs on: {', '.join(lesson.sources)}.")
    reason = why_not(source)
    return None if reason is None else str(reason)


def check_place(path: Path, suffixes: Sequence[str]) -> None:
    """Raises UsageError if a file cannot be written at `path` or its ending is not one of `suffixes`."""
    if path.suffix not in suffixes:
        raise UsageError(f"The file {path} must end in {' or '.join(suffixes)}.")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"There is no folder {path.absolute().parent} to put the file into.")
    was_there = path.exists()
    try:
        path.open("ab").close()
    except OSError as error:
        raise UsageError(f"The file {path} cannot be written: {error.strerror}.") from error
    if not was_there:
        path.unlink()


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
        print(reason, file=sys.stderr)
        return NOT_HERE
    try:
        if is_of_threads:
            return record.record_threads(lesson, chosen, options.out)
        return record.record_sockets(lesson, options.source, chosen, options.out)
    except RunError as error:
        raise UsageError(str(error.sentence)) from error


def check_kind(out: Path, is_of_threads: bool) -> None:
    """Raises UsageError for a capture of threads."""
    if is_of_threads and out.suffix == ".pcapng":
        raise UsageError(record.NO_PACKETS.format(out=out))


def _list_conversations(options: argparse.Namespace) -> int:
    if not options.file.is_file():
        raise UsageError(f"There is no file {options.file}.")
    if options.file.suffix == ".jsonl":
        raise UsageError(f"The file {options.file} is a recording of one run: only captures list conversations.")
    return conversations.list_conversations(options.file, options.json)


def _compare(options: argparse.Namespace) -> int:
    lesson, chosen = _course(options).find(options.lesson), settings_of(options.set)
    if lesson.stage is StageKind.THREADS:
        raise UsageError(NO_SOCKETS.format(lesson=lesson.id))
    sources = [options.source] if options.source else kernel_sources(lesson)
    reasons = [check_source(lesson, source) for source in sources]
    check_source(lesson, "model")
    possible = [source for source, reason in zip(sources, reasons, strict=True) if reason is None]
    if not possible:
        print("\n".join(reason for reason in reasons if reason), file=sys.stderr)
        return NOT_HERE
    return compare_lesson(lesson, possible[0], chosen, options.json)


def _measure(options: argparse.Namespace) -> int:
    from sim.sources.availability import why_not

    lesson = _course(options).find(options.lesson)
    measure.check(lesson)
    reason = check_source(lesson, options.source) if options.source else None
    if reason is not None:
        print(reason, file=sys.stderr)
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
        raise UsageError("--from must lie before --to, and --speed between 0.01 and 1000.")
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
    for problem in problems:
        print(problem, file=sys.stderr)
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
            print(reason, file=sys.stderr)
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


def size_of(text: str) -> tuple[int, int]:
    """WIDTHxHEIGHT in pixels. Raises UsageError for what no window can be."""
    width, times, height = text.partition("x")
    if times and width.isdecimal() and height.isdecimal() and 1280 <= int(width) <= 7680 and 720 <= int(height) <= 4320:
        return int(width), int(height)
    raise UsageError(f"--size wants WIDTHxHEIGHT in pixels, from 1280x720 to 7680x4320, not “{text}”.")


def share_of(text: str, option: str = "--at") -> float:
    """A percentage as a number from 0 to 1. Raises UsageError for anything else."""
    try:
        share = float(text.removesuffix("%")) / 100
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    raise UsageError(f"{option} wants a share of the run from 0% to 100%, not “{text}”.")


def lesson_or_file(what: str, course: Course) -> tuple[str | None, Path | None]:
    """What `what` names: a file if there is one of that name, else a lesson. Raises UsageError or LessonError."""
    path = Path(what)
    if path.is_file():
        return None, path
    if path.suffix or path.name != what:
        raise UsageError(f"There is no file {what}.")
    return course.find(what).id, None
