from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app import interface_choice
from app.interface_choice import InterfaceChoice
from tests.finding import the


@pytest.fixture
def choice(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> InterfaceChoice:
    monkeypatch.setattr(interface_choice, "loopback_interfaces", lambda: ["lo", "lo1"])
    choice = InterfaceChoice()
    qtbot.addWidget(choice)
    return choice


def offered(choice: InterfaceChoice) -> list[str]:
    box = the(QComboBox, choice)
    return [box.itemText(place) for place in range(box.count())]


def test_those_that_exist_are_offered_and_chosen(choice: InterfaceChoice, qtbot: QtBot) -> None:
    box = the(QComboBox, choice, "preference_interface")
    assert offered(choice) == ["Automatic", "lo", "lo1"]
    for place, value in enumerate(("", "lo", "lo1")):
        box.setCurrentIndex(place)
        with qtbot.waitSignal(choice.value_chosen) as chosen:
            box.activated.emit(place)
        assert chosen.args == [value]


def test_it_shows_what_is_chosen_without_a_wish(choice: InterfaceChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.value_chosen):
        choice.set_value("lo1")
    assert the(QComboBox, choice).currentText() == "lo1"
    assert the(QLabel, choice, "interface_gone").isHidden()


def test_one_that_has_gone_stays_in_sight_with_a_sentence(choice: InterfaceChoice) -> None:
    choice.set_value("lo9")
    told = the(QLabel, choice, "interface_gone")
    assert the(QComboBox, choice).currentText() == "lo9"
    assert not told.isHidden()
    assert "lo9" in told.text()
    assert the(QComboBox, choice).accessibleDescription() == told.text()
    choice.set_value("")
    assert told.isHidden()
    assert the(QComboBox, choice).currentText() == "Automatic"
