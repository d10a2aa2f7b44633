"""What a run proves or disproves of sayings about the bytes and the datagrams that programs send each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from sim.myths import Finding
from sim.network.evidence import Proof, calls_of, found
from sim.network.framing import RECEIVER, SENDER, Outcome, outcome
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP

READ, WRITTEN = ("recv", "recvfrom", "recv_into"), ("send", "sendall", "sendto")
ALL_CAME = QT_TRANSLATE_NOOP(
    "proofs",
    "Sent: {sent} bytes. Came out: **{received} bytes**. Calls of `recv()`: {reads}, each of at most {most} bytes.",
)
NOTHING_OVER = QT_TRANSLATE_NOOP(
    "proofs",
    "One `recv()` took everything in this run, so nothing could be left over. Send more, or read less at once.",
)
STREAM_KEPT = QT_TRANSLATE_NOOP(
    "proofs",
    "`send()`: {sent} bytes, calls: {sends}. `recv()`: the same bytes in the same order, calls: {reads}. TCP has kept"
    " what it promises.",
)
STREAM_BROKEN = QT_TRANSLATE_NOOP(
    "proofs", "{sent} bytes were sent, and what came out ({received} bytes) is something else."
)
NOTHING_STUCK = QT_TRANSLATE_NOOP(
    "proofs", "Every message came out by itself in this run, so it shows nothing. Let the server read later."
)
ON_ITS_OWN = QT_TRANSLATE_NOOP(
    "proofs", "Messages that came out by themselves: **{right} of {sent}**. Calls of `recv()`: {reads}."
)
SOME_LOST = QT_TRANSLATE_NOOP(
    "proofs",
    "`sendto()`: {sends} datagrams, no error. On their way: {packets}. `recvfrom()`: **{reads}**, of which {whole} are"
    " whole. Nobody was told of the others.",
)
ALL_IN_ORDER = QT_TRANSLATE_NOOP(
    "proofs", "All {sends} datagrams came out in this run, in order, so it shows nothing. Send more, or lose some."
)
NO_MESSAGES = QT_TRANSLATE_NOOP("proofs", "Nothing was sent or nothing was read in this run, so it shows nothing.")


class _Transfer(Struct, frozen=True):
    """What the sender gave to its socket, and what the receiver took from its own, call by call."""

    sent: tuple[bytes, ...]
    received: tuple[bytes, ...]

    def says(self, text: str, holds: bool | None, **more: int) -> Finding:
        values = {
            "sends": len(self.sent),
            "sent": sum(map(len, self.sent)),
            "reads": len(self.received),
            "received": sum(map(len, self.received)),
            "most": max(map(len, self.received), default=0),
            **more,
        }
        return found(holds, text, **values)


def _nothing_lost(world: World) -> Finding:
    """For sayings that recv(n) loses what is over n bytes."""
    seen = _transfer_in(world)
    if not seen.sent or not seen.received:
        return seen.says(NO_MESSAGES, None)
    if len(seen.received) < 2:
        return seen.says(NOTHING_OVER, None)
    return seen.says(ALL_CAME, b"".join(seen.received) != b"".join(seen.sent))


def _stream_kept(world: World) -> Finding:
    """For sayings that something is wrong with TCP when messages stick together."""
    seen = _transfer_in(world)
    if not seen.sent or not seen.received:
        return seen.says(NO_MESSAGES, None)
    if b"".join(seen.received) != b"".join(seen.sent):
        return seen.says(STREAM_BROKEN, True)
    if _all_right(outcome(world)):
        return seen.says(NOTHING_STUCK, None)
    return seen.says(STREAM_KEPT, False)


def _each_on_its_own(world: World) -> Finding:
    """For sayings that with this or that no messages stick together."""
    seen, came = _transfer_in(world), outcome(world)
    if not came.sent or not seen.received:
        return seen.says(NO_MESSAGES, None)
    return seen.says(ON_ITS_OWN, _all_right(came), sent=came.sent, right=came.right)


def _all_in_order(world: World) -> Finding:
    """For sayings that datagrams are as good as a stream."""
    seen = _transfer_in(world)
    if not seen.sent or not seen.received:
        return seen.says(NO_MESSAGES, None)
    if seen.sent == seen.received:
        return seen.says(ALL_IN_ORDER, None)
    whole = Counter(seen.sent) & Counter(seen.received)
    packets = sum(packet.protocol == "udp" and not packet.event.copy_of for packet in world.packets)
    return seen.says(SOME_LOST, False, whole=whole.total(), packets=packets)


STREAM_PROOFS: Mapping[str, Proof] = {
    "nothing lost": _nothing_lost,
    "stream kept": _stream_kept,
    "each on its own": _each_on_its_own,
    "all in order": _all_in_order,
}


def _all_right(came: Outcome) -> bool:
    return came.right == len(came.rows)


def _transfer_in(world: World) -> _Transfer:
    """Reads that brought nothing, at the end of the stream, do not count."""
    given = (call.started.data for call in calls_of(world, SENDER, WRITTEN))
    taken = (call.returned.data for call in calls_of(world, RECEIVER, READ) if call.returned is not None)
    return _Transfer(tuple(data for data in given if data), tuple(data for data in taken if data))
