import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sim.axis import Axis
from sim.network import events as e
from sim.network.moments import moments_of
from sim.network.packets import Packet
from tests.sim.chinese import CATALOGUE
from tests.sim.network.play import CLIENT, Play
from widgets.ladder import Ladder
from widgets.ladder_ghosts import as_it_is, as_sent, fate_of, is_held, word_of, word_place
from widgets.ladder_layout import BESIDE, Arrow, Frame, Lane, arrows_of, is_ghost, lanes_of
from widgets.ladder_paint import BAR, Style
from widgets.theme import LIGHT

LOST = e.FrameLost(0.0, 1, e.Loss.CHANCE)
FULL = e.FrameDiscarded(0.0, 1, "accept queue full")


def calling() -> Play:
    """The client's SYN is half way."""
    play = Play().listens()
    play.happens(e.FrameSent(play.time, 1, syn().event.data, arrives=play.time + 0.1))
    return play


def syn() -> Packet:
    play = Play()
    play.sends(CLIENT, "SYN")
    return play.packets[0]


def shown(qtbot: QtBot, play: Play, time: float, axis: Axis) -> QImage:
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.resize(600, 400)
    ladder.set_axis(axis)
    ladder.show_world(play.timeline.world_at(time), time)
    return ladder.grab().toImage()


@pytest.mark.parametrize(
    ("packet", "word"),
    [
        (replace(syn(), lost=LOST), "lost"),
        (replace(syn(), discarded=FULL), "dropped: accept queue full"),
        (replace(syn(), discarded=replace(FULL, reason="SYN queue full")), "dropped: SYN queue full"),
        (replace(syn(), discarded=replace(FULL, reason="received before")), "dropped"),
    ],
)
def test_a_word_says_what_became_of_a_ghost(packet: Packet, word: str) -> None:
    assert is_ghost(packet)
    assert word_of(packet) == word
    assert not is_ghost(syn())


def test_the_tip_says_which_rule_took_a_packet_and_why_one_was_thrown_away() -> None:
    taken, thrown = calling(), calling()
    taken.happens(e.FrameLost(taken.time, 1, e.Loss.RULE, "data:1"))
    thrown.happens(e.FrameArrived(thrown.time, 1)).happens(replace(FULL, time=thrown.time))
    fates = [fate_of(packet, play.world) for play in (taken, thrown) if (packet := play.world.packet(1)) is not None]
    assert "the rule data:1" in fates[0]
    assert "the accept queue is full" in fates[1]
    assert not any("*" in fate for fate in fates)
    assert fate_of(syn(), calling().world) == ""


def test_a_packet_in_a_hand_bears_a_mark_until_it_is_let_go(qtbot: QtBot) -> None:
    held, late = calling(), calling()
    begun, due = held.packets[0].sent + 0.01, held.packets[0].sent + 0.1
    held.happens(e.FrameDelayed(begun, 1, None))
    late.happens(e.FrameDelayed(begun, 1, due))
    axis = Axis(moments_of([*held.timeline.events, e.FrameArrived(due, 1)]))
    marks = [is_held(packet) for play in (held, late) if (packet := play.world.packet(1)) is not None]
    assert marks == [True, False]
    assert shown(qtbot, held, begun, axis) != shown(qtbot, late, begun, axis)
    held.happens(e.FrameDelayed(begun, 1, due))
    assert shown(qtbot, held, begun, axis) == shown(qtbot, late, begun, axis)
    held.happens(e.FrameLost(begun, 1, e.Loss.HAND))
    gone = held.world.packet(1)
    assert gone is not None
    assert not is_held(gone)


def test_a_lost_packets_arrow_ends_where_it_died() -> None:
    play = calling()
    sent = play.packets[0].sent
    play.happens(e.FrameLost(sent + 0.05, 1, e.Loss.CHANCE))
    frame = Frame(600, 400, 1.0, Axis(moments_of(play.timeline.events)))
    lanes = lanes_of(play.world, frame)
    (arrow,) = arrows_of(play.world.packets, lanes, frame)
    arrow = as_it_is(arrow, play.world, lanes, frame)
    assert arrow.progress(float("inf")) == pytest.approx(0.5)
    assert arrow.packet.lost is not None


