from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.events import Printed
from sim.network.framing import Fate, Outcome, judged, outcome
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.sources.runs import lesson, needs_loopback, needs_wire

MESSAGES = st.lists(st.binary(max_size=12), max_size=10)


def fates(sent: list[bytes], decoded: list[bytes]) -> list[str]:
    return [row.fate.value for row in judged(sent, decoded)]


@pytest.mark.parametrize(
    ("sent", "decoded", "said"),
    [
        ([b"hello", b"bye"], [b"hello", b"bye"], ["right", "right"]),
        ([b"hello", b"bye"], [b"hellobye"], ["joined", "joined"]),
        ([b"hello", b"bye"], [b"hel", b"lo", b"bye"], ["cut", "right"]),
        ([b"hello", b"bye", b"one"], [b"hello", b"byeone"], ["right", "joined", "joined"]),
        ([b"hello", b"world", b"bye"], [b"hellowor", b"ldbye"], ["joined", "cut", "joined"]),
        ([b"hello", b"bye"], [b"hello"], ["right", "missing"]),
        ([b"hello", b"bye"], [b"hello", b"b"], ["right", "missing"]),
        ([b"hello", b"bye"], [], ["missing", "missing"]),
        ([b"", b"a", b""], [b"", b"a", b""], ["right", "right", "right"]),
        ([b"", b"a", b""], [b"a"], ["missing", "right", "missing"]),
        ([b"a"], [b"a", b"", b"x"], ["right", "extra", "extra"]),
        ([b"a", b"b"], [b"a", b"bx"], ["right", "joined"]),
        ([b"a", b"b"], [b"a", b"x", b"y"], ["right", "wrong", "extra"]),
    ],
)
def test_each_message_has_its_fate(sent: list[bytes], decoded: list[bytes], said: list[str]) -> None:
    assert fates(sent, decoded) == said


def test_a_row_shows_the_pieces_that_hold_its_bytes() -> None:
    rows = judged([b"hello", b"world", b"bye"], [b"hellowor", b"ldbye"])
    assert [row.decoded for row in rows] == [(b"hellowor",), (b"hellowor", b"ldbye"), (b"ldbye",)]


@given(messages=MESSAGES)
def test_what_comes_out_as_it_went_in_is_right(messages: list[bytes]) -> None:
    assert fates(messages, messages) == ["right"] * len(messages)


@given(messages=MESSAGES, cuts=st.sets(st.integers(1, 120)))
def test_however_a_stream_is_cut_right_is_just_what_has_its_own_edges(messages: list[bytes], cuts: set[int]) -> None:
    stream = b"".join(messages)
    edges = sorted({0, len(stream)} | {cut for cut in cuts if cut < len(stream)})
    pieces = [stream[a:b] for a, b in pairwise(edges)]
    rows = judged(messages, pieces)
    assert [row.sent for row in rows] == messages
    start = 0
    for row, message in zip(rows, messages, strict=True):
        end = start + len(message)
        inside = [edge for edge in edges if start <= edge <= end]
        assert row.fate.is_right == (bool(message) and inside == [start, end])
        if message:
            assert message in b"".join(row.decoded)
        start = end


def said(play: Play, program: str, *lines: str) -> Play:
    for line in lines:
        play.happens(Printed(play.time, program, f"{line}\n"))
    return play


def test_messages_are_what_the_programs_print_as_bytes() -> None:
    play = said(Play().opens().starts("client").starts("server"), "client", "b'a'", 'b"it\'s"', "not sent: b'x'")
    said(play, "server", "b'a'", "b'broken", "stopped: no")
    found = outcome(play.world)
    assert [(row.sent, row.fate) for row in found.rows] == [(b"a", Fate.RIGHT), (b"it's", Fate.MISSING)]
    assert found.remarks == (("client", "not sent: b'x'"), ("server", "b'broken"), ("server", "stopped: no"))
    assert (found.sent, found.right) == (2, 1)


def test_round_trips_are_answers_that_the_sender_waited_for() -> None:
    play = Play().opens()
    for data in (b"5", b"hello"):
        play.says(CLIENT, "PSH ACK", data).says(SERVER, "PSH ACK", b"ok")
    assert outcome(play.world).costs.round_trips == 1
    play.says(CLIENT, "PSH ACK", b"last")
    costs = outcome(play.world).costs
    assert (costs.round_trips, costs.payload, costs.packets) == (2, 14, 8)
    assert costs.size == 8 * 54 + 14
    assert costs.seconds == pytest.approx(play.time - 0.001 - play.packets[0].sent)


def test_what_is_sent_again_is_no_round_trip_and_no_more_data() -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    play.says(CLIENT, "PSH ACK", b"5").says(SERVER, "PSH ACK", b"ok").says(CLIENT, "PSH ACK", b"5", seq=first)
    costs = outcome(play.world).costs
    assert (costs.round_trips, costs.payload, costs.packets) == (0, 3, 6)


def test_before_anything_has_happened_there_is_nothing() -> None:
    assert outcome(Play().world) == Outcome()


RAW_BYTES = {"confirmed": "        -5", "header": r"\xff\xff\xff\xff", "delimiter": "half"}


@pytest.mark.parametrize("source", [pytest.param("loopback", marks=needs_loopback),
                                    pytest.param("wire", marks=needs_wire), "model"])  # fmt: skip
@pytest.mark.parametrize("method", ["unframed", "confirmed", "header", "delimiter"])
def test_the_verdict_on_every_method_is_right_on_every_source(source: str, method: str) -> None:
    ran = lesson("framing", source, method=method, count="4", messages="hello|w\\xff|", raw=RAW_BYTES.get(method, ""))
    found = outcome(ran.world)
    assert [row.sent for row in found.rows if row.sent is not None] == [b"hello", b"w\xff", b"", b"hello"]
    framed = method != "unframed"
    assert (found.right == 4) is framed
    assert any("stopped" in line for _, line in found.remarks) is framed
    assert found.costs.round_trips == (4 if method == "confirmed" else 0)
    assert ran.problems == []


def test_messages_that_came_out_in_one_piece_are_joined_with_each_other() -> None:
    one, two, three = judged([b"a", b"b", b"c"], [b"ab", b"c"])
    assert one.is_joined_with(two)
    assert not two.is_joined_with(three)
    assert not three.is_joined_with(three)
