"""What a run of real programs needs from the network on which they talk: loopback and wire are two of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct

from sim.network.events import Address, AnyEvent
from sim.sources.messages import Report
from sim.sources.processes import ProgramProcess
from sim.words import Sentence


class NetworkError(Exception):
    """The network cannot be had, or not be watched; `sentence` says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class Clock(Struct, frozen=True):
    """The clock of a run: `epoch` is the wall clock at time 0, in nanoseconds since 1970."""

    epoch: int
    now: Callable[[], float]


class Network(Protocol):
    """Where the programs of one run talk, from `prepare` to `close`."""

    place: str
    """What RunStarted says about it."""
    allowed: tuple[str, ...]
    """The networks that programs may use, like "127.0.0.0/8"."""
    patience: float
    """For how many seconds at most the kernels may go on after the programs."""

    def prepare(self) -> Sentence | None:
        """Enter it with the whole process, before that has a second thread. The reason if that is impossible."""

    def open(self, clock: Clock, tell: Callable[[Report], None]) -> None:
        """Begin. `tell` takes what happens, from any thread. Raises NetworkError."""

    def begin(self, name: str, is_server: bool, told: Callable[[Report], None]) -> ProgramProcess:
        """A process for the program of that name, where the server lives or where the others do.

        `told` takes its reports, from any thread. Raises NetworkError.
        """

    def server_address(self, ready: Address | None) -> tuple[str, int]:
        """Where the server shall be (None), or is to be found now that it is ready at that address."""

    def watch(self, server: Address, backlog: int | None) -> None:
        """The server is ready there: see to it that nothing that others send it goes unseen. Raises NetworkError.

        `backlog` is the argument of its listen(), None if it does not listen.
        """

    def ask_kernel(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """What the kernel says about the sockets at this moment."""

    def complete_until(self) -> float:
        """The time (seconds) up to which everything has been told; infinity if nothing is under way."""

    @property
    def seen_at(self) -> float:
        """When the newest packet moved, in seconds."""

    @property
    def is_busy(self) -> bool:
        """Whether something will still move although no program does anything."""

    @property
    def standing(self) -> float:
        """For how many seconds of the run a hand has kept it from moving; they do not count against time limits."""

    def close(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """End, tell what is left, leave nothing behind. Does no harm where `open` failed or never was."""
