"""Places in a run: "synack:1" is the first SYN ACK, "server.recv:2" the second recv() that came back to the server.

"client.arrival:1" is where the first data of the client reach the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from sim.network.encapsulation import CROSSED
from sim.network.frame_rules import KINDS, kinds_of
from sim.network.packets import Label, Packet
from sim.network.programs import Call
from sim.network.world import World

AGAIN = "again"
"""A segment whose first number was sent before, whatever else it is."""
PROBE = "probe"
"""A segment without data that asks whether there is room again, or whether the other side is still there."""
ARRIVAL = "arrival"
"""A frame with data that comes at its end. Whose it is: its sender's."""
UNWRAPPING = "unwrapping"
"""The same frame once it has crossed, before its end unwraps it layer by layer."""
METHODS = (
    "bind", "listen", "accept", "connect", "connect_ex", "send", "sendall", "sendto", "recv", "recvfrom", "recv_into",
    "shutdown", "close", "setsockopt", "settimeout", "setblocking",
)  # fmt: skip
"""The methods of a socket whose calls are told."""
CALLS = ("socket", *METHODS)
WORDS = (*KINDS, AGAIN, PROBE, ARRIVAL, UNWRAPPING, *CALLS)
"""What can happen at a place."""
PLACE = re.compile(r"(?:(?P<who>[^\s.:]+)\.)?(?P<what>[a-z_]+):(?P<number>[1-9]\d*)")


class BadPlaceError(ValueError):
    """The text names no place in a run."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is no place in a run: write synack:1, client.data:2 or server.recv:1")


class Occurrence(Struct, frozen=True):
    """What happened there at `time` (seconds): a packet was sent or came, or a call returned.

    `program` is whose it was.
    """

    time: float
    program: str
    packet: Packet | None = None
    call: Call | None = None


def is_place(text: str) -> bool:
    """Whether a text names a place, and something that can happen there."""
    found = PLACE.fullmatch(text)
    return found is not None and found["what"] in WORDS


def program_at(text: str) -> str:
    """The program that a place names; empty if it names none."""
    found = PLACE.fullmatch(text)
    return (found["who"] or "") if found is not None else ""


def find(place: str, world: World) -> Occurrence | None:
    """What happened at `place`, in a run whose newest world is `world`; None as long as it has not happened.

    Raises BadPlaceError.
    """
    found = PLACE.fullmatch(place)
    if found is None:
        raise BadPlaceError(place)
    hits = _hits(found["what"], world)
    wanted = (hit for hit in hits if found["who"] in (None, hit.program))
    return next(islice(wanted, int(found["number"]) - 1, None), None)


def _hits(what: str, world: World) -> Iterator[Occurrence]:
    if what in (ARRIVAL, UNWRAPPING):
        return _arrivals(world, 1.0 if what == ARRIVAL else CROSSED)
    return _packets(what, world) if what in (*KINDS, AGAIN, PROBE) else _calls(what, world)


def _arrivals(world: World, share: float) -> Iterator[Occurrence]:
    """The frames with data, after that `share` of their way, in order of their coming."""
    known = (world.packet(each.number) or each for each in world.packets)
    come = [
        Occurrence(packet.sent + share * (packet.arrives - packet.sent), world.owners.get(packet.source, ""), packet)
        for packet in known
        if packet.length and packet.arrives is not None and packet.lost is None and packet.discarded is None
    ]
    return iter(sorted(come, key=lambda each: each.time))


def _packets(kind: str, world: World) -> Iterator[Occurrence]:
    """The packets of a kind in order of sending; copies that the cable made are none of anybody's."""
    for sent in world.packets:
        packet = world.packet(sent.number) or sent
        if not packet.event.copy_of and kind in _kinds_of(packet):
            yield Occurrence(packet.sent, world.owners.get(packet.source, ""), packet)


def _kinds_of(packet: Packet) -> Iterable[str]:
    yield from kinds_of(packet)
    if packet.segment is not None and packet.segment.again:
        yield AGAIN
    if packet.segment is not None and not {Label.WINDOW_PROBE, Label.KEEP_ALIVE}.isdisjoint(packet.segment.labels):
        yield PROBE


def _calls(name: str, world: World) -> Iterator[Occurrence]:
    """The calls of a method in order of return."""
    done = (
        Occurrence(call.end_time(), program.name, call=call)
        for program in world.programs.values()
        for call in program.calls
        if call.started.name == name
    )
    return iter(sorted(done, key=lambda each: each.time))
