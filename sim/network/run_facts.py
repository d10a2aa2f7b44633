"""What a run answers as a whole, once it has come to its own end: how it closed, how much it took, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sim.network.datagrams import datagrams
from sim.network.events import TcpState
from sim.network.framing import RECEIVER
from sim.network.packets import Packet
from sim.network.places import Occurrence
from sim.network.printed import lines_of, messages_in
from sim.network.programs import Call
from sim.network.stream_calls import socket_calls, taken_count
from sim.network.world import World

Fact = Callable[[Occurrence, World], str]
"""What was so at a place; empty if it cannot be told."""
NONE = "none"


def calls_of(program: str, world: World) -> list[Call]:
    """The calls of a program that are over."""
    return list(world.programs[program].calls) if program in world.programs else []


# How it ended


def closing_segments(world: World) -> list[Packet]:
    """The FINs, and the first segments that acknowledge them, in order; what comes again or twice does not count."""
    found = {packet.number: packet for fin in _fins(world) for packet in (fin, _acknowledging(fin, world)) if packet}
    return [found[number] for number in sorted(found)]


def _fins(world: World) -> list[Packet]:
    sent = (each for each in world.packets if each.segment and not each.event.copy_of)
    return [each for each in sent if "fin" in each.flags and each.segment and not each.segment.again]


def _acknowledging(fin: Packet, world: World) -> Packet | None:
    assert fin.segment is not None
    after = fin.segment.relative_sequence + fin.length + 1
    answers = (each for each in world.packets if (each.source, each.target) == (fin.target, fin.source))
    return next((each for each in answers if each.segment and each.segment.relative_acknowledgement >= after), None)


def _segments_to_close(_at: Occurrence, world: World) -> str:
    """Not told of a connection of which only one direction was closed, or whose last ACK never left."""
    fins = _fins(world)
    acknowledged = sum(_acknowledging(fin, world) is not None for fin in fins)
    return str(len(closing_segments(world))) if not fins or acknowledged >= 2 else ""


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


# What it took


def _asked_twice(_at: Occurrence, world: World) -> str:
    """Whether a SYN had to be sent again."""
    again = (each for each in world.packets if "syn" in each.flags and each.segment and each.segment.again)
    return "yes" if any(again) else "no"


def _reads(at: Occurrence, world: World) -> str:
    """How many calls gave the program something."""
    calls = calls_of(at.program, world)
    return str(
        sum(call.started.name.startswith("recv") and bool(call.returned and call.returned.data) for call in calls)
    )


def _data_packets(at: Occurrence, world: World) -> str:
    """How many packets with data the sender of this one sent; what came again does not count."""
    return str(sum(not (each.segment and each.segment.again) for each in _with_data(at, world)))


def _sent_again(at: Occurrence, world: World) -> str:
    """How many of them were sent again."""
    return str(sum(each.segment is not None and each.segment.again for each in _with_data(at, world)))


def _with_data(at: Occurrence, world: World) -> list[Packet]:
    """The packets with data of whoever has done this; copies that the cable made are none of them."""
    known = (each for each in world.packets if each.length and not each.event.copy_of)
    return [each for each in known if world.owners.get(each.source) == at.program]


def _more_packets(_at: Occurrence, world: World) -> str:
    """Which of TCP and UDP needed more packets."""
    tcp, udp = (sum(each.protocol == name for each in world.packets) for name in ("tcp", "udp"))
    return "tcp" if tcp > udp else "udp" if udp > tcp else "equal"


# What came of it


def _complete(_at: Occurrence, world: World) -> str:
    """What came through whole: "both", "tcp", "udp" or "none"."""
    ways = (("tcp", _is_stream_whole(world)), ("udp", _are_datagrams_whole(world)))
    whole = [name for name, is_whole in ways if is_whole]
    return "both" if len(whole) == 2 else whole[0] if whole else NONE


def _is_stream_whole(world: World) -> bool:
    """Whether the reads brought as much as the programs gave to TCP."""
    calls = [each for each in socket_calls(world) if not each.is_datagram]
    given = sum(_given_by(each.call) for each in calls if each.sends)
    return given <= sum(len(each.call.returned.data or b"") for each in calls if each.reads and each.call.returned)


def _given_by(call: Call) -> int:
    count = taken_count(call)
    return len(call.started.data or b"") if count is None else count


def _are_datagrams_whole(world: World) -> bool:
    """Whether each was taken as it was sent, itself or a copy of it."""
    all_sent = datagrams(world)
    taken = {each.packet.event.copy_of or each.packet.number for each in all_sent if each.taken_by and not each.cut}
    return all((each.packet.event.copy_of or each.packet.number) in taken for each in all_sent)


def _messages(_at: Occurrence, world: World) -> str:
    """How many messages the server has found in what came."""
    return str(len(messages_in(lines_of(world, RECEIVER))[0]))


RUN_FACTS: Mapping[str, Fact] = {
    "segments to close": _segments_to_close,
    "waits": _waits,
    "asked twice": _asked_twice,
    "reads": _reads,
    "data packets": _data_packets,
    "sent again": _sent_again,
    "more packets": _more_packets,
    "complete": _complete,
    "messages": _messages,
}
"""By the name that stands as `fact` in lesson.toml: what can be told only of a run that has come to its end."""
