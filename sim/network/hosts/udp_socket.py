"""A UDP socket: a queue of datagrams, and a peer if it has been told one."""

from __future__ import annotations

import errno
from collections import deque
from typing import TYPE_CHECKING

from sim.network.events import Address
from sim.network.hosts.errors import error
from sim.network.hosts.ports import ANY, Binding

if TYPE_CHECKING:
    from sim.network.hosts.udp_table import UdpTable

RECEIVE_BUFFER = 212_992
"""Linux's `net.core.rmem_default`."""
OVERHEAD = 256
"""What each datagram costs beyond its bytes, roughly as in Linux: many small ones fill the buffer too."""
LONGEST = 65_507
"""65535 less the headers of IP and UDP."""
UNBOUND = Address(ANY, 0)


class UdpSocket:
    """Made by `UdpTable.socket`. Calls never wait; `receive` says None where a program would have to."""

    def __init__(self, table: UdpTable) -> None:
        self._table = table
        self._queue: deque[tuple[bytes, Address]] = deque()
        self._used = 0
        self.binding: Binding | None = None
        self.local = UNBOUND
        self.peer: Address | None = None
        self.reuse = False
        self.receive_buffer = RECEIVE_BUFFER
        self.pending_error = 0
        self.reads_no_more = False

    @property
    def is_readable(self) -> bool:
        """Whether `receive` has something to say."""
        return bool(self._queue or self.pending_error or self.reads_no_more)

    def bind(self, host: str, port: int) -> None:
        """Take a port. Raises OSError: EINVAL if it has one, EADDRINUSE, EADDRNOTAVAIL, EACCES."""
        if self.binding is not None:
            raise error(errno.EINVAL)
        self._table.bind(self, host, port)

    def connect(self, host: str, port: int) -> None:
        """Send there, and hear from nobody else. Nothing goes over the wire. Raises OSError (ENETUNREACH)."""
        source = self._table.interface.source_for(host)
        if self.binding is None:
            self._table.bind(self, source, 0)
        self.local = Address(source if self.local.host == ANY else self.local.host, self.local.port)
        self.peer = Address(host, port)

    def send(self, data: bytes, target: Address | None, now: float) -> int:
        """Send one datagram; how many bytes it holds.

        Raises OSError: EDESTADDRREQ without a target, EMSGSIZE, ENETUNREACH, or what came back for an earlier one.
        """
        self.raise_pending()
        target = target or self.peer
        if target is None:
            raise error(errno.EDESTADDRREQ)
        if not target.port:
            raise error(errno.EINVAL)
        if len(data) > LONGEST:
            raise error(errno.EMSGSIZE)
        if self.binding is None:
            self._table.bind(self, ANY, 0)
        self._table.send(self, target, data, now)
        return len(data)

    def receive(self, peek: bool = False) -> tuple[bytes, Address] | None:
        """The oldest datagram, whole, and who sent it; None if there is none. Raises OSError (ECONNREFUSED)."""
        if self._queue:
            data, source = self._queue[0] if peek else self._queue.popleft()
            self._used -= 0 if peek else len(data) + OVERHEAD
            return data, source
        self.raise_pending()
        return (b"", self.peer or UNBOUND) if self.reads_no_more else None

    def take(self, data: bytes, source: Address) -> bool:
        """A datagram came in; False if there was no room and it is lost."""
        if self._used + len(data) + OVERHEAD > self.receive_buffer:
            return False
        self._queue.append((data, source))
        self._used += len(data) + OVERHEAD
        return True

    def raise_pending(self) -> None:
        """Raise, once, the error that an answer from the network brought."""
        number, self.pending_error = self.pending_error, 0
        if number:
            raise error(number)

    def close(self) -> None:
        """Give the port back."""
        self._table.close(self)
