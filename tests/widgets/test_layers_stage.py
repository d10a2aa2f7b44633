import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sim.network.encapsulation import LAYERS
from sim.network.events import AnyEvent, FrameArrived, FrameLost, FrameSent, Link, Loss, ModelState, TcpState
from tests.sim.network.play import CLIENT, SERVER, TICK, Play
from widgets.layer_tower import LayerTower
from widgets.layers_stage import LayersStage
from widgets.spots import spots
from widgets.theme import PROJECTOR


@pytest.fixture
def stage(qtbot: QtBot) -> LayersStage:
    widget = LayersStage()
    qtbot.addWidget(widget)
    widget.resize(744, 430)
    widget.show()
    return widget


def talked() -> Play:
    play = Play().opens()
    return play.says(CLIENT, "PSH ACK", b"hello").says(SERVER, "PSH ACK", b"HELLO")


def layers(stage: LayersStage) -> list[int]:
    """How many layers the message has been in, at the left and at the right."""
    return [len(tower._reached) for tower in stage.towers.values()]


@pytest.mark.parametrize(
    ("share", "reached"), [(0.0, [1, 0]), (0.3, [4, 0]), (0.5, [4, 0]), (0.7, [4, 1]), (0.9, [4, 3]), (1.0, [4, 4])]
)
def test_the_message_goes_down_on_the_left_and_up_on_the_right(
    stage: LayersStage, share: float, reached: list[int]
) -> None:
    play = talked()
    packet = play.packets[3]
    time = packet.sent + share * TICK
    stage.show_world(play.timeline.world_at(time), time)
    stage.select_packet(packet.number)
    assert layers(stage) == reached


def test_what_the_server_sends_goes_down_on_the_right(stage: LayersStage) -> None:
    play = talked()
    packet = play.packets[4]
    stage.show_world(play.timeline.world_at(packet.sent), packet.sent)
    assert layers(stage) == [0, 1]
    assert [stage._heads[side].text() for side in ("left", "right")] == [
        "Client 127.0.0.1:50000 · receives",
        "Server 127.0.0.1:8001 · sends",
    ]


def test_a_moment_is_the_same_whatever_was_shown_before(stage: LayersStage) -> None:
    play = talked()
    pictures = []
    for time in (0.006, play.time, 0.006):
        stage.show_world(play.timeline.world_at(time), time)
        pictures.append(stage.grab().toImage())
    assert pictures[0] == pictures[2] != pictures[1]


def test_an_opened_layer_covers_the_other_tower_and_closes_again(stage: LayersStage) -> None:
    play = talked()
    stage.show_world(play.world, play.time)
    stage.towers["left"].layer_chosen.emit(3)
    assert stage.card.isVisible()
    assert stage.card.geometry() == stage._boxes["right"].geometry()
    assert [row.title for row in stage.card._rows] == ["L3 IPv4"]
    stage.towers["right"].layer_chosen.emit(4)
    assert stage.card.geometry() == stage._boxes["left"].geometry()
    stage.towers["right"].layer_chosen.emit(4)
    assert not stage.card.isVisible()


def test_an_opened_layer_follows_the_tower_that_it_covers(stage: LayersStage, qtbot: QtBot) -> None:
    play = talked()
    stage.show_world(play.world, play.time)
    before = stage._boxes["right"].height()
    stage.towers["left"].layer_chosen.emit(3)
    stage._bottom.setMinimumHeight(stage._bottom.height() + 40)
    qtbot.waitUntil(lambda: stage._boxes["right"].height() < before)
    assert stage.card.geometry() == stage._boxes["right"].geometry()


def test_opening_a_layer_brings_its_bytes_into_the_signal(stage: LayersStage) -> None:
    play = talked()
    stage.show_world(play.world, play.time)
    stage.towers["left"].layer_chosen.emit(4)
    assert stage._signal is not None
    assert stage._signal.first_byte == 34


def test_a_packet_without_a_link_layer_is_shown_from_the_network_layer_on(stage: LayersStage) -> None:
    play = Play()
    whole = talked().packets[3].event
    play.happens(FrameSent(0.1, 1, whole.data[14:], Link.RAW))
    stage.show_world(play.world, 1.0)
    assert [bool(unit.layers) for unit in stage._units] == [True, True, True, False]
    assert not stage.grab().isNull()


def test_what_the_capture_itself_puts_in_front_is_no_frame_and_not_in_the_signal(stage: LayersStage) -> None:
    data = b"\x02\0\0\0" + talked().packets[3].event.data[14:]
    play = Play().happens(FrameSent(0.1, 1, data, Link.NULL))
    stage.show_world(play.world, 1.0)
    assert [bool(unit.layers) for unit in stage._units] == [True, True, True, False]
    assert stage.cable.accessibleName() == "Physical · 360 bits · loopback, no wire"
    assert stage._signal is not None
    assert stage._signal.first_byte == 4


def test_before_the_first_packet_a_sentence_says_so(stage: LayersStage) -> None:
    stage.show_world(Play().world, 0.0)
    assert stage._empty.isVisible()
    assert not any(tower.isVisible() for tower in stage.towers.values())
    assert layers(stage) == [0, 0]
    assert stage._signal is None
    stage.select_packet(7)
    assert not stage.grab().isNull()
    play = talked()
    stage.show_world(play.world, play.time)
    assert not stage._empty.isVisible()
    assert all(tower.isVisible() for tower in stage.towers.values())


