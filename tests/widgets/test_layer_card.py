import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from sim.network.encapsulation import units_of
from tests.finding import the
from tests.sim.network.play import Play
from widgets.layer_card import LayerCard


@pytest.fixture
def card(qtbot: QtBot) -> LayerCard:
    widget = LayerCard()
    qtbot.addWidget(widget)
    widget.resize(340, 280)
    play = Play().opens()
    packet = play.packets[0]
    widget.show_unit(packet, units_of(packet)[1], True)
    return widget


def test_it_shows_the_fields_of_one_layer_and_what_the_layer_is_for(card: LayerCard) -> None:
    titles = [row.title for row in card._rows]
    assert titles == ["L4 TCP"]
    assert "Source port" in [row.title for row in card._rows[0].children]
    assert "from program to program" in the(QLabel, card, "layer_help").text()


def test_pointing_at_a_field_says_what_it_is_for(card: LayerCard) -> None:
    field = card._rows[0].children[0]
    card._tree.row_pointed.emit(field)
    assert "Source port" in the(QLabel, card, "layer_help").text()
    assert card._tree.lit is field
    card._tree.row_pointed.emit(None)
    assert "from program to program" in the(QLabel, card, "layer_help").text()


def test_its_button_closes_it(card: LayerCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.closed):
        the(QToolButton, card, "layer_close_button").click()
