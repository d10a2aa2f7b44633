"""What a source is asked to do, and how the child process that does it is started."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol

import msgspec
from msgspec import Struct

from sim.network.cable import Cable, cable_of
from sim.network.events import AnyEvent

if TYPE_CHECKING:
    from sim.lessons import Lesson

ROOT = Path(__file__).parents[2]
INTERFACE_VARIABLE = "SOCKETSCOPE_INTERFACE"
"""Where a child process captures, if not where this system usually does."""
COMMAND = (sys.executable, "-m", "sim.sources")
"""The child's command line; to be started in the folder `ROOT`."""


class RunRequest(Struct, frozen=True):
    """Run the programs of a lesson, or read a recording.

    `programs` maps names to source texts, in the order of their start; `values` are the settings that the programs
    import, `modules` the texts of the lesson's files that they may import, by name. `time_limit` is in seconds,
    simulated ones for the model. `cable` joins the hosts of the sources that have two of them. `recording` is the path
    of a file for the source "recording"; of a capture it tells all packets (0), those of the `conversation` of that
    number, or with None which conversations there are to choose from. A run that is not `is_watched` tells of no lines
    and no calls: its real programs are as quick as they would be alone.
    """

    source: str
    lesson: str = ""
    programs: Mapping[str, str] = {}
    values: Mapping[str, Any] = {}
    time_limit: float = 30.0
    recording: str = ""
    conversation: int | None = 0
    cable: Cable = Cable()
    modules: Mapping[str, str] = {}
    is_watched: bool = True


def request_for(lesson: Lesson, source: str, chosen: dict[str, str]) -> RunRequest:
    """What to ask for, to run `lesson` with the chosen texts for its settings. Raises LessonError for a bad value."""
    programs = {name: lesson.text_of(name) for name in lesson.programs}
    values = lesson.values(chosen, source)
    own = {setting.name for setting in lesson.settings}
    cable = {name: values.pop(name) for name in list(values) if name not in own}
    modules = {name: lesson.text_of(name) for name in lesson.modules}
    return RunRequest(source, lesson.id, programs, values, cable=cable_of(cable), modules=modules)


class Source(Protocol):
    """What every source can do."""

    def __init__(self, request: RunRequest, tell: Callable[[AnyEvent], None], stop: Event) -> None:
        """Run `request`; `tell` takes each event in order of time; `stop` is set when nobody wants more."""

    def prepare(self) -> None:
        """Whatever must happen before the process has a second thread."""

    def run(self) -> None:
        """Tell what happens, until nothing more does."""


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(RunRequest)


def to_line(request: RunRequest) -> bytes:
    """The request as one line. Values keep their types, bytes included."""
    return _encoder.encode(request).hex().encode() + b"\n"


def from_line(line: bytes) -> RunRequest:
    """The request that `to_line` wrote. Raises ValueError for anything else."""
    return _decoder.decode(bytes.fromhex(line.decode("ascii").strip()))
