"""A host of the model (10.0.0.1) and this computer's kernel (10.0.0.2) on one cable, for tests.

To be made in a process that may enter a private network, before it has a second thread.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from sim.network.events import FrameSent
from sim.network.frames import IP_HEADER
from sim.network.hosts.events import Discarded, TcpHappened
from sim.network.hosts.host import Host
from sim.network.hosts.interface import Interface
from sim.network.hosts.tcp_socket import TcpSocket
from sim.network.link import LinkSettings, SimulatedLink
from sim.network.packets import Packet, packet_of
from sim.network.protocols import ETHERNET
from sim.network.tcp import wire
from sim.network.tcp.events import AnyTcpEvent
from sim.network.tcp.segment import TcpSegment
from sim.network.traffic import Traffic, TrafficEvent
from sim.sources import private_network
from sim.sources.cards import card_pair
from sim.sources.carrier import Carrier
from sim.sources.kernel_host import KernelHost
from sim.sources.model_on_wire import ModelOnWire

MODEL, KERNEL = Interface(0x02_0000_0000_01, "10.0.0.1"), Interface(0x02_0000_0000_02, "10.0.0.2")
PORT = 8000
PATIENCE = 15.0
GOOD_LINK = LinkSettings(delay=0.002)
T = TypeVar("T")
HEADERS = ETHERNET.size + IP_HEADER


def wait(model: ModelOnWire, call: Callable[[float], T | None], patience: float = PATIENCE) -> T:
    """Carry frames and time until `call(now)` gives something. Raises TimeoutError after `patience` seconds."""
    until = model.now + patience
    while (result := call(model.now)) is None:
        model.look_after(model.now)
        if model.now > until:
            raise TimeoutError(f"nothing came of it within {patience:g} seconds")
        model.advance(model.reach(until))
    model.look_after(model.now)
    return result


class Meeting:
    """Both hosts, and a cable that behaves like `link` in both directions."""

    def __init__(self, link: LinkSettings = GOOD_LINK) -> None:
        private_network.enter()
        self.kernel = KernelHost(KERNEL)
        inner, outer = card_pair()
        self.model = ModelOnWire(Host(MODEL, "meeting"), inner, time.monotonic)
        self.told: list[TrafficEvent] = []
        self._events: list[AnyTcpEvent | Discarded] = []
        links = [SimulatedLink(link, 1, name) for name in ("model", "kernel")]
        cards = outer, self.kernel.card
        self.carrier = Carrier(cards, Traffic((links[0], links[1])), time.monotonic, self.told.append)

    @property
    def packets(self) -> list[Packet]:
        """All frames that were sent so far, in order."""
        return [packet_of(event) for event in list(self.told) if isinstance(event, FrameSent)]

    @property
    def events(self) -> list[AnyTcpEvent | Discarded]:
        """What the model told so far."""
        for event in self.model.host.take_events():
            self._events.append(event.event if isinstance(event, TcpHappened) else event)
        return self._events

    def in_kernel(self, work: Callable[[], Any]) -> Work:
        """Begin `work` in a thread whose sockets belong to the kernel's host."""
        return Work(self, work)

    def kernel_listener(self, **buffers: int) -> socket.socket:
        """A listening socket of the kernel's host; `receive` and `send` are buffer sizes."""
        with self.kernel.namespace.inside():
            made = socket.socket()
        for name, option in (("receive", socket.SO_RCVBUF), ("send", socket.SO_SNDBUF)):
            if name in buffers:
                made.setsockopt(socket.SOL_SOCKET, option, buffers[name])
        made.bind((KERNEL.address, PORT))
        made.listen(4)
        return made

    def until(self, is_so: Callable[[], object], patience: float = PATIENCE) -> None:
        """Let the model live until it is so."""
        self.wait(lambda _: bool(is_so()) or None, patience)

    def wait(self, call: Callable[[float], T | None], patience: float = PATIENCE) -> T:
        """Let the model live until `call(now)` gives something."""
        return wait(self.model, call, patience)

    def segments_of(self, host: Interface) -> list[TcpSegment]:
        """The segments that a host sent."""
        frames = [each.event.data for each in self.packets if each.segment and each.source.host == host.address]
        return [wire.from_bytes(frame[HEADERS:])[2] for frame in frames]

    def flags(self) -> list[str]:
        """All segments in the order of their sending: "model syn", "kernel syn ack", "model psh ack 5"."""
        names = {MODEL.address: "model", KERNEL.address: "kernel"}
        return [
            " ".join([names[each.source.host], *each.flags, *([str(each.length)] if each.length else [])])
            for each in self.packets
            if each.segment
        ]


