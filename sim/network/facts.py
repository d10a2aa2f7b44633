"""What a run itself answers to a lesson's question. Every fact is read off the run, as a short text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf

from sim.network.datagrams import whole_length
from sim.network.events import Address, TcpState
from sim.network.packets import Label, Packet
from sim.network.places import CALLS, Occurrence, find
from sim.network.programs import Call
from sim.network.run_facts import NONE, RUN_FACTS, Fact, calls_of
from sim.network.world import World
from sim.questions import Told

LONGER = 1.2
"""So many times as long is longer."""
TELLING = (Label.FAST_RETRANSMISSION, Label.RETRANSMISSION, Label.DUPLICATE_ACK)


def tell(place: str, fact: str, world: World) -> Told | None:
    """What a run whose newest world is `world` answers at that place; None if it cannot, or has not come there."""
    at = find(place, world)
    if at is None:
        return None
    value = fact_of(fact, at, world)
    return None if value is None and world.is_over else Told(at.time, value)


def fact_of(name: str, at: Occurrence, world: World) -> str | None:
    """What was so at that place; None if that is not known, or not yet. `world` is the newest one of the run."""
    if name in RUN_FACTS and not world.is_whole:
        return None
    return FACTS[name](at, world) or None


# Of the packet


def _sender(at: Occurrence, _world: World) -> str:
    return at.program


def _protocol(at: Occurrence, _world: World) -> str:
    return at.packet.protocol if at.packet else ""


def _acknowledgement(at: Occurrence, _world: World) -> str:
    return str(at.packet.segment.relative_acknowledgement) if at.packet and at.packet.segment else ""


def _acknowledges(at: Occurrence, world: World) -> str:
    """Whether it acknowledges more than its sender did before, or the same."""
    before, _ = _beside(at, world)
    numbers = [each.segment.acknowledgement for each in before if each.segment and "ack" in each.flags]
    if not numbers or at.packet is None or at.packet.segment is None:
        return ""
    return "same" if numbers[-1] == at.packet.segment.acknowledgement else "more"


def _next_wait(at: Occurrence, world: World) -> str:
    """How long nothing comes or goes at its sender before that sends the next one, against how long it was now."""
    _, after = _beside(at, world)
    if at.packet is None or not after:
        return ""
    now, then = _silence(at.packet, world), _silence(after[0], world)
    return "longer" if then > LONGER * now else "shorter" if now > LONGER * then else "as long"


def _silence(packet: Packet, world: World) -> float:
    """How long nothing had come or gone at the sender of the packet when it left."""
    known = [world.packet(each.number) or each for each in world.packets]
    gone = [each.sent for each in known if each.source == packet.source and each.number < packet.number]
    come = [each.arrives for each in known if each.target == packet.source and each.arrives and each.lost is None]
    return packet.sent - max((time for time in (*gone, *come) if time <= packet.sent), default=packet.sent)


def _beside(at: Occurrence, world: World) -> tuple[list[Packet], list[Packet]]:
    """What the sender of this packet has sent to the same end before, and after."""
    if at.packet is None:
        return [], []
    ends, number = (at.packet.source, at.packet.target), at.packet.number
    own = [each for each in world.packets if (each.source, each.target) == ends and not each.event.copy_of]
    return [each for each in own if each.number < number], [each for each in own if each.number > number]


def _label(at: Occurrence, _world: World) -> str:
    labels = at.packet.segment.labels if at.packet and at.packet.segment else ()
    told = [label for label in TELLING if label in labels] or labels
    return told[0].value if told else NONE


def _headers(at: Occurrence, _world: World) -> str:
    """Whether the frame has more bytes of headers than of the message."""
    if at.packet is None:
        return ""
    headers, message = len(at.packet.event.data) - at.packet.length, at.packet.length
    return NONE if not headers else "more" if headers > message else "fewer" if headers < message else "equal"


def _packets_before(at: Occurrence, world: World) -> str:
    return str(sum(each.sent < at.time for each in world.packets))


def _state(at: Occurrence, world: World) -> str:
    """The state of the sender once it had sent this."""
    end = world.end_of(at.packet.source, at.packet.target) if at.packet else None
    entries = [entry for entry in end.states if entry.time <= at.time] if end else []
    return entries[-1].state.value if entries else ""


def _call_behind(at: Occurrence, world: World) -> str:
    """The call that the sender was in when the packet left."""
    began = [call for call in calls_of(at.program, world) if call.started.time <= at.time]
    return max(began, key=lambda call: call.started.time).started.name if began else NONE


# Of the call


def _error(at: Occurrence, _world: World) -> str:
    returned = at.call.returned if at.call else None
    return "" if returned is None else "error" if returned.error else NONE


def _error_before_accept(at: Occurrence, world: World) -> str:
    """Of a call that came back before anybody had called accept(); at a packet, that in which its sender was."""
    own = calls_of(at.program, world)
    begun = [call for call in own if call.started.time <= at.time <= call.end_time()] if at.packet is not None else []
    call = max(begun, key=lambda each: each.started.time, default=at.call)
    if call is None or call.returned is None:
        return ""
    calls = (each for program in world.programs.values() for each in (*program.calls, *program.running.values()))
    is_accepted = any(each.started.name == "accept" and each.started.time <= call.end_time() for each in calls)
    return "" if is_accepted else "error" if call.returned.error else NONE


def _bytes_returned(at: Occurrence, world: World) -> str:
    """What a call returned; at the place of a packet, the receiver's next read that comes back."""
    call = next(_reads_after(at, world), None) if at.packet is not None else at.call
    returned = call.returned if call else None
    return "" if returned is None else "error" if returned.error else str(len(returned.data or b""))


