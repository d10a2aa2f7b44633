from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from sim.network.tapes import Box, Fate, Tapes, tapes_of
from tests.sim.network.test_datagrams import bound, reads, sends
from tests.sim.network.test_tapes import stream, tapes_in
from widgets.tapes_labels import BUFFER, READS, SEGMENTS, SENDS, label_choices, ordinal, verdict_text
from widgets.tapes_layout import Placed


def choices(row: int, box: Box, tapes: Tapes, count: int = 1, relative: bool = True) -> list[str]:
    return label_choices(row, Placed(box, QRectF(), count), tapes, relative)


def test_ordinals_are_those_of_the_language() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 21, 113)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "113th",
    ]  # fmt: skip


def test_a_label_has_shorter_forms() -> None:
    tapes = tapes_in(stream([b"hello", b"bye"], [b"hellob"]))
    assert choices(SENDS, tapes.sends[0], tapes) == ["1st · 5 B", "1"]
    assert choices(SEGMENTS, tapes.segments[1], tapes) == ["seq=6 len=3", "seq=6", "3 B"]
    assert choices(SEGMENTS, tapes.segments[0], tapes, relative=False)[0] == "seq=4294967295 len=5"
    assert choices(BUFFER, tapes.buffered[0], tapes) == ["6 B · already read", "6 B"]
    assert choices(BUFFER, tapes.buffered[1], tapes) == ["2 B · no boundaries", "2 B"]
    assert choices(READS, tapes.reads[0], tapes)[0] == "1st · 6 B · messages 1, 2"


def test_many_boxes_in_one_say_how_many() -> None:
    tapes = tapes_in(stream([b"hello", b"bye"], []))
    assert choices(SENDS, Box(0, 4096, 1), tapes, count=37) == ["37 calls · 4,096 B", "4,096 B"]


def test_many_messages_are_named_from_the_first_to_the_last() -> None:
    tapes = tapes_in(stream([b"a"] * 5, [b"aaaaa"]))
    assert choices(READS, tapes.reads[0], tapes)[0] == "1st · 5 B · messages 1-5"


def test_a_segment_says_what_became_of_it() -> None:
    tapes = tapes_in(stream([b"hello"], []))
    lost = Box(0, 5, 1, Fate.LOST, packet=tapes.segments[0].packet, again=True)
    assert choices(SEGMENTS, lost, tapes) == ["seq=1 len=5 · again · lost", "seq=1 · again · lost", "lost"]


@pytest.mark.parametrize(
    ("sent", "read", "text"),
    [
        ([b"hello", b"bye"], [], ""),
        ([b"hello", b"bye"], [b"hellobye"], "2 messages became 1 read: sticky"),
        ([b"hello", b"world"], [b"hellowor"], "2 messages became 1 read: sticky, cut"),
        ([b"hello"], [b"he", b"llo"], "1 message became 2 reads: split"),
        ([b"hello", b"bye"], [b"hellob", b"ye"], "2 messages became 2 reads: sticky, cut"),
        ([b"hello", b"bye"], [b"hello", b"bye"], "2 messages, 2 reads: none stuck this time"),
    ],
)
def test_the_verdict_in_words(sent: list[bytes], read: list[bytes], text: str) -> None:
    assert verdict_text(tapes_in(stream(sent, read))) == text


def test_the_verdict_on_datagrams() -> None:
    play = bound()
    for data in (b"hello", b"bye"):
        play.arrives(sends(play, data))
    reads(reads(play, b"hell"), b"bye")
    (tapes,) = tapes_of(play.world)
    assert verdict_text(tapes) == "2 messages, 2 reads: 1 B gone"
    assert choices(SEGMENTS, tapes.segments[0], tapes)[0] == "len=5"
    assert choices(BUFFER, Box(0, 5, 1, Fate.WAITING), tapes)[0] == "5 B · in one piece"
    assert choices(READS, tapes.reads[1], tapes)[0] == "1 B cut off"


def test_whole_datagrams_keep_their_edges() -> None:
    play = bound()
    play.arrives(sends(play, b"hello"))
    assert verdict_text(tapes_of(reads(play, b"hello").world)[0]) == "1 message, 1 read: edges kept"
