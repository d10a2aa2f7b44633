from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from tests.app.conftest import MakeWindow
from tests.conftest import child_processes
from tests.finding import press, text_of, the
from tests.windows import with_keyboard
from widgets.banner import Banner
from widgets.blank_screen import BlankScreen
from widgets.caption import Caption
from widgets.key_help import KeyHelp


def test_it_opens_with_the_first_lesson_ready_to_run(make_window: MakeWindow) -> None:
    window = make_window()
    assert text_of(window, "lesson_title") == "First"
    assert not window.player.is_playing
    assert text_of(window, "empty_sentence")


def test_no_label_takes_a_text_for_markup_because_it_looks_like_it(make_window: MakeWindow) -> None:
    guessing = [
        label.objectName() or label.text()
        for label in make_window().findChildren(QLabel)
        if label.textFormat() is Qt.TextFormat.AutoText and label.text()
    ]
    assert guessing == []


def test_closing_while_it_runs_leaves_no_process(make_window: MakeWindow, qtbot: QtBot) -> None:
    before = child_processes()
    window = with_keyboard(make_window("patient"), qtbot)
    press(window, "run_button")
    qtbot.waitUntil(lambda: bool(child_processes() - before))
    window.close()
    assert child_processes() == before


def test_a_problem_is_on_the_screen_and_the_window_lives(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window("broken"), qtbot)
    with qtbot.waitSignal(window.run_finished):
        press(window, "run_button")
    assert the(Banner, window).isVisible()
    assert "exit code 7" in text_of(window, "banner_text")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not the(Banner, window).isVisible()


def test_a_lesson_that_cannot_be_read_is_said_and_the_others_are_there(make_window: MakeWindow, lessons: Path) -> None:
    (lessons / "first" / "lesson.toml").write_text("order = ")
    window = make_window()
    assert "Line 1 of the lesson file" in text_of(window, "banner_text")
    assert text_of(window, "lesson_title") == "Second"


def test_without_any_lesson_a_recording_can_still_be_opened(make_window: MakeWindow, lessons: Path) -> None:
    for name in ("first", "second"):
        (lessons / name / "lesson.toml").unlink()
    assert "open a recording" in text_of(make_window(), "empty_sentence")


def test_a_recording_is_played_without_settings(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = with_keyboard(make_window(), qtbot)
    with qtbot.waitSignal(window.run_finished):
        window.open_recording(tmp_path / "talk.jsonl")
    assert text_of(window, "lesson_title") == "talk.jsonl"
    assert not the(QPushButton, window, "run_button").isVisible()
    window.save_recording(tmp_path / "copy.jsonl")
    assert (tmp_path / "copy.jsonl").read_bytes().count(b"\n") == 13


def test_saving_where_one_cannot_is_said(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.save_recording(tmp_path / "nowhere" / "a.jsonl")
    assert "nowhere" in text_of(window, "banner_text")


def test_the_language_changes_while_it_runs(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.player.seek(0.04)
    english = the(Caption, window).text()
    press(window, "language_button")
    assert text_of(window, "lesson_title") == "课 1"
    assert the(Caption, window).text() != english
    press(window, "language_button")
    assert the(Caption, window).text() == english


def test_keys_step_through_a_run(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window(), qtbot)
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
    window = with_keyboard(make_window(), qtbot)
    the(QListWidget, window, "lessons").setFocus()
    for key, cover in ((Qt.Key.Key_Period, BlankScreen), (Qt.Key.Key_F1, KeyHelp)):
        QTest.keyClick(window, key)
        assert the(cover, window).geometry() == window.rect()
        assert the(cover, window).isVisible()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not the(cover, window).isVisible()


def test_keys_zoom_and_stand_in_the_list_of_keys(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window(), qtbot)
    control = Qt.KeyboardModifier.ControlModifier
    for key, zoom in ((Qt.Key.Key_Plus, 2.0), (Qt.Key.Key_Equal, 4.0), (Qt.Key.Key_Minus, 2.0), (Qt.Key.Key_0, 1.0)):
        QTest.keyClick(window, key, control)
        assert window.player.axis.zoom == zoom
    assert "Zoom in" in text_of(window, "key_table")


def test_what_was_chosen_is_there_again_the_next_day(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = with_keyboard(make_window(), qtbot)
    window.open_lesson("second")
    window.set_theme("dark")
    window.set_language("zh")
    window.resize(1500, 800)
    QTest.keyClick(window, Qt.Key.Key_Minus)
    window.close()
    again = make_window()
    assert text_of(again, "lesson_title") == "课 2"
    assert again.player.speed == 0.5
    assert again.size() == QSize(1500, 800).boundedTo(again.screen().availableSize())
    assert the(QToolButton, again, "theme_button").accessibleName()


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
