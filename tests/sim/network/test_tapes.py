from __future__ import annotations

import pytest

from sim.network import events as e
from sim.network.tapes import Box, Fate, Tapes, Verdict, tapes_of, verdict_of
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER as S
from tests.sim.network.play import Play
from tests.sim.network.test_datagrams import bound, reads, sends


def stream(sent: list[bytes], read: list[bytes]) -> Play:
    """The client sends these messages in a segment each, the server reads these pieces."""
    play = Play().opens()
    for data in sent:
        play.calls("client", "send", data=data, socket=7).says(C, "PSH ACK", data)
        play.returns("client", str(len(data)), local=C, peer=S)
    for data in read:
        play.calls("server", "recv", "8", socket=8).returns("server", data=data, local=S, peer=C)
    return play


def tapes_in(play: Play) -> Tapes:
    """Those towards the server."""
    return next(each for each in tapes_of(play.world) if each.target == S)


def spans(boxes: tuple[Box, ...]) -> list[tuple[int, int, Fate]]:
    return [(box.start, box.end, box.fate) for box in boxes]


@pytest.mark.parametrize(
    ("sent", "read", "verdict"),
    [
        ([b"hello", b"bye"], [], Verdict.NOTHING),
        ([b"hello", b"bye"], [b"hello", b"bye"], Verdict.KEPT),
        ([b"hello", b"bye"], [b"hellobye"], Verdict.STUCK),
        ([b"hello"], [b"he", b"ll", b"o"], Verdict.SPLIT),
        ([b"hello", b"bye"], [b"hellob", b"ye"], Verdict.BOTH),
        ([b"hello", b"bye"], [b"hellob"], Verdict.BOTH),
        ([b"hello", b"bye"], [b"hel"], Verdict.SPLIT),
        ([b"hello", b"bye"], [b"hello", b"", b"bye"], Verdict.KEPT),
    ],
)
def test_the_verdict_says_what_became_of_the_messages(sent: list[bytes], read: list[bytes], verdict: Verdict) -> None:
    assert verdict_of(tapes_in(stream(sent, read))) is verdict


def test_four_tapes_cut_the_same_bytes_in_their_own_ways() -> None:
    tapes = tapes_in(stream([b"hello", b"bye"], [b"hellob"]))
    assert tapes.data == b"hellobye"
    assert spans(tapes.sends) == spans(tapes.segments) == [(0, 5, Fate.WHOLE), (5, 8, Fate.WHOLE)]
    assert spans(tapes.buffered) == [(0, 6, Fate.TAKEN), (6, 8, Fate.WAITING)]
    assert spans(tapes.reads) == [(0, 6, Fate.WHOLE)]
    assert [(each.start, each.end, each.order) for each in tapes.messages(3, 6)] == [(3, 5, 1), (5, 6, 2)]
    assert tapes.messages(8, 9) == []


def test_segments_are_under_way_lost_and_sent_again_and_wait_behind_a_gap() -> None:
    play = Play().opens()
    first = play.next[C]
    lost = play.sends(C, "ACK", b"hello")
    play.happens(e.FrameLost(play.time, lost, e.Loss.HAND))
    play.says(C, "ACK", b"bye")
    play.sends(C, "ACK", b"hello", seq=first)
    tapes = tapes_in(play)
    assert spans(tapes.segments) == [(0, 5, Fate.LOST), (0, 5, Fate.UNDER_WAY), (5, 8, Fate.WHOLE)]
    assert [box.again for box in tapes.segments] == [False, True, False]
    assert spans(tapes.buffered) == [(5, 8, Fate.BEYOND_GAP)]


def test_datagrams_keep_their_edges_and_what_is_cut_off_is_gone() -> None:
    play = bound()
    for data in (b"hello", b"bye", b"late"):
        play.arrives(sends(play, data))
    reads(reads(play, b"hell"), b"bye")
    (tapes,) = tapes_of(play.world)
    assert tapes.data == b"hellobyelate"
    assert spans(tapes.sends) == [(0, 5, Fate.WHOLE), (5, 8, Fate.WHOLE), (8, 12, Fate.WHOLE)]
    assert spans(tapes.buffered) == [(0, 5, Fate.TAKEN), (5, 8, Fate.TAKEN), (8, 12, Fate.WAITING)]
    assert spans(tapes.reads) == [(0, 4, Fate.WHOLE), (4, 5, Fate.GONE), (5, 8, Fate.WHOLE)]
    assert verdict_of(tapes) is Verdict.CUT


def test_whole_datagrams_are_kept() -> None:
    play = bound()
    play.arrives(sends(play, b"hello"))
    reads(play, b"hello")
    assert verdict_of(tapes_of(play.world)[0]) is Verdict.KEPT


def test_a_copy_stands_where_its_original_does() -> None:
    play = bound()
    number = sends(play, b"hello")
    play.doubles(number)
    play.happens(e.FrameLost(play.time, number, e.Loss.HAND))
    (tapes,) = tapes_of(play.world)
    assert (tapes.data, len(tapes.sends)) == (b"hello", 1)
    assert spans(tapes.segments) == [(0, 5, Fate.LOST), (0, 5, Fate.UNDER_WAY)]
