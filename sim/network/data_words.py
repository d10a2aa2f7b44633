"""The sentences on data that arrives: in order, too early, filling a gap, or a second time."""

from __future__ import annotations

from collections.abc import Iterator

from sim.network.events import FrameArrived, TcpState
from sim.network.inference import TcpEnd
from sim.network.packets import MODULUS, Packet, not_before, sequence_after
from sim.network.phrases import is_closed
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP

DATA = QT_TRANSLATE_NOOP(
    "narrator",
    "**{receiver}** has got {amount} of data, kept in its receive buffer until the program calls recv().",
)
DATA_AWAITED = QT_TRANSLATE_NOOP(
    "narrator",
    "**{receiver}** has got {amount} of data: what its program has been waiting for. Now recv() can return.",
)
DATA_TOO_EARLY = QT_TRANSLATE_NOOP(
    "narrator",
    "**{receiver}** has got {amount} of data too early: number {expected} is still missing,"
    " and a program gets everything in order.",
)
DATA_KNOWN = QT_TRANSLATE_NOOP(
    "narrator", "**{receiver}** has got {amount} of data a second time and throws the copy away."
)
FILLS = QT_TRANSLATE_NOOP(
    "narrator",
    "**{receiver}** has got the missing {amount}: the gap is filled. With what came early, {in_order} in a row are"
    " ready for recv(), all before number {front}.",
)
FILLS_BEFORE_FIN = QT_TRANSLATE_NOOP(
    "narrator",
    "**{receiver}** has got the missing {amount}: the gap is filled, {in_order} in a row are ready for recv()."
    " Now the **FIN** that came early counts too (**{after}**).",
)
DATA_AT_CLOSED = QT_TRANSLATE_NOOP(
    "narrator", "**{receiver}** has got {amount} of data on a connection that is closed already."
)
DATA_FOR_NOBODY = QT_TRANSLATE_NOOP(
    "narrator",
    "**{receiver}** has got {amount} of data, but its program has closed the socket already: nobody can read that.",
)


def text_of_data(event: FrameArrived, packet: Packet, world: World, end: TcpEnd) -> str:
    """What the arrival of these data means while it leaves the state as it is; `world` is the world after it."""
    assert packet.segment is not None
    if end.state is TcpState.CLOSED:
        return DATA_AT_CLOSED
    if is_closed(packet.target, (packet.source,), world):
        return DATA_FOR_NOBODY
    if end.expected is None or not not_before(end.expected, packet.segment.sequence):
        return DATA_TOO_EARLY
    if end.expected != sequence_after(packet) or _came_before(event, packet, world):
        return DATA_KNOWN
    if in_order_with(event, packet, world) > packet.length:
        return FILLS
    return DATA_AWAITED if _is_awaited(packet, world) else DATA


def fills_before_fin(packet: Packet) -> bool:
    """Whether a change of state to a closing one, which this packet brought, is the work of a FIN that came early."""
    return packet.length > 0 and "fin" not in packet.flags


def in_order_with(event: FrameArrived, packet: Packet, world: World) -> int:
    """Bytes from the first of `packet` on that have all come by now, without a gap."""
    assert packet.segment is not None
    first = packet.segment.sequence
    spans: list[tuple[int, int]] = []
    for each in _data_on_the_way(packet, world):
        start = _offset(each, first)
        if start <= 0 and each.segment is not None and not each.segment.again:
            break  # whatever was sent before it comes before these data too
        if has_arrived(each, event.time):
            spans.append((start, start + each.length))
    front = packet.length
    for start, end in sorted(spans):
        front = max(front, end) if start <= front else front
    return front


def _offset(packet: Packet, first: int) -> int:
    """How many numbers after `first` the packet begins; negative if it begins before it."""
    assert packet.segment is not None
    ahead = (packet.segment.sequence - first) % MODULUS
    return ahead if ahead < MODULUS // 2 else ahead - MODULUS


def _is_awaited(packet: Packet, world: World) -> bool:
    """Whether the receiving program already waits in a recv."""
    program = world.programs.get(world.owners.get(packet.target, ""))
    call = None if program is None else program.call
    return call is not None and call.started.must_wait and call.started.name.startswith("recv")


def _came_before(event: FrameArrived, packet: Packet, world: World) -> bool:
    """Whether the same bytes have reached the same end before, in one other frame."""
    assert packet.segment is not None
    return packet.segment.again and any(
        each.number < packet.number and _covers(each, packet) and has_arrived(each, event.time)
        for each in _data_on_the_way(packet, world)
    )


def same_way(packet: Packet, world: World) -> Iterator[Packet]:
    """What was sent on the way of `packet`, newest first."""
    for sent in reversed(world.packets):
        if (sent.source, sent.target) == (packet.source, packet.target) and sent.segment is not None:
            yield world.packet(sent.number) or sent


def _data_on_the_way(packet: Packet, world: World) -> Iterator[Packet]:
    return (each for each in same_way(packet, world) if each.length)


def has_arrived(packet: Packet, time: float) -> bool:
    """Whether it has reached its end by `time` (seconds). One that is lost never does, whenever it was due."""
    is_there = packet.lost is None and packet.discarded is None and not packet.is_corrupted
    return is_there and packet.arrives is not None and packet.arrives <= time


def _covers(whole: Packet, part: Packet) -> bool:
    """Whether `whole` has every number of `part`."""
    assert part.segment is not None
    begins_earlier = whole.segment is not None and not_before(part.segment.sequence, whole.segment.sequence)
    return begins_earlier and not_before(sequence_after(whole), sequence_after(part))
