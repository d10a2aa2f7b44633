"""A learner goes through the course with the keyboard alone: every key goes to whatever has the focus."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis_dialog import DiagnosisDialog
from app.film_dialog import FilmDialog
from app.logbook import LOGBOOK
from app.preferences import Preferences
from app.preferences_dialog import PreferencesDialog
from app.window import Window
from sim.sources.interfaces import loopback_interfaces
from tests.finding import the
from tests.sim.sources.strangers import save
from widgets.code_editor import CodeEditor
from widgets.conversation_table import ConversationTable
from widgets.export_bar import ExportBar
from widgets.key_help import KeyHelp
from widgets.myth_card import MythCard
from widgets.notes import Notes
from widgets.question_card import QuestionCard

MOST_TABS = 80
CONTROL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


class Learner:
    """Presses keys, and looks."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def at(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        for key in keys:
            QTest.keyClick(self.at, key, CONTROL if control else Qt.KeyboardModifier.NoModifier)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        QTest.keyClicks(self.at, text)
        QApplication.processEvents()

    def go_to(self, name: str) -> None:
        """Press Tab until the keyboard is at the control of this name."""
        passed = []
        for _ in range(MOST_TABS):
            passed.append(self.at.objectName())
            if self.at.objectName() == name:
                return
            self.press(K.Key_Tab)
        raise AssertionError(f"Tab does not come to {name}, but to {passed}")

    def sees_run(self, deed: Callable[[], object]) -> None:
        with self._qtbot.waitSignal(self.window.run_finished, timeout=30_000):
            deed()

    def is_back(self) -> None:
        """The dialog is closed, and the window has the keyboard again, as a window manager would give it."""
        self.sees(lambda: QApplication.activeModalWidget() is None)
        with self._qtbot.waitActive(self.window):
            self.window.activateWindow()

    def sees(self, what: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(what()), timeout=20_000)


@pytest.fixture
def learner(qtbot: QtBot, tmp_path: Path) -> Learner:
    """Before the welcome of the first start; sources are the model where nothing else is chosen."""
    preferences = Preferences(tmp_path)
    preferences.source, preferences.language = "model", "en"
    window = Window(preferences)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.welcome()
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return Learner(window, qtbot)


@pytest.fixture
def beginner(learner: Learner) -> Learner:
    """Has started the first lesson."""
    learner.sees_run(lambda: learner.press(K.Key_Return))
    learner.window.setFocus()
    learner.press(K.Key_End)
    return learner


def take(learner: Learner, title: str) -> None:
    """Search for a lesson and take it."""
    learner.press(K.Key_F, control=True)
    learner.write(title)
    learner.press(K.Key_Return)


def test_the_first_start_leads_into_the_first_lesson(learner: Learner) -> None:
    learner.press(K.Key_Tab)
    learner.sees_run(lambda: learner.press(K.Key_Space))
    assert learner.window.lesson is not None
    assert learner.window.lesson.id == "osi-layers"


def test_every_lesson_is_chosen_in_the_list(beginner: Learner) -> None:
    beginner.go_to("lessons")
    seen = []
    for _ in beginner.window.course.lessons:
        assert beginner.window.lesson is not None
        seen.append(beginner.window.lesson.id)
        beginner.press(K.Key_Down)
    assert seen == [lesson.id for lesson in beginner.window.course.lessons]


def test_a_setting_is_changed_and_the_lesson_run_played_and_stepped(beginner: Learner) -> None:
    take(beginner, "handshake")
    beginner.go_to("setting_message")
    beginner.press(K.Key_A, control=True)
    beginner.write("howdy")
    beginner.sees_run(lambda: beginner.press(K.Key_Return))
    assert any(b"howdy" in packet.event.data for packet in beginner.window.newest_world.packets)
    player = beginner.window.player
    beginner.press(K.Key_Tab, K.Key_Home)
    times = [player.time]
    beginner.go_to("scrubber")
    for key in (K.Key_Right, K.Key_Right, K.Key_Left):
        beginner.press(key)
        times.append(player.time)
    assert times[0] < times[1] == times[3] < times[2]
    beginner.press(K.Key_Space)
    assert player.is_playing
    beginner.press(K.Key_Space)
    assert not player.is_playing


