from sim.axis import Moment
from sim.network import events as e
from sim.network.moments import moments_of


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
