from __future__ import annotations

import pytest

from sim.network import outcome_words
from sim.network.events import CallReturned, TcpState
from sim.network.narrator import narrate
from sim.network.outcome_words import state_of_closed
from tests.sim.chinese import in_chinese
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_programs import said_goodbye, sent_by_now


def said(play: Play, program: str = "client") -> str:
    play.calls(program, "close", socket=5).returns(program, local=CLIENT, peer=SERVER)
    return play.last_words().said()


def test_nothing_is_left_to_do_only_where_the_connection_is_over() -> None:
    over = Play().opens().says(SERVER, "FIN ACK").says(CLIENT, "ACK").says(CLIENT, "FIN ACK").says(SERVER, "ACK")
    assert "nothing is left to do" in said(over)
    for play in (Play().opens(), Play().opens().says(CLIENT, "FIN ACK"), said_goodbye(Play())):
        words = said(play)
        assert "nothing is left to do" not in words
        assert "the kernel" in words.casefold()


@pytest.mark.parametrize("flags", ["FIN ACK", "RST"])
def test_the_state_that_is_named_is_that_of_the_moment(flags: str) -> None:
    play = Play().opens().says(CLIENT, flags)
    event = CallReturned(play.time, "client", 1, local=CLIENT, peer=SERVER)
    wanted = TcpState.FIN_WAIT_1 if flags == "FIN ACK" else TcpState.CLOSED
    assert state_of_closed(event, play.world) is wanted
    assert wanted.value in said(play)


def test_what_has_come_is_not_said_to_be_under_way_perhaps() -> None:
    come, under_way = (sent_by_now(Play(), arrives=each).last_words() for each in (True, False))
    assert "By now it has arrived" in come.said()
    assert "By now" not in under_way.said()
    assert "不表示已经送到" not in come.said(in_chinese)
    assert "不表示已经送到" in under_way.said(in_chinese)


def test_in_a_long_run_nobody_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome_words, "LONG_RUN", 1)
    assert "By now" not in sent_by_now(Play(), arrives=True).last_words().said()


def test_the_sentence_is_about_the_world_after_the_call() -> None:
    play = sent_by_now(Play(), arrives=False)
    returned = play.timeline.events[-1]
    assert isinstance(returned, CallReturned)
    before = narrate(returned, play.world)
    play.arrives(len(play.packets))
    assert narrate(returned, play.world) != before
