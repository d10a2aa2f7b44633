from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF

from sim.axis import Axis, Moment
from sim.network.events import FrameLost, Loss
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
    assert labels.numbers_of(data, True) == ["seq=1 ack=1 len=100", "seq=1 len=100", "len=100", ""]
    assert labels.numbers_of(data, False)[0] == "seq=100 ack=200 len=100"


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


@pytest.mark.parametrize(("height", "is_moved"), [(0, True), (40, True), (400, False)])
def test_a_label_leaves_the_cross_at_the_end_of_a_short_way_free(qapp: object, height: float, is_moved: bool) -> None:
    style, packet = Style(LIGHT), world().packets[3]
    lost = FrameLost(packet.sent + 0.02, packet.number, Loss.CHANCE)
    arrow = Arrow(replace(packet, lost=lost, arrives=packet.sent + 0.1), 0, 0, 300, height)
    box = labels.label_box(arrow, 0.2, style)
    assert not box.intersects(cross_box(arrow, style))
    assert labels.label_top(arrow, 0.2, style) == box.top()
    assert (box.center().y() != pytest.approx(height / 10)) is is_moved


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


@pytest.mark.parametrize(("width", "shown"), [(800, ("seq=1 ack=1 len=5", "again")), (460, ("len=5", "again"))])
def test_where_there_is_little_room_the_word_stays(qapp: object, width: int, shown: tuple[str, str]) -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    play.sends(CLIENT, "PSH ACK", b"hello")
    play.sends(CLIENT, "PSH ACK", b"hello", seq=first)
    frame = Frame(width, 600, 1.0, FRAME.axis)
    arrow = arrows_of(play.packets[-1:], lanes_of(play.world, frame), frame)[0]
    assert labels.words_that_fit(arrow, Style(LIGHT)) == shown
    assert SERVER in play.world.owners


def test_the_label_of_a_lost_packet_stands_half_way_to_its_cross(qapp: object) -> None:
    arrow = arrows_of(world().packets, lanes_of(world(), FRAME), FRAME)[3]
    lost = replace(arrow, packet=replace(arrow.packet, lost=FrameLost(9.0, arrow.packet.number, Loss.CHANCE)))
    for share in (0.4, 0.5):
        middle = labels.label_top(lost, share, Style(LIGHT)) + labels.LABEL_HEIGHT / 2
        assert middle == pytest.approx(arrow.point(share / 2)[1])


def test_an_arrow_is_found_by_its_label_and_nowhere_else(qapp: object) -> None:
    style = Style(LIGHT)
    arrows = arrows_of(world().packets, lanes_of(world(), FRAME), FRAME)
    time = arrows[-1].packet.sent + 1e6
    for arrow in arrows:
        box = labels.label_box(arrow, arrow.progress(time), style)
        found = labels.labelled_at(arrows, box.center(), time, style)
        assert found is not None
        assert labels.label_box(found, found.progress(time), style).contains(box.center())
        assert labels.labelled_at([arrow], box.topLeft() - QPointF(2, 2), time, style) is None