def test_projecting_on_a_small_screen_everything_keeps_its_place(stage: LayersStage, qtbot: QtBot) -> None:
    play = talked()
    # As the window does: the stage arranges itself anew in whatever room it is given.
    stage.setMinimumSize(1, 1)
    stage.resize(1238, 424)
    stage.set_theme(PROJECTOR)
    stage.show_world(play.world, play.time)
    signal = stage._signal
    assert signal is not None

    def edges() -> list[int]:
        """Bottom of the towers, top of the cable, bottom of the signal."""
        tower = stage.towers["left"]
        return [
            tower.mapTo(stage, tower.rect().bottomLeft()).y(),
            stage.cable.mapTo(stage, stage.cable.rect().topLeft()).y(),
            signal.mapTo(stage, signal.rect().bottomLeft()).y(),
        ]

    qtbot.waitUntil(lambda: signal.isVisible() and edges() == sorted(edges()) and edges()[-1] < stage.height())


def test_the_stage_alone_does_not_load_the_plots() -> None:
    code = "import sys, widgets.layers_stage; print('pyqtgraph' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False"


def test_what_is_lost_never_reaches_the_other_tower(stage: LayersStage) -> None:
    play = talked()
    number = play.sends(CLIENT, "PSH ACK", b"again", lost=True)
    play.happens(FrameLost(play.time, number, Loss.CHANCE))
    stage.show_world(play.world, play.time)
    assert layers(stage) == [4, 0]
    assert stage.cable.accessibleName().endswith("lost")
    assert stage._heads["right"].text() == "Server 127.0.0.1:8001 · receives"


def test_the_towers_stand_apart_whatever_stood_there_before(stage: LayersStage, qtbot: QtBot) -> None:
    stage.show_world(Play().world, 0.0)
    play = talked()
    stage.show_world(play.world, play.time)
    left, right = (stage._boxes[side] for side in ("left", "right"))
    qtbot.waitUntil(lambda: left.width() == right.width() and right.x() - left.geometry().right() > 8)


def places(stage: LayersStage, play: Play, *news: AnyEvent) -> list[tuple[str, int]]:
    """The tower and the layer of each place, for the news of a moment that is shown."""
    stage.show_world(play.world, play.time)
    found = []
    for place in spots(stage, play.world, news):
        side = next((side for side, tower in stage.towers.items() if in_stage(stage, tower).contains(place)), "cable")
        tower = stage.towers.get(side)
        within = [] if tower is None else [n for n in LAYERS if around(stage, tower, n).contains(place.center())]
        found.append((side, within[0] if within else 1))
    return found


def in_stage(stage: LayersStage, part: QWidget) -> QRect:
    return QRect(part.mapTo(stage, QPoint()), part.size())


def around(stage: LayersStage, tower: LayerTower, layer: int) -> QRect:
    return tower.place_of(layer).translated(tower.mapTo(stage, QPoint()))


def test_a_frame_is_pointed_at_where_its_message_is_and_on_the_cable_if_it_is_lost(stage: LayersStage) -> None:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", b"hello")
    play.time -= TICK
    assert places(stage, play, play.timeline.events[-1]) == [("left", 7)]
    play.time += TICK
    play.arrives(number)
    assert places(stage, play, play.timeline.events[-1]) == [("right", 7)]
    number = play.sends(SERVER, "ACK")
    play.time -= TICK
    assert places(stage, play, play.timeline.events[-1]) == [("right", 4)]
    play.time += TICK
    play.arrives(number)
    assert places(stage, play, play.timeline.events[-1]) == [("left", 4)]
    lost = FrameLost(play.time, play.sends(CLIENT, "PSH ACK", b"bye"), Loss.CHANCE)
    play.happens(lost)
    assert places(stage, play, lost) == [("cable", 1)]
    assert places(stage, play, FrameArrived(play.time, number)) == []


@pytest.mark.parametrize(("share", "place"), [(0.2, ("left", 3)), (0.5, ("cable", 1)), (0.8, ("right", 3))])
def test_without_news_a_message_under_way_is_pointed_at_where_it_is(
    stage: LayersStage, share: float, place: tuple[str, int]
) -> None:
    play = Play().opens()
    play.sends(CLIENT, "PSH ACK", b"hello")
    play.time += (share - 1) * TICK
    assert places(stage, play) == [place]


def test_a_call_that_moved_data_is_shown_with_their_frame_although_a_newer_one_has_none(stage: LayersStage) -> None:
    play = Play().opens().calls("client", "send", "5", data=b"hello").says(CLIENT, "PSH ACK", b"hello")
    play.says(SERVER, "ACK").returns("client", "5", local=CLIENT, peer=SERVER)
    assert places(stage, play, play.timeline.events[-1]) == [("left", 7)]
    assert stage._units[0].size == len(b"hello")
    play.calls("server", "recv", "9").returns("server", data=b"hello", local=SERVER, peer=CLIENT)
    assert places(stage, play, play.timeline.events[-1]) == [("right", 7)]
    assert stage._units[0].size == len(b"hello")


def test_a_program_of_which_a_frame_carries_nothing_is_pointed_at_by_its_name(stage: LayersStage) -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello").says(SERVER, "ACK").calls("client", "close")
    stage.show_world(play.world, play.time)
    head = stage._heads["left"]
    assert spots(stage, play.world, play.timeline.events[-1:]) == [in_stage(stage, head)]


def test_a_call_is_pointed_at_in_the_application_and_a_state_in_the_transport_layer(stage: LayersStage) -> None:
    play = Play().opens().says(CLIENT, "PSH ACK", b"hello")
    play.calls("client", "close")
    assert places(stage, play, play.timeline.events[-1]) == [("left", 7)]
    told = ModelState(play.time, SERVER, CLIENT, TcpState.CLOSE_WAIT, "receive FIN")
    play.happens(told)
    assert places(stage, play, told) == [("right", 4)]
    stage.towers["left"].layer_chosen.emit(4)
    assert places(stage, play, told) == []
