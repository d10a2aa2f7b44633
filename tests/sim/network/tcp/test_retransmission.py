from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.network.tcp.retransmission import RetransmissionTimeout
from sim.network.tcp.settings import TEXTBOOK, TcpSettings


def test_before_any_measurement_it_is_one_second() -> None:
    assert RetransmissionTimeout(TEXTBOOK).rto == 1.0


def test_the_first_measurement_sets_everything() -> None:
    """RFC 6298 2.2."""
    timeout = RetransmissionTimeout(TEXTBOOK)
    timeout.measure(0.8)
    assert (timeout.srtt, timeout.rttvar, timeout.rto) == pytest.approx((0.8, 0.4, 2.4))


def test_later_measurements_smooth() -> None:
    """RFC 6298 2.3: RTTVAR is worked out from the old SRTT."""
    timeout = RetransmissionTimeout(TEXTBOOK)
    timeout.measure(0.8)
    timeout.measure(1.6)
    assert (timeout.srtt, timeout.rttvar, timeout.rto) == pytest.approx((0.9, 0.5, 2.9))


@pytest.mark.parametrize(("settings", "least"), [(TEXTBOOK, 1.0), (TcpSettings(), 0.2)])
def test_it_is_never_below_the_least(settings: TcpSettings, least: float) -> None:
    timeout = RetransmissionTimeout(settings)
    timeout.measure(0.001)
    assert timeout.rto == least


def test_backing_off_doubles_up_to_a_limit_and_a_measurement_ends_it() -> None:
    timeout = RetransmissionTimeout(replace(TEXTBOOK, max_rto=5.0))
    seen = []
    for _ in range(4):
        timeout.back_off()
        seen.append(timeout.rto)
    assert seen == [2.0, 4.0, 5.0, 5.0]
    timeout.measure(0.1)
    assert timeout.rto == 1.0


def test_after_a_repeated_syn_it_is_three_seconds() -> None:
    timeout = RetransmissionTimeout(TEXTBOOK)
    timeout.back_off()
    timeout.back_off()
    timeout.after_repeated_syn()
    assert timeout.rto == 3.0
