"""Source *wire*: the lesson's programs on two hosts, joined by a cable that is in our hand (Linux).

Each host has a kernel's TCP/IP, but one of the two may have the model's. The server lives at 10.0.0.2, all others at
10.0.0.1. Nothing leads out of their network.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Protocol

from sim.network import events as e
from sim.network.cable import Cable
from sim.network.events import Address, AnyEvent
from sim.network.hosts.interface import Interface
from sim.network.traffic import SIDES, TrafficEvent, traffic_of
from sim.sources import private_network
from sim.sources.cards import Card
from sim.sources.carrier import Carrier
from sim.sources.commands import Command
from sim.sources.kernel_host import KernelHost
from sim.sources.messages import Report
from sim.sources.model_host import ModelHost
from sim.sources.network import Clock, NetworkError
from sim.sources.processes import ProgramProcess
from sim.sources.real_run import RealRun
from sim.sources.request import RunRequest
from sim.words import QT_TRANSLATE_NOOP, Sentence

AT = CLIENT, SERVER = Interface(0x02_0000_0000_01, "10.0.0.1"), Interface(0x02_0000_0000_02, "10.0.0.2")
PORT = 8001

PLACES = {"none": "wire", "client": "wire, the client on the model", "server": "wire, the server on the model"}
"""What RunStarted says, by the end at which the model stands."""

NEEDS_LINUX = QT_TRANSLATE_NOOP(
    "sources", "The wire joins two network namespaces, which only Linux has. Choose the model instead."
)
NO_NAMESPACES = QT_TRANSLATE_NOOP(
    "sources",
    "This system does not let this user have a private network ({reason}), so there are no two hosts to join. {remedy}",
)
SETTING = QT_TRANSLATE_NOOP("sources", "An administrator can allow it: {command}")
CONTAINER = QT_TRANSLATE_NOOP(
    "sources", "In a container, allow user namespaces when you start it; else ask your administrator to allow them."
)
NO_DEVICE = QT_TRANSLATE_NOOP(
    "sources",
    "Neither a TAP device nor a veth pair could be made for the two hosts ({reason})."
    " An administrator can load them: sudo modprobe -a tun veth",
)


class WireRun(RealRun):
    """One run on the wire."""

    def __init__(self, request: RunRequest, tell: Callable[[AnyEvent], None], stop: threading.Event) -> None:
        self._wire = WireNetwork(request.cable)
        super().__init__(request, tell, stop, self._wire)

    def obey(self, command: Command) -> None:
        """Let a hand do something to the cable."""
        self._wire.obey(command)


class Watch(Protocol):
    """Tells of a host what it does not say unasked."""

    @property
    def is_busy(self) -> bool:
        """Whether, as far as is known, the host is going to send something by itself."""

    @property
    def is_gone(self) -> bool:
        """Whether the host answers nobody any more."""

    def ask(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """What is new at this moment."""

    def close(self) -> None:
        """Ask no more."""


class WireHost(Protocol):
    """A host at an end of the cable."""

    @property
    def card(self) -> Card:
        """Our end of its card."""

    @property
    def dropped(self) -> int:
        """How many of its frames were lost because nobody read the ones before."""

    def know(self, neighbour: Interface) -> None:
        """Let nothing begin with ARP."""

    def control_congestion(self, name: str) -> None:
        """Let its TCP have the congestion control of that name. Raises NetworkError if there is none."""

    def watch(self) -> Watch:
        """Who looks at it."""

    def begin(self, name: str, told: Callable[[Report], None]) -> ProgramProcess:
        """A process that lives in this host. Raises NetworkError."""

    def close(self) -> None:
        """Pull the card and let it go."""


class WireNetwork:
    """Two hosts and the cable between them."""

    allowed: tuple[str, ...] = ("10.0.0.0/24",)
    patience = 60.0

    def __init__(self, cable: Cable) -> None:
        self.seen_at = 0.0
        self._cable = cable
        self.place = PLACES[cable.model_at]
        self._hosts: tuple[WireHost, ...] = ()
        self._watches: tuple[Watch, ...] = ()
        self._arrived: tuple[list[e.FrameArrived], list[e.FrameArrived]] = [], []
        self._heading: dict[int, list[e.FrameArrived]] = {}
        self._carrier: Carrier | None = None
        self._early: list[Command] = []
        self._lock = threading.Lock()
        self._frames = 0
        self._standing, self._looked_at = 0.0, 0.0

    def prepare(self) -> Sentence | None:
        """See `Network`."""
        if sys.platform != "linux":
            return Sentence("sources", NEEDS_LINUX)
        try:
            private_network.enter()
        except OSError as error:
            return no_namespaces(str(error))
        return None

    def open(self, clock: Clock, tell: Callable[[Report], None]) -> None:
        """Build the hosts and plug the cable in. Raises NetworkError."""
        self._tell = tell
        try:
            for side in (0, 1):
                self._hosts += (self._made(side),)
            if self._cable.arp == "known":
                self._hosts[0].know(SERVER)
                self._hosts[1].know(CLIENT)
        except OSError as error:
            raise NetworkError(no_device(str(error))) from error
        for host in self._hosts:
            host.control_congestion(self._cable.congestion)
            self._watches += (host.watch(),)
        self._plug_in(clock)

    def begin(self, name: str, is_server: bool, told: Callable[[Report], None]) -> ProgramProcess:
        """See `Network`."""
        return self._hosts[is_server].begin(name, told)

    def server_address(self, ready: Address | None) -> tuple[str, int]:
        """Always the same port, for the host is the server's alone."""
        return SERVER.address, PORT

    def watch(self, server: Address, backlog: int | None) -> None:
        """Nothing goes unseen on a cable."""

    def obey(self, command: Command) -> None:
        """Let a hand do something, as soon as there is a cable; from any thread."""
        with self._lock:
            if self._carrier is None:
                self._early.append(command)
            else:
                self._carrier.do(command.apply)

    def ask_kernel(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """States, queues and figures of all sockets of both hosts, where they are new."""
        self._count_standing(now())
        for watch in self._watches:
            yield from watch.ask(now)

    def complete_until(self) -> float:
        """Whatever comes from the cable is told at once."""
        return float("inf")

    @property
    def is_busy(self) -> bool:
        """See `Network`."""
        is_moving = self._carrier is not None and not self._carrier.is_empty
        # Whoever calls a host that is gone goes on for minutes, and nothing comes of it.
        is_hopeless = any(watch.is_gone for watch in self._watches)
        return is_moving or (not is_hopeless and any(watch.is_busy for watch in self._watches))

    @property
    def standing(self) -> float:
        """See `Network`."""
        return self._standing

    def close(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """See `Network`."""
        with self._lock:
            carrier, self._carrier = self._carrier, None
        if carrier is not None:
            carrier.stop()
            yield e.CaptureCounted(now(), self._frames, sum(host.dropped for host in self._hosts))
        for watch in self._watches:
            watch.close()
        for host in self._hosts:
            host.close()
        self._watches = self._hosts = ()

    def _made(self, side: int) -> WireHost:
        if self._cable.model_at == SIDES[side]:
            return ModelHost(AT[side], f"{self._cable.seed} {SIDES[side]}", self._arrived[side])
        return KernelHost(AT[side])

    def _plug_in(self, clock: Clock) -> None:
        cards = self._hosts[0].card, self._hosts[1].card
        with self._lock:
            self._carrier = Carrier(cards, traffic_of(self._cable), clock.now, self._pass_on)
            for command in self._early:
                self._carrier.do(command.apply)

    def _pass_on(self, event: TrafficEvent) -> None:
        self.seen_at = event.time
        match event:
            case e.FrameSent():
                self._frames += 1
                self._heading[event.number] = self._arrived[event.data[6:12] == CLIENT.mac.to_bytes(6, "big")]
            case e.FrameArrived():
                self._heading.pop(event.number).append(event)
        self._tell(event)

    def _count_standing(self, now: float) -> None:
        if self._carrier is not None and self._carrier.is_standing:
            self._standing += now - self._looked_at
        self._looked_at = now


def no_namespaces(reason: str) -> Sentence:
    """Why there can be no private network, and which setting of the system is in the way."""
    command = private_network.blocking_setting()
    remedy = Sentence("sources", SETTING, {"command": command}) if command else Sentence("sources", CONTAINER)
    return Sentence("sources", NO_NAMESPACES, {"reason": reason, "remedy": remedy})


def no_device(reason: str) -> Sentence:
    """Why the hosts could not be given network cards."""
    return Sentence("sources", NO_DEVICE, {"reason": reason})
