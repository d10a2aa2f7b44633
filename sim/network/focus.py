"""Which frame a moment is about, where only one is shown: the one told of last, or that with what a call has moved."""

from __future__ import annotations

from collections.abc import Iterator

from sim.network.packets import Packet
from sim.network.programs import Call
from sim.network.world import World

TAKING = ("recv", "recvfrom")


def frame_told_of(world: World) -> Packet | None:
    """The frame of which was told last; None before the first."""
    told = world.last_of_frame
    return None if told is None else world.packet(told.number)


def frame_in_focus(world: World) -> Packet | None:
    """The frame told of last; but if a call that moved data came back since then, the frame with these data."""
    told = world.last_of_frame
    if told is None:
        return None
    moved = max(_moves_since(told.time, world), key=lambda each: each[1].end_time(), default=None)
    return (_carrier(*moved, world) if moved is not None else None) or frame_told_of(world)


def _moves_since(time: float, world: World) -> Iterator[tuple[str, Call]]:
    """The calls that gave data to the kernel or got some from it and came back after `time`, with their program."""
    for program in world.programs.values():
        for call in reversed(program.calls):
            if call.started.time <= time and call.end_time() <= time:
                break
            if call.returned is not None and call.end_time() > time and not call.returned.error and _data_of(call):
                yield program.name, call


def _data_of(call: Call) -> bytes:
    taken = call.returned.data if call.returned is not None else None
    return call.started.data or taken or b""


def _carrier(name: str, call: Call, world: World) -> Packet | None:
    """The newest frame with bytes of the call: one that its program has sent, or one that has reached it."""
    is_taking, data = call.started.name.startswith(TAKING), _data_of(call)
    for sent in reversed(world.packets):
        packet = world.packet(sent.number) or sent
        own = world.owners.get(packet.target if is_taking else packet.source) == name
        has_come = packet.arrives is not None and packet.arrives <= call.end_time() and packet.lost is None
        is_due = has_come if is_taking else packet.sent >= call.started.time
        if packet.length and own and is_due and (packet.payload in data or data in packet.payload):
            return packet
    return None
