"""Rules that name single frames on a link: "data:2" is the second segment that carries data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sim.network.events import FrameSent
from sim.network.packets import Packet, packet_of

KINDS = ("any", "arp", "icmp", "udp", "syn", "synack", "ack", "data", "fin", "rst")
"""What a rule may count. "ack" is a segment that does nothing but acknowledge; one with data and FIN is both."""

WITHOUT_SEGMENTS = ("arp", "icmp", "udp")

RULE = re.compile(r"(?:(?P<sender>[^\s.:]+)\.)?(?P<kind>[a-z]+):(?P<number>[1-9]\d*)")


class BadRuleError(ValueError):
    """`rule` is none; a rule looks like data:2 or client.data:2."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"“{rule}” is no rule: write data:2 or client.data:2 with one of {', '.join(KINDS)}")
        self.rule = rule


class FrameRules:
    """Rules in one text, separated by spaces or commas. Raises BadRuleError.

    Each kind is counted from 1 over all senders, and once more for each sender alone. What is sent again counts again.
    """

    def __init__(self, text: str = "") -> None:
        self._rules = set(text.replace(",", " ").split())
        for rule in sorted(self._rules):
            found = RULE.fullmatch(rule)
            if found is None or found["kind"] not in KINDS:
                raise BadRuleError(rule)
        self._counts: Counter[str] = Counter()

    def match(self, frame: bytes, sender: str) -> str:
        """The rule that names this frame; empty if none does. To be asked once for each frame, in order of sending."""
        if not self._rules:
            return ""
        hit = ""
        for kind in kinds_of(packet_of(FrameSent(0.0, 0, frame))):
            for name in (kind, f"{sender}.{kind}"):
                self._counts[name] += 1
                rule = f"{name}:{self._counts[name]}"
                hit = hit or (rule if rule in self._rules else "")
        return hit


def kinds_of(packet: Packet) -> Iterator[str]:
    """Which of KINDS a frame is."""
    yield "any"
    if packet.segment is None:
        if packet.protocol in WITHOUT_SEGMENTS:
            yield packet.protocol
        return
    flags = set(packet.flags)
    if "syn" in flags:
        yield "synack" if "ack" in flags else "syn"
    if packet.length:
        yield "data"
    yield from (flag for flag in ("fin", "rst") if flag in flags)
    if "ack" in flags and not packet.length and not flags & {"syn", "fin", "rst"}:
        yield "ack"
