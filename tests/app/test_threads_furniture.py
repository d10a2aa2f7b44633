"""The parts of the room of the threads in their places."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from app.threads_furniture import EXPLAIN, ThreadsFurniture
from tests.finding import the
from widgets.banner import Banner
from widgets.theme import LIGHT, PROJECTOR


@pytest.fixture
def room(qtbot: QtBot) -> ThreadsFurniture:
    room = ThreadsFurniture()
    qtbot.addWidget(room)
    room.resize(1100, 660)
    room.show()
    return room


def test_projecting_the_stage_has_the_room_of_pages_and_settings(room: ThreadsFurniture) -> None:
    side = the(QTabWidget, room, "threads_side")
    assert side.isVisible()
    assert side.tabText(EXPLAIN) == "Explain"
    room.set_theme(PROJECTOR)
    room.panel.set_floating(True)
    assert not side.isVisible()
    assert not room.settings.isVisible()
    room.set_theme(LIGHT)
    room.panel.set_floating(False)
    assert side.isVisible()


def test_a_problem_is_said_above_the_stage_until_it_is_taken_back(room: ThreadsFurniture) -> None:
    banner = the(Banner, room)
    room.show_problem("There is none.")
    assert banner.isVisible()
    assert not room.stage.geometry().intersects(banner.geometry()), "nothing on the stage is hidden"
    room.show_problem("")
    assert not banner.isVisible()


def test_projecting_pages_and_settings_come_when_they_are_called(room: ThreadsFurniture) -> None:
    room.set_theme(PROJECTOR)
    room.panel.set_floating(True)
    room.call_settings(True)
    assert room.settings.isVisible()
    room.panel.set_open(True)
    side = the(QTabWidget, room, "threads_side")
    assert side.isVisible()
    assert side.mapTo(room, side.rect().topRight()).x() <= room.width()
    room.set_theme(LIGHT)
    room.set_theme(PROJECTOR)
    assert not room.settings.isVisible()


def test_a_question_has_the_room_of_what_is_said_and_projected_of_what_steers(room: ThreadsFurniture) -> None:
    room.show_card(True)
    assert room.card.isVisible()
    assert not room.caption.isVisible()
    assert all(part.isVisible() for part in (room.settings, room.modes, room.transport))
    room.set_theme(PROJECTOR)
    assert not any(part.isVisible() for part in (room.settings, room.modes, room.transport))
    room.call_settings(True)
    assert all(part.isVisible() for part in (room.settings, room.modes))
    room.set_theme(LIGHT)
    room.show_card(False)
    assert not room.card.isVisible()
    assert all(part.isVisible() for part in (room.settings, room.modes, room.caption))
    room.offer_settings(False)
    room.show_card(True)
    room.show_card(False)
    assert not room.settings.isVisible()
