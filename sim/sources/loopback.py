"""Source *loopback*: the lesson's programs as real processes on 127.0.0.1, with scapy watching."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sim.network import events as e
from sim.network.events import Address, AnyEvent
from sim.sources import private_network
from sim.sources.kernel_states import QueueWatch, states_of
from sim.sources.messages import Report
from sim.sources.network import Clock, NetworkError
from sim.sources.processes import ProgramProcess
from sim.sources.real_run import RealRun
from sim.sources.request import RunRequest
from sim.words import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from sim.sources.capture import Capture

HOST = "127.0.0.1"
NO_CAPTURE = QT_TRANSLATE_NOOP(
    "sources", "Packets could not be captured on loopback: {reason}. The programs were not started. {remedy}"
)
REMEDY = {
    "darwin": QT_TRANSLATE_NOOP(
        "sources", "Allow reading /dev/bpf*, for example by installing Wireshark's ChmodBPF, and try again."
    ),
    "win32": QT_TRANSLATE_NOOP("sources", "Install Npcap with “Support loopback traffic” and try again."),
    "linux": QT_TRANSLATE_NOOP("sources", "Give this user the right to capture (CAP_NET_RAW) and try again."),
}


class LoopbackRun(RealRun):
    """One run on loopback."""

    def __init__(self, request: RunRequest, tell: Callable[[AnyEvent], None], stop: threading.Event) -> None:
        super().__init__(request, tell, stop, LoopbackNetwork())


class LoopbackNetwork:
    """The computer's own loopback, or a private one. A capture watches the server's port."""

    place = "loopback"
    allowed: tuple[str, ...] = ("127.0.0.0/8",)
    patience = 2.0
    is_busy = False
    standing = 0.0

    def __init__(self) -> None:
        self._capture: Capture | None = None
        self._server: Address | None = None

    @property
    def seen_at(self) -> float:
        """See `Network`."""
        return 0.0 if self._capture is None else self._capture.seen_at

    def prepare(self) -> Sentence | None:
        """Find a loopback on which this user may capture."""
        if private_network.may_capture():
            return None
        try:
            private_network.enter()
        except OSError as error:
            return private_network.forbidden(str(error))
        self.place = "private loopback"
        return None

    def open(self, clock: Clock, tell: Callable[[Report], None]) -> None:
        """See `Network`."""
        self._clock = clock
        self._tell = tell
        # Slow to import; the server is on its way meanwhile.
        threading.Thread(target=importlib.import_module, args=("sim.sources.capture",), daemon=True).start()

    def begin(self, name: str, is_server: bool, told: Callable[[Report], None]) -> ProgramProcess:
        """All live on one host."""
        return ProgramProcess(name, told)

    def server_address(self, ready: Address | None) -> tuple[str, int]:
        """Any free port."""
        return (HOST, 0) if ready is None else (ready.host, ready.port)

    def watch(self, server: Address, backlog: int | None) -> None:
        """Start the capture. Raises NetworkError."""
        from sim.sources.capture import Capture, CaptureError

        self._server = server
        self._queues = QueueWatch(server, backlog)
        try:
            self._capture = Capture(server.port, self._clock.epoch, self._tell)
        except CaptureError as error:
            raise NetworkError(Sentence("sources", NO_CAPTURE, {"reason": str(error), "remedy": _remedy()})) from error

    def ask_kernel(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """The states of the server's sockets and of those that talk to it, and who waits at it."""
        if self._server is None:
            return
        asked = now()
        states = list(states_of(self._server))
        answered = now()
        for local, peer, state in states:
            yield e.KernelState(answered, local, peer, state, asked)
        yield from self._queues.ask(now)

    def complete_until(self) -> float:
        """See `Network`."""
        return float("inf") if self._capture is None else self._capture.complete_until()

    def close(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """See `Network`."""
        if self._capture is not None:
            self._capture.stop()
            yield e.CaptureCounted(now(), self._capture.captured, self._capture.dropped)


def _remedy() -> Sentence:
    return Sentence("sources", REMEDY.get(sys.platform, REMEDY["linux"]))
