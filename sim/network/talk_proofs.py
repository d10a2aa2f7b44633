"""What a run proves or disproves of sayings about who speaks, who closes, who waits in the queues, and which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.myths import Finding
from sim.network.evidence import Proof, calls_of, found, returned
from sim.network.framing import RECEIVER, SENDER
from sim.network.headers import preview
from sim.network.packets import Packet
from sim.network.phrases import program_name
from sim.network.programs import Call
from sim.network.run_facts import closing_segments, waiting_programs
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP

USUAL = 4
UNIX = "AF_UNIX"
FIRST_DATA = QT_TRANSLATE_NOOP("proofs", "The first data of the connection is `{data}`, sent by: **{program}**.")
NO_DATA = QT_TRANSLATE_NOOP("proofs", "No data was sent in this run, so it shows nothing.")
FIRST_FIN = QT_TRANSLATE_NOOP("proofs", "The first FIN was sent by: **{program}**.")
NO_FIN = QT_TRANSLATE_NOOP("proofs", "Nobody has closed a connection with FIN in this run, so it shows nothing.")
CLOSED_WITH = QT_TRANSLATE_NOOP("proofs", "Segments that closed this connection: **{count}** ({segments}).")
WAITS = QT_TRANSLATE_NOOP("proofs", "In TIME_WAIT after closing: **{program}**.")
BOTH_WAIT = QT_TRANSLATE_NOOP("proofs", "In TIME_WAIT after closing: **both** ends.")
NOBODY_WAITS = QT_TRANSLATE_NOOP("proofs", "Nobody was in TIME_WAIT in this run, so it shows nothing.")
READ_ON = QT_TRANSLATE_NOOP(
    "proofs", "After the first `b''` the program called `recv()` **{count} times** more. Each gave `b''`, none waited."
)
GOT_MORE = QT_TRANSLATE_NOOP("proofs", "After the first `b''` one more `recv()` waited or brought data.")
STOPPED_READING = QT_TRANSLATE_NOOP("proofs", "No program read on after `b''` in this run, so it shows nothing.")
STAYED_HERE = QT_TRANSLATE_NOOP(
    "proofs", "`AF_UNIX`: the server has got the {count} bytes, and none of the {packets} packets carried them."
)
CANNOT_REACH = QT_TRANSLATE_NOOP(
    "proofs", "`AF_UNIX` between two hosts: **{error}**. `AF_INET` between the same two: connected."
)
CROSSED = QT_TRANSLATE_NOOP("proofs", "The bytes sent by `AF_UNIX` were in a packet of the network.")
NO_UNIX = QT_TRANSLATE_NOOP("proofs", "No `AF_UNIX` socket was used in this run, so it shows nothing.")
COMPLETE = QT_TRANSLATE_NOOP(
    "proofs",
    "`listen({backlog})`, callers before the first `accept()`: {callers}. Complete handshakes by then: **{complete}**."
    " The others had to wait.",
)
ALL_COMPLETE = QT_TRANSLATE_NOOP("proofs", "`listen({backlog})`, and all {callers} callers were let in at once.")
FEW_CALLERS = QT_TRANSLATE_NOOP("proofs", "Too few have called in this run, so it shows nothing.")
SERVED = QT_TRANSLATE_NOOP(
    "proofs", "`listen({backlog})`, callers: {callers}. Served, one after the other: **{served}**."
)


# Who speaks and who closes


def _client_speaks_first(world: World) -> Finding:
    """For sayings that a server must wait to be asked."""
    first = next((packet for packet in _segments(world) if packet.length), None)
    if first is None:
        return found(None, NO_DATA)
    sender = world.owners.get(first.source, "")
    return found(sender == SENDER, FIRST_DATA, data=preview(first.payload), program=program_name(sender))


def _client_closes_first(world: World) -> Finding:
    """For sayings that closing is up to the client."""
    first = next((packet for packet in _segments(world) if "fin" in packet.flags), None)
    if first is None:
        return found(None, NO_FIN)
    sender = world.owners.get(first.source, "")
    return found(sender == SENDER, FIRST_FIN, program=program_name(sender))


def _four_to_close(world: World) -> Finding:
    """For sayings that it always takes four segments."""
    closing = closing_segments(world)
    if sum("fin" in packet.flags for packet in closing) < 2:
        return found(None, NO_FIN)
    segments = ", ".join(" ".join(flag.upper() for flag in packet.flags) for packet in closing)
    return found(len(closing) >= USUAL, CLOSED_WITH, count=len(closing), segments=segments)


def _server_waits(world: World) -> Finding:
    """For sayings that TIME_WAIT belongs to servers."""
    waiting = waiting_programs(world)
    if not waiting:
        return found(None, NOBODY_WAITS)
    if len(waiting) > 1:
        return found(False, BOTH_WAIT)
    return found(waiting == {RECEIVER}, WAITS, program=program_name(*waiting))


def _segments(world: World) -> Iterator[Packet]:
    """Those that a program's host sent, not those that the cable made."""
    return (packet for packet in world.packets if packet.segment is not None and not packet.event.copy_of)


