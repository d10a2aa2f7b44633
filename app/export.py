"""The command `export`: a run as a file for other programs, for slides, or for paper."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any, TypeVar

from app.render import NOT_WRITTEN, PICTURES, Picture, draw, settle, staged
from app.saving import RunError, not_saved
from app.voice import told
from sim.settings import LessonError
from sim.words import QT_TRANSLATE_NOOP, Pieces, Sentence, pieces_of

if TYPE_CHECKING:
    from app.window import Window

SUFFIXES = (".pcapng", ".jsonl", ".csv", ".png", ".svg", ".gif", ".mp4", ".pdf")
PROGRESS, FAILURE = "done", "failed"
"""The word before each share that is printed, and before the sentence that says why there is no file."""
HELP = QT_TRANSLATE_NOOP("commands", "a run as capture with comments, table, picture, film or handout")
AT = QT_TRANSLATE_NOOP("commands", "of a picture: the share of the run")
FROM = QT_TRANSLATE_NOOP("commands", "of a film: its first moment")
TO = QT_TRANSLATE_NOOP("commands", "of a film: its last moment")
SPEED = QT_TRANSLATE_NOOP("commands", "of a film: how fast it plays")
MEANWHILE = QT_TRANSLATE_NOOP("commands", "print lines “{progress} SHARE” meanwhile, or “{failure} …”")
ALMOST = 0.99
"""The share that is done before the file has its place."""
TALLER = 420
"""Pixels that make the window as high as fits on a page, so that more of a ladder is seen."""
MOST_MOMENTS = 6
"""Pictures of single moments on a handout."""
TOO_LONG = QT_TRANSLATE_NOOP(
    "run",
    "The film would last {seconds} seconds, and at most {most} are made. Choose a shorter stretch, or a higher speed.",
)
NO_HANDOUT = QT_TRANSLATE_NOOP(
    "run", "The handout could not be written as {file}. Choose another place, or make room there."
)


@dataclass(frozen=True)
class Export:
    """What to export of a run, and where: `picture` says which run and how it looks.

    `stretch` are the two shares of its length between which a film plays, `speed` how fast.
    """

    picture: Picture
    out: Path
    stretch: tuple[float, float] = (0.0, 1.0)
    speed: float = 1.0


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Teach the command line `export`; what it does is set by the caller."""
    exporting: argparse.ArgumentParser = commands.add_parser("export", help=told(HELP))
    exporting.add_argument("what", metavar="LESSON|FILE")
    exporting.add_argument("--out", required=True, type=Path, metavar="|".join(f"X{suffix}" for suffix in SUFFIXES))
    exporting.add_argument("--at", default="100%", metavar="60%", help=told(AT))
    exporting.add_argument("--from", dest="start", default="0%", metavar="20%", help=told(FROM))
    exporting.add_argument("--to", dest="end", default="100%", metavar="80%", help=told(TO))
    exporting.add_argument("--speed", type=float, default=1.0, metavar="2", help=told(SPEED))
    meanwhile = told(MEANWHILE, progress=PROGRESS, failure=FAILURE)
    exporting.add_argument("--progress", action="store_true", help=meanwhile)
    # For the window alone: see `end_with_input`.
    exporting.add_argument("--scratch", type=Path, help=argparse.SUPPRESS)
    return exporting


def export(asked: Export, tell: Callable[[float], None]) -> list[Sentence]:
    """Make the file, and tell the share that is done: all of it once the file has its place.

    It is written beside its place and then put there, so that a file that stood there is replaced as a whole. Returns
    every problem of the run. Raises RunError if there is no file.
    """
    part = part_of(asked.out)
    try:
        with staged(asked.picture) as (window, problems):
            window.shown.run.check_savable(asked.out.suffix)
            _write(asked, part, window, lambda share: tell(ALMOST * share))
        part.replace(asked.out)
        tell(1.0)
        return problems
    except OSError as error:
        raise not_saved(asked.out, error) from error
    finally:
        with suppress(OSError):  # such as a name too long for any file
            part.unlink()


