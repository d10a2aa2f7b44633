"""Model beside kernel: how far two runs of the same programs say the same to each other, and why they part.

Every line is a segment or a datagram, named by who sends it, its flags, its relative numbers and its length. Each
sender's lines are compared among themselves, because lines of two senders may cross, and which comes first is chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sim.network.differences import UNEXPLAINED, reason_for_one, reason_for_two
from sim.network.events import Address
from sim.network.headers import read, split
from sim.network.packets import Packet
from sim.network.protocols import ICMP
from sim.network.talk_side import TalkSide
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

ALL_THE_SAME = QT_TRANSLATE_NOOP("comparison", "Kernel and model say the same, line by line: {lines} lines.")
PARTED = QT_TRANSLATE_NOOP(
    "comparison", "They part at line {first}: {parted} of {lines} lines differ, each with a known reason."
)
PARTED_OPENLY = QT_TRANSLATE_NOOP(
    "comparison",
    "They part at line {first}: {parted} of {lines} lines differ, {open} of them without a known reason.",
)


class Line(Struct, frozen=True):
    """What one end said, without ports and times. `talk` counts conversations, `sender` is a program or "?"."""

    talk: int
    sender: str
    kind: tuple[str, ...]
    sequence: int = 0
    acknowledgement: int = 0
    length: int = 0

    @property
    def is_pure_ack(self) -> bool:
        """Whether it does nothing but acknowledge."""
        return self.kind == ("ack",) and not self.length

    @property
    def end(self) -> int:
        """The number after its last one."""
        return self.sequence + self.length + ("syn" in self.kind) + ("fin" in self.kind)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its numbers, as far as they mean something: seq=1, ack=1, len=5."""
        numbers = [f"seq={self.sequence}"] if set(self.kind) & {"syn", "ack", "fin", "rst"} else []
        numbers += [f"ack={self.acknowledgement}"] * ("ack" in self.kind) + [f"len={self.length}"] * bool(self.length)
        return tuple(numbers)

    def __str__(self) -> str:
        return " ".join((" ".join(self.kind).upper(), *self.numbers))


class Row(Struct, frozen=True):
    """The same line on both sides, two that nearly agree, or one that the other side lacks.

    `packets` are the numbers of the frames, None where there is none. `reason` is empty where both sides agree.
    """

    left: Line | None
    right: Line | None
    packets: tuple[int | None, int | None]
    reason: str = ""

    @property
    def agrees(self) -> bool:
        """Whether both sides say the same."""
        return self.left == self.right

    @property
    def is_explained(self) -> bool:
        """Whether both sides say the same, or it is known why not."""
        return self.reason != UNEXPLAINED

    @property
    def sentence(self) -> Sentence:
        """Why the two sides differ."""
        return Sentence("comparison", self.reason)


class Comparison(Struct, frozen=True):
    """What there is to say and to show: a sentence, what went wrong, and the rows once there are some.

    `offer` is the source on which the same can run now, empty if there is nothing to run. `sources` are those of the
    rows.
    """

    sentence: Sentence
    problem: Sentence | None = None
    offer: str = ""
    is_running: bool = False
    sources: tuple[str, str] = ("", "")
    rows: Sequence[Row] = ()


Said = tuple[Line, Packet]
Sender = tuple[int, str]
Core = tuple[int, int, frozenset[str]]


def compare(left: World, right: World) -> list[Row]:
    """Both runs side by side, in the order of the left one."""
    sides = lines_of(left), lines_of(right)
    by_sender = tuple(_by_sender(lines) for lines in sides)
    place = {packet.number: index for index, (_, packet) in enumerate(sides[0])}
    placed: list[tuple[float, int, Row]] = []
    for sender in sorted({*by_sender[0], *by_sender[1]}):
        here, there = (each.get(sender, []) for each in by_sender)
        # What the left side lacks stands after what its sender said before, at the start right before what comes first.
        at = place[here[0][1].number] - 0.5 if here else float(len(place))
        knowing = tuple(
            _side(sender, lines, _is_model(world)) for lines, world in zip(sides, (left, right), strict=True)
        )
        for row in _explained(list(_aligned(here, there, knowing)), (here, there), knowing):
            at = place[row.packets[0]] if row.packets[0] is not None else at
            placed.append((at, len(placed), row))
    return [row for _, _, row in sorted(placed, key=lambda each: each[:2])]


def verdict(rows: Sequence[Row]) -> Sentence:
    """In one sentence, whether and where they part."""
    parted = [index for index, row in enumerate(rows, 1) if not row.agrees]
    if not parted:
        return Sentence("comparison", ALL_THE_SAME, {"lines": len(rows)})
    values = {"first": parted[0], "parted": len(parted), "lines": len(rows)}
    unexplained = sum(not row.is_explained for row in rows)
    if not unexplained:
        return Sentence("comparison", PARTED, values)
    return Sentence("comparison", PARTED_OPENLY, {**values, "open": unexplained})


