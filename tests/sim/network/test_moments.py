from __future__ import annotations

from sim.axis import Moment
from sim.network import events as e
from sim.network.moments import moments_of
from sim.network.packets import packet_of


def test_every_time_at_which_something_is_seen_is_one_moment() -> None:
    events = [
        e.RunStarted(0.0, "loopback", "x", 0),
        e.LineReached(0.1, "client", 1),
        e.FrameSent(0.2, 1, b"", arrives=0.3),
        e.FrameArrived(0.3, 1),
        e.FrameSent(0.3, 2, b""),
        e.CaptureCounted(0.4, 2, 0),
    ]
    assert moments_of(events) == [Moment(0.0), Moment(0.2), Moment(0.3, crossing=True)]


def test_nothing_has_no_moments() -> None:
    assert moments_of([]) == []


def test_what_is_under_way_has_its_arrival_still_to_come() -> None:
    sent = [e.FrameSent(1.0, 1, b"", arrives=3.0), e.FrameSent(1.5, 2, b"", arrives=2.0), e.FrameSent(1.6, 3, b"")]
    moments = moments_of(sent, map(packet_of, sent))
    assert [(moment.time, moment.crossing) for moment in moments[-2:]] == [(2.0, True), (3.0, True)]
    assert len(moments) == 5