def end_with_input(scratch: Path, out: Path) -> None:
    """Whoever wanted the file holds the other end of standard input; once they are gone, nothing of it stays."""

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        with suppress(OSError):
            part_of(out).unlink(missing_ok=True)
        rmtree(scratch, ignore_errors=True)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def part_of(out: Path) -> Path:
    """Where a file is written before it is put into its place."""
    return out.with_name(f".part-{out.name}")


def _write(asked: Export, part: Path, window: Window, tell: Callable[[float], None]) -> None:
    """Write the file. Raises RunError or OSError."""
    suffix = asked.out.suffix
    if suffix in (".gif", ".mp4"):
        _write_film(asked, part, window, tell)
    elif suffix in PICTURES:
        window.show_at(asked.picture.share)
        settle()
        _check(draw(window, part), NOT_WRITTEN, asked.out)
    elif suffix == ".pdf":
        _check(_write_handout(part, window, asked.picture.language, tell), NO_HANDOUT, asked.out)
    else:
        _write_events(part, window)


def _check(is_written: bool, complaint: str, out: Path) -> None:
    if not is_written:
        raise RunError(complaint, file=str(out))


def _write_film(asked: Export, part: Path, window: Window, tell: Callable[[float], None]) -> None:
    from app.film import LONGEST, TooLongError, write_film

    try:
        write_film(part, window, asked.stretch, asked.speed, tell)
    except TooLongError as error:
        raise RunError(TOO_LONG, seconds=f"{error.seconds:.0f}", most=f"{LONGEST}") from error


def _write_events(part: Path, window: Window) -> None:
    from app.event_csv import write_csv
    from sim.sources import recording
    from widgets.words import said

    shown = window.shown
    events = shown.run.player.timeline.events
    if part.suffix == ".csv":
        rows = ((moment.row, moment.sentence) for moment in shown.telling.moments(events))
        write_csv(part, shown.telling.columns, rows, said)
    elif part.suffix == ".pcapng":
        recording.write_capture(part, events, said)
    else:
        shown.run.save(part)


def _write_handout(part: Path, window: Window, language: str, tell: Callable[[float], None]) -> bool:
    from app.handout import Handout, Told, picture_of, write_handout
    from widgets.words import pieces_said

    shown = window.shown
    size = window.size()
    window.resize(size.width(), size.height() + TALLER)
    window.show_at(1.0)
    settle()
    whole = picture_of(shown.stage)
    window.resize(size)
    moments = list(shown.telling.moments(shown.run.player.timeline.events))
    told = [Told(each.time, shown.telling.clock(each.time), pieces_said(each.sentence)) for each in moments]
    # Of all that happens at the same time, a picture is about what was told last.
    newest = {moment.time: (words, moment) for words, moment in zip(told, moments, strict=True)}.values()
    arrivals = [words for words, moment in newest if moment.is_arrival]
    pictured: list[Told] = []
    for each in spread(arrivals or [words for words, _ in newest], MOST_MOMENTS):
        shown.run.player.seek(each.time)
        settle()
        pictured.append(replace(each, picture=picture_of(shown.stage)))
        tell(len(pictured) / (MOST_MOMENTS + 1))
    return write_handout(part, Handout(*_head(window, language), whole, pictured, told, shown.telling.heading))


T = TypeVar("T")


def spread(items: Sequence[T], most: int) -> list[T]:
    """At most so many of them, the first and the last among them, the others at equal distances."""
    if len(items) <= most:
        return list(items)
    return [items[round(number * (len(items) - 1) / (most - 1))] for number in range(most)]


def _head(window: Window, language: str) -> tuple[str, list[Pieces], Pieces]:
    """Title, goals and introduction of the lesson; of a capture its name."""
    try:
        lesson = window.course.find(window.shown.run.lesson_id)
    except LessonError:
        return window.windowTitle(), [], ()
    goals = [pieces_of(goal.in_language(language)) for goal in lesson.goals]
    return lesson.title.in_language(language), goals, pieces_of(lesson.summary.in_language(language))