class Work:
    """Something that the kernel's side does while the model lives on."""

    def __init__(self, meeting: Meeting, work: Callable[[], Any]) -> None:
        self._meeting = meeting
        self._outcome: list[Any] = []
        self._thread = threading.Thread(target=self._do, args=(work,), daemon=True)
        self._thread.start()

    def _do(self, work: Callable[[], Any]) -> None:
        with self._meeting.kernel.namespace.inside():
            try:
                self._outcome.append(work())
            except BaseException as error:
                self._outcome.append(error)

    def result(self) -> Any:
        """What came of it; an error is raised here."""
        self._meeting.until(lambda: self._outcome)
        if isinstance(self._outcome[0], BaseException):
            raise self._outcome[0]
        return self._outcome[0]


class ModelSocket:
    """A TCP socket of the model with calls that wait."""

    def __init__(self, meeting: Meeting, real: TcpSocket | None = None) -> None:
        self._model = meeting.model
        self._meeting = meeting
        self.real = real or self._model.host.tcp.socket()

    def listen(self, backlog: int = 4) -> ModelSocket:
        self.real.bind(MODEL.address, PORT)
        self.real.listen(backlog, self._model.now)
        return self

    def connect(self, port: int = PORT) -> ModelSocket:
        self.real.connect(KERNEL.address, port, self._model.now)
        self._meeting.wait(lambda now: self.real.finish_connect() or None, PATIENCE)
        return self

    def accept(self) -> ModelSocket:
        return ModelSocket(self._meeting, self._meeting.wait(self.real.accept, PATIENCE))

    def send(self, data: bytes) -> None:
        """All of it."""
        while data:
            data = data[self._meeting.wait(lambda now, rest=data: self.real.send(rest, now), PATIENCE) :]  # type: ignore[misc]  # a lambda with a default

    def receive(self, limit: int = 65536) -> bytes:
        return self._meeting.wait(lambda now: self.real.receive(limit, now), PATIENCE)

    def receive_all(self) -> bytes:
        """Until the peer's end."""
        pieces = []
        while piece := self.receive():
            pieces.append(piece)
        return b"".join(pieces)

    def exchange(self, data: bytes, count: int) -> bytes:
        """Send `data` and, at the same time, receive `count` bytes."""
        got = b""

        def go_on(now: float) -> bool | None:
            nonlocal data, got
            if data:
                data = data[self.real.send(data, now) or 0 :]
            got += self.real.receive(65536, now) or b"" if len(got) < count else b""
            return True if not data and len(got) >= count else None

        self._meeting.wait(go_on, PATIENCE)
        return got

    def shutdown(self) -> None:
        """Half-close."""
        self.real.shutdown(False, True, self._model.now)
        self._model.look_after(self._model.now)

    def close(self) -> None:
        self.real.close(self._model.now)
        self._model.look_after(self._model.now)

    @property
    def now(self) -> Any:
        """Everything there is to see in its endpoint."""
        assert self.real.connection is not None
        return self.real.connection.endpoint.snapshot()


def kernel_call(port: int = PORT) -> socket.socket:
    """To be called in the kernel's host: a connection to the model."""
    return socket.create_connection((MODEL.address, port), PATIENCE)


def echo(connection: socket.socket) -> bytes:
    """Send everything back, and return it."""
    got = b""
    while piece := connection.recv(65536):
        got += piece
        connection.sendall(piece)
    connection.close()
    return got


def receive_all(connection: socket.socket) -> bytes:
    """Until the peer's end."""
    got = b""
    while piece := connection.recv(65536):
        got += piece
    return got


def accepting(meeting: Meeting, work: Callable[[socket.socket], Any], **buffers: int) -> Any:
    """The kernel listens; once somebody has called, it does `work` with the connection."""
    listener = meeting.kernel_listener(**buffers)

    def run() -> Any:
        with listener, listener.accept()[0] as connection:
            connection.settimeout(PATIENCE)
            return work(connection)

    return meeting.in_kernel(run)