def test_a_question_is_answered_and_another_revealed(beginner: Learner) -> None:
    take(beginner, "handshake")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    card = the(QuestionCard, beginner.window)
    for key in (K.Key_1, K.Key_Right):
        beginner.press(K.Key_Home)
        beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
        for _ in range(50):
            if card.question is None:
                beginner.press(K.Key_Right)
        assert card.question is not None, (key, beginner.at)
        assert not card.is_revealed
        beginner.press(key)
        assert card.is_revealed
        beginner.press(K.Key_Right)
        assert card.question is None


def test_a_preset_and_a_source_are_chosen(beginner: Learner) -> None:
    take(beginner, "sticky")
    beginner.go_to("preset_split")
    beginner.sees_run(lambda: beginner.press(K.Key_Space))
    beginner.go_to("source_model")
    beginner.press(K.Key_Left)
    assert beginner.window.source == "wire"
    beginner.press(K.Key_Right)
    assert beginner.window.source == "model", beginner.at
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.press(K.Key_End)
    beginner.go_to("tapes_closer")
    beginner.press(K.Key_Space, K.Key_Space)
    beginner.go_to("tapes_view")
    beginner.press(K.Key_Down, K.Key_Return)


def test_the_pages_beside_the_stage_are_read(beginner: Learner) -> None:
    take(beginner, "handshake")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.press(K.Key_End)
    beginner.go_to("field_tree")
    beginner.press(K.Key_Down, K.Key_Down, K.Key_Right)
    beginner.go_to("qt_tabwidget_tabbar")
    beginner.press(K.Key_Right, K.Key_Right)
    before = beginner.window.player.time
    beginner.go_to("event_table")
    beginner.press(K.Key_Up, K.Key_Up, K.Key_Return)
    assert beginner.window.player.time != before
    beginner.go_to("qt_tabwidget_tabbar")
    beginner.press(K.Key_Right)
    beginner.go_to("comparison_button")
    beginner.press(K.Key_Space)
    beginner.sees(lambda: not beginner.window._comparing._feed.is_running)


def test_curves_transitions_and_layers_are_opened(beginner: Learner) -> None:
    beginner.go_to("left_tower")
    beginner.press(K.Key_Down, K.Key_Return)
    assert not the(QWidget, beginner.window, "layer_card").isHidden()
    take(beginner, "state machine")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.press(K.Key_End)
    before = beginner.window.player.time
    beginner.go_to("client_steps")
    beginner.press(K.Key_Home, K.Key_Return)
    assert beginner.window.player.time < before
    take(beginner, "loss")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.go_to("curves_button")
    beginner.press(K.Key_Space)
    assert not the(QWidget, beginner.window, "curves").isHidden()


def test_a_program_is_changed_and_run(beginner: Learner) -> None:
    take(beginner, "socket calls")
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    beginner.go_to("client_edit")
    beginner.press(K.Key_Space)
    assert isinstance(beginner.at, CodeEditor)
    beginner.press(K.Key_Home, control=True)
    beginner.write("print('by hand')")
    beginner.press(K.Key_Return, K.Key_Escape)
    assert not isinstance(beginner.at, CodeEditor)
    beginner.go_to("client_run")
    beginner.sees_run(lambda: beginner.press(K.Key_Space))
    assert "by hand" in str(beginner.window.newest_world.programs["client"])
    assert beginner.at is not beginner.window


