from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.language import Language
from app.preferences_dialog import CHOICES, SIZES, PreferencesDialog
from sim.sources.interfaces import loopback_interfaces
from tests.finding import the


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def dialog(owner: QWidget) -> PreferencesDialog:
    return PreferencesDialog(Path("here") / "socketscope.ini", Path("there"), owner)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in CHOICES.items() for value in values])
def test_every_choice_is_told(dialog: PreferencesDialog, qtbot: QtBot, name: str, value: str) -> None:
    with qtbot.waitSignal(dialog.value_chosen) as chosen:
        the(QPushButton, dialog, f"preference_{name}_{value}").click()
    assert chosen.args == [name, value]


def test_an_interface_is_chosen(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    choice = the(QComboBox, dialog, "preference_interface")
    dialog.set_value("interface", "lo9")
    assert choice.currentText() == "lo9"
    choice.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.value_chosen) as chosen:
        choice.activated.emit(1)
    assert chosen.args == ["interface", loopback_interfaces()[0]]


def test_it_shows_what_is_chosen_without_a_wish(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.value_chosen):
        dialog.set_value("theme", "dark")
    assert the(QPushButton, dialog, "preference_theme_dark").isChecked()


def test_the_size_of_the_text_is_no_choice_while_projecting(dialog: PreferencesDialog) -> None:
    size = the(QPushButton, dialog, f"preference_text_size_{SIZES[0]}")
    for theme in ("projector", "light"):
        dialog.set_value("theme", theme)
        assert size.isEnabled() == (theme == "light")


def test_it_says_where_everything_is_kept(dialog: PreferencesDialog) -> None:
    told = the(QLabel, dialog, "preferences_places").text()
    assert str(Path("here") / "socketscope.ini") in told
    assert "there" in told


def test_the_way_to_what_works_here(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.diagnosis_requested):
        the(QPushButton, dialog, "diagnosis_button").click()


def test_every_control_has_a_name_in_both_languages(dialog: PreferencesDialog, owner: QWidget) -> None:
    language = Language(owner)
    for name in ("en", "zh"):
        language.speak(name)
        assert all(button.accessibleName() for button in dialog.findChildren(QAbstractButton))
    assert dialog.windowTitle() == "偏好设置"
    language.be_silent()