# What a call brings


def _no_read_in_vain(world: World) -> Finding:
    """For sayings that nothing is wrong with reading on after an empty read."""
    after = [call for name in world.programs for call in _after_the_end(calls_of(world, name, ("recv",)))]
    if not after:
        return found(None, STOPPED_READING)
    if any(call.started.must_wait or (call.returned is not None and call.returned.data) for call in after):
        return found(True, GOT_MORE)
    return found(False, READ_ON, count=len(after))


def _after_the_end(reads: list[Call]) -> Iterator[Call]:
    """The reads from a socket that had given b'' before."""
    ended = set()
    for call in reads:
        if call.started.socket in ended:
            yield call
        elif call.returned is not None and call.returned.data == b"":
            ended.add(call.started.socket)


def _goes_by_the_network(world: World) -> Finding:
    """For sayings that AF_UNIX is a way through a network."""
    named = {call.started.socket for call in returned(world, SENDER, ("socket",)) if UNIX in call.started.arguments}
    by_unix = [call for call in returned(world, SENDER, ("connect", "send")) if call.started.socket in named]
    sent = b"".join(call.started.data or b"" for call in by_unix)
    error = next((call.returned.error for call in by_unix if call.returned is not None and call.returned.error), "")
    others = [call for call in calls_of(world, SENDER, ("connect",)) if call.started.socket not in named]
    if error and others:
        return found(False, CANNOT_REACH, error=error.partition(":")[0])
    arrived = any(call.returned and call.returned.data == sent for call in calls_of(world, RECEIVER, ("recv",)))
    if not sent or not arrived:
        return found(None, NO_UNIX)
    if any(sent in packet.payload for packet in world.packets):
        return found(True, CROSSED)
    return found(False, STAYED_HERE, count=len(sent), packets=len(world.packets))


# The queues of a listening socket


def _all_handshakes_complete(world: World) -> Finding:
    """For sayings that the number given to listen() is about others than those who wait for accept()."""
    backlog, accepted = _backlog(world), calls_of(world, RECEIVER, ("accept",))
    if backlog is None or not accepted:
        return found(None, FEW_CALLERS)
    began = min(call.started.time for call in accepted)
    callers = [call for call in calls_of(world, SENDER, ("connect",)) if call.started.time < began]
    complete = [call for call in callers if call.end_time() < began]
    if len(callers) <= backlog + 1:  # so many find a place in any case
        return found(None, FEW_CALLERS)
    text = ALL_COMPLETE if len(complete) == len(callers) else COMPLETE
    return found(text is ALL_COMPLETE, text, backlog=backlog, callers=len(callers), complete=len(complete))


def _no_more_than_the_backlog(world: World) -> Finding:
    """For sayings that listen() says how many clients a server can have."""
    backlog = _backlog(world)
    callers, served = (len(calls_of(world, *who)) for who in ((SENDER, ("connect",)), (RECEIVER, ("accept",))))
    if backlog is None or callers <= backlog:
        return found(None, FEW_CALLERS)
    return found(served <= backlog, SERVED, backlog=backlog, callers=callers, served=served)


def _backlog(world: World) -> int | None:
    """The number that the server gave to listen()."""
    numbers = [call.started.arguments for call in calls_of(world, RECEIVER, ("listen",))]
    return int(numbers[0]) if numbers and numbers[0].isdigit() else None


TALK_PROOFS: Mapping[str, Proof] = {
    "client speaks first": _client_speaks_first,
    "client closes first": _client_closes_first,
    "four to close": _four_to_close,
    "server waits": _server_waits,
    "no read in vain": _no_read_in_vain,
    "goes by the network": _goes_by_the_network,
    "all handshakes complete": _all_handshakes_complete,
    "no more than the backlog": _no_more_than_the_backlog,
}