def _given(at: Occurrence, world: World) -> str:
    """How much of the next segment or datagram a call gave its program: "whole", "cut", or "more" than that.

    At the place of a packet it is the first call that gave its receiver something from then on.
    """
    at = _taking(at, world) if at.packet is not None else at
    if at.call is None or at.call.returned is None or at.call.returned.data is None:
        return ""
    taken = [
        len(call.returned.data)
        for call in calls_of(at.program, world)
        if call.started.socket == at.call.started.socket and call.started.name.startswith("recv")
        if call.returned and call.returned.data is not None and call.returned.time < at.time
    ]
    # A connection that has just been closed has no peer any more.
    peer = at.call.returned.peer or at.call.started.peer
    length, given = _next_for(at.program, peer, taken, world), len(at.call.returned.data)
    return "" if not length else "whole" if given == length else "cut" if given < length else "more"


def _reads_after(at: Occurrence, world: World) -> Iterator[Call]:
    """The reads that come back to the receiver of this packet once it was sent."""
    assert at.packet is not None
    name, since = world.owners.get(at.packet.target, ""), at.packet.sent
    reads = (call for call in calls_of(name, world) if call.started.name.startswith("recv"))
    return (call for call in reads if since < call.end_time() < inf)


def _taking(at: Occurrence, world: World) -> Occurrence:
    """The first call since then that gave the receiver of this packet data."""
    assert at.packet is not None
    name = world.owners.get(at.packet.target, "")
    call = next((call for call in _reads_after(at, world) if call.returned and call.returned.data), None)
    return Occurrence(call.end_time() if call is not None else at.time, name, call=call)


def _next_for(program: str, peer: Address | None, taken: list[int], world: World) -> int:
    """The length of what came for a program behind all that its calls have `taken`; 0 if it is not known."""
    known = (world.packet(each.number) or each for each in world.packets)
    came = [each for each in known if each.length and each.lost is None and world.owners.get(each.target) == program]
    streamed = [each for each in came if each.segment and each.source == peer and _holds(each, 1 + sum(taken))]
    datagrams = [each for each in came if each.segment is None][len(taken) :]
    return next((each.length if each.segment else whole_length(each) for each in (*streamed, *datagrams)), 0)


def _holds(packet: Packet, number: int) -> bool:
    """Whether the byte of this number, counted from 1, is in the segment."""
    assert packet.segment is not None
    return 0 <= number - packet.segment.relative_sequence < packet.length


FACTS: Mapping[str, Fact] = {
    "sender": _sender,
    "protocol": _protocol,
    "acknowledgement": _acknowledgement,
    "acknowledges": _acknowledges,
    "next wait": _next_wait,
    "label": _label,
    "headers": _headers,
    "packets before": _packets_before,
    "state": _state,
    "call": _call_behind,
    "error": _error,
    "error before accept": _error_before_accept,
    "bytes returned": _bytes_returned,
    "given": _given,
    **RUN_FACTS,
}
"""By the name that stands as `fact` in lesson.toml."""
PROGRAM, NUMBER = "<program>", "0+"
"""In place of values: the name of any program of the lesson, and any number."""
YES_OR_NO = ("yes", "no")
VALUES: Mapping[str, tuple[str, ...]] = {
    "sender": (PROGRAM,),
    "protocol": ("tcp", "udp", "arp", "icmp"),
    "acknowledgement": (NUMBER,),
    "acknowledges": ("more", "same"),
    "next wait": ("longer", "as long", "shorter"),
    "label": (*(label.value for label in Label), NONE),
    "headers": ("more", "fewer", "equal", NONE),
    "packets before": (NUMBER,),
    "state": tuple(state.value for state in TcpState),
    "call": (*CALLS, NONE),
    "error": ("error", NONE),
    "error before accept": ("error", NONE),
    "bytes returned": (NUMBER, "error"),
    "given": ("whole", "cut", "more"),
    "segments to close": (NUMBER,),
    "waits": (PROGRAM, "both", NONE),
    "asked twice": YES_OR_NO,
    "reads": (NUMBER,),
    "data packets": (NUMBER,),
    "sent again": (NUMBER,),
    "more packets": ("tcp", "udp", "equal"),
    "complete": ("both", "tcp", "udp", NONE),
    "messages": (NUMBER,),
}
"""All that each of them can give."""
