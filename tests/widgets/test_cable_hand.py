from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from sim.network.events import FrameDelayed
from tests.finding import the
from tests.sim.network.play import CLIENT, Play
from widgets.cable_hand import ON_FRAME, CableHand
from widgets.theme import DARK


@pytest.fixture
def hand(qtbot: QtBot) -> CableHand:
    hand = CableHand()
    qtbot.addWidget(hand)
    hand.set_theme(DARK)
    hand.offer(True)
    return hand


def button(hand: CableHand, deed: str) -> QAbstractButton:
    return the(QAbstractButton, hand, f"cable_{deed}_button")


def test_without_a_frame_on_its_way_only_the_pause_can_be_pressed(hand: CableHand) -> None:
    hand.show_world(Play().opens().world)
    hand.select_packet(1)
    assert not any(button(hand, deed).isEnabled() for deed in ON_FRAME)
    assert button(hand, "pause").isEnabled()


@pytest.mark.parametrize("deed", ON_FRAME)
def test_a_frame_on_its_way_can_be_reached(hand: CableHand, qtbot: QtBot, deed: str) -> None:
    play = Play().listens()
    number = play.sends(CLIENT, "SYN")
    hand.show_world(play.world)
    hand.select_packet(number)
    assert the(QLabel, hand, "cable_frame").text() == "SYN is on its way"
    with qtbot.waitSignal(hand.hand_requested) as signal:
        button(hand, deed).click()
    assert signal.args == [deed, number]


def test_a_held_frame_is_let_go_by_the_same_button(hand: CableHand, qtbot: QtBot) -> None:
    play = Play().listens()
    number = play.sends(CLIENT, "SYN")
    hand.select_packet(number)
    hand.show_world(play.world)
    before = button(hand, "hold").accessibleName()
    hand.show_world(play.happens(FrameDelayed(play.time, number)).world)
    assert button(hand, "hold").accessibleName() != before
    with qtbot.waitSignal(hand.hand_requested) as signal:
        button(hand, "hold").click()
    assert signal.args == ["release", number]


def test_the_whole_cable_stands_still_and_goes_on(hand: CableHand, qtbot: QtBot) -> None:
    for deed in ("pause", "go_on"):
        with qtbot.waitSignal(hand.hand_requested) as signal:
            button(hand, "pause").click()
        assert signal.args == [deed, 0]


def test_it_is_there_only_as_long_as_there_is_a_cable(hand: CableHand) -> None:
    button(hand, "pause").click()
    hand.offer(False)
    assert not hand.isVisible()
    hand.offer(True)
    assert not button(hand, "pause").isChecked()
