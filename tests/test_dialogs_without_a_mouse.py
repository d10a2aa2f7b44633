"""Dialogs, files, sayings and the log with the keyboard alone: opened, used, closed, and back to where one was."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.diagnosis_dialog import DiagnosisDialog
from app.film_dialog import FilmDialog
from app.logbook import LOGBOOK
from app.preferences_dialog import PreferencesDialog
from sim.sources.interfaces import loopback_interfaces
from tests.finding import the
from tests.learner import K, Learner, newcomer, started, take
from tests.sim.sources.strangers import save
from widgets.conversation_table import ConversationTable
from widgets.export_bar import ExportBar
from widgets.myth_card import MythCard


@pytest.fixture
def beginner(qtbot: QtBot, tmp_path: Path) -> Learner:
    return started(newcomer(qtbot, tmp_path))


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
    beginner.press(K.Key_Down)
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
