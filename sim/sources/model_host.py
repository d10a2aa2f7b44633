"""A host on the wire whose TCP/IP is the model: its program and its stack run in a process of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sim.network.events import AnyEvent, FrameArrived, FrameDiscarded, ModelState, ProgramEnded
from sim.network.hosts.interface import Interface
from sim.sources.cards import card_pair
from sim.sources.messages import Busy, Report
from sim.sources.network import NetworkError
from sim.sources.processes import ProgramProcess
from sim.words import QT_TRANSLATE_NOOP, Sentence

PROMPT = 0.03
"""Seconds within which a frame counts as seen to at once; shorter than events are held back (`merge.HOLD`)."""
ONE_PROGRAM = QT_TRANSLATE_NOOP(
    "sources", "The model runs one program at its end of the wire, not {name} beside it. Give both ends to the kernel."
)


class Site(Struct, frozen=True):
    """Where a host of the model stands: its own card and, if it knows it beforehand, its neighbour's."""

    interface: Interface
    neighbour: Interface | None
    seed: str


class ModelProcess(ProgramProcess):
    """A program and its host at `site` in one process. The host goes on after the program, until `close`."""

    pid = 0
    """It runs in a simulation."""

    def __init__(self, name: str, told: Callable[[Report], None], site: Site, card: int) -> None:
        self._code: int | None = None
        place = msgspec.json.encode(site).decode()
        command = (sys.executable, "-m", "sim.sources.model_program", name, str(card), place)
        super().__init__(name, lambda report: self._note_end(report, told), command, (card,))

    @property
    def exit_code(self) -> int | None:
        """None while the program runs; then its exit code, negative for a signal."""
        return super().exit_code if self._code is None else self._code

    @property
    def is_alive(self) -> bool:
        """Whether the host is still there."""
        return super().exit_code is None

    def stop(self) -> None:
        """End the program; its sockets are closed for it."""
        self._write(b"!")

    def drained(self) -> bool:
        """Whether the program has ended and all its reports have been handed over."""
        return self._code is not None or super().drained()

    def _note_end(self, report: Report, told: Callable[[Report], None]) -> None:
        if isinstance(report, ProgramEnded):
            self._code = report.code
        else:
            told(report)


class ModelHost:
    """A host of the model at `interface`. `card` is our end of its card.

    `arrived` are the arrivals of the frames that have reached it, in order; somebody else enters them.
    """

    dropped = 0
    """A socket between two processes keeps frames until they are read."""

    def __init__(self, interface: Interface, seed: str, arrived: Sequence[FrameArrived]) -> None:
        self._site = Site(interface, None, seed)
        self._arrived = arrived
        self._inner, self.card = card_pair()
        self._watch = ModelWatch()

    def know(self, neighbour: Interface) -> None:
        """Let nothing begin with ARP."""
        self._site = replace(self._site, neighbour=neighbour)

    def control_congestion(self, name: str) -> None:
        """The model has its own way, that of RFC 5681."""

    def watch(self) -> ModelWatch:
        """Who tells what there is to be told beside the program's own reports."""
        return self._watch

    def begin(self, name: str, told: Callable[[Report], None]) -> ModelProcess:
        """A process for the program and its host. Raises NetworkError for a second program."""
        if self._watch.process is not None:
            raise NetworkError(Sentence("sources", ONE_PROGRAM, {"name": name}))
        handle = self._inner.fileno()
        process = ModelProcess(name, lambda report: self._pass_on(report, told), self._site, handle)
        self._watch.process = process
        return process

    def close(self) -> None:
        """Pull its card."""
        self._inner.close()
        self.card.close()

    def _pass_on(self, report: Report, told: Callable[[Report], None]) -> None:
        match report:
            case Busy():
                self._watch.is_busy = report.is_busy
            case FrameDiscarded():
                told(replace(report, number=self._arrived[report.number - 1].number))
            case ModelState(packet=count) if count:
                told(_with_cause(report, self._arrived[count - 1]))
            case _:
                told(report)


def _with_cause(report: ModelState, arrival: FrameArrived) -> ModelState:
    """The state with its frame's number on the cable, at the moment of that frame's arrival.

    Where the host took longer to see to the frame, others have been told meanwhile, and its own time has to stand.
    """
    is_prompt = report.time - arrival.time < PROMPT
    return replace(report, packet=arrival.number, time=arrival.time if is_prompt else report.time)


class ModelWatch:
    """Whether the host is going to send something by itself, as it last said. All else it tells unasked."""

    def __init__(self) -> None:
        self.is_busy = False
        self.process: ModelProcess | None = None

    @property
    def is_gone(self) -> bool:
        """Whether the host has been killed and will answer nobody."""
        return self.process is not None and not self.process.is_alive

    def ask(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """Nothing that it would not have told."""
        return iter(())

    def close(self) -> None:
        """Nothing is held."""
