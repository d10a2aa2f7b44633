from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.network.cable import Cable as CableSettings
from sim.network.events import FrameArrived, FrameChanged, FrameDelayed, FrameLost, FrameSent, Loss
from sim.network.frame_rules import FrameRules
from sim.network.link import Cut, LinkSettings, SimulatedLink
from sim.network.traffic import NoSuchFrameError, Traffic, TrafficEvent, traffic_of

FRAME = bytes(60)
HANDS = ("drop", "hold", "release", "duplicate", "corrupt", "swap")


class Cable:
    """A cable of 1 s from 0 to 1 and back, and what was told and came out so far."""

    def __init__(self, rules: str = "", swaps: str = "", cut: Cut | None = None, **settings: float) -> None:
        shared = FrameRules(rules), FrameRules(swaps), cut or Cut()
        links = [SimulatedLink(LinkSettings(**{"delay": 1.0, **settings}), 1, side, *shared) for side in ("a", "b")]
        self.traffic = Traffic((links[0], links[1]))
        self.told: list[TrafficEvent] = []
        self.arrived: list[tuple[int, bytes]] = []

    def put(self, now: float, data: bytes = FRAME, side: int = 0) -> None:
        self.traffic.put(side, data, now)

    def do(self, hand: Callable[[], None]) -> list[TrafficEvent]:
        """What a hand's doing tells."""
        self.traffic.take_events()
        hand()
        return self.traffic.take_events()

    def until(self, end: float) -> list[TrafficEvent]:
        """Let time pass; what was told since the last time."""
        told = self.traffic.take_events()
        while (due := self.traffic.deadline) is not None and due <= end:
            self.arrived += self.traffic.take_arrived(due)
            told += self.traffic.take_events()
        self.told += told
        return told


def test_a_frame_arrives_at_the_other_side_after_the_delay() -> None:
    cable = Cable()
    cable.put(0.0, b"there")
    cable.put(0.5, b"back", side=1)
    assert cable.until(1.2) == [
        FrameSent(0.0, 1, b"there", arrives=1.0),
        FrameSent(0.5, 2, b"back", arrives=1.5),
        FrameArrived(1.0, 1),
    ]
    assert not cable.traffic.is_empty
    assert cable.until(2.0) == [FrameArrived(1.5, 2)]
    assert cable.arrived == [(1, b"there"), (0, b"back")]
    assert cable.traffic.is_empty
    assert cable.traffic.deadline is None


def test_a_frame_that_chance_takes_dies_half_way() -> None:
    cable = Cable(loss=1.0)
    cable.put(0.0)
    assert cable.until(3.0) == [FrameSent(0.0, 1, FRAME, arrives=1.0), FrameLost(0.5, 1, Loss.CHANCE)]
    assert cable.arrived == []


def test_a_rule_names_itself() -> None:
    cable = Cable(rules="b.any:1")
    cable.put(0.0)
    cable.put(0.0, side=1)
    cable.until(3.0)
    assert FrameLost(0.5, 2, Loss.RULE, "b.any:1") in cable.told
    assert cable.arrived == [(1, FRAME)]


def test_a_doubled_frame_is_told_as_a_copy() -> None:
    cable = Cable(duplication=1.0, bandwidth=480.0)
    cable.put(0.0)
    assert cable.until(5.0)[:2] == [
        FrameSent(0.0, 1, FRAME, arrives=2.0),
        FrameSent(0.0, 2, FRAME, arrives=3.0, copy_of=1),
    ]
    assert cable.arrived == [(1, FRAME)] * 2


def test_a_corrupted_frame_changes_half_way_and_still_arrives() -> None:
    cable = Cable(corruption=1.0)
    cable.put(0.0, b"hello")
    assert cable.until(5.0)[1:] == [FrameChanged(0.5, 1, b"helln"), FrameArrived(1.0, 1)]
    assert cable.arrived == [(1, b"helln")]


# The hand


def test_what_is_dropped_never_arrives() -> None:
    cable = Cable()
    cable.put(0.0)
    assert cable.do(lambda: cable.traffic.drop(1, 0.3)) == [FrameLost(0.3, 1, Loss.HAND)]
    assert cable.until(5.0) == []
    with pytest.raises(NoSuchFrameError, match="Frame 1 "):
        cable.traffic.drop(1, 5.0)


