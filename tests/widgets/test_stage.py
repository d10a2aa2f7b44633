import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from sim.axis import Axis
from sim.network.events import TcpState
from sim.network.inference import Origin
from sim.network.moments import moments_of
from sim.network.world import World
from tests.bench.conversations import timeline_of
from tests.finding import the
from tests.sim.network.play import CLIENT, Play
from widgets.curves import Curves
from widgets.ladder_side import SideLabel, whole_place
from widgets.stage import FOOTLESS, LOW, ConversationStage
from widgets.theme import PROJECTOR, theme_for

TIMELINE = timeline_of(12)
PROGRAMS = {"server": "s.recv(1)\n" * 20, "client": "c.send(b'x')\n" * 20}


def resize(stage: ConversationStage, width: int, height: int) -> None:
    """Resize and let the layout settle, as the event loop would."""
    stage.resize(width, height)
    layout = stage.layout()
    assert layout is not None
    layout.activate()


@pytest.fixture
def stage(qtbot: QtBot) -> ConversationStage:
    widget = ConversationStage()
    qtbot.addWidget(widget)
    widget.set_programs(PROGRAMS)
    widget.set_axis(Axis(moments_of(TIMELINE.events)))
    widget.show()
    return widget


def test_with_room_the_programs_stand_on_both_sides_of_the_ladder(stage: ConversationStage) -> None:
    resize(stage, 1300, 700)
    client, server = stage.panes["client"].geometry(), stage.panes["server"].geometry()
    ladder = stage.ladder.mapTo(stage, stage.ladder.rect().topLeft()).x()
    assert client.right() < ladder < ladder + stage.ladder.width() <= server.left()
    assert client.top() == server.top()


def test_without_room_they_stand_above_each_other(stage: ConversationStage) -> None:
    resize(stage, 760, 500)
    client, server = stage.panes["client"].geometry(), stage.panes["server"].geometry()
    assert client.bottom() < server.top()
    assert client.left() == server.left()
    assert stage.ladder.width() >= 400


def test_where_two_programs_above_each_other_are_low_there_is_room_for_their_code_only(
    stage: ConversationStage,
) -> None:
    stage.setMinimumSize(1, 1)  # as in a window, which may be lower than the stage wants to be
    for height in (500, LOW - 10):
        resize(stage, 760, height)
        assert stage.height() == height
        assert {pane._foot.isHidden() for pane in stage.panes.values()} == {height < LOW}


def test_projecting_needs_more_room_for_the_same(stage: ConversationStage) -> None:
    stage.set_theme(PROJECTOR)
    stage.resize(1300, 700)
    assert stage.panes["client"].geometry().bottom() < stage.panes["server"].geometry().top()


def test_every_part_shows_the_same_moment(stage: ConversationStage) -> None:
    stage.resize(1300, 700)
    stage.show_world(TIMELINE.world_after(len(TIMELINE)), TIMELINE.end)
    stage.grab()
    assert "12 packets" in stage.ladder.accessibleDescription()
    assert stage.panes["client"].status == "running"


def test_a_packet_chosen_on_the_ladder_is_told(stage: ConversationStage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.packet_selected) as chosen:
        stage.ladder.packet_selected.emit(4)
    assert chosen.args == [4]


def test_a_capture_without_programs_is_a_ladder_alone(stage: ConversationStage) -> None:
    stage.set_programs({})
    stage.resize(1300, 700)
    stage.grab()
    assert stage.panes == {}
    assert stage.ladder.width() > 1200


def test_other_programs_replace_the_old_ones(stage: ConversationStage) -> None:
    stage.set_programs({"client": "pass\n"})
    assert list(stage.panes) == ["client"]


def with_curves(stage: ConversationStage, width: int) -> Curves:
    """The stage after a conversation, so wide, with the curves switched on."""
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    stage.show_run(play.world, play.time)
    stage.show_world(play.world, play.time)
    the(QPushButton, stage, "curves_button").click()
    resize(stage, width, 600)
    return the(Curves, stage, "curves")


def test_without_a_conversation_there_is_nothing_to_plot(stage: ConversationStage) -> None:
    stage.show_run(World(), 0.0)
    assert the(QPushButton, stage, "curves_button").isHidden()


@pytest.mark.parametrize(("width", "has_panes"), [(744, False), (1384, True)])
def test_curves_stand_right_of_the_ladder_with_its_playhead(
    stage: ConversationStage, width: int, has_panes: bool
) -> None:
    curves = with_curves(stage, width)
    right_of_ladder = stage.ladder.mapTo(stage, stage.ladder.rect().topRight()).x()
    assert curves.isVisible()
    assert curves.x() > right_of_ladder
    assert curves.geometry().right() < width
    assert {pane.isVisible() for pane in stage.panes.values()} == {has_panes}
    stage.show_world(World(), 0.002)
    assert {head.value() for head in curves._heads} == {0.002}


def test_without_the_curves_the_programs_are_there_again(stage: ConversationStage) -> None:
    curves = with_curves(stage, 744)
    the(QPushButton, stage, "curves_button").click()
    resize(stage, 744, 600)
    assert not curves.isVisible()
    assert all(pane.isVisible() for pane in stage.panes.values())


def test_where_there_is_little_room_the_program_that_is_written_in_gets_it(stage: ConversationStage) -> None:
    stage.resize(700, 500)
    stage.show()
    stage.offer_edit(True)
    client, server = stage.panes["client"], stage.panes["server"]
    before = client.width()
    the(QToolButton, client, "client_edit").click()
    assert client.width() > before
    resize(stage, 700, 501)
    assert client.height() > 450
    assert not server.isVisible()
    the(QToolButton, client, "client_cancel").click()
    assert client.width() == before
    assert server.isVisible()


@pytest.mark.parametrize(("width", "text_size"), [(744, 1.0), (964, 1.5)])
def test_beside_a_program_that_is_written_in_the_words_on_the_ladder_are_whole(
    stage: ConversationStage, width: int, text_size: float
) -> None:
    theme = theme_for("light", text_size, 720)
    stage.set_theme(theme)
    stage.offer_edit(True)
    stage.show_world(TIMELINE.world_after(len(TIMELINE)), TIMELINE.end)
    the(QToolButton, stage.panes["client"], "client_edit").click()
    resize(stage, width, 400)
    stage.ladder.grab()
    room = QRectF(stage.ladder.rect())
    for lane in stage.ladder._lanes:
        for state in TcpState:
            place = whole_place(SideLabel(state.value, 50.0, is_state=True, origin=Origin.MODEL), lane, theme)
            assert -1 <= place.left() < place.right() <= room.right() + 1


def test_a_low_ladder_gets_the_line_below_it_and_keeps_its_button(stage: ConversationStage) -> None:
    stage.setMinimumSize(1, 1)
    play = Play().opens()
    stage.show_run(play.world, play.time)
    button = the(QPushButton, stage, "curves_button")
    heights = {}
    for height in (FOOTLESS - 10, FOOTLESS + 10):
        resize(stage, 760, height)
        stage._inner.activate()
        heights[height] = stage.ladder.height()
        is_low = height < FOOTLESS
        assert stage._legend.isHidden() == is_low
        assert (button.text() == "") == is_low
        inside = stage.ladder.rect().contains(button.mapTo(stage, QPoint(3, 3)) - stage.ladder.mapTo(stage, QPoint()))
        assert button.isVisible()
        assert inside == is_low
    assert heights[FOOTLESS - 10] > heights[FOOTLESS + 10]
