"""The UDP sockets of a host, and which of them a datagram is for."""

from __future__ import annotations

import errno
from collections.abc import Callable

from sim.network import frames
from sim.network.checksum import checksum, pseudo_header
from sim.network.events import Address
from sim.network.frames import UDP_HEADER, UDP_NUMBER, ip_number
from sim.network.headers import read_all
from sim.network.hosts.events import Discard
from sim.network.hosts.interface import Interface
from sim.network.hosts.ports import ANY, Ports
from sim.network.hosts.udp_socket import UNBOUND, UdpSocket
from sim.network.protocols import UDP

SendPacket = Callable[[str, str, int, bytes, float], None]
"""(source host, target host, protocol number, body, now)"""


class Unreachable(Exception):  # noqa: N818 - what happened, to be answered with ICMP; nothing failed here
    """No socket has the port that the datagram is for."""


class UdpTable:
    """The sockets of one host; `send_packet` hands a packet to IP."""

    def __init__(self, interface: Interface, seed: str, send_packet: SendPacket) -> None:
        self.interface = interface
        self._ports = Ports(seed)
        self._send_packet = send_packet
        self._sockets: list[UdpSocket] = []

    def socket(self) -> UdpSocket:
        """A new socket without a port."""
        return UdpSocket(self)

    def bind(self, socket: UdpSocket, host: str, port: int) -> None:
        """For `UdpSocket`: take a port for it."""
        socket.binding = self._ports.bind(self.interface.bindable(host), port, socket.reuse)
        socket.local = Address(socket.binding.host, socket.binding.port)
        self._sockets.append(socket)

    def close(self, socket: UdpSocket) -> None:
        """For `UdpSocket`: give its port back."""
        if socket.binding is not None:
            self._ports.release(socket.binding)
            self._sockets.remove(socket)
            socket.binding, socket.local = None, UNBOUND

    def send(self, socket: UdpSocket, target: Address, data: bytes, now: float) -> None:
        """For `UdpSocket`: one datagram out."""
        source = self.interface.source_for(target.host)
        if socket.local.host != ANY:
            source = socket.local.host
        ends = (ip_number(source), socket.local.port), (ip_number(target.host), target.port)
        self._send_packet(source, target.host, UDP_NUMBER, frames.udp(*ends, data), now)

    def on_packet(self, source: str, target: str, body: bytes) -> Discard | None:
        """A datagram arrived; why it is thrown away, if it is. Raises Unreachable where no socket has its port."""
        header = read_all(body, UDP)
        length = header["length"]
        if not UDP_HEADER <= length <= len(body):
            return Discard.MALFORMED
        body = body[:length]
        if header["checksum"] and checksum(_summed(source, target, body)):
            return Discard.BAD_CHECKSUM
        sender = Address(source, header["source_port"])
        socket = self._find(Address(target, header["target_port"]), sender)
        if socket is None:
            raise Unreachable
        return None if socket.take(body[UDP_HEADER:], sender) else Discard.NO_ROOM

    def on_unreachable(self, local: Address, peer: Address, number: int = errno.ECONNREFUSED) -> None:
        """Word came back that `peer` cannot be reached. Only a connected socket hears of it (RFC 1122 4.1.3.3)."""
        socket = self._find(local, peer)
        if socket is not None and socket.peer == peer:
            socket.pending_error = number

    def _find(self, local: Address, sender: Address) -> UdpSocket | None:
        """The socket that fits best: a connected one, then one with the address, then one with any address."""
        fitting = [
            socket
            for socket in self._sockets
            if socket.local.port == local.port
            and socket.local.host in (local.host, ANY)
            and socket.peer in (None, sender)
        ]
        return max(fitting, key=lambda socket: (socket.peer is not None, socket.local.host != ANY), default=None)


def _summed(source: str, target: str, body: bytes) -> bytes:
    return pseudo_header(ip_number(source), ip_number(target), UDP_NUMBER, len(body)) + body