def lines_of(world: World) -> list[Said]:
    """Every frame that an end sent, with its line; copies that the cable made are left out."""
    talks: dict[frozenset[Address], int] = {}
    callers: dict[int, Address] = {}
    said: list[Said] = []
    for sent in world.packets:
        if sent.event.copy_of:
            continue
        packet = world.altered.get(sent.number, sent)
        talk = talks.setdefault(_talk_of(packet), len(talks))
        callers.setdefault(talk, packet.source)
        sender = world.owners.get(packet.source) or ("client" if packet.source == callers[talk] else "server")
        said.append((_line(packet, talk, sender), packet))
    return said


def _talk_of(packet: Packet) -> frozenset[Address]:
    if packet.protocol == "arp":
        return frozenset()
    return frozenset((packet.source, packet.target))


def _line(packet: Packet, talk: int, sender: str) -> Line:
    segment = packet.segment
    if segment is None:
        return Line(talk, sender, (packet.protocol, *_icmp_kind(packet)), length=packet.length)
    return Line(talk, sender, packet.flags, segment.relative_sequence, segment.relative_acknowledgement, packet.length)


def _icmp_kind(packet: Packet) -> Iterator[str]:
    """Its type and code, "3/1"."""
    data = packet.event.data
    for protocol, start, _ in split(data, packet.event.link):
        if protocol is ICMP and packet.protocol == ICMP.name:
            yield "/".join(str(read(data, start, ICMP, name)) for name in ("type", "code"))
            return  # What follows is quoted.


def _by_sender(lines: Sequence[Said]) -> dict[Sender, list[Said]]:
    found: dict[Sender, list[Said]] = defaultdict(list)
    for line, packet in lines:
        found[line.talk, line.sender].append((line, packet))
    return found


def _is_model(world: World) -> bool:
    """Whether our own TCP made it."""
    return world.run is not None and world.run.source == "model"


def _side(sender: Sender, lines: Sequence[Said], is_model: bool) -> TalkSide:
    """What that sender said in its conversation, and what it was told."""
    talk = [(line.sender == sender[1], packet) for line, packet in lines if line.talk == sender[0]]
    return TalkSide([packet for own, packet in talk if own], [packet for own, packet in talk if not own], is_model)


def _aligned(left: Sequence[Said], right: Sequence[Said], sides: Sequence[TalkSide]) -> Iterator[Row]:
    """Equal lines beside each other; of the others, those that have the same bytes."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [line for line, _ in left], [line for line, _ in right], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for (line, one), (_, other) in zip(left[i1:i2], right[j1:j2], strict=True):
                yield Row(line, line, (one.number, other.number))
        else:
            yield from _nearly(left[i1:i2], right[j1:j2], sides)


def _nearly(left: Sequence[Said], right: Sequence[Said], sides: Sequence[TalkSide]) -> Iterator[Row]:
    twins: dict[Core, deque[Said]] = defaultdict(deque)
    for said in right:
        twins[_core(said[0])].append(said)
    for line, packet in left:
        alike = twins[_core(line)]
        if line.is_pure_ack or not alike:
            yield Row(line, None, (packet.number, None), UNEXPLAINED)
            continue
        other, other_packet = alike.popleft()
        reason = reason_for_two((packet, sides[0]), (other_packet, sides[1]))
        yield Row(line, other, (packet.number, other_packet.number), reason)
    alone = {packet.number for alike in twins.values() for _, packet in alike}
    for line, packet in right:
        if packet.number in alone:
            yield Row(None, line, (None, packet.number), UNEXPLAINED)


def _core(line: Line) -> Core:
    return line.sequence, line.length, frozenset(line.kind) - {"psh", "ack"}


def _explained(rows: list[Row], said: Sequence[Sequence[Said]], sides: Sequence[TalkSide]) -> Iterator[Row]:
    """The same rows; what stands alone has its reason."""
    judged = (
        _last_ones([row.left for row in rows if row.left and not row.right], said[0]),
        _last_ones([row.right for row in rows if row.right and not row.left], said[1]),
    )
    for row in rows:
        if row.left and row.right:
            yield row
        else:
            side = 0 if row.left else 1
            yield replace(row, reason=reason_for_one(next(judged[side]), sides[side], sides[1 - side]))


def _last_ones(lines: Sequence[Line], said: Sequence[Said]) -> Iterator[Packet]:
    """A packet for each of the lines: which of several equal ones stands alone is chance, so it is the last ones."""
    copies: dict[Line, list[Packet]] = defaultdict(list)
    for line, packet in said:
        copies[line].append(packet)
    to_come = Counter(lines)
    for line in lines:
        yield copies[line][-to_come[line]]
        to_come[line] -= 1
