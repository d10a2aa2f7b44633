"""Model beside kernel: how far two runs of the same programs say the same to each other, and why they part.

Every line is a segment or a datagram, named by who sends it, its flags, its relative numbers and its length. Each
sender's lines are compared among themselves, because lines of two senders may cross, and which comes first is chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from sim.network.events import Address
from sim.network.packets import Packet
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

OTHER_ACK = QT_TRANSLATE_NOOP(
    "comparison", "The same segment; it acknowledges what had arrived by then, and that depends on the moment."
)
OTHER_PUSH = QT_TRANSLATE_NOOP("comparison", "The same segment; only PSH differs, which no receiver needs.")
ACK_COMBINED = QT_TRANSLATE_NOOP(
    "comparison",
    "An acknowledgement of its own here; there another segment of the same sender acknowledges the same or more.",
)
OTHER_PIECES = QT_TRANSLATE_NOOP("comparison", "The same bytes, cut into other segments.")
SENT_AGAIN = QT_TRANSLATE_NOOP(
    "comparison",
    "Sent once more here: the two ends measure time with clocks of their own, so a timer may run out on one side only.",
)
UNEXPLAINED = QT_TRANSLATE_NOOP("comparison", "Nothing explains this difference.")
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


Said = tuple[Line, Packet]
Sender = tuple[int, str]


def compare(left: World, right: World) -> list[Row]:
    """Both runs side by side, in the order of the left one."""
    sides = lines_of(left), lines_of(right)
    by_sender = tuple(_by_sender(lines) for lines in sides)
    place = {packet.number: index for index, (_, packet) in enumerate(sides[0])}
    placed: list[tuple[float, int, Row]] = []
    for sender in sorted({*by_sender[0], *by_sender[1]}):
        here, there = (each.get(sender, []) for each in by_sender)
        at = -1.0
        for row in _explained(list(_aligned(here, there)), here, there):
            at = place.get(row.packets[0] or 0, at + 0.001) if row.packets[0] is not None else at + 0.001
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
    for packet in world.packets:
        if packet.event.copy_of:
            continue
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
        return Line(talk, sender, (packet.protocol,), length=packet.length)
    return Line(talk, sender, packet.flags, segment.relative_sequence, segment.relative_acknowledgement, packet.length)


def _by_sender(lines: Sequence[Said]) -> dict[Sender, list[Said]]:
    found: dict[Sender, list[Said]] = defaultdict(list)
    for line, packet in lines:
        found[line.talk, line.sender].append((line, packet))
    return found


def _aligned(left: list[Said], right: list[Said]) -> Iterator[Row]:
    """Equal lines beside each other; of the others, those that differ in acknowledgement or PSH alone."""
    matcher = SequenceMatcher(None, [line for line, _ in left], [line for line, _ in right], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for (line, one), (_, other) in zip(left[i1:i2], right[j1:j2], strict=True):
                yield Row(line, line, (one.number, other.number))
        else:
            yield from _nearly(left[i1:i2], right[j1:j2])


def _nearly(left: list[Said], right: list[Said]) -> Iterator[Row]:
    rest = list(right)
    for line, packet in left:
        twin = next((each for each in rest if _core(each[0]) == _core(line) and not line.is_pure_ack), None)
        if twin is None:
            yield Row(line, None, (packet.number, None), UNEXPLAINED)
            continue
        rest.remove(twin)
        reason = OTHER_ACK if line.acknowledgement != twin[0].acknowledgement else OTHER_PUSH
        yield Row(line, twin[0], (packet.number, twin[1].number), reason)
    for line, packet in rest:
        yield Row(None, line, (None, packet.number), UNEXPLAINED)


def _core(line: Line) -> tuple[object, ...]:
    return line.sequence, line.length, set(line.kind) - {"psh", "ack"}


def _explained(rows: list[Row], left: list[Said], right: list[Said]) -> Iterator[Row]:
    """The rows with their reasons: a reason is given only where its rule holds."""
    for row in rows:
        if row.agrees or row.reason != UNEXPLAINED:
            yield row
            continue
        is_left = row.left is not None
        here, there = (left, right) if is_left else (right, left)
        line, number = (row.left, row.packets[0]) if is_left else (row.right, row.packets[1])
        assert line is not None
        packet = next(packet for _, packet in here if packet.number == number)
        yield Row(row.left, row.right, row.packets, _reason(line, packet, here, there))


def _reason(line: Line, packet: Packet, here: list[Said], there: list[Said]) -> str:
    if line.is_pure_ack and any(other.acknowledgement >= line.acknowledgement for other, _ in there):
        return ACK_COMBINED
    if packet.segment is not None and packet.segment.again and _covers(there, line.sequence, line.end):
        return SENT_AGAIN
    numbers = [(each.sequence, each.end) for each, _ in here if each.end > each.sequence]
    same = packet.segment is not None and line.end > line.sequence and _covers(there, line.sequence, line.end)
    return OTHER_PIECES if same and _total(numbers) == _total_of(there) else UNEXPLAINED


def _covers(said: list[Said], start: int, end: int) -> bool:
    """Whether every number from `start` to `end` was said there."""
    for line in sorted((line for line, _ in said), key=lambda line: line.sequence):
        if line.sequence <= start < line.end:
            start = line.end
    return start >= end


def _total_of(said: list[Said]) -> int:
    return _total([(line.sequence, line.end) for line, _ in said if line.end > line.sequence])


def _total(spans: list[tuple[int, int]]) -> int:
    """How many numbers the spans cover together."""
    covered = end = 0
    for start, stop in sorted(spans):
        covered += max(0, stop - max(start, end))
        end = max(end, stop)
    return covered
