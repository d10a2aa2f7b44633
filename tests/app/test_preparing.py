from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.preparing import Preparing
from app.side_column import SideColumn
from app.stage_area import StageArea
from sim.lessons import find_lesson
from widgets.inspector import Inspector


class Room(QWidget):
    """A window with what is prepared in it."""

    def __init__(self) -> None:
        super().__init__()
        self.area, self.side = StageArea(self), SideColumn(str, self)
        self.preparing = Preparing(self.area, self.side, self)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    return room


def test_stage_and_inspector_are_made_once_the_lesson_was_painted(room: Room, lessons: Path, qtbot: QtBot) -> None:
    room.preparing.expect(find_lesson("first", lessons))
    assert room.area.stage is None
    room.show()
    qtbot.waitUntil(lambda: bool(room.side.findChildren(Inspector)))
    assert room.area.stage is not None


def test_an_unreadable_program_is_nobodys_trouble_yet(room: Room, lessons: Path, qtbot: QtBot) -> None:
    lesson = find_lesson("first", lessons)
    (lesson.folder / "client.py").unlink()
    room.preparing.expect(lesson)
    room.show()
    qtbot.waitUntil(lambda: bool(room.side.findChildren(Inspector)))
    assert room.area.stage is None
