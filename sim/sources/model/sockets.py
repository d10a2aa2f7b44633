"""Stands in for `_socket`: what lies below Python's own socket.py, on a host of the model."""

from __future__ import annotations

import _socket
import errno
from collections.abc import Callable
from types import ModuleType
from typing import Any

from sim.network.events import Address
from sim.network.hosts.errors import error
from sim.network.hosts.tcp_socket import TcpSocket
from sim.network.hosts.udp_socket import UdpSocket
from sim.sources.model import socket_options
from sim.sources.model.kernel import HostSocket, Kernel

AF_INET, SOCK_STREAM, SOCK_DGRAM = _socket.AF_INET, _socket.SOCK_STREAM, _socket.SOCK_DGRAM
PEEK = _socket.MSG_PEEK
DONT_WAIT = getattr(_socket, "MSG_DONTWAIT", 0)
WAIT_ALL = getattr(_socket, "MSG_WAITALL", 0)
READ, WRITE = _socket.SHUT_RD, _socket.SHUT_WR
ANY, LOCALHOST = "0.0.0.0", "127.0.0.1"  # noqa: S104 - the name of the wildcard, nothing is bound here


def module_for(kernel: Kernel, host_name: str) -> ModuleType:
    """A `_socket` module whose sockets live on the host of `kernel`. What does no I/O is the real one's."""
    module = ModuleType("_socket")
    left_out = {"socket", "SocketType", "CAPI", "socketpair", "dup", "close", "sethostname", "has_ipv6"}
    module.__dict__.update({name: value for name, value in vars(_socket).items() if name not in left_out})

    class Bound(Socket):
        """The sockets of this program."""

        __slots__ = ()
        _kernel = kernel

    Bound.__name__ = Bound.__qualname__ = "socket"
    Bound.__module__ = "_socket"
    timeout: list[float | None] = [None]
    module.__dict__.update(
        socket=Bound,
        SocketType=Bound,
        has_ipv6=False,
        close=kernel.close,
        getdefaulttimeout=lambda: timeout[0],
        setdefaulttimeout=lambda seconds: timeout.__setitem__(0, seconds),
        gethostname=lambda: host_name,
        gethostbyname=lambda name: _resolved(name, kernel),
        getaddrinfo=lambda *args, **options: _address_info(kernel, *args, **options),
    )
    Bound._default_timeout = timeout
    return module


def _resolved(name: str | bytes | None, kernel: Kernel) -> str:
    """A numeric address, or the name of this computer. Raises gaierror: the model's hosts know no name server."""
    text = name.decode("ascii", "replace") if isinstance(name, bytes) else name
    if text in (None, "localhost"):
        return LOCALHOST
    assert text is not None
    try:
        return _socket.inet_ntoa(_socket.inet_aton(text)) if text else ANY
    except OSError:
        raise _socket.gaierror(_socket.EAI_NONAME, "Name or service not known") from None


def _address_info(
    kernel: Kernel, host: Any, port: Any, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0
) -> list[tuple[int, int, int, str, tuple[str, int]]]:
    if family not in (0, AF_INET):
        raise _socket.gaierror(_socket.EAI_FAMILY, "ai_family not supported")
    passive = flags & _socket.AI_PASSIVE
    address = (ANY if passive and host is None else _resolved(host, kernel), int(port or 0))
    kinds = [kind for kind in (SOCK_STREAM, SOCK_DGRAM) if type in (0, kind)]
    protocols = {SOCK_STREAM: _socket.IPPROTO_TCP, SOCK_DGRAM: _socket.IPPROTO_UDP}
    return [(AF_INET, kind, protocols[kind], "", address) for kind in kinds]


