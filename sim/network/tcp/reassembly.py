"""Keeps what arrived beyond a gap until the gap is filled. RFC 9293 3.10.7.4, seventh."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

Block = tuple[int, int]
"""(first number, number after the last)."""


class Reassembly:
    """Bytes by sequence number, not yet in order. Where pieces overlap, the one that came first counts."""

    def __init__(self) -> None:
        self._pieces: dict[int, bytes] = {}
        self._starts: list[int] = []
        self._blocks: list[Block] = []

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def add(self, start: int, data: bytes) -> None:
        """Keep the part of `data` that is new; `start` is the number of its first byte."""
        if not data:
            return
        for gap_start, gap_end in list(self._gaps(start, start + len(data))):
            self._pieces[gap_start] = data[gap_start - start : gap_end - start]
            insort(self._starts, gap_start)
        self._note(start, start + len(data))

    def take(self, start: int) -> bytes:
        """Remove and return the bytes that follow on without a gap from `start`; what lies before is forgotten."""
        taken = []
        while self._starts and self._starts[0] <= start:
            first = self._starts.pop(0)
            piece = self._pieces.pop(first)[start - first :]
            taken.append(piece)
            start += len(piece)
        self._blocks = [(max(a, start), b) for a, b in self._blocks if b > start]
        return b"".join(taken)

    def clear(self) -> None:
        """Forget everything."""
        self._pieces.clear()
        self._starts.clear()
        self._blocks.clear()

    @property
    def blocks(self) -> list[Block]:
        """The runs of bytes kept, the one that grew last first: the order that SACK wants (RFC 2018 4)."""
        return list(self._blocks)

    def _gaps(self, start: int, end: int) -> Iterator[Block]:
        """The parts of start..end that no piece covers."""
        index = max(bisect_left(self._starts, start) - 1, 0)
        for first in self._starts[index:]:
            if first >= end:
                break
            if first > start:
                yield start, first
            start = max(start, first + len(self._pieces[first]))
        if start < end:
            yield start, end

    def _note(self, start: int, end: int) -> None:
        """Join start..end with the runs that it touches and put it first."""
        apart = []
        for first, last in self._blocks:
            if last < start or first > end:
                apart.append((first, last))
            else:
                start, end = min(start, first), max(end, last)
        self._blocks = [(start, end), *apart]
