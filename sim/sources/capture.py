"""Packets on the loopback interface, through scapy's AsyncSniffer: each one once, with both of its times.

Linux hands every packet on `lo` to a listener twice: when it leaves its sender and, about a microsecond later, when it
reaches its receiver. The two copies are put together here; they give a packet's real send and receive times.
"""

from __future__ import annotations

import logging
import socket
import struct
import sys
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from scapy.config import conf
from scapy.packet import Packet as ScapyPacket
from scapy.packet import Raw
from scapy.sendrecv import AsyncSniffer

from sim.network import headers
from sim.network.events import FrameArrived, FrameSent, Link
from sim.network.packets import packet_of

BUFFER = 64 << 20
SOL_PACKET, PACKET_STATISTICS, SO_RCVBUFFORCE = 263, 6, 33
READY_TIMEOUT = 5.0
LINKS = {
    "darwin": ("lo0", Link.NULL),
    "win32": (r"\Device\NPF_Loopback", Link.NULL),
    "linux": ("lo", Link.ETHERNET),
}


logging.getLogger("scapy").setLevel(logging.ERROR)


class CaptureError(Exception):
    """Capturing did not begin."""


class Capture:
    """Captures TCP, UDP and ICMP of one port on loopback from construction until `stop`.

    `sent` and `arrived` are called in the sniffer's thread with events whose times count from `epoch` (nanoseconds).
    """

    def __init__(self, port: int, epoch: int, tell: Callable[[FrameSent | FrameArrived], None]) -> None:
        self.port = port
        self.captured = 0
        self.seen_at = 0.0
        self._epoch = epoch
        self._tell = tell
        self._leaving: dict[bytes, deque[tuple[float, int]]] = defaultdict(deque)
        self._interface, self._link = LINKS.get(sys.platform, LINKS["linux"])
        self._socket = _open_linux(self._interface, port) if sys.platform == "linux" else None
        self._sniffer = self._start()

    def _start(self) -> AsyncSniffer:
        ready = threading.Event()
        where: dict[str, Any] = (
            {"opened_socket": self._socket}
            if self._socket is not None
            else {"iface": self._interface, "filter": _filter(self.port)}
        )
        sniffer = AsyncSniffer(prn=self._take, store=False, quiet=True, started_callback=ready.set, **where)
        sniffer.start()
        if not ready.wait(READY_TIMEOUT) or sniffer.exception is not None:
            raise CaptureError(str(sniffer.exception or "the sniffer did not start in time"))
        return sniffer

    def dropped(self) -> int:
        """Packets that the kernel threw away because nobody took them in time, since the last question."""
        if self._socket is None:
            return 0
        _, drops = struct.unpack("II", self._socket.ins.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))
        return int(drops)

    def stop(self) -> None:
        """Take no more packets; what has been taken is told before this returns."""
        if self._sniffer.running:
            self._sniffer.stop()
        for data, times in self._leaving.items():
            for time, number in times:
                self._tell(FrameSent(time, number, data, self._link))
        self._leaving.clear()
        if self._socket is not None:
            self._socket.close()

    def _take(self, packet: ScapyPacket) -> None:
        data = bytes(packet)
        time = (round(packet.time * 1_000_000_000) - self._epoch) / 1e9
        if not self._concerns_us(data):
            return
        self.seen_at = time
        if getattr(packet, "leaving", False):
            self.captured += 1
            self._leaving[data].append((time, self.captured))
            return
        self._told_as_arrived(data, time)

    def _told_as_arrived(self, data: bytes, time: float) -> None:
        waiting = self._leaving.get(data)
        if waiting:
            sent, number = waiting.popleft()
            if not waiting:
                del self._leaving[data]
        else:
            # Only one copy was seen: on other systems that is all there is.
            self.captured += 1
            sent, number = time, self.captured
        self._tell(FrameSent(sent, number, data, self._link, arrives=time))
        self._tell(FrameArrived(time, number))

    def _concerns_us(self, data: bytes) -> bool:
        packet = packet_of(FrameSent(0.0, 0, data, self._link))
        return self.port in (packet.source.port, packet.target.port) or packet.protocol == headers.ICMP.name


def _filter(port: int) -> str:
    return f"(tcp port {port}) or (udp port {port}) or icmp"


def _open_linux(interface: str, port: int) -> Any:  # noqa: ANN401 - scapy's sockets are untyped
    """A packet socket that is listening when this returns, so that nothing at the start is lost."""
    from scapy.arch.linux import L2ListenSocket

    class LoopbackSocket(L2ListenSocket):  # type: ignore[misc]  # scapy is untyped
        """Tells for each copy whether it leaves or arrives, and does not spend time on dissecting it."""

        def recv(self, x: int = 1 << 18, **options: Any) -> ScapyPacket | None:  # noqa: ANN401
            data, address, time = self._recv_raw(self.ins, x)
            packet = Raw(data)
            packet.time = time
            packet.leaving = address[2] == socket.PACKET_OUTGOING
            return packet

    conf.bufsize = BUFFER
    try:
        opened = LoopbackSocket(iface=interface, filter=_filter(port))
    except Exception as error:  # scapy raises its own kinds when libpcap, which compiles the filter, is missing
        if isinstance(error, PermissionError):
            raise CaptureError(str(error)) from error
        opened = LoopbackSocket(iface=interface)
    _widen(opened.ins)
    opened.ins.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8)
    return opened


def _widen(packet_socket: socket.socket) -> None:
    """Ask for the buffer beyond the limit for ordinary sockets; where that is forbidden, the ordinary limit stands."""
    try:
        packet_socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER)
    except OSError:
        return