class Socket:
    """What `_socket.socket` is: blocking calls on a socket of the host.

    It has slots, because socket.py adds one that a class with a dictionary could not take.
    """

    __slots__ = ("_family", "_number", "_proto", "_timeout", "_type")
    _kernel: Kernel
    _default_timeout: list[float | None] = [None]

    def __new__(cls, *args: Any, **options: Any) -> Socket:
        """Before it is made it is like one that is closed."""
        self = super().__new__(cls)
        self._number, self._timeout = -1, None
        return self

    def __init__(self, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None) -> None:
        self._family, self._type = AF_INET if family == -1 else family, SOCK_STREAM if type == -1 else type
        self._proto = max(proto, 0)
        self._timeout = self._default_timeout[0]
        self._number = self._made() if fileno is None else fileno
        self._kernel.socket(self._number)

    def _made(self) -> int:
        if self._family != AF_INET:
            raise error(errno.EAFNOSUPPORT)
        host = self._kernel.host
        if self._type not in (SOCK_STREAM, SOCK_DGRAM):
            raise error(errno.EPROTONOSUPPORT)
        self._kernel.enter()
        made: HostSocket = host.tcp.socket() if self._type == SOCK_STREAM else host.udp.socket()
        return self._kernel.add(made)

    # What it is

    @property
    def family(self) -> int:
        """The address family: always AF_INET."""
        return self._family

    @property
    def type(self) -> int:
        """SOCK_STREAM or SOCK_DGRAM."""
        return self._type

    @property
    def proto(self) -> int:
        """The protocol number, 0 for the usual one."""
        return self._proto

    @property
    def timeout(self) -> float | None:
        """See `gettimeout`."""
        return self._timeout

    def fileno(self) -> int:
        """Its number; -1 once it is closed."""
        return self._number

    @property
    def _socket(self) -> HostSocket:
        return self._kernel.socket(self._number)

    @property
    def _tcp(self) -> TcpSocket:
        socket = self._socket
        if isinstance(socket, UdpSocket):
            raise error(errno.EOPNOTSUPP)
        return socket

    @property
    def is_readable(self) -> bool:
        """Whether a call that reads would return at once."""
        return self._socket.is_readable

    @property
    def is_writable(self) -> bool:
        """Whether a call that writes would return at once."""
        socket = self._socket
        return isinstance(socket, UdpSocket) or socket.is_writable

    # Waiting

    def settimeout(self, seconds: float | None) -> None:
        """How long a call may wait: None for ever, 0 not at all. Raises ValueError if negative."""
        if seconds is not None and seconds < 0:
            raise ValueError("Timeout value out of range")
        self._timeout = None if seconds is None else float(seconds)

    def gettimeout(self) -> float | None:
        """How long a call may wait, in seconds."""
        return self._timeout

    def setblocking(self, flag: bool) -> None:
        """Wait for ever, or not at all."""
        self._timeout = None if flag else 0.0

    def getblocking(self) -> bool:
        """Whether a call may wait."""
        return self._timeout != 0.0

    def _wait(self, condition: Callable[[], bool], flags: int = 0) -> None:
        self._kernel.wait(condition, 0 if flags & DONT_WAIT else self._timeout)

    # Addresses

    def _address(self, call: str, address: Any) -> tuple[str, int]:
        if not isinstance(address, tuple):
            raise TypeError(f"{call}(): AF_INET address must be tuple, not {type(address).__name__}")
        if len(address) != 2:
            raise TypeError(f"{call}(): AF_INET address must be a pair (host, port)")
        host, port = address
        if not 0 <= port <= 0xFFFF:
            raise OverflowError(f"{call}(): port must be 0-65535.")
        return _resolved(host, self._kernel), port

    def getsockname(self) -> tuple[str, int]:
        """Where it is."""
        local = self._socket.local
        return local.host, local.port

    def getpeername(self) -> tuple[str, int]:
        """Where its peer is. Raises OSError (ENOTCONN)."""
        peer = self._peer
        if peer is None:
            raise error(errno.ENOTCONN)
        return peer.host, peer.port

    @property
    def _peer(self) -> Address | None:
        socket = self._socket
        if isinstance(socket, UdpSocket):
            return socket.peer
        connection = socket.connection
        return None if connection is None or connection.is_opening or connection.is_over else connection.peer

    def bind(self, address: Any) -> None:
        """Take a port."""
        self._kernel.enter()
        self._socket.bind(*self._address("bind", address))

    # Opening

    def listen(self, backlog: int = 128) -> None:
        """Wait for callers."""
        self._kernel.enter()
        self._tcp.listen(backlog, self._kernel.now)
        self._kernel.look_after()

    def _accept(self) -> tuple[int, tuple[str, int]]:
        self._kernel.enter()
        listening = self._tcp
        if listening.listener is None:
            raise error(errno.EINVAL)
        self._wait(lambda: listening.is_readable or listening.listener is None)
        made = listening.accept(self._kernel.now)
        assert made is not None
        assert made.connection is not None
        self._kernel.look_after()
        peer = made.connection.peer
        return self._kernel.add(made), (peer.host, peer.port)

    def connect(self, address: Any) -> None:
        """Call. Raises OSError: ConnectionRefusedError, TimeoutError, BlockingIOError (EINPROGRESS)."""
        self._kernel.enter()
        host, port = self._address("connect", address)
        socket = self._socket
        if isinstance(socket, UdpSocket):
            socket.connect(host, port)
            return
        if socket.connection is None or not socket.connection.is_opening:
            socket.connect(host, port, self._kernel.now)
            self._kernel.look_after()
        if self._timeout == 0:
            raise error(errno.EINPROGRESS)
        self._wait(lambda: socket.connection is None or socket.is_writable)
        socket.finish_connect()

    def connect_ex(self, address: Any) -> int:
        """The same, with the error's number instead of the error; 0 where it went well."""
        try:
            self.connect(address)
        except OSError as failure:
            return errno.EAGAIN if isinstance(failure, TimeoutError) and not failure.errno else failure.errno or 0
        return 0

    # Sending

    def send(self, data: Any, flags: int = 0) -> int:
        """How many bytes were taken: all of them, where the call may wait for room as long as it takes."""
        self._kernel.enter()
        rest = bytes(data)
        count = self._send(rest, flags)
        may_wait = isinstance(self._socket, TcpSocket) and self._timeout is None and not flags & DONT_WAIT
        while may_wait and count < len(rest):
            try:
                count += self._send(rest[count:], flags)
            except OSError:
                break  # The next call tells the error.
        return count

    def _send(self, data: bytes | memoryview, flags: int) -> int:
        socket = self._socket
        if isinstance(socket, UdpSocket):
            count: int | None = socket.send(bytes(data), None, self._kernel.now)
        else:
            self._wait(lambda: socket.is_writable, flags)
            count = socket.send(data, self._kernel.now)
        self._kernel.look_after()
        if count is None:
            raise error(errno.EAGAIN)
        return count

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Every byte, however often it has to wait for room."""
        self._kernel.enter()
        # A view, so that what is left is not copied for each piece that goes.
        rest = memoryview(bytes(data))
        while True:
            count = self._send(rest, flags)
            rest = rest[count:]
            if not rest:
                return

    def sendto(self, data: Any, *more: Any) -> int:
        """sendto(data, address) or sendto(data, flags, address)."""
        self._kernel.enter()
        socket = self._socket
        if isinstance(socket, TcpSocket):
            return self._send(bytes(data), 0)
        target = Address(*self._address("sendto", more[-1]))
        count = socket.send(bytes(data), target, self._kernel.now)
        self._kernel.look_after()
        return count

    # Receiving

    def recv(self, size: int, flags: int = 0) -> bytes:
        """At most `size` bytes; b'' at the end."""
        return self.recvfrom(size, flags)[0]

    def recvfrom(self, size: int, flags: int = 0) -> tuple[bytes, tuple[str, int] | None]:
        """The bytes and who sent them; what a datagram has beyond `size` is gone."""
        if size < 0:
            raise ValueError("negative buffersize in recv")
        self._kernel.enter()
        socket = self._socket
        self._wait(lambda: socket.is_readable, flags)
        if isinstance(socket, UdpSocket):
            taken = socket.receive(peek=bool(flags & PEEK))
            assert taken is not None
            data, source = taken
            return data[:size], (source.host, source.port)
        return self._receive(socket, size, flags), None

    def _receive(self, socket: TcpSocket, size: int, flags: int) -> bytes:
        """What is there; with MSG_WAITALL every byte of `size`, unless the end or an error comes before.

        A timeout keeps even such a call from waiting for more, since Python then makes the socket one that never waits.
        """
        data = socket.receive(size, self._kernel.now, peek=bool(flags & PEEK)) or b""
        self._kernel.look_after()
        wants_all = flags & WAIT_ALL and not flags & (DONT_WAIT | PEEK) and self._timeout is None
        while wants_all and data and len(data) < size:
            self._wait(lambda: socket.is_readable)
            if socket.connection is None or not socket.connection.endpoint.unread:
                break  # The next call tells the end or the error.
            data += socket.receive(size - len(data), self._kernel.now) or b""
            self._kernel.look_after()
        return data

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0) -> int:
        """The same into a buffer: how many bytes."""
        return self.recvfrom_into(buffer, size, flags)[0]

    def recvfrom_into(self, buffer: Any, size: int = 0, flags: int = 0) -> tuple[int, tuple[str, int] | None]:
        """The same into a buffer: how many bytes, and who sent them."""
        view = memoryview(buffer).cast("B")
        data, source = self.recvfrom(size or len(view), flags)
        view[: len(data)] = data
        return len(data), source

    # Ending

    def shutdown(self, how: int) -> None:
        """Close one direction, or both."""
        self._kernel.enter()
        socket = self._socket
        if isinstance(socket, UdpSocket):
            if socket.peer is None:
                raise error(errno.ENOTCONN)
            socket.reads_no_more |= how != WRITE
            return
        socket.shutdown(how != WRITE, how != READ, self._kernel.now)
        self._kernel.look_after()

    def close(self) -> None:
        """Give it up; a second time does nothing."""
        if self._number >= 0:
            self._kernel.enter()
            number, self._number = self._number, -1
            self._kernel.close(number)

    def detach(self) -> int:
        """Give up the number without closing it."""
        number, self._number = self._number, -1
        return number

    # Options

    def setsockopt(self, level: int, option: int, value: Any, length: int = 0) -> None:
        """Raises OSError (ENOPROTOOPT) for what the model does not have."""
        self._kernel.enter()
        socket_options.put(self._socket, level, option, value, self._kernel.now)
        self._kernel.look_after()

    def getsockopt(self, level: int, option: int, size: int = 0) -> int | bytes:
        """The value as a number, or as `size` bytes. Raises OSError (ENOPROTOOPT)."""
        return socket_options.get(self._socket, level, option, size)
