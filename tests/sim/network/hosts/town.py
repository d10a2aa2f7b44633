"""Two hosts and a wire without delay, for tests: what one sends, the other gets at once."""

from __future__ import annotations

from collections.abc import Callable

from sim.network.events import Address, FrameSent
from sim.network.hosts.events import HostEvent, TcpHappened
from sim.network.hosts.host import Host, is_loopback
from sim.network.hosts.interface import Interface
from sim.network.packets import Packet, packet_of
from sim.network.tcp.events import StateChanged
from sim.network.tcp.settings import TcpSettings

A, B = "10.0.0.1", "10.0.0.2"
NOBODY = "10.0.0.9"
PORT = 8000


class Town:
    """Hosts `a` and `b`. `cut` decides which frames are lost; `now` moves only when the test says so."""

    def __init__(self, settings: TcpSettings | None = None, mtu: int = 1500) -> None:
        self.a = Host(Interface(0x02_0000_0000_01, A, mtu=mtu), "a", settings)
        self.b = Host(Interface(0x02_0000_0000_02, B, mtu=mtu), "b", settings)
        self.now = 0.0
        self.wire: list[bytes] = []
        self.events: list[HostEvent] = []
        self.cut: Callable[[Packet], bool] = lambda packet: False

    def settle(self) -> None:
        """Carry frames until there are none."""
        is_moving = True
        while is_moving:
            is_moving = False
            for host in (self.a, self.b):
                self.events += host.take_events()
                for frame in host.take_frames():
                    is_moving = True
                    self._carry(frame, host)

    def _carry(self, frame: bytes, sender: Host) -> None:
        if is_loopback(frame):
            sender.on_frame(frame, self.now)
            return
        self.wire.append(frame)
        if not self.cut(packet_of(FrameSent(self.now, 0, frame))):
            (self.b if sender is self.a else self.a).on_frame(frame, self.now)

    def wait(self, seconds: float) -> None:
        """Let time pass, tick by tick."""
        end = self.now + seconds
        self.settle()
        while (due := min(self._deadlines(), default=end)) < end:
            self.now = max(self.now, due)
            self.a.on_tick(self.now)
            self.b.on_tick(self.now)
            self.settle()
        self.now = end

    def _deadlines(self) -> list[float]:
        return [host.deadline for host in (self.a, self.b) if host.deadline is not None]

    @property
    def packets(self) -> list[Packet]:
        """All that crossed the wire."""
        return [packet_of(FrameSent(0.0, 0, frame)) for frame in self.wire]

    @property
    def said(self) -> list[str]:
        """All that crossed the wire, in words: "syn", "psh ack 5", "udp 3"."""
        return [_in_words(packet) for packet in self.packets]

    def states(self, host: str, peer: bool = True) -> list[str]:
        """The states that ends at `host` went through, of connections or of listening sockets."""
        return [
            event.event.after.value
            for event in self.events
            if isinstance(event, TcpHappened)
            and isinstance(event.event, StateChanged)
            and event.local.host == host
            and (event.peer is not None) is peer
        ]


def _in_words(packet: Packet) -> str:
    length = [str(packet.length)] if packet.has_ports and packet.length else []
    return " ".join([*(packet.flags or (packet.protocol,)), *length])


SERVER = Address(B, PORT)
