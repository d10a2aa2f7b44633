"""What is to run, however often the learner turns to something else in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.threads_room import ThreadsRoom
from tests.app.test_threads_room import judged, open_it, write_expectation
from tests.finding import the


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[ThreadsRoom]:
    room = ThreadsRoom()
    qtbot.addWidget(room)
    room.show()
    yield room
    room.shut_down()


def test_what_must_hold_is_asked_for_where_the_doubt_is(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    line, complaint = the(QLineEdit, room, "expectation"), the(QLabel, room, "expectation_complaint")
    room.stage.doubt_pressed.emit()
    assert line.isVisible()
    for text, said in (("n ==", "no expression"), ("open('x')", "open")):
        write_expectation(room, text)
        assert said in complaint.text()
        assert room.run.exploration.expectation == "n == 10 - THREADS"
    write_expectation(room, "n == 9")
    assert not complaint.text()
    assert judged(room) == {"n = 8": False, "n = 9": True}


def test_what_the_learner_has_written_is_kept_for_each_lesson_and_program(room: ThreadsRoom, qtbot: QtBot) -> None:
    restore = the(QPushButton, room, "restore_button")
    open_it(room, "mutex", qtbot)
    original = room.editor.toPlainText()
    room.editor.setPlainText(f"# mine\n{original}")
    assert not restore.isHidden()
    room.settings.set_values({"program": "locked"})
    room.settings.values_changed.emit()
    assert "# mine" not in room.editor.toPlainText()
    assert restore.isHidden()
    open_it(room, "rlock", qtbot)
    open_it(room, "mutex", qtbot)
    assert room.editor.toPlainText() == f"# mine\n{original}"
    room.settings.set_values({"threads": "3"})
    room.settings.values_changed.emit()
    assert room.editor.toPlainText() == f"# mine\n{original}".replace("THREADS = 2", "THREADS = 3")
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        restore.click()
    assert room.editor.toPlainText() == original.replace("THREADS = 2", "THREADS = 3")
    assert restore.isHidden()


def test_what_was_written_can_be_had_again_after_the_lesson_s_own_text(room: ThreadsRoom, qtbot: QtBot) -> None:
    restore = the(QPushButton, room, "restore_button")
    open_it(room, "mutex", qtbot)
    original = room.editor.toPlainText()
    room.editor.setPlainText(f"# mine\n{original}")
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        restore.click()
    assert room.editor.toPlainText() == original
    room.editor.undo()
    assert room.editor.toPlainText() == f"# mine\n{original}"
    assert not restore.isHidden()


def test_a_saying_is_put_to_the_test_on_the_lesson_s_own_text(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    room.settings.set_values({"program": "with_call"})
    room.settings.values_changed.emit()
    room.editor.setPlainText("mine = 1\n")
    with qtbot.waitSignal(room.run.ended, timeout=30_000):
        room.myths.answer(0)
    assert room.run.asked is not None
    assert "less(n)" in room.run.asked.text
    room.settings.set_values({"program": "race"})
    room.settings.values_changed.emit()
    room.settings.set_values({"program": "with_call"})
    room.settings.values_changed.emit()
    assert room.editor.toPlainText() == "mine = 1\n"


def test_the_lesson_s_own_expectation_can_be_had_again(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    restore = the(QPushButton, room, "restore_button")
    write_expectation(room, "n == 9")
    assert not restore.isHidden()
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        restore.click()
    assert the(QLineEdit, room, "expectation").text() == "n == 10 - THREADS"
    assert room.run.exploration.expectation == "n == 10 - THREADS"
    assert restore.isHidden()
