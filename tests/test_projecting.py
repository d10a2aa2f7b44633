"""A lecturer projects: the stage has the screen, the rest comes and goes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.window import Window
from tests.finding import the
from tests.windows import made, with_keyboard


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    return with_keyboard(made(qtbot, tmp_path, asks=False), qtbot)


def test_projecting_gives_the_stage_the_screen_and_overlays_on_demand(window: Window, qtbot: QtBot) -> None:
    column, lessons = the(QWidget, window, "stage_column"), the(QWidget, window, "lesson_list")
    narrow = column.width()

    def fills_window(is_expected: bool) -> bool:
        return (column.width() == window.width()) is is_expected

    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: column.width() == window.width() > narrow)
    assert not lessons.isVisible()
    _press(window, "list_button")
    assert lessons.isVisible()
    assert column.width() == window.width()
    _press(window, "list_button")
    assert not lessons.isVisible()
    assert not the(QPushButton, window, "run_button").isVisible()
    _press(window, "settings_button")
    assert the(QPushButton, window, "run_button").isVisible()
    _press(window, "list_button")
    for is_wide in (True, False):
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert lessons.isVisible() is not is_wide, "first what is open is closed, then it is left"
        assert the(QPushButton, window, "run_button").isVisible() is not is_wide
        qtbot.waitUntil(partial(fills_window, is_wide))


def test_projecting_the_list_goes_once_a_lesson_was_taken_from_it(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    rows, button = the(QListWidget, window, "lessons"), the(QToolButton, window, "list_button")
    for runs in (False, True):
        _press(window, "list_button")
        rows.setFocus()
        QTest.keyClick(rows, Qt.Key.Key_Down)
        assert rows.isVisible(), "whoever goes along it looks on"
        if runs:
            with qtbot.waitSignal(window.run_finished):
                window.run()
        else:
            QTest.keyClick(rows, Qt.Key.Key_Return)
        assert not rows.isVisible()
        assert not button.isChecked()
        assert window.focusWidget() is window or window.hasFocus()


def test_what_is_blanked_does_not_go_on_unseen(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.player.home()
    window.player.play()
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Period)
        assert not window.player.is_playing


def test_what_was_being_made_when_the_screen_was_blanked_does_not_begin_behind_it(window: Window, qtbot: QtBot) -> None:
    window.open_lesson("mutex")
    assert window.shown.run.player is not window.player
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        window.run()
        QTest.keyClick(window, Qt.Key.Key_Period)
    player = window.shown.run.player
    assert player.axis.length
    assert not player.is_playing
    QTest.keyClick(window, Qt.Key.Key_Period)
    assert not player.is_playing
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert player.is_playing


def _press(window: Window, name: str) -> None:
    the(QAbstractButton, window, name).click()
