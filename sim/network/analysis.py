"""What each segment is for its sender, beyond its flags: read off what the two ends are known to have said before.

Nothing here looks at a clock: a label follows from numbers and windows alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sim.network.packets import MODULUS, Label, not_before

FAST_AFTER = 3
"""Duplicate acknowledgements after which a repetition needs no timeout (RFC 5681 3.2)."""


class Heard(Struct, frozen=True):
    """What one end has said and heard that later segments are judged by; numbers as on the wire.

    `acknowledged` and `window` are the last that the peer told it, `duplicates` how often the peer has repeated them;
    `last_ack` and `last_window` are the last it told the peer.
    """

    acknowledged: int | None = None
    window: int | None = None
    duplicates: int = 0
    last_ack: int | None = None
    last_window: int | None = None


class Said(Struct, frozen=True):
    """A segment as far as labels depend on it. `is_pure` if it carries nothing: no data, no SYN, FIN or RST.

    `again` if its first number was sent before, `next` is the number that its sender had reached, `peer_next` the
    same of the peer, None where nothing was seen of it.
    """

    sequence: int
    acknowledgement: int | None
    window: int
    length: int
    is_pure: bool
    is_syn: bool
    is_reset: bool
    has_sack: bool
    again: bool
    next: int | None
    peer_next: int | None


def labels_of(said: Said, heard: Heard) -> tuple[Label, ...]:
    """The labels of a segment that its sender, which has `heard` so much, sends now."""
    if said.is_reset:
        return ()
    return (*_of_numbers(said, heard), *_of_acknowledgement(said, heard))


def _of_numbers(said: Said, heard: Heard) -> Iterator[Label]:
    is_fast = heard.duplicates >= FAST_AFTER and said.sequence == heard.acknowledged
    if _asks_only(said, heard):
        yield Label.WINDOW_PROBE if heard.window == 0 else Label.KEEP_ALIVE
    elif said.again:
        yield Label.FAST_RETRANSMISSION if is_fast else Label.RETRANSMISSION
    elif said.length and heard.window == 0:
        yield Label.WINDOW_PROBE


def _asks_only(said: Said, heard: Heard) -> bool:
    """Whether it repeats the last number although the peer has it: only to be answered (RFC 9293 3.8.4, 3.8.6.1)."""
    has_all = said.next is not None and heard.acknowledged == said.next
    return has_all and heard.acknowledged == (said.sequence + 1) % MODULUS and said.length <= 1 and not said.is_syn


def _of_acknowledgement(said: Said, heard: Heard) -> Iterator[Label]:
    if said.acknowledgement is None:
        return
    if said.window == 0:
        yield Label.ZERO_WINDOW
    if not said.is_pure or said.acknowledgement != heard.last_ack or not said.window:
        return
    has_moved = heard.last_window is not None and said.window != heard.last_window
    if has_moved and not said.has_sack:
        yield Label.WINDOW_UPDATE
    elif said.peer_next is not None and said.peer_next != said.acknowledgement:
        # The peer has data outstanding, and nothing about the window is new (RFC 5681 2), or SACK tells of a gap
        # (RFC 6675 2): Linux lets its window grow with every segment that comes.
        yield Label.DUPLICATE_ACK


def after_saying(heard: Heard, said: Said) -> Heard:
    """The sender after this segment."""
    if said.acknowledgement is None or said.is_reset:
        return heard
    # The window of a SYN is never scaled (RFC 7323 2.2), so the next one cannot be held against it.
    return replace(heard, last_ack=said.acknowledgement, last_window=None if said.is_syn else said.window)


def after_hearing(heard: Heard, said: Said, labels: tuple[Label, ...]) -> Heard:
    """The receiver after this segment, which its sender's labels say what it is, has reached it."""
    if said.acknowledgement is None or said.is_reset:
        return heard
    if heard.acknowledged is not None and not not_before(said.acknowledgement, heard.acknowledged):
        return heard  # overtaken on the way: old (RFC 9293 3.10.7.4)
    if Label.DUPLICATE_ACK in labels and said.acknowledgement == heard.acknowledged:
        return replace(heard, duplicates=heard.duplicates + 1, window=said.window)
    is_news = said.acknowledgement != heard.acknowledged
    duplicates = 0 if is_news else heard.duplicates
    return replace(heard, acknowledged=said.acknowledgement, window=said.window, duplicates=duplicates)
