"""Packets that are too long for the link: cut into fragments and put together again (RFC 791 3.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sim.network import frames

LIFETIME = 30.0
"""How long the first pieces wait for the others; Linux's `ipfrag_time`."""


def cut(source: int, target: int, protocol: int, identification: int, body: bytes, mtu: int) -> Iterator[bytes]:
    """`body` in IPv4 packets of at most `mtu` bytes each."""
    # All but the last piece hold a multiple of 8 bytes, for offsets are counted in eights.
    step = (mtu - frames.IP_HEADER) // 8 * 8 if len(body) + frames.IP_HEADER > mtu else max(1, len(body))
    for start in range(0, max(1, len(body)), step):
        yield frames.ipv4(
            source,
            target,
            protocol,
            body[start : start + step],
            identification=identification,
            more_fragments=int(start + step < len(body)),
            fragment_offset=start // 8,
        )


class _Pieces(Struct):
    """What has come of one packet: offset in bytes -> data. `length` is known once the last piece is here."""

    until: float
    parts: dict[int, bytes]
    length: int | None = None

    def whole(self) -> bytes | None:
        """All of it, or None while a piece is missing."""
        data = b""
        for start in sorted(self.parts):
            if start > len(data):
                return None
            part = self.parts[start]
            data = data[:start] + part + data[start + len(part) :]
        return data if self.length == len(data) else None


class Reassembly:
    """Collects the fragments that reach one host."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[int, int, int, int], _Pieces] = {}

    def add(self, header: Mapping[str, int], body: bytes, now: float) -> bytes | None:
        """The body of the whole packet once the one with this IPv4 header and body completes it.

        At once for one that was never cut.
        """
        offset, more = header["fragment_offset"] * 8, header["more_fragments"]
        if not offset and not more:
            return body
        self._waiting = {key: pieces for key, pieces in self._waiting.items() if pieces.until > now}
        key = header["source"], header["target"], header["protocol"], header["identification"]
        pieces = self._waiting.setdefault(key, _Pieces(now + LIFETIME, {}))
        pieces.parts[offset] = body
        if not more:
            pieces.length = offset + len(body)
        whole = pieces.whole()
        if whole is not None:
            del self._waiting[key]
        return whole
