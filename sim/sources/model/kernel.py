"""What a program asks of its host: sockets by number, time, and to wait. The host's kernel, as a program sees it."""

from __future__ import annotations

import errno
from collections.abc import Callable

from sim.network.hosts.errors import error
from sim.network.hosts.host import Host
from sim.network.hosts.tcp_socket import TcpSocket
from sim.network.hosts.udp_socket import UdpSocket
from sim.sources.model.scheduler import FOREVER, Scheduler

CALL_COST = 10e-6
FIRST_DESCRIPTOR = 3

HostSocket = TcpSocket | UdpSocket


class Kernel:
    """One for each program on `host`. `look_after` lets happen, at a time, what a call on it has caused.

    `epoch` is the wall clock when the run began, in seconds since 1970.
    """

    def __init__(self, scheduler: Scheduler, host: Host, look_after: Callable[[float], None], epoch: float) -> None:
        self.scheduler = scheduler
        self.host = host
        self.epoch = epoch
        self._look_after = look_after
        self._sockets: dict[int, HostSocket] = {}

    @property
    def now(self) -> float:
        """The time in seconds."""
        return self.scheduler.now

    def enter(self) -> None:
        """A call begins: it takes its time."""
        self.scheduler.spend(CALL_COST)

    def look_after(self) -> None:
        """A call has done something to the host: let what it caused happen."""
        self._look_after(self.now)

    def wait(self, condition: Callable[[], bool], seconds: float | None) -> None:
        """Wait for `condition`, at most so many seconds, None for ever.

        Raises TimeoutError, or BlockingIOError at once where 0 seconds are allowed.
        """
        if seconds == 0 and not condition():
            raise error(errno.EAGAIN)
        if not self.scheduler.wait(condition, FOREVER if seconds is None else seconds):
            raise TimeoutError("timed out")

    # Sockets by number

    def add(self, socket: HostSocket) -> int:
        """Take a socket; its number is the lowest that is free, as on Unix."""
        number = next(each for each in range(FIRST_DESCRIPTOR, len(self._sockets) + 4) if each not in self._sockets)
        self._sockets[number] = socket
        return number

    def socket(self, number: int) -> HostSocket:
        """The socket of this number. Raises OSError (EBADF)."""
        try:
            return self._sockets[number]
        except KeyError:
            raise error(errno.EBADF) from None

    def close(self, number: int) -> None:
        """Close a socket. Raises OSError (EBADF)."""
        socket = self.socket(number)
        del self._sockets[number]
        if isinstance(socket, TcpSocket):
            socket.close(self.now)
        else:
            socket.close()
        self.look_after()

    def close_all(self) -> None:
        """The program has ended: its sockets are closed for it."""
        for number in sorted(self._sockets):
            self.close(number)
