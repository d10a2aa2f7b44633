from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.network.tcp.congestion import Congestion, Phase, initial_window
from sim.network.tcp.settings import TEXTBOOK

MSS = 1000


def congestion(cwnd: int = 4 * MSS, ssthresh: int | None = None) -> Congestion:
    control = Congestion(replace(TEXTBOOK, mss=MSS), 0)
    control.cwnd, control.ssthresh = cwnd, ssthresh
    return control


@pytest.mark.parametrize(
    ("mss", "segments", "expected"),
    [(500, 0, 2000), (1095, 0, 4380), (1460, 0, 4380), (2190, 0, 6570), (4000, 0, 8000), (1460, 10, 14600),
     (9000, 10, 18000), (500, 10, 5000)],
)  # fmt: skip
def test_the_first_window(mss: int, segments: int, expected: int) -> None:
    assert initial_window(mss, segments) == expected


def test_slow_start_opens_by_a_segment_for_each_acknowledgement() -> None:
    control = congestion()
    control.on_new_ack(MSS, 4 * MSS)
    assert control.cwnd == 5 * MSS
    control.on_new_ack(2 * MSS, 5 * MSS)
    assert control.cwnd == 6 * MSS
    control.on_new_ack(300, 6 * MSS)
    assert control.cwnd == 6 * MSS + 300


def test_congestion_avoidance_opens_by_a_segment_for_each_window() -> None:
    control = congestion(cwnd=4 * MSS, ssthresh=4 * MSS)
    for _ in range(3):
        control.on_new_ack(MSS, 4 * MSS)
    assert control.cwnd == 4 * MSS
    control.on_new_ack(MSS, 4 * MSS)
    assert control.cwnd == 5 * MSS


@pytest.mark.parametrize("ssthresh", [None, 4 * MSS])
def test_a_window_that_is_not_used_does_not_open(ssthresh: int | None) -> None:
    control = congestion(4 * MSS, ssthresh)
    for _ in range(20):
        control.on_new_ack(MSS, MSS)
    assert control.cwnd == 4 * MSS


def test_fast_recovery_swells_and_shrinks() -> None:
    control = congestion(cwnd=10 * MSS)
    control.on_loss(10 * MSS, 10_000, uses_sack=False)
    assert (control.ssthresh, control.cwnd, control.phase) == (5 * MSS, 8 * MSS, Phase.RECOVERY)
    control.on_duplicate()
    assert control.cwnd == 9 * MSS
    control.on_partial_ack(3 * MSS)
    assert control.cwnd == 7 * MSS
    control.on_partial_ack(MSS)
    assert control.cwnd == 7 * MSS
    control.on_partial_ack(500)
    assert control.cwnd == 6500
    control.on_recovered(4500)
    assert (control.cwnd, control.phase) == (5 * MSS, Phase.OPEN)


def test_recovery_does_not_end_in_a_burst() -> None:
    control = congestion(cwnd=10 * MSS)
    control.on_loss(10 * MSS, 10_000, uses_sack=False)
    control.on_recovered(0)
    assert control.cwnd == 2 * MSS


def test_with_sack_the_window_stays_halved() -> None:
    control = congestion(cwnd=10 * MSS)
    control.on_loss(10 * MSS, 10_000, uses_sack=True)
    assert control.cwnd == 5 * MSS
    control.on_recovered(0)
    assert control.cwnd == 5 * MSS


def test_a_timeout_starts_again_with_one_segment() -> None:
    control = congestion(cwnd=10 * MSS)
    control.on_timeout(9 * MSS, 9000, is_first=True)
    assert (control.ssthresh, control.cwnd, control.phase, control.recover) == (4500, MSS, Phase.LOSS, 9000)
    control.on_timeout(MSS, 9000, is_first=False)
    assert control.ssthresh == 4500


def test_the_threshold_is_at_least_two_segments() -> None:
    control = congestion()
    control.on_timeout(MSS, 0, is_first=True)
    assert control.ssthresh == 2 * MSS


def test_idleness_never_opens_the_window() -> None:
    control = congestion(cwnd=MSS)
    control.on_idle()
    assert control.cwnd == MSS
    control.cwnd = 40 * MSS
    control.on_idle()
    assert control.cwnd == 4 * MSS


def test_a_lost_syn_leaves_one_segment() -> None:
    control = congestion()
    control.start(500, is_syn_repeated=False)
    assert control.cwnd == 2000
    control.start(500, is_syn_repeated=True)
    assert control.cwnd == 500
