from __future__ import annotations

from msgspec.structs import replace

from sim.network.tcp.acknowledging import AckPolicy
from sim.network.tcp.settings import TEXTBOOK, TcpSettings

SLOW = replace(TEXTBOOK, mss=1000, delayed_ack=0.2)
QUICK = replace(SLOW, quick_acks=2)
WIDE = 1 << 16


def policy(settings: TcpSettings = SLOW) -> AckPolicy:
    return AckPolicy(settings)


def test_one_small_segment_may_wait() -> None:
    p = policy()
    p.on_data(10, 10, WIDE, 0.0)
    assert (p.is_owed, p.is_due) == (True, False)


def test_the_second_full_segment_may_not() -> None:
    p = policy()
    p.on_data(1000, 1000, WIDE, 0.0)
    assert not p.is_due
    p.on_data(1000, 1000, WIDE, 0.0)
    assert p.is_due


def test_many_small_segments_wait_until_they_make_more_than_a_full_one() -> None:
    p = policy()
    for _ in range(5):
        p.on_data(100, 100, WIDE, 0.0)
    assert not p.is_due
    p.on_data(100, 100, WIDE, 0.0)
    assert p.is_due


def test_a_filled_gap_does_not_make_segments_look_larger() -> None:
    p = policy()
    p.on_data(5000, 600, WIDE, 0.0)
    p.on_sent(has_data=False, now=0.0)
    p.on_data(601, 601, WIDE, 0.0)
    assert not p.is_due
    p.on_data(600, 600, WIDE, 0.0)
    assert p.is_due


def test_nothing_is_owed_once_it_was_said() -> None:
    p = policy()
    p.on_data(2000, 1000, WIDE, 0.0)
    p.on_sent(has_data=False, now=0.0)
    assert (p.is_owed, p.is_due) == (False, False)


def test_without_delay_everything_is_said_at_once() -> None:
    p = policy(replace(SLOW, delayed_ack=0.0))
    p.on_data(1, 1, WIDE, 0.0)
    assert p.is_due


def test_the_first_segments_are_acknowledged_quickly() -> None:
    p = policy(QUICK)
    seen = []
    for _ in range(3):
        p.on_data(1, 1, WIDE, 0.0)
        seen.append(p.is_due)
        p.on_sent(has_data=False, now=0.0)
    assert seen == [True, True, False]


def test_a_small_window_leaves_less_quickness() -> None:
    p = policy(QUICK)
    p.on_data(1, 1, 1000, 0.0)
    assert not p.is_due


def test_a_prompt_reply_makes_a_dialogue_and_a_late_one_does_not() -> None:
    prompt, late = policy(QUICK), policy(QUICK)
    for p, now in ((prompt, 0.1), (late, 0.3)):
        p.on_data(1, 1, WIDE, 0.0)
        p.on_sent(has_data=True, now=now)
        p.on_data(1, 1, WIDE, 1.0)
    assert (prompt.is_due, late.is_due) == (False, True)


def test_a_missing_reply_or_disorder_ends_the_dialogue() -> None:
    for end in (AckPolicy.on_delay_over, AckPolicy.on_disorder):
        p = policy(QUICK)
        p.on_data(1, 1, WIDE, 0.0)
        p.on_sent(has_data=True, now=0.1)
        end(p)
        assert p.is_due
        p.on_sent(has_data=False, now=0.5)
        assert not p.is_dialogue


def test_a_fin_waits_for_ours() -> None:
    p = policy(QUICK)
    p.on_fin()
    p.on_data(1, 1, WIDE, 0.0)
    assert (p.is_owed, p.is_due) == (True, False)
