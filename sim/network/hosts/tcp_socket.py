"""A TCP socket as a program holds it: fresh, bound, listening, or one end of a connection."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sim.network.events import Address
from sim.network.hosts.connection import Connection
from sim.network.hosts.errors import error
from sim.network.hosts.ports import ANY, Binding
from sim.network.tcp.listener import Listener

if TYPE_CHECKING:
    from sim.network.hosts.tcp_table import TcpTable

Ends = tuple[Address, Address]
"""(here, there): what names a connection on a host."""
MOST_WAITING = 4096
"""Linux's `net.core.somaxconn`: a larger backlog counts as this."""


class TcpSocket:
    """Made by `TcpTable.socket`. Calls never wait: `accept`, `receive` and `send` say None where a program waits.

    `reuse` is SO_REUSEADDR. `linger` is SO_LINGER in seconds: None closes in the background, 0 resets.
    """

    def __init__(self, table: TcpTable) -> None:
        self._table = table
        self.settings = table.settings
        self.binding: Binding | None = None
        self.listener: Listener[Ends] | None = None
        self.connection: Connection | None = None
        self.reuse = False
        self.linger: float | None = None

    @property
    def local(self) -> Address:
        """Where it is: 0.0.0.0:0 before it has a port."""
        if self.connection is not None:
            return self.connection.local
        return Address(self.binding.host, self.binding.port) if self.binding is not None else Address(ANY, 0)

    @property
    def is_readable(self) -> bool:
        """Whether `accept` or `receive` has something to say; a socket that is neither has an error to say."""
        if self.listener is not None:
            return bool(self.listener.accept_queue)
        return self.connection is None or self.connection.is_readable

    @property
    def is_writable(self) -> bool:
        """Whether `send`, or the end of connecting, has something to say."""
        return self.connection is None or self.connection.is_writable

    def bind(self, host: str, port: int) -> None:
        """Take a port. Raises OSError: EINVAL if it has one, EADDRINUSE, EADDRNOTAVAIL, EACCES."""
        if self.binding is not None:
            raise error(errno.EINVAL)
        self.binding = self._table.bind(host, port, self.reuse)

    def listen(self, backlog: int, now: float) -> None:
        """Wait for callers. A second time changes nothing. Raises OSError: EINVAL when connected, EADDRINUSE."""
        if self.connection is not None:
            raise error(errno.EINVAL)
        if self.listener is not None:
            return
        if self.binding is None:
            self.binding = self._table.bind(ANY, 0, self.reuse)
        self.listener = self._table.listen(self, max(0, min(backlog, MOST_WAITING)), now)

    def connect(self, host: str, port: int, now: float) -> None:
        """Begin to call. Raises OSError: EALREADY or EISCONN if it did before, ENETUNREACH, ECONNREFUSED for port 0."""
        if self.connection is not None or self.listener is not None:
            is_opening = self.connection is not None and self.connection.is_opening
            raise error(errno.EALREADY if is_opening else errno.EISCONN)
        source = self._table.interface.source_for(host)
        if not port:
            raise error(errno.ECONNREFUSED)
        if self.binding is None:
            self.binding = self._table.bind(source, 0, self.reuse)
        local = Address(source if self.binding.host == ANY else self.binding.host, self.binding.port)
        self.connection = self._table.connect(local, Address(host, port), self.binding, self.settings, now)

    def finish_connect(self) -> bool:
        """Whether the handshake is complete. Raises OSError once if it failed; then the socket may call again."""
        if self.connection is None:
            raise error(errno.ENOTCONN)
        connection = self.connection
        if connection.pending_error:
            self.connection = self.binding = None
            connection.raise_pending()
        return not connection.is_opening

    def accept(self, now: float) -> TcpSocket | None:
        """The socket of the caller that waits longest; None if none waits. Raises OSError (EINVAL) unless listening."""
        if self.listener is None:
            raise error(errno.EINVAL)
        return self._table.accept(self, now)

    def receive(self, limit: int, now: float, peek: bool = False) -> bytes | None:
        """See `Connection.receive`. Raises OSError (ENOTCONN) without one."""
        if self.connection is None:
            raise error(errno.ENOTCONN)
        data = self.connection.receive(limit, now, peek) if not self.connection.is_opening else None
        self._table.collect(self.connection, now)
        return data

    def send(self, data: bytes | memoryview, now: float) -> int | None:
        """See `Connection.send`. Raises OSError (EPIPE) without one."""
        if self.connection is None:
            raise error(errno.EPIPE)
        count = self.connection.send(data, now)
        self._table.collect(self.connection, now)
        return count

    def shutdown(self, reading: bool, writing: bool, now: float) -> None:
        """See `Connection.shutdown`. Raises OSError (ENOTCONN)."""
        if self.connection is None:
            raise error(errno.ENOTCONN)
        self.connection.shutdown(reading, writing, now)
        self._table.collect(self.connection, now)

    def configure(self, now: float, **changes: object) -> None:
        """Change some of its `TcpSettings`, now and for a connection to come."""
        self.settings = replace(self.settings, **changes)
        if self.connection is not None:
            self.connection.endpoint.configure(self.settings, now)
            self._table.collect(self.connection, now)

    def close(self, now: float) -> None:
        """Give it up. What was sent still arrives, unless `linger` is 0; whoever waits to be accepted is reset."""
        if self.listener is not None:
            self._table.close_listener(self, now)
        elif self.connection is not None:
            connection, self.connection = self.connection, None
            self._table.close(connection, self.linger == 0, now)
        elif self.binding is not None:
            self._table.release(self.binding)
        self.binding = None
