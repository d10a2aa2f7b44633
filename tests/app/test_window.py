from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.side_column import COMPARE
from app.window import Window
from sim.sources.availability import why_not
from tests.app.conftest import MakeWindow
from tests.conftest import child_processes
from tests.finding import the
from widgets.banner import Banner
from widgets.blank_screen import BlankScreen
from widgets.caption import Caption
from widgets.code_editor import CodeEditor
from widgets.code_pane import CodePane
from widgets.comparison_list import ComparisonList
from widgets.key_help import KeyHelp


def shown(window: Window, qtbot: QtBot) -> Window:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def text(window: Window, name: str) -> str:
    return the(QLabel, window, name).text()


def press(window: Window, name: str) -> None:
    the(QAbstractButton, window, name).click()


def test_it_opens_with_the_first_lesson_ready_to_run(make_window: MakeWindow) -> None:
    window = make_window()
    assert text(window, "lesson_title") == "First"
    assert not window.player.is_playing
    assert text(window, "empty_sentence")


def test_no_label_takes_a_text_for_markup_because_it_looks_like_it(make_window: MakeWindow) -> None:
    guessing = [
        label.objectName() or label.text()
        for label in make_window().findChildren(QLabel)
        if label.textFormat() is Qt.TextFormat.AutoText and label.text()
    ]
    assert guessing == []


