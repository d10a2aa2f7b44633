from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.furnished import Furnished
from app.preferences import Preferences
from sim.lessons import LESSONS, read_course
from sim.sources.request import COMMAND
from tests.app.conftest import MakeWindow
from tests.finding import the
from tests.windows import made, with_keyboard
from widgets.settings_bar import SettingsBar
from widgets.veil import Veil


def test_every_part_is_there_and_looks_follow(qtbot: QtBot, tmp_path: Path) -> None:
    course = read_course([LESSONS])
    window = Furnished(Preferences(tmp_path), course, COMMAND)
    qtbot.addWidget(window)
    assert window.course is course
    window._looks.theme_changed.connect(window._dress)
    window._looks.set_theme("dark")
    assert window._looks.theme.name == "dark"
    assert window._title_of("tcp-handshake") in ("Three-way handshake", "三次握手")
    assert window._title_of("nowhere") == "nowhere"
    window._run.shut_down()
    window._looks.be_silent()


def test_projected_a_question_has_the_place_of_what_steers(qtbot: QtBot, tmp_path: Path) -> None:
    course = read_course([LESSONS])
    window = Furnished(Preferences(tmp_path), course, COMMAND)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window._looks.theme_changed.connect(window._dress)
    window._looks.set_theme("light")
    window._card.ask(course.lessons[0].questions[0])
    window._show_card(True)
    assert window._caption.isHidden()
    assert not window._transport.isHidden()
    window._looks.set_theme("projector")
    assert window._transport.isHidden()
    window._card.clear()
    window._show_card(False)
    assert not window._transport.isHidden()
    assert not window._caption.isHidden()
    window._run.shut_down()
    window._looks.be_silent()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_return_presses_the_button_that_has_the_focus(make_window: MakeWindow, qtbot: QtBot, key: Qt.Key) -> None:
    window = make_window()
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    button = the(QPushButton, window, "run_button")
    button.setFocus()
    with qtbot.waitSignal(window.run_finished):
        QTest.keyClick(button, key)


def test_what_makes_no_sense_can_be_run_by_nothing_and_every_way_leads_to_it(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    field = the(QLineEdit, window, "setting_message")
    buttons = [the(QWidget, window, name) for name in ("run_button", "empty_button", "play_button")]
    sensible = field.text()
    field.setText("\\")
    assert [button.isEnabled() for button in buttons] == [False] * 3
    for wish in (Qt.Key.Key_Space, Qt.Key.Key_R):
        window.setFocus()
        control = Qt.KeyboardModifier.NoModifier if wish == Qt.Key.Key_Space else Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(window, wish, control)
        assert field.hasFocus()
    field.setText(sensible)
    assert [button.isEnabled() for button in buttons] == [True] * 3
    with qtbot.waitSignal(window.run_finished):
        window.run()
    field.setText("\\")
    assert the(QWidget, window, "play_button").isEnabled()  # what has run can be played all the same


@pytest.mark.parametrize("width", [1280, 900])
def test_larger_text_and_back_leaves_the_window_as_wide_as_it_was(qtbot: QtBot, tmp_path: Path, width: int) -> None:
    window = made(qtbot, tmp_path)
    window.resize(width, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.open_lesson("tcp-handshake")
    for size in ("1.5", "1", "1.25", "1"):
        window._looks.choose("text_size", size)
        qtbot.waitUntil(lambda size=size: size != "1" or window.width() == width)  # type: ignore[misc]


def test_a_run_of_what_was_set_before_is_paler_and_told_so(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.show()
    window.open_lesson("second")
    veil, caption = the(Veil, window), window._caption

    def is_old() -> bool:
        assert veil.isVisible() is ("before the change" in caption.text())
        return veil.isVisible()

    def write(message: str) -> None:
        the(QLineEdit, window, "setting_message").setText(message)

    write("bye")
    assert not is_old(), "nothing has run"
    with qtbot.waitSignal(window.run_finished):
        window.run()
    assert not is_old()
    write("farewell")
    assert is_old()
    write("bye")
    assert not is_old()
    other = next(source for source in ("loopback", "model") if source != window.source)
    window.set_source(other)
    assert is_old()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    assert not is_old()
    write("farewell")
    window.open_lesson("first")
    assert not is_old()


def test_with_large_text_in_a_low_window_the_stage_gets_the_room_of_the_settings(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = with_keyboard(make_window(), qtbot)
    window.resize(1280, 720)
    settings, button = the(SettingsBar, window), the(QToolButton, window, "settings_button")
    assert settings.isVisible()
    assert not button.isVisible()
    window._looks.choose("text_size", "1.5")
    assert not settings.isVisible()
    button.click()
    assert settings.isVisible()
    assert button.isChecked()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not settings.isVisible()
    assert not button.isChecked()
    window.resize(1280, 1000)
    assert settings.isVisible()
    assert not button.isVisible()


def test_with_another_lesson_settings_that_were_called_are_away_and_their_button_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = made(qtbot, tmp_path)
    window.show()
    window.open_lesson("tcp-handshake")
    window.set_theme("projector")
    button = the(QToolButton, window, "settings_button")
    for lesson in ("tcp-teardown", "mutex", "deadlock", "tcp-handshake"):
        button.click()
        assert window._are_settings_open
        assert button.isChecked()
        window.open_lesson(lesson)
        assert not window._are_settings_open
        assert not button.isChecked()
