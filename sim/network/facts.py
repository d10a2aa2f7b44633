"""What a run itself answers to a lesson's question. Every fact is read off the run, as a short text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sim.network.events import Address, TcpState
from sim.network.packets import Label, Packet
from sim.network.places import CALLS, Occurrence, find
from sim.network.programs import Call
from sim.network.world import World
from sim.questions import Told

Fact = Callable[[Occurrence, World], str]
NONE = "none"
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
    if name in WHOLE and not world.is_over:
        return None
    return FACTS[name](at, world) or None


# Of the packet


def _sender(at: Occurrence, _world: World) -> str:
    return at.program


def _protocol(at: Occurrence, _world: World) -> str:
    return at.packet.protocol if at.packet else ""


def _acknowledgement(at: Occurrence, _world: World) -> str:
    return str(at.packet.segment.relative_acknowledgement) if at.packet and at.packet.segment else ""


def _label(at: Occurrence, _world: World) -> str:
    labels = at.packet.segment.labels if at.packet and at.packet.segment else ()
    told = [label for label in TELLING if label in labels] or labels
    return told[0].value if told else NONE


def _headers(at: Occurrence, _world: World) -> str:
    """Whether the frame has more bytes of headers than of the message."""
    if at.packet is None:
        return ""
    headers = len(at.packet.event.data) - at.packet.length
    return "more" if headers > at.packet.length else "fewer" if headers else NONE


def _packets_before(at: Occurrence, world: World) -> str:
    return str(sum(each.sent < at.time for each in world.packets))


def _state(at: Occurrence, world: World) -> str:
    """The state of the sender once it had sent this."""
    end = world.end_of(at.packet.source, at.packet.target) if at.packet else None
    entries = [entry for entry in end.states if entry.time <= at.time] if end else []
    return entries[-1].state.value if entries else ""


def _call_behind(at: Occurrence, world: World) -> str:
    """The call that the sender was in when the packet left."""
    began = [call for call in _calls_of(at.program, world) if call.started.time <= at.time]
    return max(began, key=lambda call: call.started.time).started.name if began else NONE


# Of the call


def _calls_of(program: str, world: World) -> list[Call]:
    return list(world.programs[program].calls) if program in world.programs else []


def _error(at: Occurrence, _world: World) -> str:
    returned = at.call.returned if at.call else None
    return "" if returned is None else "error" if returned.error else NONE


def _bytes_returned(at: Occurrence, _world: World) -> str:
    returned = at.call.returned if at.call else None
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
        for call in _calls_of(at.program, world)
        if call.started.socket == at.call.started.socket and call.started.name.startswith("recv")
        if call.returned and call.returned.data is not None and call.returned.time < at.time
    ]
    length, given = _next_for(at.program, at.call.returned.peer, taken, world), len(at.call.returned.data)
    return "" if not length else "whole" if given == length else "cut" if given < length else "more"


def _taking(at: Occurrence, world: World) -> Occurrence:
    """The first call since then that gave the receiver of this packet data."""
    assert at.packet is not None
    name, since = world.owners.get(at.packet.target, ""), at.packet.sent
    calls = (
        call
        for call in _calls_of(name, world)
        if call.started.name.startswith("recv") and call.returned and call.returned.data and call.end_time() > since
    )
    call = next(calls, None)
    return Occurrence(call.end_time() if call is not None else at.time, name, call=call)


def _next_for(program: str, peer: Address | None, taken: list[int], world: World) -> int:
    """The length of what came for a program behind all that its calls have `taken`; 0 if it is not known."""
    known = (world.packet(each.number) or each for each in world.packets)
    came = [each for each in known if each.length and each.lost is None and world.owners.get(each.target) == program]
    streamed = [each for each in came if each.segment and each.source == peer and _holds(each, 1 + sum(taken))]
    datagrams = [each for each in came if each.segment is None][len(taken) :]
    return next((each.length for each in (*streamed, *datagrams)), 0)


def _holds(packet: Packet, number: int) -> bool:
    """Whether the byte of this number, counted from 1, is in the segment."""
    assert packet.segment is not None
    return 0 <= number - packet.segment.relative_sequence < packet.length


# Of the whole run


def closing_segments(world: World) -> list[Packet]:
    """The FINs, and the first segments that acknowledge them, in order; what comes again does not count."""
    fins = [each for each in world.packets if "fin" in each.flags and each.segment and not each.segment.again]
    found = {packet.number: packet for fin in fins for packet in (fin, _acknowledging(fin, world)) if packet}
    return [found[number] for number in sorted(found)]


def _segments_to_close(_at: Occurrence, world: World) -> str:
    return str(len(closing_segments(world)))


def _acknowledging(fin: Packet, world: World) -> Packet | None:
    assert fin.segment is not None
    after = fin.segment.relative_sequence + fin.length + 1
    answers = (each for each in world.packets if (each.source, each.target) == (fin.target, fin.source))
    return next((each for each in answers if each.segment and each.segment.relative_acknowledgement >= after), None)


def waiting_programs(world: World) -> set[str]:
    """Whose end had to stay in TIME_WAIT."""
    return {
        world.owners.get(local, "")
        for (local, _peer), end in world.ends.items()
        if any(entry.state is TcpState.TIME_WAIT for entry in end.states)
    }


def _waits(_at: Occurrence, world: World) -> str:
    waiting = waiting_programs(world)
    return "both" if len(waiting) > 1 else next(iter(waiting), NONE)


def _asked_twice(_at: Occurrence, world: World) -> str:
    """Whether a SYN had to be sent again."""
    again = (each for each in world.packets if "syn" in each.flags and each.segment and each.segment.again)
    return "yes" if any(again) else "no"


def _reads(at: Occurrence, world: World) -> str:
    """How many calls gave the program something."""
    calls = _calls_of(at.program, world)
    return str(
        sum(call.started.name.startswith("recv") and bool(call.returned and call.returned.data) for call in calls)
    )


def _data_packets(at: Occurrence, world: World) -> str:
    """How many packets with data the sender of this one sent; what came again does not count."""
    again = [each.segment is not None and each.segment.again for each in world.packets]
    own = [world.owners.get(each.source) == at.program and each.length > 0 for each in world.packets]
    return str(sum(is_own and not is_again for is_own, is_again in zip(own, again, strict=True)))


def _more_packets(_at: Occurrence, world: World) -> str:
    """Which of TCP and UDP needed more packets."""
    tcp, udp = (sum(each.protocol == name for each in world.packets) for name in ("tcp", "udp"))
    return "tcp" if tcp > udp else "udp" if udp > tcp else "equal"


def _complete(_at: Occurrence, world: World) -> str:
    """What came through whole: "both", "tcp", "udp" or "none"."""
    udp_sent = sum(each.protocol == "udp" and not each.event.copy_of for each in world.packets)
    taken = dict.fromkeys(("recv", "recvfrom"), 0)
    for call in (call for program in world.programs.values() for call in program.calls):
        if call.started.name in taken and call.returned is not None and call.returned.data is not None:
            taken[call.started.name] += len(call.returned.data) if call.started.name == "recv" else 1
    written = sum(each.length for each in world.packets if each.segment is not None and not each.segment.again)
    whole = [
        name
        for name, is_whole in (("tcp", taken["recv"] >= written), ("udp", taken["recvfrom"] >= udp_sent))
        if is_whole
    ]
    return "both" if len(whole) == 2 else whole[0] if whole else NONE


WHOLE: Mapping[str, Fact] = {
    "segments to close": _segments_to_close,
    "waits": _waits,
    "asked twice": _asked_twice,
    "reads": _reads,
    "data packets": _data_packets,
    "more packets": _more_packets,
    "complete": _complete,
}
"""What can be told only once the run is over."""
FACTS: Mapping[str, Fact] = {
    "sender": _sender,
    "protocol": _protocol,
    "acknowledgement": _acknowledgement,
    "label": _label,
    "headers": _headers,
    "packets before": _packets_before,
    "state": _state,
    "call": _call_behind,
    "error": _error,
    "bytes returned": _bytes_returned,
    "given": _given,
    **WHOLE,
}
"""By the name that stands as `fact` in lesson.toml."""
PROGRAM, NUMBER = "<program>", "0+"
"""In place of values: the name of any program of the lesson, and any number."""
YES_OR_NO = ("yes", "no")
VALUES: Mapping[str, tuple[str, ...]] = {
    "sender": (PROGRAM,),
    "protocol": ("tcp", "udp", "arp", "icmp"),
    "acknowledgement": (NUMBER,),
    "label": (*(label.value for label in Label), NONE),
    "headers": ("more", "fewer", NONE),
    "packets before": (NUMBER,),
    "state": tuple(state.value for state in TcpState),
    "call": (*CALLS, NONE),
    "error": ("error", NONE),
    "bytes returned": (NUMBER, "error"),
    "given": ("whole", "cut", "more"),
    "segments to close": (NUMBER,),
    "waits": (PROGRAM, "both", NONE),
    "asked twice": YES_OR_NO,
    "reads": (NUMBER,),
    "data packets": (NUMBER,),
    "more packets": ("tcp", "udp", "equal"),
    "complete": ("both", "tcp", "udp", NONE),
}
"""All that each of them can give."""
