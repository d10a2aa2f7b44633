"""A socket that is the real one in everything, and reports each call on it."""

from __future__ import annotations

import contextlib
import functools
import itertools
import selectors
import socket
import sys
from collections.abc import Callable
from enum import Enum
from types import FrameType
from typing import Any

from sim.network import events as e
from sim.network.events import Address
from sim.network.headers import preview
from sim.sources import guard
from sim.sources.kernel_states import STATES
from sim.sources.messages import NeedsNobody, Ready
from sim.sources.reporter import Reporter, text_of

REPORTED = (
    "bind", "listen", "accept", "connect", "connect_ex", "send", "sendall", "sendto", "recv", "recvfrom", "recv_into",
    "shutdown", "close", "setsockopt", "settimeout", "setblocking",
)  # fmt: skip
READING = ("accept", "recv", "recvfrom", "recv_into")
WRITING = ("send", "sendall", "sendto")
CONNECTING = ("connect", "connect_ex")
INTERNET = (socket.AF_INET, socket.AF_INET6)
TCP_INFO = getattr(socket, "TCP_INFO", None)
DONT_WAIT = getattr(socket, "MSG_DONTWAIT", 0)
OWN_THREADS = 2
"""The program's first thread, and the one that waits for the end of the control pipe."""


def install(reporter: Reporter, file: str, networks: tuple[str, ...]) -> None:
    """Let `socket.socket` report every call that stands in `file`, and refuse addresses outside `networks`."""
    real = socket.socket
    numbers = itertools.count(1)

    class Socket(real):  # type: ignore[misc, valid-type]  # the class to inherit from is the one found at run time
        """The real socket; `number` counts the sockets of this program."""

        def __init__(self, *args: Any, **options: Any) -> None:
            self.number = next(numbers)
            line = _line_in(file)
            if line:
                _told(self, "socket", real.__init__, reporter, line, args, options)
            else:
                real.__init__(self, *args, **options)

        def __exit__(self, *args: object) -> None:
            self.close()

    for name in REPORTED:
        setattr(Socket, name, _reported(name, getattr(real, name), reporter, file, networks))
    Socket.__module__, Socket.__name__, Socket.__qualname__ = "socket", "socket", "socket"
    socket.socket = Socket  # type: ignore[misc]


def _reported(
    name: str, real: Callable[..., Any], reporter: Reporter, file: str, networks: tuple[str, ...]
) -> Callable[..., Any]:
    guarded = _guarded(name, real, networks)

    @functools.wraps(real)
    def method(self: Any, *args: Any, **options: Any) -> Any:
        line = _line_in(file)
        told = (self, name, guarded, reporter, line, args, options)
        result = _told(*told) if line else guarded(self, *args, **options)
        if name == "listen" or (name == "bind" and self.type == socket.SOCK_DGRAM):
            local = _ends(self)[0]
            if local is not None:
                reporter.tell(Ready(local, _backlog(args) if name == "listen" else None))
        return result

    return method


def _backlog(args: Any) -> int:
    """What listen() was asked for, or what Python asks for itself."""
    return int(args[0]) if args else min(socket.SOMAXCONN, 128)


def _guarded(name: str, real: Callable[..., Any], networks: tuple[str, ...]) -> Callable[..., Any]:
    """The call, refused before it looks a name up, and before it listens on every address for want of a bind()."""

    def call(sock: Any, *args: Any, **options: Any) -> Any:
        if name in ("bind", *CONNECTING, "sendto"):
            guard.refuse_far(args[-1] if args else None, networks)
        elif name == "listen":
            guard.refuse_far(sock.getsockname(), networks)
        return real(sock, *args, **options)

    return call


def _told(
    sock: Any, name: str, real: Callable[..., Any], reporter: Reporter, line: int, args: Any, options: Any
) -> Any:
    call = reporter.next_call()
    before = _ends(sock)
    if _needs_nobody(sock):
        reporter.tell(NeedsNobody(reporter.program, call))
    arguments, data, must_wait = (
        _written_arguments(name, args, options),
        _sent(name, args),
        _must_wait(sock, name, args),
    )
    started = e.CallStarted(reporter.now(), reporter.program, call, line, sock.number, name, arguments, data, must_wait)
    reporter.tell(started)
    try:
        result = real(sock, *args, **options)
    except BaseException as error:
        _returned(sock, reporter, call, before, error=f"{type(error).__name__}: {text_of(error)}")
        raise
    _returned(sock, reporter, call, before, _written_result(sock, name, result), _received(name, args, result))
    return result


