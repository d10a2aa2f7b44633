"""Who waits at a listening socket: as its kernel or the model has said, and between its answers as segments show."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sim.network.events import Address, CallReturned, ListenQueues, TcpState
from sim.network.inference import Origin, TcpEnd


class Waiting(Struct, frozen=True):
    """The two queues of a listening socket, as they are from `since` (seconds) on, oldest caller first.

    `half_open` and `complete` are those of `ListenQueues`, `backlog` is the argument of listen().
    """

    since: float
    half_open: tuple[Address, ...]
    complete: tuple[Address, ...]
    backlog: int
    origin: Origin

    @property
    def is_full(self) -> bool:
        """Whether nobody more finds a place in the accept queue: Linux lets one more than the backlog wait there."""
        return len(self.complete) > self.backlog

    @property
    def has_no_room(self) -> bool:
        """Whether whoever calls now gets a SYN cookie, and a place in neither queue."""
        return len(self.half_open) > self.backlog


def told(event: ListenQueues, listener: TcpEnd | None, before: Waiting | None) -> Waiting:
    """The queues as the kernel of `listener` or its model names them; unchanged if that only confirms how they were."""
    origin = Origin.MODEL if listener is not None and listener.is_told else Origin.KERNEL
    now = Waiting(event.time, event.half_open, event.complete, event.backlog, origin)
    is_agreed = before is not None and (now.half_open, now.complete) == (before.half_open, before.complete)
    return replace(now, since=before.since) if before is not None and is_agreed else now


def after_move(waiting: Waiting, before: TcpState, end: TcpEnd) -> Waiting:
    """The queues after the state of an end at that socket, which was `before`, has become that of `end`."""
    caller = end.peer
    if caller is None or end.state is before or waiting.origin is Origin.MODEL:
        return waiting
    match end.state:
        case TcpState.SYN_RECEIVED if waiting.has_no_room:
            return waiting
        case TcpState.SYN_RECEIVED:
            half_open = (*_without(waiting.half_open, caller), caller)
            return _changed(waiting, end.states[-1].time, half_open, waiting.complete)
        case TcpState.ESTABLISHED if before is TcpState.SYN_RECEIVED:
            complete = (*_without(waiting.complete, caller), caller)
            return _changed(waiting, end.states[-1].time, _without(waiting.half_open, caller), complete)
        case TcpState.ESTABLISHED | TcpState.CLOSE_WAIT:
            return waiting
    return _left(waiting, caller, end.states[-1].time)


def after_accept(waiting: Waiting, returned: CallReturned) -> Waiting:
    """The queues after accept() came back with one of the callers."""
    taken = next((caller for caller in waiting.complete if _is_named(caller, returned.result)), None)
    return waiting if taken is None or waiting.origin is Origin.MODEL else _left(waiting, taken, returned.time)


def _is_named(caller: Address, result: str) -> bool:
    return any(f"('{caller.host}', {caller.port}{end}" in result for end in ",)")


def _left(waiting: Waiting, caller: Address, time: float) -> Waiting:
    return _changed(waiting, time, _without(waiting.half_open, caller), _without(waiting.complete, caller))


def _changed(waiting: Waiting, time: float, half_open: tuple[Address, ...], complete: tuple[Address, ...]) -> Waiting:
    if (half_open, complete) == (waiting.half_open, waiting.complete):
        return waiting
    return replace(waiting, since=time, half_open=half_open, complete=complete, origin=Origin.INFERRED)


def _without(callers: tuple[Address, ...], caller: Address) -> tuple[Address, ...]:
    return tuple(each for each in callers if each != caller)