def test_what_is_held_goes_on_from_where_it_was() -> None:
    cable = Cable()
    cable.put(0.0)
    assert cable.do(lambda: cable.traffic.hold(1, 0.25)) == [FrameDelayed(0.25, 1, None)]
    assert cable.do(lambda: cable.traffic.hold(1, 0.5)) == []
    assert cable.until(5.0) == []
    assert cable.do(lambda: cable.traffic.release(1, 5.0)) == [FrameDelayed(5.0, 1, 5.75)]
    assert cable.do(lambda: cable.traffic.release(1, 5.1)) == []
    assert cable.until(9.0) == [FrameArrived(5.75, 1)]


def test_a_lost_frame_that_is_held_dies_later() -> None:
    cable = Cable(loss=1.0)
    cable.put(0.0)
    cable.do(lambda: cable.traffic.hold(1, 0.25))
    cable.do(lambda: cable.traffic.release(1, 2.25))
    assert cable.until(9.0) == [FrameLost(2.5, 1, Loss.CHANCE)]


def test_a_copy_by_hand_has_the_whole_way_before_it() -> None:
    cable = Cable()
    cable.put(0.0)
    assert cable.do(lambda: cable.traffic.duplicate(1, 0.5)) == [FrameSent(0.5, 2, FRAME, arrives=1.5, copy_of=1)]
    assert cable.until(2.0) == [FrameArrived(1.0, 1), FrameArrived(1.5, 2)]


def test_a_hand_corrupts_at_once() -> None:
    cable = Cable()
    cable.put(0.0, b"hello")
    assert cable.do(lambda: cable.traffic.corrupt(1, 0.1)) == [FrameChanged(0.1, 1, b"helln")]
    cable.until(2.0)
    assert cable.arrived == [(1, b"helln")]


def test_two_frames_under_way_change_places() -> None:
    cable = Cable()
    cable.put(0.0, b"1")
    cable.put(0.1, b"other way", side=1)
    cable.put(0.2, b"2")
    told = cable.do(lambda: cable.traffic.swap(1, 0.3))
    assert told == [FrameDelayed(0.3, 1, 1.2), FrameDelayed(0.3, 3, 1.0)]
    cable.until(2.0)
    assert cable.arrived == [(1, b"2"), (0, b"other way"), (1, b"1")]


def test_a_frame_waits_for_one_that_can_overtake_it() -> None:
    cable = Cable()
    cable.put(0.0, b"1")
    assert cable.do(lambda: cable.traffic.swap(1, 0.3)) == [FrameDelayed(0.3, 1, None)]
    cable.put(4.0, b"other way", side=1)
    cable.put(5.0, b"2")
    cable.until(9.0)
    assert FrameDelayed(5.0, 1, 6.02) in cable.told
    assert cable.arrived == [(0, b"other way"), (1, b"2"), (1, b"1")]


def test_a_rule_lets_a_frame_be_overtaken_by_the_next() -> None:
    cable = Cable(swaps="a.any:1")
    cable.put(0.0, b"1")
    cable.put(0.1, b"other way", side=1)
    cable.put(0.2, b"2")
    cable.until(9.0)
    assert FrameDelayed(0.2, 1, 1.22, "a.any:1") in cable.told
    assert cable.arrived == [(0, b"other way"), (1, b"2"), (1, b"1")]


def test_who_is_to_be_overtaken_arrives_late_if_nobody_comes() -> None:
    cable = Cable(swaps="any:1")
    cable.put(0.0, b"1")
    cable.until(1.4)
    assert cable.arrived == []
    cable.until(3.0)
    assert cable.arrived == [(1, b"1")]
    assert not cable.traffic.is_standing


def test_what_comes_half_way_while_the_cable_is_cut_dies_there() -> None:
    cable = Cable(cut=Cut(1.0, 1.0))
    for sent in (1.4, 1.8, 2.0, 2.8, 3.0):
        cable.put(sent)
    cable.until(9.0)
    lost = [event for event in cable.told if isinstance(event, FrameLost)]
    assert lost == [FrameLost(2.5, 3, Loss.CUT), FrameLost(3.3, 4, Loss.CUT)]
    assert len(cable.arrived) == 3


def test_a_whole_cable_counts_both_ends_together() -> None:
    traffic = traffic_of(CableSettings(latency=0.1, drop="any:2", swap="server.any:2"))
    for side in (0, 1, 1):
        traffic.put(side, FRAME, 0.0)
    traffic.take_arrived(1.0)
    events = traffic.take_events()
    assert [event.number for event in events if isinstance(event, FrameLost)] == [2]
    assert [event.arrives for event in events if isinstance(event, FrameSent) and event.number == 3] != [0.1]


