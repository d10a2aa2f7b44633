"""The TCP sockets of a host: which connection or listener a segment is for, and what becomes of them."""

from __future__ import annotations

import errno
import random
from collections.abc import Iterable
from contextlib import suppress

from sim.network.checksum import checksum, pseudo_header
from sim.network.events import Address, TcpState
from sim.network.frames import TCP_NUMBER, ip_number
from sim.network.hosts.connection import Connection
from sim.network.hosts.errors import error
from sim.network.hosts.events import Discard, TcpHappened
from sim.network.hosts.interface import Interface
from sim.network.hosts.ports import ANY, Binding, Ports
from sim.network.hosts.tcp_socket import Ends, TcpSocket
from sim.network.hosts.udp_table import SendPacket
from sim.network.tcp import wire
from sim.network.tcp.endpoint import CallError, Endpoint
from sim.network.tcp.events import AnyTcpEvent, StateChanged
from sim.network.tcp.listener import Listener
from sim.network.tcp.segment import TcpSegment, reset_for
from sim.network.tcp.settings import TcpSettings
from sim.network.tcp.states import Trigger


class TcpTable:
    """The sockets of one host; `send_packet` hands a packet to IP. `seed` decides the ports and the first numbers."""

    def __init__(self, interface: Interface, settings: TcpSettings, seed: str, send_packet: SendPacket) -> None:
        self.interface = interface
        self.settings = settings
        self._ports = Ports(seed)
        self._first_numbers = random.Random(seed + " numbers")
        self._send_packet = send_packet
        self._listening: dict[Address, TcpSocket] = {}
        self._connections: dict[Ends, Connection] = {}
        self._events: list[TcpHappened] = []

    def socket(self) -> TcpSocket:
        """A new socket without a port."""
        return TcpSocket(self)

    # For TcpSocket.

    def bind(self, host: str, port: int, reuse: bool) -> Binding:
        """Take a port."""
        return self._ports.bind(self.interface.bindable(host), port, reuse)

    def release(self, binding: Binding) -> None:
        """Give a port back."""
        self._ports.release(binding)

    def listen(self, socket: TcpSocket, backlog: int, now: float) -> Listener[Ends]:
        """Let the socket's port listen."""
        assert socket.binding is not None
        self._ports.listen(socket.binding)
        self._listening[socket.local] = socket
        opened = StateChanged(now, TcpState.CLOSED, TcpState.LISTEN, Trigger.PASSIVE_OPEN)
        self._tell(socket.local, None, [opened])
        return Listener(backlog, self._first_number, socket.settings)

    def connect(self, local: Address, peer: Address, binding: Binding, settings: TcpSettings, now: float) -> Connection:
        """Begin a connection. Raises OSError (EADDRNOTAVAIL) if the same one stands already."""
        if (local, peer) in self._connections:
            raise error(errno.EADDRNOTAVAIL)
        connection = Connection(local, peer, Endpoint(self._first_number(), settings), binding)
        self._connections[local, peer] = connection
        connection.endpoint.open(now)
        self.collect(connection, now)
        return connection

    def accept(self, socket: TcpSocket, now: float) -> TcpSocket | None:
        """The connection that waits longest for this listening socket, as a socket of its own."""
        assert socket.listener is not None
        taken = socket.listener.accept()
        if taken is None:
            return None
        (local, peer), endpoint = taken
        made = TcpSocket(self)
        made.settings, made.reuse = endpoint.settings, socket.reuse
        made.binding = self._ports.share(local.host, local.port, socket.reuse)
        made.connection = Connection(local, peer, endpoint, made.binding)
        self._connections[local, peer] = made.connection
        self.collect(made.connection, now)
        return made

    def close(self, connection: Connection, abort: bool, now: float) -> None:
        """The program has given the connection up."""
        with suppress(CallError):  # it was over already
            if abort:
                connection.endpoint.abort(now)
            else:
                connection.endpoint.close(now)
        self.collect(connection, now)

    def close_listener(self, socket: TcpSocket, now: float) -> None:
        """The program has given its listening socket up."""
        assert socket.listener is not None
        assert socket.binding is not None
        local = socket.local
        socket.listener.close(now)
        self._collect_listener(socket.listener, now)
        del self._listening[local]
        self._ports.release(socket.binding)
        self._tell(local, None, [StateChanged(now, TcpState.LISTEN, TcpState.CLOSED, Trigger.FORGET)])

    def collect(self, connection: Connection, now: float) -> None:
        """Take what an endpoint has to tell and to send; whatever is called on an endpoint, this comes after it."""
        events = connection.endpoint.take_events()
        connection.note(events)
        self._tell(connection.local, connection.peer, events)
        for segment in connection.endpoint.take_segments():
            self._send(connection.local, connection.peer, segment, now)
        if connection.is_over:
            self._forget(connection)

    # The network and the clock.

    def on_packet(self, source: str, target: str, body: bytes, now: float) -> Discard | None:
        """A segment arrived; why it is thrown away, if it is."""
        try:
            source_port, target_port, segment = wire.from_bytes(body)
        except ValueError:
            return Discard.MALFORMED
        if checksum(pseudo_header(ip_number(source), ip_number(target), TCP_NUMBER, len(body)) + body):
            return Discard.BAD_CHECKSUM
        self._on_segment((Address(target, target_port), Address(source, source_port)), segment, now)
        return None

    def on_unreachable(self, host: str, number: int, now: float) -> None:
        """Nobody answers at `host`: whoever is calling it hears of it, a standing connection goes on trying."""
        for connection in list(self._connections.values()):
            if connection.peer.host == host and connection.is_opening:
                connection.endpoint.abort(now)
                self.collect(connection, now)
                connection.pending_error = number

    def on_tick(self, now: float) -> None:
        """Do what is due."""
        for connection in list(self._connections.values()):
            if _is_due(connection.endpoint.deadline, now):
                connection.endpoint.on_tick(now)
                self.collect(connection, now)
        for socket in list(self._listening.values()):
            if socket.listener is not None and _is_due(socket.listener.deadline, now):
                socket.listener.on_tick(now)
                self._collect_listener(socket.listener, now)

    @property
    def deadline(self) -> float | None:
        """When `on_tick` is wanted."""
        deadlines = [connection.endpoint.deadline for connection in self._connections.values()]
        deadlines += [listener.deadline for _, listener in self.listeners]
        return min([deadline for deadline in deadlines if deadline is not None], default=None)

    @property
    def is_busy(self) -> bool:
        """Whether something will be sent even if nobody does anything."""
        endpoints, listeners = self.endpoints, self.listeners
        return any(each.is_busy for _, each in endpoints) or any(each.is_busy for _, each in listeners)

    @property
    def listeners(self) -> list[tuple[Address, Listener[Ends]]]:
        """Every listening socket's address and queues."""
        sockets = self._listening.items()
        return [(local, socket.listener) for local, socket in sockets if socket.listener is not None]

    @property
    def endpoints(self) -> list[tuple[Ends, Endpoint]]:
        """Every connection that a program has or had, by its ends."""
        return [(ends, connection.endpoint) for ends, connection in self._connections.items()]

    def take_events(self) -> list[TcpHappened]:
        """What happened since the last time, in order."""
        taken, self._events = self._events, []
        return taken

    def _on_segment(self, ends: Ends, segment: TcpSegment, now: float) -> None:
        local, peer = ends
        connection = self._connections.get(ends)
        socket = self._listening.get(local) or self._listening.get(Address(ANY, local.port))
        if connection is not None and socket is not None and connection.endpoint.can_be_replaced_by(segment):
            self._forget(connection)
            over = StateChanged(now, TcpState.TIME_WAIT, TcpState.CLOSED, Trigger.TIME_WAIT_OVER)
            self._tell(local, peer, [over])
            connection = None
        if connection is not None:
            connection.endpoint.on_segment(segment, now)
            self.collect(connection, now)
        elif socket is not None and socket.listener is not None:
            socket.listener.on_segment(ends, segment, now)
            self._collect_listener(socket.listener, now)
        elif (answer := reset_for(segment)) is not None:
            self._send(local, peer, answer, now)

    def _collect_listener(self, listener: Listener[Ends], now: float) -> None:
        for (local, peer), event in listener.take_events():
            self._tell(local, peer, [event])
        for (local, peer), segment in listener.take_segments():
            self._send(local, peer, segment, now)

    def _forget(self, connection: Connection) -> None:
        ends = connection.local, connection.peer
        if self._connections.get(ends) is connection:
            del self._connections[ends]
            self._ports.release(connection.binding)

    def _tell(self, local: Address, peer: Address | None, events: Iterable[AnyTcpEvent]) -> None:
        self._events += [TcpHappened(local, peer, event) for event in events]

    def _send(self, local: Address, peer: Address, segment: TcpSegment, now: float) -> None:
        ends = (ip_number(local.host), local.port), (ip_number(peer.host), peer.port)
        self._send_packet(local.host, peer.host, TCP_NUMBER, wire.to_bytes(segment, *ends), now)

    def _first_number(self) -> int:
        """RFC 9293 3.4.1: hard to guess, and here the same for the same seed."""
        return self._first_numbers.getrandbits(32)


def _is_due(deadline: float | None, now: float) -> bool:
    return deadline is not None and deadline <= now
