from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.window import Window
from tests.app.conftest import MakeWindow
from tests.finding import the
from widgets.spotlight import Spotlight


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    window = make_window()
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.player.home()
    return window


def stepped(window: Window, *keys: Qt.Key) -> Spotlight:
    for key in keys:
        QTest.keyClick(window, key)
    return the(Spotlight, window)


def test_projected_a_step_shows_where_to_look_for_a_moment(window: Window, qtbot: QtBot) -> None:
    window.set_theme("projector")
    light = stepped(window, Qt.Key.Key_PageDown)
    assert light.places
    qtbot.waitUntil(light.isHidden)
    assert not light.places
    assert stepped(window, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp).places


def test_otherwise_and_with_reduced_motion_nothing_flashes(window: Window, qtbot: QtBot) -> None:
    assert stepped(window, Qt.Key.Key_Right).isHidden()
    window.set_theme("projector")
    window._looks.choose("reduced_motion", "yes")
    assert stepped(window, Qt.Key.Key_Right).isHidden()