def test_threads_take_turns_and_a_bad_schedule_is_found(beginner: Learner, qtbot: QtBot) -> None:
    beginner.sees_run(lambda: take(beginner, "mutex"))
    room = beginner.window._rooms.active
    assert room is not None
    for _ in range(2):
        beginner.sees(lambda: not room.run.is_busy)
        with qtbot.waitSignal(room.run.stepped, timeout=5_000):
            beginner.press(K.Key_0)
    beginner.go_to("bad_button")
    beginner.press(K.Key_Space)
    beginner.sees(lambda: room.run.newest_world.end is not None)
    assert room.run.newest_world.end is not None
    beginner.press(K.Key_End)
    beginner.go_to("outcome_1")
    beginner.press(K.Key_Space)
    beginner.go_to("thread_1")
    beginner.press(K.Key_Home, K.Key_Return)
    beginner.go_to("qt_tabwidget_tabbar")
    beginner.press(K.Key_Right)
    beginner.go_to("program_editor")
    beginner.write("# mine")
    beginner.press(K.Key_Tab, K.Key_Escape)
    assert beginner.at is not room.editor
    beginner.sees_run(lambda: beginner.press(K.Key_R, control=True))
    assert room.run.asked is not None
    assert "# mine" in room.run.asked.text


def test_what_lies_over_the_window_comes_and_goes(beginner: Learner) -> None:
    for key, kind in ((K.Key_F1, KeyHelp), (K.Key_N, Notes)):
        beginner.window.setFocus()
        beginner.press(key)
        assert not the(kind, beginner.window).isHidden()
        beginner.press(K.Key_Escape)
        assert the(kind, beginner.window).isHidden()


def test_preferences_and_diagnosis_are_used_and_closed(beginner: Learner) -> None:
    beginner.press(K.Key_Comma, control=True)
    dialog = the(PreferencesDialog, beginner.window)
    beginner.sees(dialog.isVisible)
    beginner.go_to("preference_theme_light")
    beginner.press(K.Key_Right)
    assert beginner.window._looks.theme.name == "dark"
    beginner.press(K.Key_Left)
    beginner.go_to("preference_interface")
    beginner.press(K.Key_Down)
    assert beginner.window._looks.values["interface"] == loopback_interfaces()[0]
    beginner.press(K.Key_Up)
    assert beginner.window._looks.values["interface"] == ""
    beginner.press(K.Key_Escape)
    beginner.is_back()
    beginner.press(K.Key_F12)
    diagnosis = the(DiagnosisDialog, beginner.window)
    beginner.sees(diagnosis.isVisible)
    beginner.go_to("close_diagnosis_button")
    beginner.press(K.Key_Space)
    beginner.is_back()


def test_the_log_is_read_and_copied(beginner: Learner) -> None:
    LOGBOOK.handle(logging.makeLogRecord({"msg": "something went on inside"}))
    beginner.go_to("lessons")
    beginner.press(K.Key_F12)
    diagnosis = the(DiagnosisDialog, beginner.window)
    beginner.sees(diagnosis.isVisible)
    beginner.go_to("diagnosis_details")
    beginner.press(K.Key_A, control=True)
    beginner.press(K.Key_C, control=True)
    assert "something went on inside" in QApplication.clipboard().text()
    beginner.go_to("copy_report_button")
    QApplication.clipboard().clear()
    beginner.press(K.Key_Space)
    assert "something went on inside" in QApplication.clipboard().text()
    beginner.press(K.Key_Escape)
    beginner.is_back()
    assert beginner.at.objectName() == "lessons"


def test_sayings_are_judged_one_after_the_other(beginner: Learner) -> None:
    take(beginner, "addresses")
    card = the(MythCard, beginner.window, "myth_card")
    first = the(QLabel, card, "myth_claim").text()
    beginner.go_to("myth_answer_1")
    beginner.sees_run(lambda: beginner.press(K.Key_Space))
    beginner.sees(lambda: card.finding is not None)
    assert beginner.at is not beginner.window
    beginner.go_to("myth_next")
    beginner.press(K.Key_Space)
    assert card.is_asking
    assert the(QLabel, card, "myth_claim").text() != first
    beginner.go_to("lessons")
    beginner.sees_run(lambda: beginner.press(K.Key_2))
    beginner.sees(lambda: card.finding is not None)
    assert beginner.at.objectName() == "lessons"


