"""What became of messages: what the client meant to send, what the server took for messages, and at what cost.

Both programs print each message: that is all that is known of what they mean (see `printed.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import accumulate, groupby, pairwise

from msgspec import Struct

from sim.network.events import Address
from sim.network.packets import Packet
from sim.network.printed import lines_of, messages_in
from sim.network.world import World

SENDER, RECEIVER = "client", "server"


class Fate(Enum):
    """What became of a message."""

    RIGHT = "right"
    JOINED = "joined"
    """It came out in one piece with bytes of others."""
    CUT = "cut"
    """It came out in several pieces."""
    WRONG = "wrong"
    """Another message came out in its place."""
    MISSING = "missing"
    """Nothing of it, or not all of it, came out."""
    EXTRA = "extra"
    """It came out, but nobody has sent it as a message."""

    @property
    def is_right(self) -> bool:
        """Whether it came out as it went in."""
        return self is Fate.RIGHT


class Row(Struct, frozen=True):
    """A message that was sent (None: nobody did) and the pieces that came out where it should have."""

    sent: bytes | None
    decoded: tuple[bytes, ...]
    fate: Fate

    def is_joined_with(self, other: Row) -> bool:
        """Whether both came out in the same piece."""
        return self.fate is Fate.JOINED and self.decoded == other.decoded


class Costs(Struct, frozen=True):
    """What the conversation has cost so far: packets, bytes on the cable, and how often the sender had to wait.

    `payload` is the data in its segments, each byte once. `round_trips` counts the answers without which the sender
    did not go on. `seconds` go from the first packet to the arrival of the last data.
    """

    packets: int = 0
    size: int = 0
    payload: int = 0
    round_trips: int = 0
    seconds: float = 0.0


class Outcome(Struct, frozen=True):
    """All that is known of the messages of a run. `remarks` are (program, line) for what else was printed."""

    rows: tuple[Row, ...] = ()
    costs: Costs = Costs()
    remarks: tuple[tuple[str, str], ...] = ()

    @property
    def sent(self) -> int:
        """How many messages were sent."""
        return sum(row.sent is not None for row in self.rows)

    @property
    def right(self) -> int:
        """How many of them came out as they went in."""
        return sum(row.fate.is_right for row in self.rows)


def outcome(world: World) -> Outcome:
    """What has become of the messages by now."""
    sent, said = messages_in(lines_of(world, SENDER))
    decoded, heard = messages_in(lines_of(world, RECEIVER))
    remarks = [(SENDER, line) for line in said] + [(RECEIVER, line) for line in heard]
    return Outcome(tuple(judged(sent, decoded)), costs(world), tuple(remarks))


# Messages


def judged(sent: Sequence[bytes], decoded: Sequence[bytes]) -> list[Row]:
    """Each message that was sent with what came out of it, in order; then what came out besides.

    Where all bytes came through in order, a message is looked for at its place among the bytes; else by its number.
    """
    before, after = b"".join(sent), b"".join(decoded)
    if before.startswith(after) or after.startswith(before):
        return _judged_by_bytes(sent, decoded)
    return _judged_by_number(sent, decoded)


def _judged_by_number(sent: Sequence[bytes], decoded: Sequence[bytes]) -> list[Row]:
    rows = [_compared(message, decoded[place : place + 1]) for place, message in enumerate(sent)]
    return rows + [Row(None, (piece,), Fate.EXTRA) for piece in decoded[len(sent) :]]


def _compared(message: bytes, decoded: Sequence[bytes]) -> Row:
    if not decoded:
        return Row(message, (), Fate.MISSING)
    return Row(message, tuple(decoded), Fate.RIGHT if decoded[0] == message else Fate.WRONG)


def _judged_by_bytes(sent: Sequence[bytes], decoded: Sequence[bytes]) -> list[Row]:
    spans = _spans(decoded)
    ends = [end for _, end in spans]
    left = Counter(spans)
    rows = []
    for message, (start, end) in zip(sent, _spans(sent), strict=True):
        if left[start, end]:
            left[start, end] -= 1
            rows.append(Row(message, (message,), Fate.RIGHT))
        else:
            first, last = bisect_right(ends, start), bisect_left(ends, end)
            pieces = tuple(decoded[first : last + 1]) if message else ()
            is_whole = bool(pieces) and last < len(ends)
            rows.append(Row(message, pieces, _fate(len(pieces), is_whole)))
    total = sum(map(len, sent))
    for (start, end), piece in zip(spans, decoded, strict=True):
        if left[start, end] and (start >= total or not piece):
            left[start, end] -= 1
            rows.append(Row(None, (piece,), Fate.EXTRA))
    return rows


def _spans(pieces: Sequence[bytes]) -> list[tuple[int, int]]:
    """From which to which byte of them all together each goes."""
    ends = list(accumulate(map(len, pieces)))
    return list(zip([0, *ends], ends, strict=False))


def _fate(pieces: int, is_whole: bool) -> Fate:
    if not is_whole:
        return Fate.MISSING
    return Fate.CUT if pieces > 1 else Fate.JOINED


# Costs


def costs(world: World) -> Costs:
    """What the TCP conversations have cost by now."""
    segments = [packet for packet in world.packets if packet.segment is not None]
    if not segments:
        return Costs()
    data = [packet for packet in segments if packet.length and packet.segment and not packet.segment.again]
    last = max((_end(world.packet(packet.number) or packet) for packet in data), default=segments[0].sent)
    return Costs(
        len(segments),
        sum(len(packet.event.data) for packet in segments),
        sum(packet.length for packet in data),
        _round_trips(data, segments[0].source),
        last - segments[0].sent,
    )


def _end(packet: Packet) -> float:
    return packet.sent if packet.arrives is None or packet.lost is not None else packet.arrives


def _round_trips(data: Iterable[Packet], caller: Address) -> int:
    """How often the caller sent more only after the other side had said something."""
    by_caller = [is_caller for is_caller, _ in groupby(packet.source == caller for packet in data)]
    return sum(not before and after for before, after in pairwise(by_caller))
