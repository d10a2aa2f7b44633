"""Which sockets own which port numbers of a host, and when two may share one."""

from __future__ import annotations

import errno
import random

from sim.network.hosts.errors import error

ANY = "0.0.0.0"  # noqa: S104 - the name of the wildcard, nothing is bound here
FIRST_FREE, LAST_FREE = 49152, 65535
"""The dynamic ports, RFC 6335 section 6."""
PRIVILEGED = 1024


class Binding:
    """A hold on a port. `reuse` is SO_REUSEADDR; `listens` while the socket is in LISTEN."""

    def __init__(self, host: str, port: int, reuse: bool = False, listens: bool = False) -> None:
        self.host = host
        self.port = port
        self.reuse = reuse
        self.listens = listens

    def overlaps(self, other: Binding) -> bool:
        """Whether a packet could be meant for both."""
        return self.port == other.port and (self.host == other.host or ANY in (self.host, other.host))


class Ports:
    """The ports of one protocol. `seed` decides which dynamic port is taken next."""

    def __init__(self, seed: str) -> None:
        self._bindings: list[Binding] = []
        self._random = random.Random(seed)

    def bind(self, host: str, port: int, reuse: bool) -> Binding:
        """Hold `port`, or any free one for 0. Raises OSError: EADDRINUSE, or EACCES for a port below 1024.

        As in Linux, two may share a port only if both want to and neither listens.
        """
        if 0 < port < PRIVILEGED:
            raise error(errno.EACCES)
        binding = Binding(host, port or self._free_port(host), reuse)
        if any(self._clash(binding, other) for other in self._bindings):
            raise error(errno.EADDRINUSE)
        self._bindings.append(binding)
        return binding

    def share(self, host: str, port: int, reuse: bool) -> Binding:
        """Hold a port that a listening socket holds already, for a connection that came in through it."""
        binding = Binding(host, port, reuse)
        self._bindings.append(binding)
        return binding

    def listen(self, binding: Binding) -> None:
        """The socket of `binding` goes to LISTEN. Raises OSError (EADDRINUSE) if another listens there."""
        others = (other for other in self._bindings if other is not binding)
        if any(other.listens and other.overlaps(binding) for other in others):
            raise error(errno.EADDRINUSE)
        binding.listens = True

    def release(self, binding: Binding) -> None:
        """Let go. A second time does nothing."""
        self._bindings = [other for other in self._bindings if other is not binding]

    def _clash(self, wanted: Binding, other: Binding) -> bool:
        may_share = wanted.reuse and other.reuse and not other.listens
        return wanted.overlaps(other) and not may_share

    def _free_port(self, host: str) -> int:
        taken = {binding.port for binding in self._bindings}
        free = [port for port in range(FIRST_FREE, LAST_FREE + 1) if port not in taken]
        if not free:
            raise error(errno.EADDRINUSE)
        return self._random.choice(free)
