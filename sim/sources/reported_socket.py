"""A socket that is the real one in everything, and reports each call on it."""

from __future__ import annotations

import contextlib
import functools
import itertools
import selectors
import socket
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from types import CodeType, FrameType, ModuleType
from typing import Any, Protocol

from sim.network import events as e
from sim.network.events import Address
from sim.network.headers import preview
from sim.network.places import METHODS
from sim.sources import guard
from sim.sources.kernel_states import STATES
from sim.sources.messages import NeedsNobody, Ready
from sim.sources.reporter import Reporter, Untraced, text_of
from sim.words import Sentence, said_by

READING = ("accept", "recv", "recvfrom", "recv_into")
WRITING = ("send", "sendall", "sendto")
CONNECTING = ("connect", "connect_ex")
INTERNET = (socket.AF_INET, socket.AF_INET6)
TCP_INFO = getattr(socket, "TCP_INFO", None)
DONT_WAIT = getattr(socket, "MSG_DONTWAIT", 0)
PEEK = socket.MSG_PEEK
Place = tuple[str, int]
"""The lesson's module, nothing for the program's own file, and the line in it."""
FILE_METHODS = {
    (method.__code__.co_filename, method.__name__) for method in (socket.SocketIO.readinto, socket.SocketIO.write)
}
"""By file and name: through these a program's makefile() comes to the socket."""
OWN_THREADS = 2
"""The program's first thread, and the one that waits for the end of the control pipe."""


class Probe(Protocol):
    """Who can be asked what will become of a call, and of the socket."""

    def is_ready(self, sock: Any, event: int) -> bool:
        """Whether a call that reads (EVENT_READ) or writes (EVENT_WRITE) would return at once."""

    def needs_nobody(self, sock: Any) -> bool:
        """Whether the program can go on without help, however long a call on this socket lasts."""

    def tell_state(self, sock: Any, reporter: Reporter, local: Address, peer: Address | None) -> None:
        """Tell the socket's state, if it is known and nobody else tells it."""


def install(
    reporter: Reporter,
    modules: Mapping[str, str],
    networks: tuple[str, ...],
    module: ModuleType = socket,
    probe: Probe | None = None,
) -> None:
    """Let the `socket` class of `module` report every call that stands in one of the program's files.

    `modules` maps each file's name to the lesson's module that it holds, nothing for the program's own.

    Addresses outside `networks` are refused. Without a `probe` the kernel is asked.
    """
    real = module.__dict__["socket"]
    told = Telling(reporter, modules, networks, probe or KernelProbe())
    numbers = itertools.count(1)

    class Socket(real):  # type: ignore[misc, valid-type]  # the class to inherit from is the one found at run time
        """The real socket; `number` counts the sockets of this program."""

        def __init__(self, *args: Any, **options: Any) -> None:
            self.number = next(numbers)
            place = _place_in(modules)
            if place:
                told.call(self, "socket", real.__init__, place, args, options)
            else:
                real.__init__(self, *args, **options)

        def __exit__(self, *args: object) -> None:
            self.close()

    for name in METHODS:
        setattr(Socket, name, told.method(name, getattr(real, name)))
    Socket.__module__, Socket.__name__, Socket.__qualname__ = "socket", "socket", "socket"
    module.__dict__["socket"] = Socket


