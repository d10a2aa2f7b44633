"""Asks the kernel which state its TCP sockets are in, and who waits at a listening one (Linux)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ipaddress import IPv4Address
from pathlib import Path

from msgspec import Struct

from sim.network.events import Address, ListenQueues, TcpState

STATES = {
    1: TcpState.ESTABLISHED,
    2: TcpState.SYN_SENT,
    3: TcpState.SYN_RECEIVED,
    4: TcpState.FIN_WAIT_1,
    5: TcpState.FIN_WAIT_2,
    6: TcpState.TIME_WAIT,
    7: TcpState.CLOSED,
    8: TcpState.CLOSE_WAIT,
    9: TcpState.LAST_ACK,
    10: TcpState.LISTEN,
    11: TcpState.CLOSING,
}
"""The kernel's own numbers, include/net/tcp_states.h."""

TABLE = Path("/proc/self/net/tcp")
MOST = Path("/proc/sys/net/core/somaxconn")
WAITING = (TcpState.ESTABLISHED, TcpState.CLOSE_WAIT)


class Caller(Struct, frozen=True):
    """A connection at a listening socket. `is_owned` once accept() has given it to a program."""

    peer: Address
    state: TcpState
    is_owned: bool


def states_of(server: Address) -> Iterator[tuple[Address, Address | None, TcpState]]:
    """(local, peer, state) of every IPv4 TCP socket with `server` at one of its ends.

    Nothing where the kernel keeps no such table.
    """
    for local, peer, state, _, _ in _rows():
        if server in (local, peer):
            yield local, None if state is TcpState.LISTEN else peer, state


class Listening(Struct, frozen=True):
    """A listening socket, and how many the kernel says are in its accept queue."""

    local: Address
    backlog: int
    complete: int


def waiting_at(
    at: Listening, callers: list[Caller], last: ListenQueues | None, asked: float, time: float
) -> ListenQueues | None:
    """Who waits there, of a kernel that was asked at `asked`; whoever was there in the `last` answer stays in front.

    Between the queue and a program a connection is nobody's for a moment, and seems to wait: then nobody can say.
    """
    half_open = [each.peer for each in callers if each.state is TcpState.SYN_RECEIVED]
    complete = [each.peer for each in callers if each.state in WAITING and not each.is_owned]
    if len(complete) > at.complete:
        return None
    before = (last.half_open, last.complete) if last is not None else ((), ())
    waiting = _in_order(half_open, before[0]), _in_order(complete, before[1])
    return ListenQueues(time, at.local, *waiting, at.backlog, asked)


class QueueWatch:
    """Looks again and again at the queues of the socket that listens at `server` with `backlog`.

    Nothing is said before somebody listens, or where the kernel keeps no table; when listening ends, nobody waits.
    """

    def __init__(self, server: Address, backlog: int | None) -> None:
        self._server, self._backlog = server, None if backlog is None else _most(backlog)
        self._last: ListenQueues | None = None

    def ask(self, now: Callable[[], float]) -> Iterator[ListenQueues]:
        """The queues as they are now."""
        if self._backlog is None:
            return
        asked = now()
        here = [row for row in _rows() if row[0] == self._server]
        listening = [received for _, _, state, received, _ in here if state is TcpState.LISTEN]
        if not listening and self._last is None:
            return
        callers = [
            Caller(peer, state, is_owned)
            for _, peer, state, _, is_owned in here
            if listening and state is not TcpState.LISTEN
        ]
        at = Listening(self._server, self._backlog, sum(listening))
        queues = waiting_at(at, callers, self._last, asked, now())
        if queues is not None:
            self._last = queues
            yield queues


def _rows() -> Iterator[tuple[Address, Address, TcpState, int, bool]]:
    """(local, peer, state, what it has received, whether a program has it) of every socket in the kernel's table.

    A listening socket has received connections, which wait for accept(); any other one bytes.
    """
    try:
        rows = TABLE.read_text("ascii").splitlines()[1:]
    except OSError:
        return
    for row in rows:
        _, local, peer, number, lengths, _, _, _, _, inode, *_ = row.split()
        state = STATES.get(int(number, 16))
        if state is not None:
            received = int(lengths.partition(":")[2], 16)
            yield _address(local), _address(peer), state, received, inode != "0"


def _most(backlog: int) -> int:
    """What the kernel makes of the argument of listen(): at most net.core.somaxconn, which a negative one means."""
    try:
        most = int(MOST.read_text("ascii"))
    except OSError:
        return backlog
    return min(backlog, most) if backlog >= 0 else most


def _in_order(now: list[Address], before: tuple[Address, ...]) -> tuple[Address, ...]:
    return (*(each for each in before if each in now), *(each for each in now if each not in before))


def _address(text: str) -> Address:
    host, port = text.split(":")
    return Address(str(IPv4Address(bytes.fromhex(host)[::-1])), int(port, 16))