def test_run_plays_the_lesson_to_its_end(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert text(window, "origin_badge") == "captured on loopback · none missed"
    window.show_at(1.0)
    assert window.player.time == 0.1
    assert "over" in the(Caption, window).text()


def test_values_may_be_given_and_are_shown(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run({"message": "changed", "way": "reset"})
    assert the(QLineEdit, window, "setting_message").text() == "changed"


def test_a_value_that_makes_no_sense_is_said(make_window: MakeWindow) -> None:
    window = make_window()
    window.run({"way": "sideways"})
    assert "sideways" in text(window, "banner_text")


def test_stop_ends_a_run_that_goes_on(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window("patient"), qtbot)
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


def test_closing_while_it_runs_leaves_no_process(make_window: MakeWindow, qtbot: QtBot) -> None:
    before = child_processes()
    window = shown(make_window("patient"), qtbot)
    press(window, "run_button")
    qtbot.waitUntil(lambda: bool(child_processes() - before))
    window.close()
    assert child_processes() == before


def test_another_lesson_puts_the_run_away(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("patient")
    window.run()
    the(QListWidget, window, "lessons").setCurrentRow(2)
    assert text(window, "lesson_title") == "Second"
    assert text(window, "origin_badge") == ""
    with qtbot.waitSignal(window.run_finished):
        pass
    assert window.player.axis.length == 0


def test_a_problem_is_on_the_screen_and_the_window_lives(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window("broken"), qtbot)
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert the(Banner, window).isVisible()
    assert "exit code 7" in text(window, "banner_text")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not the(Banner, window).isVisible()


def test_a_lesson_that_cannot_be_read_is_said_and_the_others_are_there(make_window: MakeWindow, lessons: Path) -> None:
    (lessons / "first" / "lesson.toml").write_text("order = ")
    window = make_window()
    assert "Line 1 of the lesson file" in text(window, "banner_text")
    assert text(window, "lesson_title") == "Second"


def test_without_any_lesson_a_recording_can_still_be_opened(make_window: MakeWindow, lessons: Path) -> None:
    for name in ("first", "second"):
        (lessons / name / "lesson.toml").unlink()
    assert "open a recording" in text(make_window(), "empty_sentence")


def test_a_recording_is_played_without_settings(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = shown(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        window.open_recording(tmp_path / "talk.jsonl")
    assert text(window, "lesson_title") == "talk.jsonl"
    assert not the(QPushButton, window, "run_button").isVisible()
    window.save_recording(tmp_path / "copy.jsonl")
    assert (tmp_path / "copy.jsonl").read_bytes().count(b"\n") == 13


def test_run_takes_what_is_being_written(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        window.run()
    pane = window.findChildren(CodePane)[0]
    press(window, f"{pane.program}_edit")
    pane.editor.setPlainText("written = 1\n")
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert window._lessons["first"].text_of("client") == "written = 1\n"


def test_saving_where_one_cannot_is_said(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.save_recording(tmp_path / "nowhere" / "a.jsonl")
    assert "nowhere" in text(window, "banner_text")


def test_the_language_changes_while_it_runs(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.player.seek(0.04)
    english = the(Caption, window).text()
    press(window, "language_button")
    assert text(window, "lesson_title") == "课 1"
    assert the(Caption, window).text() != english
    press(window, "language_button")
    assert the(Caption, window).text() == english


def test_keys_step_through_a_run(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        window.run()
    the(QListWidget, window, "lessons").setFocus()
    times = []
    for key in (
        Qt.Key.Key_Home,
        Qt.Key.Key_Right,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
    ):
        QTest.keyClick(window, key)
        times.append(window.player.time)
    assert times == [0.0, 0.03, 0.04, 0.03, 0.1, 0.08]
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.player.is_playing
    QTest.keyClick(window, Qt.Key.Key_Plus)
    assert window.player.speed == 2.0
    assert the(QComboBox, window, "speed_choice").currentData() == 2.0


def test_blank_and_help_cover_the_window(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    the(QListWidget, window, "lessons").setFocus()
    for key, cover in ((Qt.Key.Key_Period, BlankScreen), (Qt.Key.Key_F1, KeyHelp)):
        QTest.keyClick(window, key)
        assert the(cover, window).geometry() == window.rect()
        assert the(cover, window).isVisible()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not the(cover, window).isVisible()


def test_keys_zoom_and_stand_in_the_list_of_keys(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    control = Qt.KeyboardModifier.ControlModifier
    for key, zoom in ((Qt.Key.Key_Plus, 2.0), (Qt.Key.Key_Equal, 4.0), (Qt.Key.Key_Minus, 2.0), (Qt.Key.Key_0, 1.0)):
        QTest.keyClick(window, key, control)
        assert window.player.axis.zoom == zoom
    assert "Zoom in" in text(window, "key_table")


def test_what_was_chosen_is_there_again_the_next_day(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    window.open_lesson("second")
    window.set_theme("dark")
    window.set_language("zh")
    window.resize(1500, 800)
    QTest.keyClick(window, Qt.Key.Key_Minus)
    window.close()
    again = make_window()
    assert text(again, "lesson_title") == "课 2"
    assert again.player.speed == 0.5
    assert again.size() == QSize(1500, 800).boundedTo(again.screen().availableSize())
    assert the(QToolButton, again, "theme_button").accessibleName()


def test_the_step_button_steps(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    window.player.home()
    press(window, "step_button")
    assert window.player.time == pytest.approx(0.03)


def test_every_control_has_a_name_for_those_who_cannot_see_it(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    kinds = (QAbstractButton, QComboBox, QLineEdit, QListWidget)
    controls = [child for kind in kinds for child in window.findChildren(kind)]
    parts_of_qt = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    own = [child for child in controls if not child.isHidden() and not child.objectName().startswith(parts_of_qt)]
    nameless = [child for child in own if not (child.objectName() and child.accessibleName())]
    assert own
    assert nameless == []


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
    window = shown(make_window(), qtbot)
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
    window = shown(make_window("refusing"), qtbot)
    window.open_lesson("second")
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert text(window, "banner_text") == "There is no network here."
    with qtbot.waitSignal(window.run_finished):
        press(window, "offer_button")
    assert len(window.newest_world.packets) == 3
    assert not the(Banner, window).isVisible()


def test_what_only_one_source_can_show_offers_nothing_else(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window("refusing"), qtbot)
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


def test_the_same_runs_on_the_model_beside_what_is_shown(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = shown(make_window(), qtbot)
    compared(window, qtbot)
    qtbot.waitUntil(lambda: text(window, "comparison_sentence").startswith("Kernel and model say the same"))
    rows = the(ComparisonList, window)
    rows.setCurrentIndex(rows.model().index(1, 0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert window.player.time == pytest.approx(0.055)


@pytest.mark.parametrize("leaves", [Window.close, lambda window: window.open_lesson("first")], ids=["close", "open"])
def test_a_comparison_under_way_goes_with_what_is_shown(
    leaves: Callable[[Window], object], make_window: MakeWindow, qtbot: QtBot
) -> None:
    before = child_processes()
    window = shown(make_window("uneven"), qtbot)
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
        return text(window, "framing_verdict")

    assert "3 of 3" in verdict(window.run)
    press(window, "server_edit")
    editor = the(CodeEditor, window, "server_editor")
    editor.setPlainText(editor.toPlainText().replace("print(message)", "print(message[:2])"))
    assert "0 of 3" in verdict(lambda: press(window, "server_run"))
    press(window, "server_edit")
    assert "message[:2]" in the(CodeEditor, window, "server_editor").toPlainText()
    assert "3 of 3" in verdict(lambda: press(window, "server_restore"))
