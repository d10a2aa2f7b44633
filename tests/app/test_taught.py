from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.saving import NOT_SAVED, RunError
from app.side_column import COMPARE
from app.window import Window
from sim.sources.availability import why_not
from tests.app.conftest import MakeWindow
from tests.conftest import child_processes
from tests.finding import press, text_of, the
from tests.windows import made, with_keyboard
from widgets.banner import Banner
from widgets.caption import Caption
from widgets.code_editor import CodeEditor
from widgets.code_pane import CodePane
from widgets.comparison_list import ComparisonList


def test_run_plays_the_lesson_to_its_end(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert text_of(window, "origin_badge") == "captured on loopback · none missed"
    window.show_at(1.0)
    assert window.player.time == 0.1
    assert "over" in the(Caption, window).text()


def test_values_may_be_given_and_are_with_keyboard(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run({"message": "changed", "way": "reset"})
    assert the(QLineEdit, window, "setting_message").text() == "changed"


def test_a_value_that_makes_no_sense_is_said(make_window: MakeWindow) -> None:
    window = make_window()
    window.run({"way": "sideways"})
    assert "sideways" in text_of(window, "banner_text")


def test_stop_ends_a_run_that_goes_on(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window("patient"), qtbot)
    press(window, "run_button")
    qtbot.waitUntil(lambda: the(QPushButton, window, "stop_button").isEnabled())
    with qtbot.waitSignal(window.run_finished):
        press(window, "stop_button")
    assert not the(QPushButton, window, "stop_button").isEnabled()


def test_twenty_presses_leave_one_run(make_window: MakeWindow, qtbot: QtBot) -> None:
    before = child_processes()
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        for _ in range(20):
            press(window, "run_button")
    assert child_processes() == before
    window.show_at(1.0)
    assert window.player.time == 0.1


def test_another_lesson_puts_the_run_away(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("patient")
    window.run()
    the(QListWidget, window, "lessons").setCurrentRow(2)
    assert text_of(window, "lesson_title") == "Second"
    assert text_of(window, "origin_badge") == ""
    with qtbot.waitSignal(window.run_finished):
        pass
    assert window.player.axis.length == 0


def test_run_takes_what_is_being_written(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        window.run()
    pane = window.findChildren(CodePane)[0]
    press(window, f"{pane.program}_edit")
    pane.editor.setPlainText("written = 1\n")
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert window._lessons["first"].text_of("client") == "written = 1\n"


def test_the_step_button_steps(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    window.player.home()
    press(window, "step_button")
    assert window.player.time == pytest.approx(0.03)


@pytest.mark.skipif(why_not("loopback") is not None, reason="no right to capture here")
def test_a_real_lesson_is_run_from_button_to_last_packet(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Preferences(tmp_path))
    qtbot.addWidget(window)
    window.open_lesson("tcp-handshake")
    with qtbot.waitSignal(window.run_finished, timeout=30_000):
        press(window, "run_button")
    window.show_at(1.0)
    assert len(window.player.world.packets) >= 7
    assert not window.player.world.problems


def test_where_a_lesson_can_run_elsewhere_that_can_be_chosen_and_is_remembered(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = with_keyboard(make_window(), qtbot)
    assert not the(QWidget, window, "source").isVisible()
    window.open_lesson("second")
    assert the(QWidget, window, "source").isVisible()
    assert not the(QPushButton, window, "cable_button").isVisible()
    press(window, "source_model")
    assert the(QPushButton, window, "cable_button").isVisible()
    window.open_lesson("first")
    assert not the(QPushButton, window, "cable_button").isVisible()
    window.open_lesson("second")
    assert the(QAbstractButton, window, "source_model").isChecked()


def test_where_a_source_cannot_run_the_model_is_one_click_away(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window("refusing"), qtbot)
    window.open_lesson("second")
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert text_of(window, "banner_text") == "There is no network here."
    with qtbot.waitSignal(window.run_finished):
        press(window, "offer_button")
    assert len(window.newest_world.packets) == 3
    assert not the(Banner, window).isVisible()


def test_what_only_one_source_can_show_offers_nothing_else(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window("refusing"), qtbot)
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert the(Banner, window).isVisible()
    assert not the(QPushButton, window, "offer_button").isVisible()


def compared(window: Window, qtbot: QtBot) -> None:
    """The second lesson has run, and the other side was asked for."""
    window.open_lesson("second")
    window.set_source("loopback")
    with qtbot.waitSignal(window.run_finished):
        window.run()
    the(QTabWidget, window, "side_tabs").setCurrentIndex(COMPARE)
    press(window, "comparison_button")


def test_the_same_runs_on_the_model_beside_what_is_with_keyboard(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window(), qtbot)
    compared(window, qtbot)
    qtbot.waitUntil(lambda: text_of(window, "comparison_sentence").startswith("Kernel and model say the same"))
    rows = the(ComparisonList, window)
    rows.setCurrentIndex(rows.model().index(1, 0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert window.player.time == pytest.approx(0.055)


@pytest.mark.parametrize("leaves", [Window.close, lambda window: window.open_lesson("first")], ids=["close", "open"])
def test_a_comparison_under_way_goes_with_what_is_shown(
    leaves: Callable[[Window], object], make_window: MakeWindow, qtbot: QtBot
) -> None:
    before = child_processes()
    window = with_keyboard(make_window("uneven"), qtbot)
    compared(window, qtbot)
    qtbot.waitUntil(lambda: bool(child_processes() - before))
    leaves(window)
    qtbot.waitUntil(lambda: child_processes() == before)


def test_a_changed_program_is_what_runs_and_can_be_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "config")
    preferences.language = "en"
    window = Window(preferences)
    qtbot.addWidget(window)
    window.open_lesson("framing")
    window.set_source("model")

    def verdict(start: Callable[[], object]) -> str:
        with qtbot.waitSignal(window.run_finished, timeout=20_000):
            start()
        window.show_at(1.0)
        return text_of(window, "framing_verdict")

    assert "3 of 3" in verdict(window.run)
    press(window, "server_edit")
    editor = the(CodeEditor, window, "server_editor")
    editor.setPlainText(editor.toPlainText().replace("print(message)", "print(message[:2])"))
    assert "0 of 3" in verdict(lambda: press(window, "server_run"))
    press(window, "server_edit")
    assert "message[:2]" in the(CodeEditor, window, "server_editor").toPlainText()
    press(window, "server_restore")
    assert "message[:2]" not in the(CodeEditor, window, "server_editor").toPlainText()
    assert "3 of 3" in verdict(lambda: press(window, "server_run"))


def test_where_a_changed_program_runs_can_be_chosen_and_what_was_set_stays(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    window.open_lesson("second")
    the(QLineEdit, window, "setting_message").setText("bye")
    with qtbot.waitSignal(window.run_finished):
        window._change_text("client", "c.connect()  # changed\n")
    window.set_source("model")
    assert the(QLineEdit, window, "setting_message").text() == "bye"


@pytest.mark.parametrize("lesson", ["tcp-handshake", "mutex"])
def test_what_went_wrong_is_said_anew_in_another_language(qtbot: QtBot, tmp_path: Path, lesson: str) -> None:
    window = made(qtbot, tmp_path)
    window.show()
    window.open_lesson(lesson)

    def refused() -> None:
        raise RunError(NOT_SAVED, file="a.png", reason="because")

    window._attempt(refused)
    said = [
        banner.findChildren(QLabel, "banner_text")[0] for banner in window.findChildren(Banner) if banner.isVisible()
    ]
    assert ["could not be saved" in each.text() for each in said] == [True]
    window.set_language("zh")
    assert "无法" in said[0].text()
    assert "could not" not in said[0].text()