def save_as(beginner: Learner, path: Path) -> None:
    beginner.press(K.Key_S, control=True)
    beginner.sees(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    beginner.press(K.Key_A, control=True)
    beginner.write(str(path))
    beginner.press(K.Key_Return)


@pytest.mark.usefixtures("own_dialogs")
def test_a_film_is_chosen_and_cancelled_and_a_picture_made(beginner: Learner, tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    bar = the(ExportBar, beginner.window)
    beginner.go_to("lessons")
    save_as(beginner, tmp_path / "mine.gif")
    beginner.sees(lambda: isinstance(QApplication.activeModalWidget(), FilmDialog))
    beginner.go_to("film_end")
    beginner.press(K.Key_A, control=True)
    beginner.write("60")
    beginner.go_to("film_speed")
    beginner.press(K.Key_Up)
    beginner.go_to("film_ok")
    beginner.press(K.Key_Space)
    beginner.is_back()
    assert beginner.at.objectName() == "lessons"
    assert bar.isVisible()
    beginner.go_to("export_button")
    beginner.press(K.Key_Space)
    beginner.sees(bar.isHidden)
    assert beginner.at is not beginner.window
    save_as(beginner, tmp_path / "mine.png")
    beginner.is_back()
    beginner.sees((tmp_path / "mine.png").exists)
    beginner.sees(lambda: the(QLabel, bar, "export_label").text().startswith("Saved"))
    beginner.go_to("export_button")
    beginner.press(K.Key_Space)
    assert bar.isHidden()
    assert beginner.at is not beginner.window
    assert [path.name for path in tmp_path.glob("*mine*")] == ["mine.png"]


@pytest.mark.usefixtures("own_dialogs")
def test_a_conversation_is_chosen_left_and_another_chosen(beginner: Learner, tmp_path: Path) -> None:
    beginner.press(K.Key_O, control=True)
    beginner.sees(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    beginner.press(K.Key_A, control=True)
    beginner.write(str(save(tmp_path, "raw4")))
    beginner.sees_run(lambda: beginner.press(K.Key_Return))
    beginner.is_back()
    table = the(ConversationTable, beginner.window)
    assert beginner.at is table
    beginner.press(K.Key_Down)
    beginner.sees_run(lambda: beginner.press(K.Key_Return))
    assert not table.isVisible()
    assert {str(address) for address in beginner.window.newest_world.addresses} == {"10.0.0.1:1001", "10.0.0.2:80"}
    beginner.sees_run(lambda: beginner.press(K.Key_L, control=True))
    assert beginner.at is table
    beginner.go_to("all_conversations")
    beginner.sees_run(lambda: beginner.press(K.Key_Space))
    assert len(beginner.window.newest_world.packets) == 12
    assert QApplication.focusWidget() is not beginner.window
    beginner.go_to("lessons")
    beginner.press(K.Key_Up)
    assert beginner.window.lesson is not None


@pytest.mark.usefixtures("own_dialogs")
def test_a_run_is_saved_opened_and_left(beginner: Learner, tmp_path: Path, qtbot: QtBot) -> None:
    beginner.press(K.Key_S, control=True)
    beginner.sees(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    beginner.press(K.Key_A, control=True)
    beginner.write(str(tmp_path / "mine.jsonl"))
    beginner.press(K.Key_Return)
    beginner.sees((tmp_path / "mine.jsonl").exists)
    beginner.is_back()
    beginner.press(K.Key_O, control=True)
    beginner.sees(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    beginner.press(K.Key_A, control=True)
    beginner.write(str(tmp_path / "mine.jsonl"))
    beginner.sees_run(lambda: beginner.press(K.Key_Return))
    assert beginner.window.lesson is None
    beginner.is_back()
    beginner.press(K.Key_Q, control=True)
    assert not beginner.window.isVisible()
