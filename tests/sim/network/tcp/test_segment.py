from __future__ import annotations

import pytest

from sim.network.tcp.segment import TcpSegment, flags_of, reset_for


def test_syn_and_fin_take_a_number_each() -> None:
    assert TcpSegment(0, flags=flags_of("syn")).length == 1
    assert TcpSegment(0, flags=flags_of("fin", "ack"), data=b"abc").length == 4
    assert TcpSegment(0, flags=flags_of("ack")).length == 0


def test_flags_are_asked_by_name() -> None:
    segment = TcpSegment(0, flags=flags_of("syn", "ack"))
    assert (segment.syn, segment.ack, segment.fin, segment.rst) == (True, True, False, False)


def test_an_unknown_flag_is_refused() -> None:
    with pytest.raises(ValueError, match="sin is no TCP flag"):
        flags_of("sin")


def test_a_segment_reads_like_in_a_capture() -> None:
    assert str(TcpSegment(1, 2, flags_of("ack", "psh"), 500, data=b"abc")) == "PSH ACK seq=1 ack=2 win=500 len=3"


def test_a_reset_takes_its_number_from_the_acknowledgement() -> None:
    """RFC 9293 3.10.7.1: the peer must find it acceptable."""
    assert reset_for(TcpSegment(7, 99, flags_of("ack"))) == TcpSegment(99, flags=flags_of("rst"))


def test_without_acknowledgement_the_reset_acknowledges_everything() -> None:
    segment = TcpSegment((1 << 32) - 1, flags=flags_of("syn"), data=b"ab")
    assert reset_for(segment) == TcpSegment(0, 2, flags_of("rst", "ack"))


def test_a_reset_is_never_answered() -> None:
    assert reset_for(TcpSegment(7, 99, flags_of("rst", "ack"))) is None
