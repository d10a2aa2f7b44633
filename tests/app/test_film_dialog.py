from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.film import LONGEST
from app.film_dialog import FilmDialog, Stretch
from tests.finding import the

Chosen = list[tuple[Stretch, float]]


@pytest.fixture
def chosen() -> Chosen:
    return []


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


def dialog_for(length: float, chosen: Chosen, owner: QWidget) -> FilmDialog:
    dialog = FilmDialog(length, lambda stretch, speed: chosen.append((stretch, speed)), owner)
    dialog.open()
    return dialog


def ok(dialog: FilmDialog) -> QPushButton:
    return the(QDialogButtonBox, dialog).button(QDialogButtonBox.StandardButton.Ok)


def told(dialog: FilmDialog) -> str:
    return the(QLabel, dialog, "film_seconds").text()


def test_a_short_run_is_filmed_whole_and_slowly_enough_to_be_followed(chosen: Chosen, owner: QWidget) -> None:
    dialog = dialog_for(10.0, chosen, owner)
    assert told(dialog) == "The film will last 41 s."
    ok(dialog).click()
    assert chosen == [((0.0, 1.0), 0.25)]


def test_a_long_run_is_offered_faster(chosen: Chosen, owner: QWidget) -> None:
    dialog = dialog_for(200.0, chosen, owner)
    assert the(QComboBox, dialog).currentText() == "×4"


def test_what_is_chosen_is_told(chosen: Chosen, owner: QWidget) -> None:
    dialog = dialog_for(100.0, chosen, owner)
    the(QSpinBox, dialog, "film_start").setValue(20)
    the(QSpinBox, dialog, "film_end").setValue(60)
    the(QComboBox, dialog).setCurrentText("×8")
    assert told(dialog) == "The film will last 6 s."
    ok(dialog).click()
    assert chosen == [((0.2, 0.6), 8.0)]


def test_what_makes_no_film_cannot_be_chosen(chosen: Chosen, owner: QWidget) -> None:
    dialog = dialog_for(100.0, chosen, owner)
    the(QSpinBox, dialog, "film_end").setValue(0)
    assert not ok(dialog).isEnabled()
    assert "later" in told(dialog)
    the(QSpinBox, dialog, "film_end").setValue(100)
    the(QComboBox, dialog).setCurrentText("×0.25")
    assert not ok(dialog).isEnabled()
    assert str(LONGEST) in told(dialog)


def test_nothing_is_made_when_the_person_thinks_better_of_it(chosen: Chosen, owner: QWidget) -> None:
    dialog_for(10.0, chosen, owner).reject()
    assert chosen == []
