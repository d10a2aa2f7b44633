"""The socket options that the model has, with Linux's meaning: read and set by number."""

from __future__ import annotations

import _socket
import errno
import struct
import sys
from collections.abc import Callable
from typing import Any

from sim.network.hosts.errors import error
from sim.network.hosts.tcp_socket import TcpSocket
from sim.network.hosts.udp_socket import UdpSocket
from sim.sources.kernel_states import STATES

HostSocket = TcpSocket | UdpSocket
SOCKET, TCP = _socket.SOL_SOCKET, _socket.IPPROTO_TCP
LEAST_BUFFER = 1152
"""Half of Linux's SOCK_MIN_RCVBUF: it doubles what it is given, and half of that is for the bytes themselves."""
INFO_SIZE = 104
INFO = struct.Struct("=8B24I")
STATE_NUMBERS = {state: number for number, state in STATES.items()}


def _number(name: str) -> int | None:
    return getattr(_socket, name, None)


FLAGS_OF_UDP_AND_TCP = ("SO_REUSEADDR", "SO_REUSEPORT", "SO_BROADCAST")
NODELAY, MAXSEG = _number("TCP_NODELAY"), _number("TCP_MAXSEG")
IDLE = _number("TCP_KEEPIDLE") or (_number("TCP_KEEPALIVE") if sys.platform == "darwin" else None)
INTERVAL, COUNT, TCP_INFO = _number("TCP_KEEPINTVL"), _number("TCP_KEEPCNT"), _number("TCP_INFO")
PLAIN = {_number(name) for name in FLAGS_OF_UDP_AND_TCP}


def put(socket: HostSocket, level: int, option: int, value: Any, now: float) -> None:
    """Set an option. Raises OSError (ENOPROTOOPT) for one that the model does not have."""
    if level == SOCKET and option in PLAIN:
        socket.reuse = bool(value) if option == _socket.SO_REUSEADDR else socket.reuse
    elif level == SOCKET and option == _socket.SO_RCVBUF and isinstance(socket, UdpSocket):
        socket.receive_buffer = 2 * max(int(value), LEAST_BUFFER)
    elif isinstance(socket, UdpSocket) and not (level == SOCKET and option == _socket.SO_SNDBUF):
        raise error(errno.ENOPROTOOPT)
    elif isinstance(socket, TcpSocket):
        _put_tcp(socket, level, option, value, now)


def _put_tcp(socket: TcpSocket, level: int, option: int, value: Any, now: float) -> None:
    if (level, option) == (SOCKET, _socket.SO_LINGER):
        is_on, seconds = struct.unpack("ii", bytes(value))
        socket.linger = float(seconds) if is_on else None
        return
    change = _CHANGES.get((level, option))
    if change is None:
        raise error(errno.ENOPROTOOPT)
    try:
        socket.configure(now, **change(int(value)))
    except ValueError:
        raise error(errno.EINVAL) from None


_CHANGES: dict[tuple[int, int | None], Callable[[int], dict[str, object]]] = {
    (SOCKET, _socket.SO_KEEPALIVE): lambda value: {"keep_alive": bool(value)},
    (SOCKET, _socket.SO_RCVBUF): lambda value: {"receive_buffer": max(value, LEAST_BUFFER)},
    (SOCKET, _socket.SO_SNDBUF): lambda value: {"send_buffer": max(value, LEAST_BUFFER)},
    (TCP, NODELAY): lambda value: {"nagle": not value},
    (TCP, MAXSEG): lambda value: {"mss": value},
    (TCP, IDLE): lambda value: {"keep_alive_idle": float(value)},
    (TCP, INTERVAL): lambda value: {"keep_alive_interval": float(value)},
    (TCP, COUNT): lambda value: {"keep_alive_probes": value},
}


def get(socket: HostSocket, level: int, option: int, size: int) -> int | bytes:
    """Read an option, as a number, or as `size` bytes. Raises OSError (ENOPROTOOPT)."""
    if (level, option) == (TCP, TCP_INFO) and isinstance(socket, TcpSocket):
        return _info(socket)[: size or INFO_SIZE]
    value = _value(socket, level, option)
    if isinstance(value, bytes):
        return value
    return value.to_bytes(4, sys.byteorder)[:size] if size else value


def _value(socket: HostSocket, level: int, option: int) -> int | bytes:
    is_tcp = isinstance(socket, TcpSocket)
    if level == SOCKET:
        match option:
            case _socket.SO_TYPE:
                return _socket.SOCK_STREAM if is_tcp else _socket.SOCK_DGRAM
            case _socket.SO_REUSEADDR:
                return int(socket.reuse)
            case _socket.SO_ERROR:
                return _taken_error(socket)
    if isinstance(socket, UdpSocket):
        if (level, option) == (SOCKET, _socket.SO_RCVBUF):
            return socket.receive_buffer
        raise error(errno.ENOPROTOOPT)
    return _value_of_tcp(socket, level, option)


def _value_of_tcp(socket: TcpSocket, level: int, option: int) -> int | bytes:
    settings = socket.settings
    values: dict[tuple[int, int | None], int | bytes] = {
        (SOCKET, _socket.SO_KEEPALIVE): int(settings.keep_alive),
        (SOCKET, _socket.SO_RCVBUF): 2 * settings.receive_buffer,
        (SOCKET, _socket.SO_SNDBUF): 2 * settings.send_buffer,
        (SOCKET, _socket.SO_LINGER): struct.pack("ii", socket.linger is not None, int(socket.linger or 0)),
        (SOCKET, _number("SO_ACCEPTCONN")): int(socket.listener is not None),
        (TCP, NODELAY): int(not settings.nagle),
        (TCP, MAXSEG): settings.mss,
        (TCP, IDLE): int(settings.keep_alive_idle),
        (TCP, INTERVAL): int(settings.keep_alive_interval),
        (TCP, COUNT): settings.keep_alive_probes,
    }
    if (level, option) not in values:
        raise error(errno.ENOPROTOOPT)
    return values[level, option]


def _taken_error(socket: HostSocket) -> int:
    """The error that waits, which is then gone."""
    holder = socket.connection if isinstance(socket, TcpSocket) else socket
    if holder is None:
        return 0
    number, holder.pending_error = holder.pending_error, 0
    return number


def _info(socket: TcpSocket) -> bytes:
    """Linux's struct tcp_info, as far as the model knows it."""
    state = socket.connection.endpoint.state if socket.connection is not None else None
    small = [0] * 8
    small[0] = STATE_NUMBERS[state] if state is not None else 10 if socket.listener is not None else 7
    words = [0] * 24
    if socket.connection is not None:
        figures = socket.connection.endpoint.figures
        mss = figures.mss
        words[0], words[2], words[3] = round(figures.rto * 1e6), mss, mss
        words[4] = -(-figures.in_flight // mss)
        words[15], words[16] = round((figures.srtt or 0) * 1e6), round((figures.rttvar or 0) * 1e6)
        words[17] = 0x7FFFFFFF if figures.ssthresh is None else figures.ssthresh // mss
        words[18], words[19], words[23] = figures.cwnd // mss, mss, figures.retransmissions
    return INFO.pack(*small, *words)
