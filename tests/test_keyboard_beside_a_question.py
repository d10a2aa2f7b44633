"""With a clicker and Space alone: the keyboard stays where Space plays and answers, whatever comes and goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.window import Window
from tests.windows import projected, with_keyboard

pytestmark = pytest.mark.usefixtures("heeded_at_once")
MOST_PRESSES = 300


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


def press_until_asked(window: Window, qtbot: QtBot) -> str:
    room = window._rooms.active
    questions, card = (window._questions, window._card) if room is None else (room.questions, room.card)
    for _ in range(MOST_PRESSES):
        if questions.is_waiting and card.question is not None:
            return card.question.name
        press(window, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda: room is None or not room.run.is_busy, timeout=10_000)
    raise AssertionError("nothing was asked")


@pytest.mark.parametrize("lesson", ["tcp-handshake", "mutex"])
def test_space_reveals_what_is_asked_and_plays_on(lesson: str, qtbot: QtBot, tmp_path: Path) -> None:
    with projected(qtbot, tmp_path, reduces_motion=True) as window:
        with_keyboard(window, qtbot)
        window.open_lesson(lesson)
        with qtbot.waitSignal(window.run_finished, timeout=60_000):
            press(window, Qt.Key.Key_PageDown)
        room = window._rooms.active
        card = window._card if room is None else room.card
        asked = []
        for _ in range(2):
            asked.append(press_until_asked(window, qtbot))
            press(window, Qt.Key.Key_Space)
            assert card.is_revealed
            assert not window._panels[0].is_open
            press(window, Qt.Key.Key_Space)
            assert card.question is None
            assert window.shown.run.player.is_playing
            press(window, Qt.Key.Key_Space)
            assert not window.shown.run.player.is_playing
        assert len(set(asked)) == 2
