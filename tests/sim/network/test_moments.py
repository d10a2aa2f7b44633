from __future__ import annotations

from sim.axis import Moment
from sim.network import events as e
from sim.network.encapsulation import journey_of
from sim.network.moments import ConversationGuide, moments_of, with_layers
from sim.network.packets import packet_of
from sim.network.world import World
from tests.sim.network.play import CLIENT, SERVER, TICK, Play
from tests.sim.network.scenes_of_packets import loses


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


def followed(play: Play) -> list[int]:
    """How many layers the first message has behind it at each moment of its way."""
    guide = ConversationGuide()
    guide.shows_layers = True
    packet = next(each for each in play.world.packets if each.length)
    times = [moment.time for moment in guide.moments(play.timeline, False)]
    under_way = [time for time in times if packet.sent <= time <= (packet.arrives or packet.sent)]
    return [journey_of(packet, time).layers for time in under_way]


def test_where_layers_are_shown_a_step_stops_in_each_of_them() -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    assert followed(play) == [1, 2, 3, 4, 4, 1, 2, 3, 4, 4]
    assert len(ConversationGuide().moments(play.timeline, False)) == len(moments_of(play.timeline.events))


def test_a_message_is_followed_only_until_another_frame_is_the_newest() -> None:
    play = Play().opens()
    first = play.sends(CLIENT, "ACK", b"hello")
    play.time -= 0.7 * TICK
    play.sends(CLIENT, "ACK")
    play.arrives(first)
    assert followed(play) == [1, 2, 3, 4, 4]


def test_a_message_is_followed_only_until_an_older_frame_arrives() -> None:
    play = Play().opens()
    older = play.sends(SERVER, "ACK")
    play.time -= 0.6 * TICK
    play.sends(CLIENT, "ACK", b"hello")
    play.arrives(older)
    assert followed(play) == [1, 2, 3, 4, 4, 4]


def test_a_lost_message_is_followed_nowhere() -> None:
    play = Play().opens()
    loses(play, b"hello")
    assert followed(play)[:1] == [1]
    assert len(followed(play)) <= 2


def test_nothing_has_no_moments() -> None:
    assert with_layers([], World()) == []
    assert moments_of([]) == []


def test_what_is_under_way_has_its_arrival_still_to_come() -> None:
    sent = [e.FrameSent(1.0, 1, b"", arrives=3.0), e.FrameSent(1.5, 2, b"", arrives=2.0), e.FrameSent(1.6, 3, b"")]
    moments = moments_of(sent, map(packet_of, sent))
    assert [(moment.time, moment.crossing) for moment in moments[-2:]] == [(2.0, True), (3.0, True)]
    assert len(moments) == 5


def test_while_a_run_goes_on_all_that_is_known_of_it_can_be_seen() -> None:
    play = Play().starts("client").happens(e.StillRuns(3.0, "client", 0.5))
    guide = ConversationGuide()
    assert guide.moments(play.timeline, True)[-1] == Moment(3.0)
    assert Moment(3.0) not in guide.moments(play.timeline, False)
