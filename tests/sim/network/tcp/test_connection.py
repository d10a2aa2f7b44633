from __future__ import annotations

from msgspec.structs import replace

from sim.network.events import TcpState
from sim.network.tcp.connection import Connection
from sim.network.tcp.events import Failed, Failure, StateChanged
from sim.network.tcp.segment import Options, TcpSegment, flags_of
from sim.network.tcp.settings import TcpSettings
from sim.network.tcp.states import Trigger
from sim.network.tcp.timers import Timer

OFFER = Options(mss=1400, window_scale=3, sack_permitted=True, timestamps=(500, 0))


def connection(**settings: bool | int | None) -> Connection:
    c = Connection(1000, replace(TcpSettings(), **settings))
    c.receiver.synchronise(0)
    return c


def test_what_both_offer_is_used() -> None:
    c = connection()
    c.agree(OFFER)
    assert (c.uses_sack, c.uses_timestamps, c.recent_timestamp) == (True, True, 500)
    assert (c.sender.scale, c.receiver.scale, c.sender.mss) == (3, 7, 1400 - 12)


def test_what_one_does_not_offer_is_not_used() -> None:
    for c, offer in (
        (connection(), Options(mss=1400)),
        (connection(sack=False, timestamps=False, window_scale=None), OFFER),
    ):
        c.agree(offer)
        assert (c.uses_sack, c.uses_timestamps, c.sender.scale, c.receiver.scale) == (False, False, 0, 0)
        assert c.sender.mss == 1400


def test_our_link_limits_the_mss_too_and_a_silly_one_is_not_followed() -> None:
    c = connection(mss=1000, timestamps=False)
    c.agree(Options(mss=1400))
    assert c.sender.mss == 1000
    c.agree(Options(mss=1))
    assert c.sender.mss == 48


def test_a_scale_beyond_14_counts_as_14() -> None:
    """RFC 7323 2.3."""
    c = connection()
    c.agree(Options(window_scale=200))
    assert c.sender.scale == 14


def test_a_small_buffer_is_not_scaled_to_nothing() -> None:
    assert connection(receive_buffer=200).offered_scale == 0
    assert connection(receive_buffer=65535).offered_scale == 7


def test_options_of_an_answer_are_those_agreed() -> None:
    c = connection()
    c.agree(Options(mss=1400, sack_permitted=True))
    c.emit_numbers(0.0, c.sender.iss, c.sender.iss + 1, syn=True)
    assert c.segments[-1].options == Options(mss=1460, sack_permitted=True)


def test_no_more_blocks_than_fit() -> None:
    for offer, most in ((OFFER, 3), (Options(sack_permitted=True), 4)):
        c = connection()
        c.agree(offer)
        for start in range(10, 100, 10):
            c.receiver.beyond.add(start, b"abc")
        c.emit_ack(0.0)
        assert len(c.segments[-1].options.sack) == most


def test_a_segment_that_leaves_takes_the_owed_acknowledgement_along() -> None:
    c = connection()
    c.acks.is_due = True
    c.timers.set(Timer.DELAYED_ACK, 1.0)
    c.emit_ack(0.0)
    assert not c.acks.is_due
    assert not c.timers.runs(Timer.DELAYED_ACK)
    assert c.last_ack_sent == 1


def test_the_table_moves_and_only_a_move_is_told() -> None:
    c = connection()
    c.move(Trigger.CLOSE, 0.0)
    assert (c.state, c.events) == (TcpState.CLOSED, [])
    c.move(Trigger.ACTIVE_OPEN, 0.5)
    assert c.events == [StateChanged(0.5, TcpState.CLOSED, TcpState.SYN_SENT, Trigger.ACTIVE_OPEN)]


def test_the_end_stops_every_timer() -> None:
    c = connection()
    c.move(Trigger.ACTIVE_OPEN, 0.0)
    c.timers.set(Timer.KEEP_ALIVE, 9.0)
    c.fail(Failure.RESET, Trigger.RECEIVE_RST, 1.0)
    assert c.timers.deadline is None
    assert c.events[-1] == Failed(1.0, Failure.RESET)


def test_challenges_are_limited_in_any_period() -> None:
    c = connection(challenge_acks=2)
    doubtful = TcpSegment(5, flags=flags_of("syn"))
    for now in (0.0, 1.0, 2.0, 4.9, 5.0, 5.5, 6.0):
        c.challenge(doubtful, now)
    assert len(c.segments) == 4
    assert [event.time for event in c.events] == [0.0, 1.0, 5.0, 6.0]


def test_new_settings_reach_every_part() -> None:
    c = connection()
    c.configure(replace(c.settings, receive_buffer=5, send_buffer=6, delayed_ack=0.0, min_rto=9.0))
    c.rto.measure(0.1)
    assert (c.receiver.capacity, c.sender.room, c.acks.settings.delayed_ack, c.rto.rto) == (5, 6, 0.0, 9.0)