class Telling:
    """Tells of the calls on the sockets of one program."""

    def __init__(self, reporter: Reporter, modules: Mapping[str, str], networks: tuple[str, ...], probe: Probe) -> None:
        self._reporter, self._modules, self._networks, self._probe = reporter, modules, networks, probe

    def method(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The method `real`, reported where the program itself calls it."""
        guarded = _guarded(name, real, self._networks)

        @functools.wraps(real)
        def method(sock: Any, *args: Any, **options: Any) -> Any:
            place = _place_in(self._modules)
            result = self.call(sock, name, guarded, place, args, options) if place else guarded(sock, *args, **options)
            if name == "listen" or (name == "bind" and sock.type == socket.SOCK_DGRAM):
                local = _ends(sock)[0]
                if local is not None:
                    self._reporter.tell(Ready(local, _backlog(args) if name == "listen" else None))
            return result

        return method

    def call(self, sock: Any, name: str, real: Callable[..., Any], place: Place, args: Any, options: Any) -> Any:
        """Do what `real` does, and tell of it. None of it is a line of the program."""
        with Untraced():
            return self._call(sock, name, real, place, args, options)

    def _call(self, sock: Any, name: str, real: Callable[..., Any], place: Place, args: Any, options: Any) -> Any:
        reporter = self._reporter
        call = reporter.next_call()
        before = _ends(sock)
        if self._probe.needs_nobody(sock):
            reporter.tell(NeedsNobody(reporter.program, call))
        arguments, data = _written_arguments(name, args, options), _sent(name, args)
        must_wait = _must_wait(sock, name, args, self._probe)
        peeks = name in READING and bool(_flags(name, args) & PEEK)
        module, line = place
        about = (line, sock.number, name, arguments, data, must_wait, peeks)
        reporter.tell(e.CallStarted(reporter.now(), reporter.program, call, *about, *before, module))
        try:
            result = real(sock, *args, **options)
        except Exception as error:
            told = f"{type(error).__name__}: {text_of(error)}"
            self._returned(sock, call, before, error=told, refusal=said_by(error))
            raise
        self._returned(sock, call, before, _written_result(sock, name, result), _received(name, args, result))
        return result

    def _returned(
        self,
        sock: Any,
        call: int,
        before: Any,
        result: str = "",
        data: bytes | None = None,
        error: str = "",
        refusal: Sentence | None = None,
    ) -> None:
        reporter = self._reporter
        now = reporter.now()
        local, peer = _ends(sock)
        if local is None:
            local, peer = before
        reporter.tell(e.CallReturned(now, reporter.program, call, result, data, error, local, peer, refusal))
        if local is not None and sock.fileno() >= 0 and sock.type == socket.SOCK_STREAM:
            self._probe.tell_state(sock, reporter, local, peer)


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


class KernelProbe:
    """Asks the computer's own kernel."""

    def is_ready(self, sock: Any, event: int) -> bool:
        """See `Probe`."""
        with selectors.DefaultSelector() as selector:
            selector.register(sock, event)
            return bool(selector.select(0))

    def needs_nobody(self, sock: Any) -> bool:
        """See `Probe`."""
        return sock.gettimeout() is not None or len(sys._current_frames()) > OWN_THREADS

    def tell_state(self, sock: Any, reporter: Reporter, local: Address, peer: Address | None) -> None:
        """See `Probe`."""
        if TCP_INFO is None:
            return
        asked = reporter.now()
        # Another thread of the program may close the socket meanwhile.
        with contextlib.suppress(OSError):
            state = STATES.get(sock.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 1)[0])
            if state is not None and (peer is not None or state is e.TcpState.LISTEN):
                reporter.tell(e.KernelState(reporter.now(), local, peer, state, asked))


def _place_in(modules: Mapping[str, str]) -> Place | None:
    """The module and the line of the program that made this call; None when the caller is a library.

    What the program does with the file of a makefile() is its own call.
    """
    frame: FrameType | None = sys._getframe(2)
    while frame is not None and _is_between(frame.f_code):
        frame = frame.f_back
    if frame is None or frame.f_code.co_filename not in modules:
        return None
    return modules[frame.f_code.co_filename], frame.f_lineno


def _is_between(code: CodeType) -> bool:
    return code.co_filename == __file__ or (code.co_filename, code.co_name) in FILE_METHODS


def _must_wait(sock: Any, name: str, args: Any, probe: Probe) -> bool:
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
        return not probe.is_ready(sock, selectors.EVENT_READ)
    return name in WRITING and not probe.is_ready(sock, selectors.EVENT_WRITE)


def _flags(name: str, args: Any) -> int:
    """The flags of a call that reads or writes; sendto(data, address) has none."""
    position = 2 if name == "recv_into" else 1
    given = args[position] if name in READING + WRITING and len(args) > position else 0
    return given if isinstance(given, int) else 0


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
    if name == "recv_into" and args:
        # What the buffer holds before is of no interest.
        return ", ".join([_buffer(args[0]), *map(_written, args[1:])])
    words = [*map(_written, args), *(f"{key}={_written(value)}" for key, value in options.items())]
    return ", ".join(words) or ("AF_INET, SOCK_STREAM" if name == "socket" else "")


def _buffer(value: Any) -> str:
    try:
        return f"{type(value).__name__}({memoryview(value).nbytes})"
    except TypeError:  # which the call itself will say
        return _written(value)


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
