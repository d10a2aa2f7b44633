"""Asks the kernel about all TCP sockets of one host at once: states, queues, and what each end reckons with (Linux).

It is what `ss -tin` shows, over netlink (sock_diag); anybody may ask.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from sim.network.events import Address, ListenQueues, TcpFigures, TcpState
from sim.sources.kernel_states import STATES, Caller, Listening, waiting_at
from sim.sources.namespaces import Namespace

INFO = 1 << 1
"""Asks for the attribute INET_DIAG_INFO, the kernel's `struct tcp_info`."""
NOT_SET = 0x7FFFFFFF
MICRO = 1e-6
RETRANSMITS, PROBES = 1, 4
"""The timers that will send something by themselves; the others are keep-alive and TIME-WAIT."""


class KernelSocket(Struct, frozen=True):
    """A TCP socket as the kernel sees it. `peer` is None for one that listens.

    `figures` are there once it has called or been called. `is_owned` if a program has it, or at least had it: whoever
    waits to be accepted has no owner yet.
    """

    local: Address
    peer: Address | None
    state: TcpState
    timer: int
    receive_queue: int
    send_queue: int
    is_owned: bool
    figures: TcpFigures | None

    @property
    def is_busy(self) -> bool:
        """Whether it will send something even if nobody does anything."""
        return self.timer in (RETRANSMITS, PROBES)


class KernelFigures:
    """Asks the kernel of the host in `namespace`."""

    def __init__(self, namespace: Namespace) -> None:
        from pyroute2.netlink.diag import DiagSocket

        with namespace.inside():
            self._netlink = DiagSocket()

    def sockets(self, time: float) -> list[KernelSocket]:
        """All of them; `time` is what the figures are to say."""
        rows = self._netlink.get_sock_stats(family=socket.AF_INET, extensions=INFO)
        return [_socket(row, time) for row in rows if row["idiag_state"] in STATES]

    def close(self) -> None:
        """Ask no more."""
        self._netlink.close()


def queues(
    sockets: list[KernelSocket], before: dict[Address, ListenQueues], asked: float, time: float
) -> Iterator[ListenQueues]:
    """Who waits at each listening socket, oldest first; `before` is the last answer for each."""
    for listening in sockets:
        if listening.state is TcpState.LISTEN:
            # The kernel has the program's `struct socket` made only by accept().
            callers = [
                Caller(each.peer, each.state, each.is_owned)
                for each in sockets
                if each.peer is not None and _is_for(each.local, listening.local)
            ]
            last = before.get(listening.local)
            at = Listening(listening.local, backlog=listening.send_queue, complete=listening.receive_queue)
            waiting = waiting_at(at, callers, last, asked, time)
            if waiting is not None:
                yield waiting


def _is_for(local: Address, listening: Address) -> bool:
    return local.port == listening.port and listening.host in (local.host, "0.0.0.0")  # noqa: S104 - nothing is bound


def _socket(row: Any, time: float) -> KernelSocket:
    state = STATES[row["idiag_state"]]
    local = Address(row["idiag_src"], row["idiag_sport"])
    peer = None if state is TcpState.LISTEN else Address(row["idiag_dst"], row["idiag_dport"])
    info = row.get_attr("INET_DIAG_INFO")
    figures = None if peer is None or not info else _figures(time, (local, peer), row, info)
    owned = bool(row["idiag_inode"])
    return KernelSocket(
        local, peer, state, row["idiag_timer"], row["idiag_rqueue"], row["idiag_wqueue"], owned, figures
    )


def _figures(time: float, ends: tuple[Address, Address], row: Any, info: Any) -> TcpFigures:
    ssthresh, mss = info["tcpi_snd_ssthresh"], info["tcpi_snd_mss"]
    return TcpFigures(
        time,
        *ends,
        mss=mss,
        cwnd=info["tcpi_snd_cwnd"] * mss,
        ssthresh=None if ssthresh >= NOT_SET else ssthresh * mss,
        srtt=info["tcpi_rtt"] * MICRO or None,
        rttvar=info["tcpi_rttvar"] * MICRO if info["tcpi_rtt"] else None,
        rto=info["tcpi_rto"] * MICRO,
        in_flight=max(0, row["idiag_wqueue"] - info["tcpi_notsent_bytes"]),
        send_queue=row["idiag_wqueue"],
        receive_queue=row["idiag_rqueue"],
        retransmissions=info["tcpi_total_retrans"],
    )