def test_a_pause_stops_everything_and_what_comes_meanwhile() -> None:
    cable = Cable()
    cable.put(0.0, b"1")
    cable.put(0.5, b"held")
    cable.do(lambda: cable.traffic.hold(2, 0.6))
    assert cable.do(lambda: cable.traffic.pause(0.75)) == [FrameDelayed(0.75, 1, None)]
    cable.put(2.0, b"3")
    assert cable.until(7.0) == [FrameSent(2.0, 3, b"3", arrives=3.0), FrameDelayed(2.0, 3, None)]
    assert cable.do(lambda: cable.traffic.release(2, 7.5)) == []
    assert cable.do(lambda: cable.traffic.go_on(8.0)) == [
        FrameDelayed(8.0, 1, 8.25),
        FrameDelayed(8.0, 2, 8.9),
        FrameDelayed(8.0, 3, 9.0),
    ]
    cable.until(10.0)
    assert cable.arrived == [(1, b"1"), (1, b"held"), (1, b"3")]


def test_whether_a_hand_is_in_the_way() -> None:
    cable = Cable()
    cable.put(0.0)
    seen = [cable.traffic.is_standing]
    hands: list[Callable[[], None]] = [
        lambda: cable.traffic.hold(1, 0.1),
        lambda: cable.traffic.release(1, 0.2),
        lambda: cable.traffic.pause(0.3),
        lambda: cable.put(0.4),
        lambda: cable.traffic.go_on(0.5),
        lambda: cable.traffic.hold(1, 0.6),
        lambda: cable.traffic.drop(1, 0.7),
    ]
    for hand in hands:
        hand()
        seen.append(cable.traffic.is_standing)
    assert seen == [False, True, False, True, True, False, True, False]


def test_what_is_held_outlasts_a_pause() -> None:
    cable = Cable()
    cable.put(0.0)
    cable.do(lambda: cable.traffic.pause(0.1))
    cable.do(lambda: cable.traffic.hold(1, 0.2))
    assert cable.do(lambda: cable.traffic.go_on(0.3)) == []
    assert cable.until(9.0) == []


@pytest.mark.parametrize("hand", HANDS)
def test_what_is_not_there_cannot_be_touched(hand: str) -> None:
    with pytest.raises(NoSuchFrameError):
        getattr(Cable().traffic, hand)(1, 0.0)


SHARE = st.floats(0, 1)
DEEDS = st.lists(
    st.tuples(st.sampled_from(["put", "put", "put", "pause", "go_on", *HANDS]), st.integers(1, 8), st.floats(0, 0.5)),
    max_size=40,
)


@given(DEEDS, SHARE, SHARE, SHARE)
def test_whatever_a_hand_does_every_frame_has_one_end(
    deeds: list[tuple[str, int, float]], loss: float, duplication: float, corruption: float
) -> None:
    cable = Cable(loss=loss, duplication=duplication, corruption=corruption)
    now = 0.0
    for deed, number, pause in deeds:
        now += pause
        cable.until(now)
        try:
            match deed:
                case "put":
                    cable.put(now, bytes([number]), side=number % 2)
                case "pause" | "go_on":
                    getattr(cable.traffic, deed)(now)
                case _:
                    getattr(cable.traffic, deed)(number, now)
        except NoSuchFrameError:
            continue
    cable.traffic.go_on(now)
    cable.until(now)
    for number in [event.number for event in cable.told if isinstance(event, FrameSent)]:
        try:
            cable.traffic.release(number, now)
        except NoSuchFrameError:
            continue
    cable.until(float("inf"))
    sent = [event.number for event in cable.told if isinstance(event, FrameSent)]
    ended = [event.number for event in cable.told if isinstance(event, FrameArrived | FrameLost)]
    assert sorted(ended) == sent == list(range(1, len(sent) + 1))
    assert len(cable.arrived) == sum(isinstance(event, FrameArrived) for event in cable.told)
    times = [event.time for event in cable.told]
    assert times == sorted(times)
    due = {event.number: event.arrives for event in cable.told if isinstance(event, FrameSent | FrameDelayed)}
    assert all(due[event.number] == event.time for event in cable.told if isinstance(event, FrameArrived))
