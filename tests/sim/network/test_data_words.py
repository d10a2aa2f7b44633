from __future__ import annotations

from tests.sim.network.play import CLIENT, Play
from tests.sim.network.scenes_of_packets import fills_the_gap, loses


def test_a_gap_is_named_by_the_number_that_is_missing() -> None:
    play = Play().opens().says(CLIENT, "ACK", b"hello")
    play.sends(CLIENT, "ACK", b"lost", lost=True)
    play.says(CLIENT, "ACK", b"world")
    assert "5 bytes of data too early: number 6 is still missing" in play.last_words().said()


def test_what_fills_a_gap_came_never_before_although_the_lost_one_was_due() -> None:
    play = Play()
    fills_the_gap(play)
    said = play.last_words().said()
    assert "the missing 5 bytes: the gap is filled" in said
    assert "13 bytes in a row are ready for recv(), all before number 14" in said


def test_only_what_has_come_without_a_gap_counts_as_in_order() -> None:
    play = Play().opens()
    first = loses(play, b"hello")
    play.says(CLIENT, "ACK", b"big")
    loses(play, b"gone")
    play.says(CLIENT, "ACK", b"world").says(CLIENT, "ACK", b"hello", seq=first)
    assert "8 bytes in a row are ready for recv(), all before number 9" in play.last_words().said()
