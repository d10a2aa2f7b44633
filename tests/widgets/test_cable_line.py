import pytest
from pytestqt.qtbot import QtBot

from sim.network.encapsulation import Journey, Where, journey
from widgets.cable_line import CableLine


@pytest.fixture
def line(qtbot: QtBot) -> CableLine:
    widget = CableLine()
    qtbot.addWidget(widget)
    widget.resize(600, 24)
    return widget


def test_it_names_the_layer_and_counts_the_bits(line: CableLine) -> None:
    line.show_journey(472, journey(0.5), True)
    assert line.accessibleName() == "Physical · 472 bits"


def test_the_frame_moves_while_it_crosses_and_the_way_it_goes(line: CableLine) -> None:
    pictures = []
    for share, to_right in ((0.4, True), (0.6, True), (0.6, False), (0.1, True), (0.2, True)):
        line.show_journey(472, journey(share), to_right)
        pictures.append(line.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert pictures[3] == pictures[4]


def test_what_there_is_to_say_of_the_way_stands_beside_the_size(line: CableLine) -> None:
    line.show_journey(472, journey(0.5), True, "no wire")
    assert line.accessibleName() == "Physical · 472 bits · no wire"


def test_a_lost_frame_is_crossed_out_where_it_died(line: CableLine) -> None:
    pictures = []
    for at in (Journey(Where.LOST, 4, 0.5), Journey(Where.THERE, 4, 0.5), Journey(Where.LOST, 4, 0.9)):
        line.show_journey(472, at, True)
        pictures.append(line.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]


def test_what_is_lost_goes_nowhere_any_more(line: CableLine) -> None:
    pictures = []
    for to_right in (True, False):
        line.show_journey(472, Journey(Where.LOST, 4, 0.5), to_right)
        pictures.append(line.grab().toImage())
    assert pictures[0] == pictures[1]


def test_without_a_frame_there_is_the_cable_alone(line: CableLine) -> None:
    line.show_journey(8, journey(0.5), True)
    line.show_journey(0, None, True)
    assert line.accessibleName() == "Physical"
    assert not line.grab().isNull()
