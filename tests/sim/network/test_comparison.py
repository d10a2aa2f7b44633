from __future__ import annotations

from time import process_time

import pytest

from sim.network import differences as c
from sim.network.comparison import Line, Row, compare, lines_of, verdict
from tests.sim.network.play import CLIENT, FIRST, SERVER, Play

LINE = Line(0, "client", ("psh", "ack"), 1, 1, 5)
SAME = Row(LINE, LINE, (1, 1))
KNOWN = Row(LINE, Line(0, "client", ("ack",), 1, 1, 5), (2, 2), c.OTHER_PUSH)


def opened() -> Play:
    """A handshake, and the client's greeting."""
    return Play().opens().says(CLIENT, "PSH ACK", b"hello")


def parted(left: Play, right: Play) -> list[Row]:
    """The rows on which both do not agree."""
    return [row for row in compare(left.world, right.world) if not row.agrees]


def test_a_run_agrees_with_itself_line_by_line() -> None:
    rows = compare(opened().world, opened().world)
    assert [str(row.left) for row in rows[:3]] == ["SYN seq=0", "SYN ACK seq=0 ack=1", "ACK seq=1 ack=1"]
    assert str(rows[3].left) == "PSH ACK seq=1 ack=1 len=5"
    assert [row.packets for row in rows] == [(number, number) for number in range(1, len(rows) + 1)]
    assert all(row.agrees and row.is_explained and row.reason == "" for row in rows)


def test_nothing_agrees_with_nothing() -> None:
    assert compare(Play().world, Play().world) == []


def test_what_only_one_side_says_stands_alone_and_has_no_reason() -> None:
    longer = opened().says(CLIENT, "PSH ACK", b"more")
    for left, right in ((longer, opened()), (opened(), longer)):
        (row,) = (row for row in parted(left, right) if row.reason == c.UNEXPLAINED)
        assert not row.is_explained
        assert {None, "PSH ACK seq=6 ack=1 len=4"} == {side and str(side) for side in (row.left, row.right)}
        assert str(row.sentence) == c.UNEXPLAINED


@pytest.mark.parametrize(
    ("flags", "acknowledges", "reason"), [("ACK", 0, c.OTHER_PUSH), ("PSH ACK", -1, c.OTHER_ACK)], ids=["psh", "ack"]
)
def test_one_segment_that_differs_a_little(flags: str, acknowledges: int, reason: str) -> None:
    ack = (opened().expects[CLIENT] + acknowledges) % (1 << 32)
    other = Play().opens()
    other.says(CLIENT, flags, b"hello", ack=ack)
    (row,) = parted(opened(), other)
    assert (row.reason, row.is_explained) == (reason, True)
    assert row.left is not None
    assert row.right is not None
    assert row.left.length == row.right.length == 5


def test_the_same_bytes_in_other_pieces() -> None:
    pieces = Play().opens().says(CLIENT, "PSH ACK", b"hel").says(CLIENT, "PSH ACK", b"lo")
    rows = parted(opened(), pieces)
    assert {row.reason for row in rows} == {c.OTHER_PIECES}
    assert sum(row.left is not None for row in rows) == 1


def test_other_pieces_are_no_excuse_for_fewer_bytes() -> None:
    fewer = Play().opens().says(CLIENT, "PSH ACK", b"hel")
    assert c.UNEXPLAINED in {row.reason for row in parted(opened(), fewer)}


def test_an_acknowledgement_more() -> None:
    here, there = opened(), opened()
    for play in (here, there):
        play.says(SERVER, "PSH ACK", b"yes")
    more = opened()
    more.says(SERVER, "ACK")
    more.says(SERVER, "PSH ACK", b"yes")
    assert {row.reason for row in parted(more, there)} == {c.ACK_COMBINED}


def test_what_is_sent_again_on_one_side_only() -> None:
    again = opened()
    again.time += 0.3
    again.sends(CLIENT, "PSH ACK", b"hello", seq=(again.next[CLIENT] - 5) % (1 << 32))
    (row,) = parted(opened(), again)
    assert row.reason == c.SENT_AGAIN


def test_each_conversation_is_compared_by_itself() -> None:
    talks = {line.talk for line, _ in lines_of(opened().world)}
    assert talks == {0}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([SAME, SAME], "Kernel and model say the same, line by line: 2 lines."),
        ([SAME, KNOWN], "They part at line 2: 1 of 2 lines differ, each with a known reason."),
        (
            [Row(LINE, None, (1, None), c.UNEXPLAINED), KNOWN],
            "They part at line 1: 2 of 2 lines differ, 1 of them without a known reason.",
        ),
    ],
)
def test_the_verdict_is_one_sentence(rows: list[Row], words: str) -> None:
    assert str(verdict(rows)) == words


def test_what_the_left_side_lacks_stands_where_its_sender_would_have_said_it() -> None:
    left = Play().says(CLIENT, "SYN").says(SERVER, "SYN ACK").says(CLIENT, "ACK")
    right = Play().says(CLIENT, "SYN")
    right.says(SERVER, "SYN ACK", ack=FIRST[CLIENT]).says(SERVER, "SYN ACK", seq=FIRST[SERVER]).says(
        CLIENT, "ACK", b"!"
    )
    rows = compare(left.world, right.world)
    assert [row.packets for row in rows] == [(1, 1), (None, 2), (2, 3), (3, None), (None, 4)]


def test_a_long_run_that_differs_throughout_is_compared_quickly() -> None:
    plays = []
    for size, count in ((2, 300), (1, 600)):
        play = Play().opens()
        for _ in range(count):
            play.says(CLIENT, "PSH ACK", b"x" * size).says(SERVER, "ACK")
        plays.append(play.world)
    began = process_time()
    rows = compare(*plays)
    assert {row.reason for row in rows} == {"", c.OTHER_PIECES, c.ACK_COMBINED}
    assert process_time() - began < 0.5
