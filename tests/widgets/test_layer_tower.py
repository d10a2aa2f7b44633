import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.network.encapsulation import LAYERS, units_of
from sim.network.packets import Packet
from tests.sim.network.play import CLIENT, Play
from widgets.layer_tower import LayerTower
from widgets.theme import DARK, LIGHT, PROJECTOR, Theme

ALL = frozenset(LAYERS)


def message() -> Packet:
    play = Play().opens()
    number = play.sends(CLIENT, "PSH ACK", b"hello")
    return play.packets[number - 1]


@pytest.fixture
def tower(qtbot: QtBot) -> LayerTower:
    widget = LayerTower("left")
    qtbot.addWidget(widget)
    widget.resize(340, 240)
    return widget


def show(tower: LayerTower, packet: Packet, reached: frozenset[int] = ALL, active: int = 0) -> None:
    tower.show_units(units_of(packet), packet.event.data, reached, active)


def test_the_layers_that_the_message_has_been_in_are_told_in_words(tower: LayerTower) -> None:
    show(tower, message(), frozenset({7, 4}), 4)
    words = tower.accessibleDescription()
    assert words == "Application, presentation, session · message 5 B; Transport · segment 25 B"


@pytest.mark.parametrize("theme", [LIGHT, DARK, PROJECTOR], ids=lambda theme: theme.name)
@pytest.mark.parametrize("height", [240, 90])
def test_the_same_moment_paints_the_same_pixels(tower: LayerTower, theme: Theme, height: int) -> None:
    tower.set_theme(theme)
    tower.resize(340, height)
    pictures = []
    for reached in (frozenset({7}), ALL, frozenset({7})):
        show(tower, message(), reached, 7)
        pictures.append(tower.grab().toImage())
    assert pictures[0] == pictures[2] != pictures[1]


@pytest.mark.parametrize("height", [240, 90])
def test_the_size_stands_at_the_right_of_every_row(tower: LayerTower, height: int) -> None:
    tower.resize(340, height)
    show(tower, message(), frozenset())
    picture = tower.grab().toImage()
    for place in range(len(LAYERS)):
        top = place * height // len(LAYERS)
        pixels = {picture.pixel(x, y) for x in range(318, 331) for y in range(top + 3, top + 20)}
        assert len(pixels) > 1


def test_a_click_on_a_row_opens_its_layer(tower: LayerTower, qtbot: QtBot) -> None:
    show(tower, message())
    with qtbot.waitSignal(tower.layer_chosen) as chosen:
        QTest.mouseClick(tower, Qt.MouseButton.LeftButton, pos=QPoint(100, 150))
    assert chosen.args == [3]


def test_where_a_layer_adds_nothing_there_is_nothing_to_open(tower: LayerTower, qtbot: QtBot) -> None:
    show(tower, Play().opens().packets[0])
    with qtbot.assertNotEmitted(tower.layer_chosen):
        QTest.mouseClick(tower, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))


def test_arrow_keys_go_from_layer_to_layer(tower: LayerTower, qtbot: QtBot) -> None:
    show(tower, message())
    chosen: list[int] = []
    tower.layer_chosen.connect(chosen.append)
    tower.layer_chosen.connect(tower.set_opened)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(tower, key)
    assert chosen == [7, 4, 3, 4]


def test_without_a_packet_it_is_empty(tower: LayerTower) -> None:
    show(tower, message())
    tower.show_units((), b"", frozenset(), 0)
    assert tower.accessibleDescription() == ""
    assert not tower.grab().isNull()
