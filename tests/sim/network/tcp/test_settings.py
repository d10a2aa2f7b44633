from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.network.tcp.settings import TEXTBOOK, TcpSettings


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mss": 10}, "MSS cannot be 10 bytes"),
        ({"mss": 70_000}, "choose 64 to 65535"),
        ({"receive_buffer": 0}, "room for at least 1 byte"),
        ({"send_buffer": -1}, "room for at least 1 byte"),
        ({"window_scale": 15}, "RFC 7323 allows 0 to 14"),
        ({"delayed_ack": 0.5}, "less than 0.5 s"),
        ({"min_rto": 0.0}, "more than 0 s"),
        ({"min_rto": 9.0, "max_rto": 8.0}, "no longer than the longest"),
        ({"window_probe_bytes": 2}, "choose 0 or 1"),
        ({"keep_alive_idle": 0.0}, "more than 0 s"),
        ({"retries": -1}, "cannot be negative"),
        ({"msl": -1.0}, "cannot be negative"),
    ],
)
def test_an_impossible_value_is_refused_with_a_sentence(change: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(TcpSettings(), **change)


def test_the_least_is_possible() -> None:
    least = TcpSettings(mss=64, receive_buffer=1, send_buffer=1, window_scale=0, retries=0, msl=0.0, min_rto=0.01)
    assert least.send_buffer == 1


def test_the_textbook_and_linux_can_do_without_a_single_change() -> None:
    assert TEXTBOOK.window_scale is None
    assert TcpSettings().window_scale == 7
