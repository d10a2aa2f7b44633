"""The options of a TCP header: one row each, with the RFC that defines it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sim.words import QT_TRANSLATE_NOOP


class Kind(Struct, frozen=True):
    """One row: option number, name, the RFC section that defines it, one sentence of help."""

    number: int
    name: str
    title: str
    source: str
    help: str


KINDS = {
    kind.number: kind
    for kind in (
        Kind(
            0,
            "end",
            QT_TRANSLATE_NOOP("headers", "End of options"),
            "RFC 9293 3.1",
            QT_TRANSLATE_NOOP("headers", "Nothing but padding follows."),
        ),
        Kind(
            1,
            "nop",
            QT_TRANSLATE_NOOP("headers", "No operation"),
            "RFC 9293 3.1",
            QT_TRANSLATE_NOOP("headers", "One byte of padding, so that the next option starts at an even place."),
        ),
        Kind(
            2,
            "mss",
            QT_TRANSLATE_NOOP("headers", "Maximum segment size"),
            "RFC 9293 3.7.1",
            QT_TRANSLATE_NOOP(
                "headers",
                "The largest piece of data that the sender of this SYN wants to get in one segment.",
            ),
        ),
        Kind(
            3,
            "window_scale",
            QT_TRANSLATE_NOOP("headers", "Window scale"),
            "RFC 7323 2.2",
            QT_TRANSLATE_NOOP(
                "headers",
                "Windows are to be multiplied by two to this power, because 16 bits are too few for fast networks.",
            ),
        ),
        Kind(
            4,
            "sack_permitted",
            QT_TRANSLATE_NOOP("headers", "SACK permitted"),
            "RFC 2018 2",
            QT_TRANSLATE_NOOP(
                "headers", "You may tell me which later pieces have arrived when an earlier one is missing."
            ),
        ),
        Kind(
            5,
            "sack",
            QT_TRANSLATE_NOOP("headers", "SACK"),
            "RFC 2018 3",
            QT_TRANSLATE_NOOP("headers", "These pieces have arrived although something before them is missing."),
        ),
        Kind(
            8,
            "timestamps",
            QT_TRANSLATE_NOOP("headers", "Timestamps"),
            "RFC 7323 3.2",
            QT_TRANSLATE_NOOP(
                "headers",
                "The sender's clock and an echo of the other's: both learn how long a round trip takes.",
            ),
        ),
    )
}
UNKNOWN = Kind(
    -1,
    "unknown",
    QT_TRANSLATE_NOOP("headers", "Unknown option"),
    "",
    QT_TRANSLATE_NOOP("headers", "An option that this program does not know; a receiver skips it by its length."),
)


class Option(Struct, frozen=True):
    """An option found in a header: `start` and `length` in bytes within the options, value as number and as text."""

    name: str
    title: str
    help: str
    start: int
    length: int
    value: int
    text: str


def walk(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(number, start, length) of each option, in order.

    Stops quietly where a length makes no sense, as RFC 9293 3.1 lets a receiver do.
    """
    at = 0
    while at < len(data):
        number = data[at]
        length = 1 if number in (0, 1) else data[at + 1] if at + 1 < len(data) else 0
        if length < (1 if number in (0, 1) else 2) or at + length > len(data):
            return
        if number == 0:
            length = len(data) - at
        yield number, at, length
        at += length


def decode(data: bytes) -> Iterator[Option]:
    """The options that `walk` finds, to be read."""
    for number, at, length in walk(data):
        kind, body = KINDS.get(number, UNKNOWN), data[at + 2 : at + length]
        yield Option(kind.name, kind.title, kind.help, at, length, int.from_bytes(body, "big"), _text(kind, body))


def _text(kind: Kind, body: bytes) -> str:
    words = [int.from_bytes(body[i : i + 4], "big") for i in range(0, len(body) - 3, 4)]
    match kind.name:
        case "mss":
            return str(int.from_bytes(body, "big"))
        case "window_scale":
            return f"2^{int.from_bytes(body, 'big')}"
        case "sack":
            return ", ".join(f"{left}-{right}" for left, right in zip(words[::2], words[1::2], strict=False))
        case "timestamps" if len(words) == 2:
            return f"{words[0]}, {words[1]}"
        case "unknown":
            return body.hex(" ")
        case _:
            return ""
