"""Where a byte has been, in words: a line for each thing that happened to it."""

from __future__ import annotations

from collections.abc import Iterator

from sim.network.programs import Call
from sim.network.stretches import Stretch
from sim.network.tapes import Tapes
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.formats import clock
from widgets.words import said

OF_MESSAGE = QT_TRANSLATE_NOOP("tapes", "Byte {number} of the stream: byte {place} of {size} of message {message}")
OF_NOBODY = QT_TRANSLATE_NOOP("tapes", "Byte {number} of the stream: nobody told of the call that sent it")
GIVEN = QT_TRANSLATE_NOOP("tapes", "given by {call}() in {place} at {time} s")
CARRIED = QT_TRANSLATE_NOOP("tapes", "carried by packet {packets}")
CARRIED_OFTEN = QT_TRANSLATE_NOOP("tapes", "carried by packets {packets}; came with {first}")
READABLE = QT_TRANSLATE_NOOP("tapes", "readable at {time} s")
TAKEN = QT_TRANSLATE_NOOP("tapes", "taken by {call}() in {place} at {time} s")
DECODED = QT_TRANSLATE_NOOP("tapes", "came out in message {message}")
EDGE = QT_TRANSLATE_NOOP("tapes", "an edge of message {message}: it says where that one ends")
NOT_CAME = "-"


def story_of(tapes: Tapes, byte: int) -> str:
    """All that is known of this byte, line by line."""
    found = tapes.story(byte)
    return "\n".join([_origin(tapes, byte), *(_lines(found) if found is not None else ())])


def _origin(tapes: Tapes, byte: int) -> str:
    for message in tapes.messages(byte, byte + 1):
        whole = next(each for each in tapes.sends if each.order == message.order)
        place = byte - whole.start + 1
        return _say(OF_MESSAGE, number=byte + 1, place=place, size=whole.size, message=message.order)
    return _say(OF_NOBODY, number=byte + 1)


def _lines(story: Stretch) -> Iterator[str]:
    if story.sent_by is not None:
        yield _of_call(GIVEN, story.sent_by, story.sent_by.started.time)
    if story.carried_by:
        packets = ", ".join(map(str, story.carried_by))
        first = NOT_CAME if story.came_with is None else str(story.came_with)
        yield _say(CARRIED if len(story.carried_by) == 1 else CARRIED_OFTEN, packets=packets, first=first)
    if story.readable is not None:
        yield _say(READABLE, time=clock(story.readable))
    if story.taken_by is not None:
        yield _of_call(TAKEN, story.taken_by, story.taken_by.end_time())
    if story.decoded is not None:
        yield _say(EDGE if story.is_edge else DECODED, message=story.decoded)


def _of_call(text: str, call: Call, time: float) -> str:
    started = call.started
    place = f"{started.module or started.program}.py:{started.line}"
    return _say(text, call=started.name, place=place, time=clock(time))


def _say(text: str, /, **values: str | int | Sentence) -> str:
    return said(Sentence("tapes", text, values))
