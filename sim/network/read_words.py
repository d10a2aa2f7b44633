"""What of a read is said about the calls that sent its bytes, where it is not just what one of them sent."""

from __future__ import annotations

from collections.abc import Sequence

from sim.network.phrases import amount, say
from sim.network.programs import Call
from sim.network.provenance import Stream, streams
from sim.network.stream_calls import Part
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

ALL_OF_ONE = QT_TRANSLATE_NOOP("narrator", "All of it is a part of send number {order}.")
IN_IT = QT_TRANSLATE_NOOP("narrator", "In it: {pieces}.")
PIECE = QT_TRANSLATE_NOOP("narrator", "{amount} of send number {order}")
MORE_PIECES = QT_TRANSLATE_NOOP("narrator", "{first}, {rest}")
PIECES = QT_TRANSLATE_NOOP("narrator", "{first} and {rest}")
MANY = QT_TRANSLATE_NOOP("narrator", "bytes of {count} sends, from number {first} to number {last}")
MOST_PIECES = 3
LONG_RUN = 300
"""Packets of a world in which a sentence is not worth the search any more."""


def sends_in(call: Call, world: World) -> Sentence | None:
    """Which sends what a call has read is of; None if that is one send as a whole, or is not known."""
    if len(world.packets) > LONG_RUN:
        return None
    for stream in streams(world):
        for read in stream.reads:
            if read.call is call:
                return _said(stream, read)
    return None


def _said(stream: Stream, read: Part) -> Sentence | None:
    pieces = stream.sent_by(read.start, read.end)
    is_known = sum(piece.end - piece.start for piece in pieces) == read.end - read.start
    if not pieces or not is_known or (len(pieces) == 1 and _is_whole(stream, pieces[0])):
        return None
    orders = [_order(stream, piece) for piece in pieces]
    if len(pieces) == 1:
        return say(ALL_OF_ONE, order=orders[0])
    if len(pieces) > MOST_PIECES:
        return say(IN_IT, pieces=say(MANY, count=len(pieces), first=orders[0], last=orders[-1]))
    parts = [say(PIECE, amount=amount(p.end - p.start), order=n) for p, n in zip(pieces, orders, strict=True)]
    return say(IN_IT, pieces=_joined(parts))


def _is_whole(stream: Stream, piece: Part) -> bool:
    return any((send.start, send.end) == (piece.start, piece.end) for send in stream.sends)


def _order(stream: Stream, piece: Part) -> int:
    return next(place for place, send in enumerate(stream.sends, 1) if send.call is piece.call)


def _joined(pieces: Sequence[Sentence]) -> Sentence:
    first, *rest = pieces
    if not rest:
        return first
    return say(MORE_PIECES if len(rest) > 1 else PIECES, first=first, rest=_joined(rest))
