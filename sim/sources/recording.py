"""Source *recording*: reads our own recordings (.jsonl) and packet captures (.pcapng, .pcap), and writes both."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from sim.network import events as e
from sim.network.events import AnyEvent, Link, from_line, to_line
from sim.sources import captures
from sim.sources.captures import Captured
from sim.sources.request import RunRequest
from sim.words import QT_TRANSLATE_NOOP, Sentence

SUFFIXES = (".jsonl", ".pcapng", ".pcap")

CANNOT_READ = QT_TRANSLATE_NOOP("sources", "The file {file} cannot be read: {reason}")
NOT_A_RECORDING = QT_TRANSLATE_NOOP(
    "sources",
    "The file {file} is neither a recording of Socketscope (.jsonl) nor a packet capture (.pcapng, .pcap).",
)
BROKEN_LINE = QT_TRANSLATE_NOOP(
    "sources", "Line {line} of {file} is damaged: {reason}. What stands before it is shown."
)
BROKEN_CAPTURE = QT_TRANSLATE_NOOP(
    "sources", "The capture {file} is damaged after packet {count}: {reason}. What stands before it is shown."
)
UNKNOWN_LINK = QT_TRANSLATE_NOOP(
    "sources",
    "The capture {file} was taken on a kind of network (link type {number}) that Socketscope cannot read."
    " Ethernet, raw IP and BSD loopback are known.",
)
EMPTY = QT_TRANSLATE_NOOP("sources", "The file {file} is empty: there is nothing to show.")


class RecordingRun:
    """Tells the events of a file."""

    def __init__(self, request: RunRequest, tell: Callable[[AnyEvent], None], stop: threading.Event) -> None:
        self._path = Path(request.recording)
        self._tell = tell
        self._stop = stop
        self._last = 0.0

    def prepare(self) -> None:
        """Nothing to prepare."""

    def run(self) -> None:
        """Tell the file's events; what cannot be read is told as a problem, after what could be."""
        try:
            for event in self._events():
                if self._stop.is_set():
                    break
                self._last = max(self._last, event.time)
                self._tell(event)
        except _UnreadableError as error:
            self._tell(e.Problem(self._last, error.sentence))
        except OSError as error:
            sentence = Sentence(
                "sources", CANNOT_READ, {"file": str(self._path), "reason": error.strerror or str(error)}
            )
            self._tell(e.Problem(self._last, sentence))
        self._tell(e.RunEnded(self._last))

    def _events(self) -> Iterator[AnyEvent]:
        with self._path.open("rb") as file:
            start = file.read(1)
        if not start:
            raise _UnreadableError(EMPTY, file=self._path.name)
        return read_recording(self._path) if start == b"{" else read_capture(self._path)


class _UnreadableError(Exception):
    def __init__(self, text: str, **values: str | int | Sentence) -> None:
        super().__init__(text)
        self.sentence = Sentence("sources", text, values)


def read_recording(path: Path) -> Iterator[AnyEvent]:
    """The events of a .jsonl file, marked as recorded."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                event = from_line(line)
            except (ValueError, RecursionError) as error:
                raise _UnreadableError(BROKEN_LINE, line=number, file=path.name, reason=str(error)) from error
            if isinstance(event, e.RunStarted):
                event = replace(event, is_recorded=True)
            if not isinstance(event, e.RunEnded):
                yield event


def write_recording(path: Path, events: Iterable[AnyEvent]) -> None:
    """Save every event, so that the run can be opened again as it was."""
    with path.open("wb") as file:
        file.writelines(to_line(event) for event in events)


def read_capture(path: Path) -> Iterator[AnyEvent]:
    """The packets of a capture. It knows one time for each: when the capturing host saw it."""
    count, epoch = 0, 0
    with path.open("rb") as file:
        try:
            for at, number, data in captures.read(file):
                if not count:
                    epoch = at
                    yield e.RunStarted(0.0, "recording", path.name, epoch, is_recorded=True)
                count += 1
                time, link = max(0, at - epoch) / captures.SECOND, _link(number, path)
                yield e.FrameSent(time, count, data, link, arrives=time)
                yield e.FrameArrived(time, count)
        except captures.NotACaptureError as error:
            raise _UnreadableError(NOT_A_RECORDING, file=path.name) from error
        except captures.DamagedError as error:
            raise _UnreadableError(BROKEN_CAPTURE, file=path.name, count=count, reason=error.reason) from error
    if not count:
        raise _UnreadableError(EMPTY, file=path.name)


def _link(number: int, path: Path) -> Link:
    try:
        return Link(number)
    except ValueError:
        raise _UnreadableError(UNKNOWN_LINK, file=path.name, number=number) from None


def write_capture(path: Path, events: Iterable[AnyEvent]) -> None:
    """Save the packets as pcapng, each once, with the time at which it was sent."""
    with path.open("wb") as file:
        captures.write(file, _captured(events))


def _captured(events: Iterable[AnyEvent]) -> Iterator[Captured]:
    epoch = 0
    for event in events:
        if isinstance(event, e.RunStarted):
            epoch = event.epoch
        elif isinstance(event, e.FrameSent):
            yield Captured(epoch + round(event.time * captures.SECOND), event.link, event.data)


def write(path: Path, events: Iterable[AnyEvent]) -> None:
    """Save as the file's ending says: .pcapng holds the packets, .jsonl everything."""
    (write_capture if path.suffix == ".pcapng" else write_recording)(path, events)
