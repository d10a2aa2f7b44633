import pytest
from pytestqt.qtbot import QtBot

from sim.axis import Axis
from sim.network.moments import moments_of
from tests.bench.conversations import timeline_of
from widgets.stage import ConversationStage
from widgets.theme import PROJECTOR

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
