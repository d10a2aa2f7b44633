"""Looks at the sockets of one kernel host again and again, and tells what they are like."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sim.network.events import Address, AnyEvent, KernelState, ListenQueues, TcpFigures, TcpState
from sim.sources.kernel_figures import KernelFigures, KernelSocket, queues
from sim.sources.namespaces import Namespace

REST = 4
"""After a question it rests so many times as long as the answer took, for a burst must not ask all the time."""

Ends = tuple[Address, Address | None]


class KernelWatch:
    """The host in `namespace`. `is_busy` if, at the last question, a socket was going to send something by itself."""

    is_gone = False
    """A kernel stays as long as its network."""

    def __init__(self, namespace: Namespace) -> None:
        self.is_busy = False
        self._kernel = KernelFigures(namespace)
        self._rests_until = float("-inf")
        self._figures: dict[Ends, TcpFigures] = {}
        self._queues: dict[Address, ListenQueues] = {}

    def ask(self, now: Callable[[], float]) -> Iterator[AnyEvent]:
        """Every state and queue, and those figures that have changed since they were told last."""
        asked = now()
        if asked < self._rests_until:
            return
        sockets = self._kernel.sockets(asked)
        answered = now()
        self._rests_until = answered + REST * (answered - asked)
        self.is_busy = any(each.is_busy for each in sockets)
        for each in sockets:
            yield KernelState(answered, each.local, each.peer, each.state, asked)
            yield from self._new_figures(each, answered)
        listening = {each.local for each in sockets if each.state is TcpState.LISTEN}
        # Where nobody listens any more, nobody waits.
        for local in self._queues.keys() - listening:
            last = self._queues[local]
            yield replace(last, time=answered, half_open=(), complete=(), asked=asked)
        for queue in queues(sockets, self._queues, asked, answered):
            self._queues[queue.local] = queue
            yield queue

    def close(self) -> None:
        """Ask no more."""
        self._kernel.close()

    def _new_figures(self, of: KernelSocket, time: float) -> Iterator[TcpFigures]:
        if of.figures is None:
            return
        figures, last = replace(of.figures, time=time), self._figures.get((of.local, of.peer))
        if last is None or figures != replace(last, time=time):
            self._figures[of.local, of.peer] = figures
            yield figures
