from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.notes import HIGH, Notes
from widgets.theme import THEMES, Theme


@pytest.fixture
def notes(qtbot: QtBot) -> Notes:
    room = QWidget()
    room.resize(1280, 720)
    notes = Notes(room)
    qtbot.addWidget(room)
    with qtbot.waitExposed(room):
        room.show()
    notes.room = room  # type: ignore[attr-defined]  # lives as long as the test
    return notes


def test_the_audience_does_not_see_them_by_accident(notes: Notes) -> None:
    notes.set_words("Ask **first**.")
    assert notes.isHidden()
    notes.toggle()
    assert notes.isVisible()
    assert the(QLabel, notes, "notes_text").text() == "Ask <b>first</b>."
    notes.toggle()
    assert notes.isHidden()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_they_take_a_corner_and_as_much_of_it_as_they_need(notes: Notes, theme: Theme) -> None:
    notes.set_theme(theme)
    notes.set_words("Short.")
    notes.toggle()
    short = notes.height()
    notes.set_words("A long one. " * 200)
    assert short < notes.height() <= round(720 * HIGH)
    assert QRect(0, 0, 1280, 720).contains(notes.geometry())


def test_a_lesson_without_notes_says_so(notes: Notes) -> None:
    notes.set_words("")
    assert "no notes" in the(QLabel, notes, "notes_text").text()
