"""What was sent and is not acknowledged: the retransmission queue, which is also SACK's scoreboard (RFC 6675 3)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sim.network.tcp.congestion import DUPLICATES
from sim.network.tcp.events import Again
from sim.network.tcp.reassembly import Block


@dataclass(slots=True)
class Sent:
    """One segment on its way: the numbers `start` up to but without `end`, control flags among them.

    `first_sent` in seconds; `times` counts how often it was sent. `lost_by` says why it counts as lost, and stays
    None while it does not; `is_resent` once it was sent again after that.
    """

    start: int
    end: int
    first_sent: float
    syn: bool = False
    fin: bool = False
    is_probe: bool = False
    times: int = 1
    is_sacked: bool = False
    lost_by: Again | None = None
    is_resent: bool = False

    @property
    def weight(self) -> int:
        """How many numbers of it are on their way: pipe of RFC 6675 4."""
        if self.is_sacked or (self.lost_by is not None and not self.is_resent):
            return 0
        return self.end - self.start


class Flight:
    """The segments between SND.UNA and SND.NXT, in order. `pipe` is how many of their numbers are on their way."""

    def __init__(self) -> None:
        self._sent: deque[Sent] = deque()
        self.pipe = 0

    def __len__(self) -> int:
        return len(self._sent)

    def __iter__(self) -> Iterator[Sent]:
        return iter(self._sent)

    @property
    def first(self) -> Sent | None:
        """The oldest segment that is not acknowledged."""
        return self._sent[0] if self._sent else None

    def add(self, sent: Sent) -> None:
        """A new segment, after all others."""
        self._sent.append(sent)
        self.pipe += sent.weight

    def acknowledge(self, upto: int) -> list[Sent]:
        """Everything before `upto` arrived. The segments that are done with; one that is half done is cut."""
        done = []
        while self._sent and self._sent[0].end <= upto:
            sent = self._sent.popleft()
            self.pipe -= sent.weight
            done.append(sent)
        if self._sent and self._sent[0].start < upto:
            first = self._sent[0]
            self.pipe -= first.weight
            first.start, first.syn = upto, False
            self.pipe += first.weight
        return done

    def mark_sacked(self, blocks: Iterable[Block]) -> int:
        """The peer has these blocks: how many numbers are newly known to have arrived (RFC 2018 5)."""
        news = 0
        for start, end in blocks:
            for sent in self._sent:
                if not sent.is_sacked and start <= sent.start and sent.end <= end:
                    news += sent.end - sent.start
                    self.pipe -= sent.weight
                    sent.is_sacked = True
        return news

    def mark_lost(self, sent: Sent, why: Again) -> None:
        """It counts as lost, and is to be sent again."""
        self.pipe -= sent.weight
        sent.lost_by, sent.is_resent = why, False
        self.pipe += sent.weight

    def mark_all_lost(self, why: Again) -> None:
        """After a timeout: all that the peer has not said it has. If it seems to have thrown away what it had said it
        has, nothing that it said counts (RFC 2018 8)."""
        has_reneged = bool(self._sent) and self._sent[0].is_sacked
        for sent in self._sent:
            if has_reneged:
                sent.is_sacked = False
            if not sent.is_sacked:
                sent.lost_by, sent.is_resent = why, False
        self.pipe = sum(sent.weight for sent in self._sent)

    def mark_lost_below_sacked(self, mss: int) -> bool:
        """Below three arrived segments, or more than two full ones: IsLost, RFC 6675 4. Whether any is new."""
        segments, numbers, is_news = 0, 0, False
        for sent in reversed(self._sent):
            if sent.is_sacked:
                segments, numbers = segments + 1, numbers + sent.end - sent.start
            elif sent.lost_by is None and (segments >= DUPLICATES or numbers > (DUPLICATES - 1) * mss):
                self.mark_lost(sent, Again.FAST)
                is_news = True
        return is_news

    def next_lost(self) -> Sent | None:
        """The oldest segment that counts as lost and was not sent again since; NextSeg rule 1 of RFC 6675 4."""
        for sent in self._sent:
            if sent.lost_by is not None and not sent.is_resent and not sent.is_sacked:
                return sent
        return None

    def note_resent(self, sent: Sent) -> None:
        """It was sent again."""
        self.pipe -= sent.weight
        sent.times += 1
        sent.is_resent = sent.lost_by is not None
        self.pipe += sent.weight

    def sacked_blocks(self) -> tuple[Block, ...]:
        """What the peer said it has beyond a gap."""
        blocks: list[Block] = []
        for sent in self._sent:
            if sent.is_sacked and blocks and blocks[-1][1] == sent.start:
                blocks[-1] = (blocks[-1][0], sent.end)
            elif sent.is_sacked:
                blocks.append((sent.start, sent.end))
        return tuple(blocks)
