"""Which bytes of a stream became which message of the program that read them.

A codec puts something before a message, or behind it: that is all that need be known of it. Where the method of the
run does not fit, because the learner has changed its file, what fits is looked for; where several places would fit,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sim.network.framing import RECEIVER
from sim.network.printed import lines_of, messages_in
from sim.network.world import World

MOST = 16
"""Bytes that a codec which is not known may spend on a message."""


class Decoded(Struct, frozen=True):
    """The bytes from `start` to before `end` came out as message `number`, counted from 1.

    `is_edge`: they are none of the message's own, but say where it ends.
    """

    start: int
    end: int
    number: int
    is_edge: bool


class Shape(Struct, frozen=True):
    """So many bytes before each message, and so many behind it, say where it ends."""

    before: int
    after: int


NO_EDGES = Shape(0, 0)
SHAPES = {"unframed": NO_EDGES, "confirmed": Shape(10, 0), "header": Shape(4, 0), "delimiter": Shape(0, 1)}
"""By the method of the lesson framing."""


def decoded(world: World, reader: str, data: bytes) -> tuple[Decoded, ...]:
    """The pieces, in order, of `data`, which is all that the program `reader` has read from a stream."""
    method = world.run.settings.get("method") if world.run is not None else None
    if method is not None and reader != RECEIVER:
        return ()  # what it prints it has sent
    messages, _ = messages_in(lines_of(world, reader))
    shape = shape_of(messages, data, SHAPES.get(method or "", NO_EDGES), reader == RECEIVER)
    return tuple(_pieces(messages, shape)) if shape is not None else ()


def shape_of(messages: Sequence[bytes], data: bytes, usual: Shape, may_differ: bool) -> Shape | None:
    """How the messages lie in `data`: as is usual, else, if it `may_differ`, in the only way that fits."""
    if _fits(messages, data, usual):
        return usual
    fitting = [shape for shape in _shapes() if _fits(messages, data, shape)] if may_differ else []
    starts = {shape.before for shape in fitting}
    steps = {shape.before + shape.after for shape in fitting} if len(messages) > 1 else set()
    return fitting[0] if len(starts) == 1 and len(steps) <= 1 else None


def _shapes() -> Iterator[Shape]:
    """Those that cost least first."""
    for cost in range(1, MOST + 1):
        for before in range(cost + 1):
            yield Shape(before, cost - before)


def _fits(messages: Sequence[bytes], data: bytes, shape: Shape) -> bool:
    at = 0
    for message in messages:
        at += shape.before
        if not data.startswith(message, at) or at > len(data):
            return False
        at += len(message) + shape.after
    return at - (shape.after if messages else 0) <= len(data)


def _pieces(messages: Sequence[bytes], shape: Shape) -> Iterator[Decoded]:
    at = 0
    for number, message in enumerate(messages, 1):
        for size, is_edge in ((shape.before, True), (len(message), False), (shape.after, True)):
            if size:
                yield Decoded(at, at + size, number, is_edge)
            at += size
