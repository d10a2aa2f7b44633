"""Source *recording*: reads our own recordings (.jsonl) and packet captures (.pcapng, .pcap), and writes both."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from msgspec.structs import replace

from sim.line_faults import why_broken
from sim.network import events as e
from sim.network.events import AnyEvent, from_line, to_line
from sim.network.narrator import narrate
from sim.network.world import World
from sim.sources import captures
from sim.sources.capture_file import EMPTY, CaptureFile, UnreadableError, cannot_read
from sim.sources.captures import Captured
from sim.sources.request import RunRequest
from sim.words import QT_TRANSLATE_NOOP, Sentence

SUFFIXES = (".jsonl", ".pcapng", ".pcap", ".cap", ".gz")

BROKEN_LINE = QT_TRANSLATE_NOOP(
    "sources", "Line {line} of {file} is damaged: {reason}. What stands before it is shown."
)
BROKEN_START = QT_TRANSLATE_NOOP(
    "sources",
    "Line {line} of {file} is damaged: {reason}. Nothing stands before it that could be shown; take another copy of"
    " it.",
)
BREAKS_OFF = QT_TRANSLATE_NOOP(
    "sources", "The recording {file} breaks off after line {line}. What is there is shown; take another copy of it."
)


class RecordingRun:
    """Tells the events of a file."""

    def __init__(self, request: RunRequest, tell: Callable[[AnyEvent], None], stop: threading.Event) -> None:
        self._path = Path(request.recording)
        self._conversation = request.conversation
        self._tell = tell
        self._stop = stop
        self._last = 0.0

    def prepare(self) -> None:
        """Nothing to prepare."""

    def run(self) -> None:
        """Tell the file's events; what cannot be read is told as a problem, after what could be."""
        try:
            for event in self._events():
                self._last = max(self._last, event.time)
                self._tell(event)
        except UnreadableError as error:
            self._tell(e.Problem(self._last, error.sentence))
        except OSError as error:
            self._tell(e.Problem(self._last, cannot_read(self._path, error)))
        self._tell(e.RunEnded(self._last))

    def _events(self) -> Iterator[AnyEvent]:
        with self._path.open("rb") as file:
            start = file.read(1)
        if not start:
            raise UnreadableError(EMPTY, file=self._path.name)
        if start == b"{":
            return self._while_wanted(read_recording(self._path))
        events = CaptureFile(self._path, self._stop).events(self._conversation)
        return events if self._conversation is None else self._while_wanted(events)

    def _while_wanted(self, events: Iterator[AnyEvent]) -> Iterator[AnyEvent]:
        return takewhile(lambda event: not self._stop.is_set(), events)


def read_recording(path: Path) -> Iterator[AnyEvent]:
    """The events of a .jsonl file, marked as recorded. Raises OSError, or UnreadableError after what could be read."""
    has_events, is_whole, number = False, False, 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                event = from_line(line)
            except (ValueError, RecursionError) as error:
                text = BROKEN_LINE if has_events else BROKEN_START
                raise UnreadableError(text, line=number, file=path.name, reason=why_broken(error)) from error
            if isinstance(event, e.RunStarted):
                event = replace(event, is_recorded=True)
            else:
                has_events = True
            if isinstance(event, e.RunEnded):
                is_whole = True
            else:
                yield event
    if not is_whole:
        raise UnreadableError(BREAKS_OFF, file=path.name, line=number)


def write_recording(path: Path, events: Iterable[AnyEvent]) -> None:
    """Save every event, so that the run can be opened again as it was. Its end says that nothing is missing."""
    last: AnyEvent | None = None
    with path.open("wb") as file:
        for last in events:
            file.write(to_line(last))
        if not isinstance(last, e.RunEnded):
            file.write(to_line(e.RunEnded(last.time if last is not None else 0.0)))


def write_capture(path: Path, events: Iterable[AnyEvent], say: Callable[[Sentence], str] = str) -> None:
    """Save the packets as pcapng, each once, with the time at which it was sent, and what is said about that."""
    with path.open("wb") as file:
        captures.write(file, _captured(events, say))


def _captured(events: Iterable[AnyEvent], say: Callable[[Sentence], str]) -> Iterator[Captured]:
    world = World()
    for event in events:
        world = world.after(event)
        if isinstance(event, e.FrameSent):
            epoch = world.run.epoch if world.run is not None else 0
            time = epoch + round(event.time * captures.SECOND)
            yield Captured(time, event.link, event.data, event.cut, say(narrate(event, world)))


def write(path: Path, events: Iterable[AnyEvent], say: Callable[[Sentence], str] = str) -> None:
    """Save as the file's ending says: .pcapng holds the packets and what is said of each, .jsonl everything."""
    if path.suffix == ".pcapng":
        write_capture(path, events, say)
    else:
        write_recording(path, events)