def test_a_delayed_packets_arrow_ends_later_and_a_held_one_stays() -> None:
    play = calling()
    due = play.packets[0].arrives
    assert due is not None
    play.happens(e.FrameDelayed(play.packets[0].sent + 0.01, 1, None))
    held = play.world.packet(1)
    assert held is not None
    assert as_sent(held).arrives == due
    play.happens(e.FrameDelayed(play.time, 1, due + 1))
    play.happens(e.FrameArrived(due + 1, 1))
    frame = Frame(600, 400, 1.0, Axis(moments_of(play.timeline.events)))
    lanes = lanes_of(play.world, frame)
    (arrow,) = arrows_of(play.world.packets, lanes, frame)
    assert as_it_is(arrow, play.world, lanes, frame).y2 == frame.y(due + 1) > arrow.y2


@pytest.mark.parametrize("event", [LOST, FULL])
def test_a_ghost_is_seen_from_its_end_on_and_not_before(event: e.FrameLost | e.FrameDiscarded, qtbot: QtBot) -> None:
    plain, ghost = calling(), calling()
    end = plain.packets[0].sent + 0.1
    if isinstance(event, e.FrameDiscarded):
        for play in (plain, ghost):
            play.happens(e.FrameArrived(end, 1))
    else:
        plain.happens(e.FrameArrived(end, 1))
    ghost.happens(replace(event, time=end))
    axis = Axis(moments_of(plain.timeline.events))
    before, after = ([shown(qtbot, play, time, axis) for play in (plain, ghost)] for time in (end - 0.05, end))
    assert before[0] == before[1]
    assert after[0] != after[1]


def test_a_ladder_that_has_painted_a_packet_repaints_it_once_it_is_a_ghost(qtbot: QtBot) -> None:
    play = calling()
    end = play.packets[0].sent + 0.1
    play.happens(e.FrameArrived(end, 1)).happens(replace(FULL, time=end + 0.1))
    ladder = Ladder()
    qtbot.addWidget(ladder)
    ladder.resize(600, 400)
    ladder.set_axis(Axis(moments_of(play.timeline.events)))
    before = play.timeline.world_at(end), end + 0.1
    after = play.timeline.world_at(end + 0.1), end + 0.1
    ladder.show_world(*before)
    arrived = ladder.grab().toImage()
    ladder.show_world(*after)
    kept = ladder.grab().toImage()
    ladder.caches = False
    ladder.update()
    assert kept == ladder.grab().toImage() != arrived


def test_what_became_of_a_packet_is_said_anew_in_another_language(qtbot: QtBot) -> None:
    play = Play().listens().says(CLIENT, "SYN")
    play.happens(e.FrameDiscarded(play.time, 1, "accept queue full"))
    ladder, chinese = Ladder(), QTranslator()
    qtbot.addWidget(ladder)
    ladder.resize(600, 400)
    ladder.set_axis(Axis(moments_of(play.timeline.events)))
    ladder.show_world(play.world, play.time)
    english = ladder.grab().toImage()
    assert chinese.load(str(CATALOGUE))
    QCoreApplication.installTranslator(chinese)
    try:
        ladder.changeEvent(QEvent(QEvent.Type.LanguageChange))
        kept = ladder.grab().toImage()
        ladder.caches = False
        ladder.update()
        assert kept == ladder.grab().toImage() != english
    finally:
        QCoreApplication.removeTranslator(chinese)


@pytest.mark.parametrize(("apart", "word"), [(400, "dropped: accept queue full"), (120, "dropped")])
def test_the_reason_is_left_out_where_it_would_cover_other_lifelines(qapp: object, apart: int, word: str) -> None:
    ghost = replace(syn(), discarded=FULL)
    lanes = [lane(60 + apart * place) for place in range(3)]
    found = word_place(Arrow(ghost, 67, 0, 53 + apart, 0), lanes, Style(LIGHT))
    assert found is not None
    assert found[0] == word
    assert 60 + BAR < found[1].left() < found[1].right() < 60 + apart - BAR


def test_where_not_even_the_word_has_room_it_stands_beside_the_last_lifeline_or_nowhere(qapp: object) -> None:
    ghost, style = replace(syn(), discarded=FULL), Style(LIGHT)
    lanes = [lane(100), lane(150), lane(200, is_outermost=True)]
    found = word_place(Arrow(ghost, 107, 0, 193, 50), lanes, style)
    assert found is not None
    text, box = found
    assert (text, box.left() > 200 + BAR) == ("dropped", True)
    assert word_place(Arrow(ghost, 107, 0, 143, 50), lanes, style) is None
    assert word_place(Arrow(ghost, 107, 0, 193, 50), lanes, style, [box]) is None


def lane(x: float, is_outermost: bool = False) -> Lane:
    return Lane("server", None, x, x + BESIDE, x + 100 if is_outermost else x + 30, is_outermost)
