from __future__ import annotations

import pytest

from sim.network import read_words
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_programs import read_after


def said(sent: list[bytes], read: bytes) -> str:
    """The sentence on a read, from where its pieces are named."""
    return read_after(Play(), sent, read).last_words().said().partition("'. ")[2]


def test_a_read_says_how_much_of_which_sends_it_took() -> None:
    assert said([b"hello", b"world"], b"hellowor") == "In it: 5 bytes of send number 1 and 3 bytes of send number 2."
    three = "In it: 2 bytes of send number 1, 2 bytes of send number 2 and 1 byte of send number 3."
    assert said([b"ab"] * 3, b"ababa") == three
    assert said([b"hello"], b"h") == "All of it is a part of send number 1."
    assert said([b"ab"] * 5, b"ababababa") == "In it: bytes of 5 sends, from number 1 to number 5."


def test_of_one_whole_send_there_is_nothing_to_say() -> None:
    assert said([b"hello", b"world"], b"hello") == ""


def test_what_nobody_told_of_is_not_guessed() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    play.calls("server", "recv", "64", socket=8).returns("server", data=b"hello", local=SERVER, peer=CLIENT)
    assert "In it" not in play.last_words().said()


def test_in_a_long_run_nobody_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_words, "LONG_RUN", 3)
    assert said([b"hello"], b"h") == ""