def _returned(
    sock: Any,
    reporter: Reporter,
    call: int,
    before: Any,
    result: str = "",
    data: bytes | None = None,
    error: str = "",
) -> None:
    now = reporter.now()
    local, peer = _ends(sock)
    if local is None:
        local, peer = before
    reporter.tell(e.CallReturned(now, reporter.program, call, result, data, error, local, peer))
    _tell_state(sock, reporter, local, peer)


def _tell_state(sock: Any, reporter: Reporter, local: Address | None, peer: Address | None) -> None:
    if TCP_INFO is None or local is None or sock.fileno() < 0 or sock.type != socket.SOCK_STREAM:
        return
    asked = reporter.now()
    # Another thread of the program may close the socket meanwhile.
    with contextlib.suppress(OSError):
        state = STATES.get(sock.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 1)[0])
        if state is not None and (peer is not None or state is e.TcpState.LISTEN):
            reporter.tell(e.KernelState(reporter.now(), local, peer, state, asked))


def _line_in(file: str) -> int:
    """The line of the program that made this call; 0 when the caller is not the program but a library."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return frame.f_lineno if frame is not None and frame.f_code.co_filename == file else 0


def _must_wait(sock: Any, name: str, args: Any) -> bool:
    """What the kernel says, before the call: it cannot return at once. connect always waits for an answer."""
    if sock.fileno() < 0 or sock.gettimeout() == 0 or _flags(name, args) & DONT_WAIT:
        return False
    is_tcp = sock.family in INTERNET and sock.type == socket.SOCK_STREAM
    has_peer = is_tcp and _address(sock.getpeername) is not None
    if name in CONNECTING:
        return is_tcp and not has_peer
    if is_tcp and not has_peer and name != "accept":
        return False  # it fails at once
    if name in READING:
        return not _is_ready(sock, selectors.EVENT_READ)
    return name in WRITING and not _is_ready(sock, selectors.EVENT_WRITE)


def _is_ready(sock: Any, event: int) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(sock, event)
        return bool(selector.select(0))


def _flags(name: str, args: Any) -> int:
    """The flags of a call that reads or writes; sendto(data, address) has none."""
    position = 2 if name == "recv_into" else 1
    given = args[position] if name in READING + WRITING and len(args) > position else 0
    return given if isinstance(given, int) else 0


def _needs_nobody(sock: Any) -> bool:
    return sock.gettimeout() is not None or len(sys._current_frames()) > OWN_THREADS


def _ends(sock: Any) -> tuple[Address | None, Address | None]:
    return _address(sock.getsockname), _address(sock.getpeername)


def _address(ask: Callable[[], Any]) -> Address | None:
    try:
        name = ask()
    except OSError:
        return None
    return Address(str(name[0]), int(name[1])) if isinstance(name, tuple) and name[1] else None


def _written(value: Any) -> str:
    if isinstance(value, bytes | bytearray | memoryview):
        return preview(bytes(value))
    return value.name if isinstance(value, Enum) else repr(value)


def _written_arguments(name: str, args: Any, options: Any) -> str:
    words = [*map(_written, args), *(f"{key}={_written(value)}" for key, value in options.items())]
    return ", ".join(words) or ("AF_INET, SOCK_STREAM" if name == "socket" else "")


def _written_result(sock: Any, name: str, result: Any) -> str:
    match name, result:
        case "socket", _:
            return f"fd {sock.fileno()}"
        case "accept", (connection, address):
            return f"socket {connection.number}, {address}"
        case "recvfrom", (data, address):
            return f"{preview(data)}, {address}"
        case _, None:
            return ""
    return _written(result)


def _sent(name: str, args: Any) -> bytes | None:
    """The bytes that the call is given; None if it is given something else, which the call itself will refuse."""
    if name not in WRITING or not args:
        return None
    try:
        return bytes(memoryview(args[0]))
    except TypeError:
        return None


def _received(name: str, args: Any, result: Any) -> bytes | None:
    match name:
        case "recv":
            return bytes(result)
        case "recvfrom":
            return bytes(result[0])
        case "recv_into":
            return bytes(memoryview(args[0]).cast("B")[:result])
    return None
