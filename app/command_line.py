"""The command line: the window, and the same without one for lecturers, scripts and tests.

Exit codes: 0 done, 1 the experiment told of a problem, 2 bad input, 3 the source cannot run here.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app.compare import add_command, compare_lesson, kernel_sources
from sim.lessons import Lesson, all_lessons, find_lesson
from sim.settings import LessonError

PROBLEM = 1
BAD_INPUT = 2
NOT_HERE = 3
INTERRUPTED = 130


class UsageError(Exception):
    """What was asked for makes no sense; the text says why in one line."""


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.do(options))
    except (UsageError, LessonError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has read enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; the whole usage is for those who ask for it."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="See what really happens between two sockets.")
    parser.set_defaults(do=_open_window, what=None)
    commands = parser.add_subparsers(title="commands (none: open the window)")

    window = commands.add_parser("open", help="open the window with a lesson or a file")
    window.add_argument("what", nargs="?", metavar="LESSON|FILE")
    window.set_defaults(do=_open_window)

    listing = commands.add_parser("list", help="the lessons, and which sources can run here")
    listing.add_argument("--json", action="store_true", help="machine-readable")
    listing.set_defaults(do=_list)

    recording = commands.add_parser("record", help="run a lesson and save what happened")
    recording.add_argument("lesson", metavar="LESSON")
    recording.add_argument("--source", default="loopback")
    _add_settings(recording)
    recording.add_argument("--out", required=True, type=Path, metavar="FILE.pcapng|FILE.jsonl")
    recording.set_defaults(do=_record)

    add_command(commands).set_defaults(do=_compare)

    rendering = commands.add_parser("render", help="the window at one moment, as a picture")
    rendering.add_argument("what", metavar="LESSON|FILE")
    rendering.add_argument("--at", default="100%", metavar="60%", help="share of the run (default: its end)")
    rendering.add_argument("--out", required=True, type=Path, metavar="FILE.png|FILE.svg")
    rendering.add_argument("--theme", default="light", choices=("light", "dark", "projector"))
    rendering.add_argument("--lang", default="en", choices=("zh", "en"))
    rendering.add_argument("--size", default="1280x720", metavar="1920x1080")
    rendering.add_argument("--source", default="loopback")
    rendering.add_argument("--curves", action="store_true", help="with the curves beside the ladder")
    _add_settings(rendering)
    rendering.set_defaults(do=_render)
    return parser


def _add_settings(command: argparse.ArgumentParser) -> None:
    help_on_values = "VALUE may be @FILE for a file's contents"
    command.add_argument("--preset", default="", metavar="NAME", help="one of the lesson's presets (see list --json)")
    command.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=help_on_values)


def _open_window(options: argparse.Namespace) -> int:
    from app.start import open_window

    lesson, file = lesson_or_file(options.what) if options.what else (None, None)
    return open_window(lesson, file)


def _list(options: argparse.Namespace) -> int:
    from sim.sources.availability import SOURCES, why_not

    refusals = {source: why_not(source) for source in SOURCES}
    reasons = {source: None if refusal is None else str(refusal) for source, refusal in refusals.items()}
    lessons = all_lessons()
    if options.json:
        print(json.dumps([_described(lesson, reasons) for lesson in lessons], ensure_ascii=False, indent=2))
        return 0
    for lesson in lessons:
        print(f"{lesson.id:16} {lesson.title.en} / {lesson.title.zh}  [{', '.join(lesson.sources)}]")
    for source, reason in reasons.items():
        print(f"source {source}: {reason or 'can run here'}")
    return 0


def _described(lesson: Lesson, reasons: dict[str, str | None]) -> dict[str, object]:
    return {
        "id": lesson.id,
        "title": {"en": lesson.title.en, "zh": lesson.title.zh},
        "chapter": {"en": lesson.chapter.en, "zh": lesson.chapter.zh},
        "sources": [
            {"name": name, "available": reasons[name] is None, "reason": reasons[name]} for name in lesson.sources
        ],
        "settings": [
            {
                "name": setting.name,
                "kind": setting.kind.value,
                "default": setting.default,
                "choices": [choice.value for choice in setting.choices],
            }
            for setting in lesson.settings
        ],
        "presets": [
            {"name": preset.name, "title": {"en": preset.title.en, "zh": preset.title.zh}, "values": preset.values}
            for preset in lesson.presets
        ],
    }


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
        raise UsageError(
            f"The lesson {lesson.id} has no source “{source}”. Its sources are: {', '.join(lesson.sources)}."
        )
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
    from sim.network import events as e
    from sim.network.world import World
    from sim.sources import recording
    from sim.sources.request import request_for
    from sim.sources.run import run
    from sim.timeline import Timeline

    lesson = find_lesson(options.lesson)
    request = request_for(lesson, options.source, chosen_of(lesson, options))
    check_place(options.out, (".pcapng", ".jsonl"))
    reason = check_source(lesson, options.source)
    if reason is not None:
        print(reason, file=sys.stderr)
        return NOT_HERE
    timeline: Timeline[e.AnyEvent, World] = Timeline(World())
    for event in run(request):
        timeline.add(event)
    try:
        recording.write(options.out, timeline.events)
    except OSError as error:
        raise UsageError(f"The recording could not be saved as {options.out}: {error.strerror}.") from error
    world = timeline.world_after(len(timeline))
    dropped = world.capture.dropped if world.capture is not None else 0
    figures = f"packets {len(world.packets)}, events {len(timeline)}, dropped {dropped}, {timeline.end:.3f} s"
    print(f"{lesson.id}: {figures} -> {options.out}")
    for problem in world.problems:
        print(problem.sentence, file=sys.stderr)
    return PROBLEM if world.problems else 0


def _compare(options: argparse.Namespace) -> int:
    lesson, chosen = find_lesson(options.lesson), settings_of(options.set)
    sources = [options.source] if options.source else kernel_sources(lesson)
    reasons = [check_source(lesson, source) for source in sources]
    check_source(lesson, "model")
    possible = [source for source, reason in zip(sources, reasons, strict=True) if reason is None]
    if not possible:
        print("\n".join(reason for reason in reasons if reason), file=sys.stderr)
        return NOT_HERE
    return compare_lesson(lesson, possible[0], chosen, options.json)


def _render(options: argparse.Namespace) -> int:
    from app.render import Picture, render

    size, share = size_of(options.size), share_of(options.at)
    check_place(options.out, (".png", ".svg"))
    lesson, file = lesson_or_file(options.what)
    values = settings_of(options.set)
    if lesson is not None:
        found = find_lesson(lesson)
        values = chosen_of(found, options)
        found.values(values, options.source)
        reason = check_source(found, options.source)
        if reason is not None:
            print(reason, file=sys.stderr)
            return NOT_HERE
    shown = options.theme, options.lang, values, options.source, options.curves
    picture = Picture(lesson or "", file, share, size, *shown)
    problems = render(picture, options.out)
    for problem in problems:
        print(problem, file=sys.stderr)
    return PROBLEM if problems else 0


def size_of(text: str) -> tuple[int, int]:
    """WIDTHxHEIGHT in pixels. Raises UsageError for what no window can be."""
    width, times, height = text.partition("x")
    if times and width.isdecimal() and height.isdecimal() and 1280 <= int(width) <= 7680 and 720 <= int(height) <= 4320:
        return int(width), int(height)
    raise UsageError(f"--size wants WIDTHxHEIGHT in pixels, from 1280x720 to 7680x4320, not “{text}”.")


def share_of(text: str) -> float:
    """A percentage as a number from 0 to 1. Raises UsageError for anything else."""
    try:
        share = float(text.removesuffix("%")) / 100
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    raise UsageError(f"--at wants a share of the run from 0% to 100%, not “{text}”.")


def lesson_or_file(what: str) -> tuple[str | None, Path | None]:
    """What `what` names: a file if there is one of that name, else a lesson. Raises UsageError or LessonError."""
    path = Path(what)
    if path.is_file():
        return None, path
    if path.suffix or path.name != what:
        raise UsageError(f"There is no file {what}.")
    return find_lesson(what).id, None
