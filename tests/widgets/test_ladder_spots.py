from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from sim.axis import Axis
from sim.network.events import AnyEvent, FrameArrived, FrameLost, FrameSent, Loss, ModelState, TcpState
from sim.network.moments import moments_of
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.ladder_layout import UNIT, Frame, arrows_of, lanes_of
from widgets.ladder_paint import Style
from widgets.ladder_side import SideLabel, whole_place
from widgets.ladder_spots import places_of
from widgets.theme import LIGHT


def frame_of(play: Play) -> Frame:
    return Frame(800, 600, 1.0, Axis(moments_of(play.timeline.events)))


def places(play: Play, *news: AnyEvent) -> list[QRectF]:
    return list(places_of(news, play.world, frame_of(play), Style(LIGHT), lambda _: []))


def test_the_whole_arrow_of_a_packet_that_soon_arrives() -> None:
    play = Play().opens()
    frame = frame_of(play)
    for event in play.timeline.events:
        if isinstance(event, FrameSent | FrameArrived):
            (place,) = places(play, event)
            (arrow,) = arrows_of([play.packets[event.number - 1]], lanes_of(play.world, frame), frame)
            assert place.contains(QPointF(*arrow.point(0.0)))
            assert place.contains(QPointF(*arrow.point(1.0)))
            assert place.height() < 2 * UNIT


def test_of_one_that_is_long_under_way_the_end_where_something_happens() -> None:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", b"hello")
    sent = play.timeline.events[-1]
    for _ in range(9):
        play.says(SERVER, "ACK")
    play.timeline.add(FrameArrived(play.time, number))
    late = FrameSent(sent.time, number, play.packets[number - 1].event.data, arrives=play.time)
    whole = Play()
    for event in play.timeline.events:
        whole.happens(late if event is sent else event)
    left, right = (lane.x for lane in lanes_of(whole.world, frame_of(whole)))
    (leaves,), (comes,) = places(whole, late), places(whole, FrameArrived(play.time, number))
    assert leaves.left() <= left + 8
    assert comes.right() >= right - 8
    assert leaves.bottom() < comes.top()
    assert comes.width() < (right - left) / 2


def test_a_lost_packet_where_it_died() -> None:
    play = Play().opens()
    lost = FrameLost(play.time, play.sends(CLIENT, "PSH ACK", b"hello"), Loss.CHANCE)
    play.happens(lost)
    (place,) = places(play, lost)
    assert place.top() < frame_of(play).y(lost.time) < place.bottom()


def test_the_name_of_a_new_state_where_it_stands_if_it_does() -> None:
    play = Play().opens()
    told = ModelState(play.time, CLIENT, SERVER, TcpState.FIN_WAIT_1, "CLOSE")
    play.happens(told)
    lane = next(lane for lane in lanes_of(play.world, frame_of(play)) if lane.address == CLIENT)
    shifted = SideLabel("FIN_WAIT_1", 123, True)
    others = [SideLabel("FIN_WAIT_1", 5, True), SideLabel("ESTABLISHED", 50, True), SideLabel("FIN_WAIT_1", 9, False)]
    style = Style(LIGHT)
    found = list(places_of([told], play.world, frame_of(play), style, lambda _: [others[0], shifted, *others[1:]]))
    assert found == [whole_place(shifted, lane, LIGHT)]
    assert list(places_of([told], play.world, frame_of(play), style, lambda _: others[1:])) == []
