from __future__ import annotations

import pytest
from msgspec.structs import replace

from sim.axis import Axis, Moment
from sim.network.events import FrameDiscarded, FrameLost, Loss
from sim.network.packets import Label
from sim.network.world import World
from tests.bench.conversations import timeline_of
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets import ladder_labels as labels
from widgets.chips import chips_of
from widgets.ladder_layout import Arrow, Frame, arrows_of, lanes_of
from widgets.ladder_paint import Style, cross_box
from widgets.theme import LIGHT

FRAME = Frame(800, 600, 1.0, Axis([Moment(float(second)) for second in range(9)]))


def world() -> World:
    timeline = timeline_of(8)
    return timeline.world_after(len(timeline))


def test_chips_and_numbers_say_what_the_segment_says() -> None:
    syn, syn_ack, _, data = list(world().packets)[:4]
    assert (chips_of(syn), labels.numbers_of(syn, True)[0]) == (("syn",), "seq=0")
    assert (chips_of(syn_ack), labels.numbers_of(syn_ack, True)[0]) == (("syn", "ack"), "seq=0 ack=1")
    assert labels.numbers_of(data, True) == ["seq=1 ack=1 len=100", "seq=1 len=100", "seq=1", ""]
    assert labels.numbers_of(data, False)[0] == "seq=100 ack=200 len=100"


def test_what_has_a_number_of_its_own_is_known_by_it_and_an_ack_by_what_it_acknowledges() -> None:
    play = Play().opens()
    shortest = {}
    for flags, data in (("PSH ACK", b"hello"), ("FIN ACK", b"!"), ("ACK", b""), ("RST", b"")):
        play.sends(CLIENT, flags, data)
        shortest[flags] = labels.numbers_of(play.packets[-1], True)[-2]
    assert shortest == {"PSH ACK": "seq=1", "FIN ACK": "seq=6", "ACK": "ack=1", "RST": "seq=8"}


def test_a_label_rides_with_its_packet_to_the_middle_and_stays_there(qapp: object) -> None:
    arrow = arrows_of(world().packets, lanes_of(world(), FRAME), FRAME)[0]
    style = Style(LIGHT)
    start, middle, end = (labels.label_box(arrow, share, style).center() for share in (0.0, 0.5, 1.0))
    assert start.x() < middle.x() == end.x()
    assert middle.y() == end.y()


def test_a_label_never_reaches_over_a_lifeline(qapp: object) -> None:
    style = Style(LIGHT)
    for width in (280, 330, 420, 800):
        frame = Frame(width, 600, 1.0, FRAME.axis)
        for arrow in arrows_of(world().packets, lanes_of(world(), frame), frame):
            left, right = sorted((arrow.x1, arrow.x2))
            for share in (0.0, 0.3, 1.0):
                box = labels.label_box(arrow, share, style)
                assert left <= box.left()
                assert box.right() <= right


@pytest.mark.parametrize("height", [0, 40, 400])
def test_the_label_of_a_lost_packet_stands_right_above_its_own_cross(qapp: object, height: float) -> None:
    style, packet = Style(LIGHT), world().packets[3]
    lost = FrameLost(packet.sent + 0.06, packet.number, Loss.CHANCE)
    arrow = Arrow(replace(packet, lost=lost, arrives=packet.sent + 0.1), 0, 0, 600, height)
    for share in (0.2, 0.6):
        box = labels.label_box(arrow, share, style)
        cross = cross_box(arrow, style)
        assert box.bottom() == pytest.approx(cross.top() - labels.ABOVE_CROSS)
        assert box.center().x() == pytest.approx(cross.center().x())
        assert labels.label_top(arrow, share, style) == box.top()


@pytest.mark.parametrize("width", [120, 236, 300])
def test_what_was_thrown_away_keeps_its_label_half_way(qapp: object, width: float) -> None:
    style, packet = Style(LIGHT), world().packets[3]
    thrown = replace(packet, discarded=FrameDiscarded(packet.sent + 0.1, packet.number, "no room"))
    arrow = Arrow(replace(thrown, arrives=packet.sent + 0.1), 0, 0, width, 40)
    box = labels.label_box(arrow, 1.0, style)
    assert not box.intersects(cross_box(arrow, style))
    assert box.center().y() == pytest.approx(20)


def test_every_label_has_its_word() -> None:
    assert set(labels.TAGS) == set(Label)


def test_what_a_segment_turns_out_to_be_is_said_in_a_word(qapp: object) -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    play.sends(CLIENT, "PSH ACK", b"hello")
    assert labels.tag_of(play.packets[-1]) == ""
    number = play.sends(CLIENT, "PSH ACK", b"hello", seq=first)
    assert labels.tag_of(play.packets[-1]) == "again"
    play.doubles(number)
    assert labels.tag_of(play.packets[-1]) == "copy"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (800, (("psh", "ack"), "seq=1 ack=1 len=5", "again")),
        (440, (("psh", "ack"), "seq=1", "again")),
        (410, (("ack",), "seq=1", "again")),
        (360, (("ack",), "seq=1", "")),
        (290, (("psh", "ack"), "", "")),
    ],
)
def test_where_there_is_little_room_a_word_and_a_number_to_know_it_by_stay(
    qapp: object, width: int, shown: tuple[tuple[str, ...], str, str]
) -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    play.sends(CLIENT, "PSH ACK", b"hello")
    play.sends(CLIENT, "PSH ACK", b"hello", seq=first)
    frame = Frame(width, 600, 1.0, FRAME.axis)
    arrow = arrows_of(play.packets[-1:], lanes_of(play.world, frame), frame)[0]
    assert labels.words_that_fit(arrow, Style(LIGHT)) == shown
    assert SERVER in play.world.owners
