"""A socket that is the real one in everything, and reports each call on it."""

from __future__ import annotations

import errno
import functools
import itertools
import select
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, ClassVar

from sim.network import events as e
from sim.network.events import Address
from sim.network.headers import preview
from sim.sources.kernel_states import STATES
from sim.sources.messages import Ready
from sim.sources.reporter import Reporter

REPORTED = (
    "bind", "listen", "accept", "connect", "connect_ex", "send", "sendall", "sendto", "recv", "recvfrom", "recv_into",
    "shutdown", "close", "setsockopt", "settimeout", "setblocking",
)  # fmt: skip
READING = ("accept", "recv", "recvfrom", "recv_into")
WRITING = ("send", "sendall", "sendto")
TCP_INFO = getattr(socket, "TCP_INFO", None)


def install(reporter: Reporter, file: str, hosts: tuple[str, ...]) -> None:
    """Let `socket.socket` report every call that stands in `file`, and refuse addresses outside `hosts` (prefixes)."""
    real = socket.socket

    class Socket(real):  # type: ignore[misc, valid-type]  # the class to inherit from is the one found at run time
        """The real socket; `number` counts the sockets of this program."""

        _numbers: ClassVar[itertools.count[int]] = itertools.count(1)

        def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on as it comes
            line = _line_in(file)
            call = reporter.next_call()
            self.number = next(self._numbers)
            if line and "fileno" not in options:
                arguments = ", ".join(map(_written, args)) or "AF_INET, SOCK_STREAM"
                reporter.tell(
                    e.CallStarted(reporter.now(), reporter.program, call, line, self.number, "socket", arguments)
                )
                super().__init__(*args, **options)
                reporter.tell(e.CallReturned(reporter.now(), reporter.program, call, f"fd {self.fileno()}"))
            else:
                super().__init__(*args, **options)

    for name in REPORTED:
        setattr(Socket, name, _reported(name, getattr(real, name), reporter, file, hosts))
    socket.socket = Socket  # type: ignore[misc]


def _reported(
    name: str, real: Callable[..., Any], reporter: Reporter, file: str, hosts: tuple[str, ...]
) -> Callable[..., Any]:
    @functools.wraps(real)
    def method(self: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - handed on as it comes
        if name in ("bind", "connect", "connect_ex", "sendto"):
            _refuse_far_hosts(args[-1] if args else None, hosts)
        line = _line_in(file)
        if not line:
            return real(self, *args, **options)
        return _told(self, name, real, reporter, line, args, options)

    return method


def _told(
    sock: Any, name: str, real: Callable[..., Any], reporter: Reporter, line: int, args: Any, options: Any
) -> Any:  # noqa: ANN401
    call = reporter.next_call()
    data = bytes(args[0]) if name in WRITING and args else None
    arguments = ", ".join(map(_written, args))
    before = _ends(sock)
    must_wait = _must_wait(sock, name)
    reporter.tell(
        e.CallStarted(reporter.now(), reporter.program, call, line, sock.number, name, arguments, data, must_wait)
    )
    try:
        result = real(sock, *args, **options)
    except BaseException as error:
        _returned(sock, reporter, call, before, error=f"{type(error).__name__}: {error}")
        raise
    _returned(sock, reporter, call, before, _written_result(name, result), _bytes_of(name, result))
    if name == "listen" or (name == "bind" and sock.type == socket.SOCK_DGRAM):
        local = _ends(sock)[0]
        if local is not None:
            reporter.tell(Ready(local))
    return result


def _returned(
    sock: Any,
    reporter: Reporter,
    call: int,
    before: Any,
    result: str = "",
    data: bytes | None = None,
    error: str = "",
) -> None:  # noqa: ANN401
    now = reporter.now()
    local, peer = _ends(sock)
    if local is None:
        local, peer = before
    reporter.tell(e.CallReturned(now, reporter.program, call, result, data, error, local, peer))
    _tell_state(sock, reporter, local, peer)


def _tell_state(sock: Any, reporter: Reporter, local: Address | None, peer: Address | None) -> None:  # noqa: ANN401
    if TCP_INFO is None or local is None or sock.fileno() < 0 or sock.type != socket.SOCK_STREAM:
        return
    asked = reporter.now()
    state = STATES.get(sock.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 1)[0])
    if state is not None and (peer is not None or state is e.TcpState.LISTEN):
        reporter.tell(e.KernelState(reporter.now(), local, peer, state, asked))


def _line_in(file: str) -> int:
    """The line of the program that made this call; 0 when the caller is not the program but a library."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return frame.f_lineno if frame is not None and frame.f_code.co_filename == file else 0


def _must_wait(sock: Any, name: str) -> bool:  # noqa: ANN401
    """What the kernel says, before the call: could it return at once? connect always waits for an answer."""
    if sock.fileno() < 0 or sock.gettimeout() == 0:
        return False
    if name in READING:
        return not select.select([sock], [], [], 0)[0]
    if name in WRITING:
        return not select.select([], [sock], [], 0)[1]
    return name == "connect" and sock.type == socket.SOCK_STREAM


def _ends(sock: Any) -> tuple[Address | None, Address | None]:  # noqa: ANN401
    return _address(sock.getsockname), _address(sock.getpeername)


def _address(ask: Callable[[], Any]) -> Address | None:
    try:
        name = ask()
    except OSError:
        return None
    return Address(str(name[0]), int(name[1])) if isinstance(name, tuple) and name[1] else None


def _refuse_far_hosts(address: Any, hosts: tuple[str, ...]) -> None:  # noqa: ANN401
    host = address[0] if isinstance(address, tuple) and address else None
    if isinstance(host, str) and not host.startswith(hosts):
        raise OSError(
            errno.EADDRNOTAVAIL,
            f"lesson programs stay on this computer; {host!r} is not an address of it that they may use",
        )


def _written(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bytes | bytearray | memoryview):
        return preview(bytes(value))
    return getattr(value, "name", None) or repr(value)


def _written_result(name: str, result: Any) -> str:  # noqa: ANN401
    match name, result:
        case "accept", (sock, address):
            return f"socket {sock.number}, {address}"
        case "recvfrom", (data, address):
            return f"{preview(data)}, {address}"
        case _, None:
            return ""
    return _written(result)


def _bytes_of(name: str, result: Any) -> bytes | None:  # noqa: ANN401
    if name == "recv":
        return bytes(result)
    return bytes(result[0]) if name == "recvfrom" else None
