"""Packets on the loopback interface, through scapy's AsyncSniffer: each one once, with both of its times.

Linux hands every packet on `lo` to a listener twice: when it leaves its sender and, about a microsecond later, when it
reaches its receiver. The two copies are put together here; they give a packet's real send and receive times.
"""

from __future__ import annotations

import ctypes
import logging
import select
import socket
import struct
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from scapy.config import conf
from scapy.error import Scapy_Exception
from scapy.packet import Packet as ScapyPacket
from scapy.packet import Raw
from scapy.sendrecv import AsyncSniffer

from sim.network.events import FrameArrived, FrameSent
from sim.network.packets import packet_of
from sim.sources.interfaces import interface_and_link

BUFFER = 64 << 20
LONGEST = 1 << 18
ANCILLARY = 256
NANOSECONDS = 1_000_000_000
SOL_PACKET, PACKET_STATISTICS, SO_RCVBUFFORCE, SO_ATTACH_FILTER, SO_TIMESTAMPNS = 263, 6, 33, 26, 35
BPF_RETURN = 0x06
READY_TIMEOUT = 5.0

logging.getLogger("scapy").setLevel(logging.ERROR)


class CaptureError(Exception):
    """Capturing did not begin."""


class Capture:
    """Captures TCP, UDP and ICMP of one port on loopback from construction until `stop`.

    `tell` is called in the sniffer's thread with events whose times count from `epoch` (nanoseconds). `captured` counts
    packets; `dropped` is, after `stop`, how many the kernel threw away because nobody took them in time (Linux).
    Raises CaptureError where capturing cannot begin.
    """

    def __init__(self, port: int, epoch: int, tell: Callable[[FrameSent | FrameArrived], None]) -> None:
        self.port = port
        self.captured = 0
        self.dropped = 0
        self.seen_at = 0.0
        self._epoch = epoch
        self._tell = tell
        self._leaving: dict[bytes, deque[tuple[float, int]]] = defaultdict(deque)
        self._interface, self._link = interface_and_link()
        try:
            self._socket = _open_linux(self._interface, port) if sys.platform == "linux" else None
        except (OSError, ValueError, Scapy_Exception) as error:
            raise CaptureError(str(error)) from error
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

    def stop(self) -> None:
        """Take no more packets; what has been taken is told before this returns."""
        if self._sniffer.running:
            self._sniffer.stop()
        self._drain()
        for data, times in self._leaving.items():
            for sent, number in times:
                self._tell(FrameSent(sent, number, data, self._link))
        self._leaving.clear()
        if self._socket is not None:
            self.dropped = _drops(self._socket)
            self._socket.close()

    def complete_until(self) -> float:
        """The time (seconds) up to which all packets have been told; infinity if none is under way."""
        is_behind = self._socket is not None and select.select([self._socket.ins], [], [], 0)[0]
        return self.seen_at if is_behind else float("inf")

    def _drain(self) -> None:
        """What the kernel still holds: the sniffer's thread may be far behind on a busy computer."""
        while self._socket is not None and select.select([self._socket.ins], [], [], 0)[0]:
            self._take(self._socket.recv())

    def _take(self, packet: ScapyPacket) -> None:
        data = bytes(packet)
        kernel_time = getattr(packet, "nanoseconds", None) or round(packet.time * NANOSECONDS)
        at = (kernel_time - self._epoch) / NANOSECONDS
        if not self._concerns_us(data):
            return
        self.seen_at = at
        if getattr(packet, "leaving", False):
            self.captured += 1
            self._leaving[data].append((at, self.captured))
            return
        self._told_as_arrived(data, at)

    def _told_as_arrived(self, data: bytes, at: float) -> None:
        waiting = self._leaving.get(data)
        if waiting:
            sent, number = waiting.popleft()
            if not waiting:
                del self._leaving[data]
        else:
            # Only one copy was seen: on other systems that is all there is.
            self.captured += 1
            sent, number = at, self.captured
        self._tell(FrameSent(sent, number, data, self._link, arrives=at))
        self._tell(FrameArrived(at, number))

    def _concerns_us(self, data: bytes) -> bool:
        # An ICMP error has the ports of the packet that it quotes.
        packet = packet_of(FrameSent(0.0, 0, data, self._link))
        return self.port in (packet.source.port, packet.target.port)


def _filter(port: int) -> str:
    return f"(tcp port {port}) or (udp port {port}) or icmp"


def _open_linux(interface: str, port: int) -> Any:  # noqa: ANN401 - scapy's sockets are untyped
    """A packet socket that is listening when this returns, so that nothing at the start is lost."""
    from scapy.arch.linux import L2ListenSocket

    class LoopbackSocket(L2ListenSocket):
        """Tells for each copy whether it leaves or arrives, and does not spend time on dissecting it."""

        def recv(self, x: int = LONGEST, **options: Any) -> ScapyPacket | None:
            # scapy asks for 65535 bytes; on loopback a frame is up to 65535 and the Ethernet header long.
            data, about, _, address = self.ins.recvmsg(LONGEST, ANCILLARY)
            packet = Raw(data)
            packet.leaving = address[2] == socket.PACKET_OUTGOING
            packet.nanoseconds = _kernel_time(about)
            return packet

    conf.bufsize = BUFFER
    opened = LoopbackSocket(iface=interface)
    _let_in_only(opened.ins, _filter(port), interface)
    _widen(opened.ins)
    _drops(opened)  # begins to count anew
    return opened


def _drops(opened: Any) -> int:
    """Packets that the kernel threw away since the last question."""
    return int(struct.unpack("II", opened.ins.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))[1])


def _kernel_time(about: list[tuple[int, int, bytes]]) -> int:
    """When the kernel saw the packet, in nanoseconds since 1970. scapy's own time, a float, is good for 240 of them."""
    for level, kind, value in about:
        if (level, kind) == (socket.SOL_SOCKET, SO_TIMESTAMPNS):
            seconds, nanoseconds = struct.unpack("ll", value)
            return int(seconds * NANOSECONDS + nanoseconds)
    return time.time_ns()


def _let_in_only(packet_socket: socket.socket, rule: str, interface: str) -> None:
    """Have the kernel sort out other programs' packets. Without libpcap, which compiles the rule, only `_take` does it.

    libpcap's programs cut every packet at 65535 bytes, which is 14 too few for the longest frame on loopback.
    """
    from scapy.arch.common import compile_filter, free_filter

    try:
        program = compile_filter(rule, interface)
    except (ImportError, OSError, Scapy_Exception):
        return
    for index in range(program.bf_len):
        instruction = program.bf_insns[index]
        if instruction.code == BPF_RETURN and instruction.k:
            instruction.k = LONGEST
    pointer = struct.pack("HL", program.bf_len, ctypes.addressof(program.bf_insns.contents))
    packet_socket.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, pointer)
    free_filter(program)


def _widen(packet_socket: socket.socket) -> None:
    """Ask for the buffer beyond the limit for ordinary sockets; where that is forbidden, the ordinary limit stands."""
    try:
        packet_socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER)
    except OSError:
        return
