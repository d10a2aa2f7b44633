"""What is written above the boxes of the tapes, and what became of the messages, in words."""

from __future__ import annotations

from sim.network.tapes import Box, Fate, Tapes, Verdict, verdict_of
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.tapes_layout import Placed
from widgets.tapes_paint import size_text
from widgets.words import said

SENDS, SEGMENTS, BUFFER, READS, DECODED = range(5)
ORDINALS = {
    1: QT_TRANSLATE_NOOP("tapes", "{number}st"),
    2: QT_TRANSLATE_NOOP("tapes", "{number}nd"),
    3: QT_TRANSLATE_NOOP("tapes", "{number}rd"),
}
OTHER_ORDINAL = QT_TRANSLATE_NOOP("tapes", "{number}th")
MESSAGE = QT_TRANSLATE_NOOP("tapes", "message {messages}")
MESSAGES = QT_TRANSLATE_NOOP("tapes", "messages {messages}")
FATES = {
    Fate.UNDER_WAY: QT_TRANSLATE_NOOP("tapes", "under way"),
    Fate.LOST: QT_TRANSLATE_NOOP("tapes", "lost"),
    Fate.TAKEN: QT_TRANSLATE_NOOP("tapes", "already read"),
    Fate.BEYOND_GAP: QT_TRANSLATE_NOOP("tapes", "waits behind a gap"),
    Fate.GONE: QT_TRANSLATE_NOOP("tapes", "cut off"),
}
AGAIN = QT_TRANSLATE_NOOP("tapes", "again")
NO_BOUNDARIES = QT_TRANSLATE_NOOP("tapes", "no boundaries")
IN_ONE_PIECE = QT_TRANSLATE_NOOP("tapes", "in one piece")
MANY = {
    SENDS: QT_TRANSLATE_NOOP("tapes", "{count} calls"),
    SEGMENTS: QT_TRANSLATE_NOOP("tapes", "{count} segments"),
    BUFFER: QT_TRANSLATE_NOOP("tapes", "{count} pieces"),
    READS: QT_TRANSLATE_NOOP("tapes", "{count} calls"),
    DECODED: QT_TRANSLATE_NOOP("tapes", "{count} pieces"),
}
VERDICTS = {
    Verdict.STUCK: QT_TRANSLATE_NOOP("tapes", "{sent} became {read}: sticky"),
    Verdict.SPLIT: QT_TRANSLATE_NOOP("tapes", "{sent} became {read}: split"),
    Verdict.BOTH: QT_TRANSLATE_NOOP("tapes", "{sent} became {read}: sticky, cut"),
    Verdict.KEPT: QT_TRANSLATE_NOOP("tapes", "{sent}, {read}: none stuck this time"),
    Verdict.CUT: QT_TRANSLATE_NOOP("tapes", "{sent}, {read}: {gone} gone"),
}
KEPT_DATAGRAMS = QT_TRANSLATE_NOOP("tapes", "{sent}, {read}: edges kept")
ONE_MESSAGE = QT_TRANSLATE_NOOP("tapes", "1 message")
SO_MANY_MESSAGES = QT_TRANSLATE_NOOP("tapes", "{count} messages")
ONE_READ = QT_TRANSLATE_NOOP("tapes", "1 read")
SO_MANY_READS = QT_TRANSLATE_NOOP("tapes", "{count} reads")
GOOD = (Verdict.KEPT, Verdict.NOTHING)
MOST_NAMED = 3


def _say(text: str, /, **values: str | int | Sentence) -> str:
    return said(Sentence("tapes", text, values))


def ordinal(number: int) -> str:
    """The first, the second: as a label says it."""
    usual = ORDINALS.get(number % 10, OTHER_ORDINAL)
    return _say(OTHER_ORDINAL if number % 100 in (11, 12, 13) else usual, number=number)


def label_choices(row: int, placed: Placed, tapes: Tapes, relative: bool) -> list[str]:
    """What may stand above a box, the longest first."""
    box, size = placed.box, size_text(placed.box.size)
    if placed.count > 1:
        return [f"{_say(MANY[row], count=placed.count)} · {size}", size]
    if row == SEGMENTS:
        return _of_segment(box, tapes, relative)
    if row == BUFFER:
        return _of_buffer(box, tapes)
    if row == DECODED:
        return _of_message(box)
    if box.fate is Fate.GONE:
        return [f"{size} {_say(FATES[box.fate])}", size]
    short = [f"{ordinal(box.order)} · {size}", str(box.order)]
    return [f"{short[0]} · {_messages(tapes, box)}", *short] if row == READS else short


def _messages(tapes: Tapes, box: Box) -> str:
    orders = [each.order for each in tapes.messages(box.start, box.end)]
    if len(orders) == 1:
        return _say(MESSAGE, messages=str(orders[0]))
    named = ", ".join(map(str, orders)) if len(orders) <= MOST_NAMED else f"{orders[0]}-{orders[-1]}"
    return _say(MESSAGES, messages=named) if orders else ""


def _of_segment(box: Box, tapes: Tapes, relative: bool) -> list[str]:
    marks = [_say(AGAIN)] if box.again else []
    marks += [_say(FATES[box.fate])] if box.fate in FATES else []
    numbers = name = f"len={box.size}"
    segment = box.packet.segment if box.packet is not None else None
    if segment is not None and not tapes.is_datagram:
        name = f"seq={segment.relative_sequence if relative else segment.sequence}"
        numbers = f"{name} {numbers}"
    return [*(" · ".join([each, *marks]) for each in (numbers, name)), *(marks[-1:] or [size_text(box.size)])]


def _of_buffer(box: Box, tapes: Tapes) -> list[str]:
    size = size_text(box.size)
    if box.fate in FATES:
        return [f"{size} · {_say(FATES[box.fate])}", size]
    return [f"{size} · {_say(IN_ONE_PIECE if tapes.is_datagram else NO_BOUNDARIES)}", size]


def _of_message(box: Box) -> list[str]:
    """Of what only says where a message ends, nothing but its size."""
    size = size_text(box.size)
    return [size] if box.fate is Fate.EDGE else [f"{ordinal(box.order)} · {size}", str(box.order)]


def verdict_text(tapes: Tapes) -> str:
    """What has become of the messages that were read by now; empty as long as nothing was."""
    verdict = verdict_of(tapes)
    if verdict is Verdict.NOTHING:
        return ""
    reads = [each for each in tapes.reads if each.fate is not Fate.GONE]
    until = max(each.end for each in reads)
    sent, read = len(tapes.messages(0, until)), len(reads)
    gone = sum(each.size for each in tapes.reads if each.fate is Fate.GONE)
    text = KEPT_DATAGRAMS if tapes.is_datagram and verdict is Verdict.KEPT else VERDICTS[verdict]
    return _say(
        text,
        sent=_counted(sent, ONE_MESSAGE, SO_MANY_MESSAGES),
        read=_counted(read, ONE_READ, SO_MANY_READS),
        gone=size_text(gone),
    )


def _counted(count: int, one: str, many: str) -> Sentence:
    return Sentence("tapes", one) if count == 1 else Sentence("tapes", many, {"count": count})
