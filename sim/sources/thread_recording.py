"""Recordings of threads: the events of a run, after one line that says what the run belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sim.concurrency.events import AnyEvent, RunStarted, from_line, to_line
from sim.concurrency.interleaver.report import Report
from sim.line_faults import why_broken
from sim.refusals import why_refused
from sim.words import QT_TRANSLATE_NOOP, Sentence

VERSION = 1
FIRST = re.compile(rb'\s*\{\s*"type"\s*:\s*"ThreadsRecorded"')
"""How a recording of threads begins; what a recording of sockets begins with is an event."""
LONGEST_START = 64
"""Bytes within which that is decided."""

CANNOT_READ = QT_TRANSLATE_NOOP("threads", "The file {file} cannot be read: {reason}.")
BROKEN_START = QT_TRANSLATE_NOOP(
    "threads",
    "The recording {file} cannot be opened, because its first line is damaged: {reason}. Take another copy of it.",
)
BROKEN_LINE = QT_TRANSLATE_NOOP(
    "threads", "Line {line} of {file} is damaged: {reason}. What stands before it is shown; take another copy of it."
)
NOTHING_BEFORE = QT_TRANSLATE_NOOP(
    "threads",
    "Line {line} of {file} is damaged: {reason}. Nothing stands before it that could be shown; take another copy of"
    " it.",
)
BEGINS = QT_TRANSLATE_NOOP("threads", "another run begins there")
BEGINS_NOT = QT_TRANSLATE_NOOP("threads", "no run begins there")
NO_EVENTS = QT_TRANSLATE_NOOP(
    "threads",
    "The recording {file} breaks off after its first line, and nothing of the run is there. Take another copy of it.",
)
TOO_SHORT = QT_TRANSLATE_NOOP(
    "threads",
    "The recording {file} breaks off after {count} of {whole} events. They are shown; take another copy of it.",
)
NEWER = QT_TRANSLATE_NOOP(
    "threads",
    "The recording {file} was saved by a newer Socketscope. What this one understands is shown; install the newer one"
    " to see everything.",
)
NEWER_START = QT_TRANSLATE_NOOP(
    "threads", "The recording {file} cannot be opened, because a newer Socketscope saved it. Install the newer one."
)


class Recorded(Struct, frozen=True, tag="ThreadsRecorded"):
    """The first line of the file: what the run was made for, and what an exploration of its program has found.

    `lesson` is empty for a program of no lesson, `values` are the texts of the lesson's settings. `expect` must hold at
    the end of every run. `enabled` are the threads that could step after the last of the `events`, whose number this
    is. Without a `report` the exploration was not over. The program, its granularity and its Python are in the first
    event, the schedule is what the steps are.
    """

    version: int
    events: int
    lesson: str = ""
    values: Mapping[str, str] = {}
    expect: str = ""
    enabled: tuple[int, ...] = ()
    report: Report | None = None


class UnreadableError(Exception):
    """The file, or the rest of it, cannot be shown; `sentence` says what, why and what to do."""

    def __init__(self, text: str, **values: str | int | Sentence) -> None:
        super().__init__(text)
        self.sentence = Sentence("threads", text, values)


def cannot_read(path: Path, error: OSError) -> Sentence:
    """What to say where the system refuses a file."""
    return Sentence("threads", CANNOT_READ, {"file": str(path), "reason": why_refused(error)})


def is_of_threads(path: Path) -> bool:
    """Whether the file begins as a recording of threads does. Raises OSError."""
    with path.open("rb") as file:
        return FIRST.match(file.read(LONGEST_START)) is not None


def write(path: Path, recorded: Recorded, events: Sequence[AnyEvent]) -> None:
    """Save the run, so that it can be opened again as it was. Raises OSError."""
    with path.open("wb") as file:
        file.write(msgspec.json.encode(recorded) + b"\n")
        file.writelines(map(to_line, events))


class _Version(Struct):
    """Of a first line that cannot be understood as a whole."""

    version: int = 0


class ThreadRecording:
    """A file that is read: its first line at once, which may raise UnreadableError, the events as they are wanted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            line = file.readline()
        try:
            self.recorded = msgspec.json.decode(line, type=Recorded)
        except (ValueError, RecursionError) as error:
            if _version_of(line) > VERSION:
                raise UnreadableError(NEWER_START, file=path.name) from error
            raise UnreadableError(BROKEN_START, file=path.name, reason=why_broken(error)) from error
        self._is_newer = self.recorded.version > VERSION

    def events(self) -> Iterator[AnyEvent]:
        """The events, as far as they can be read; then raises UnreadableError if that is not all."""
        count = 0
        with self._path.open("rb") as file:
            file.readline()
            for number, line in enumerate(file, 2):
                try:
                    event = from_line(line)
                except (ValueError, RecursionError) as error:
                    if self._is_newer:
                        continue
                    raise self._broken(number, why_broken(error), count) from error
                if (not count) != isinstance(event, RunStarted):
                    raise self._broken(number, Sentence("threads", BEGINS if count else BEGINS_NOT), count)
                count += 1
                yield event
        if self._is_newer:
            raise UnreadableError(NEWER if count else NEWER_START, file=self._path.name)
        if count < self.recorded.events:
            text = TOO_SHORT if count else NO_EVENTS
            raise UnreadableError(text, file=self._path.name, count=count, whole=self.recorded.events)

    def _broken(self, number: int, reason: Sentence, count: int) -> UnreadableError:
        """A line that cannot be understood, after so many events."""
        text = BROKEN_LINE if count else NOTHING_BEFORE
        return UnreadableError(text, line=number, file=self._path.name, reason=reason)


def _version_of(line: bytes) -> int:
    try:
        return msgspec.json.decode(line, type=_Version).version
    except (ValueError, RecursionError):
        return 0
