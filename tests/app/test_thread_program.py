"""What is to run, however often the learner turns to something else in between."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.threads_room import ThreadsRoom
from tests.app.test_threads_room import open_it
from tests.finding import the
from tests.test_pasted_program import judged, write_expectation
from widgets.number_edit import NumberEdit
from widgets.setting_field import SettingField


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


def test_a_setting_that_the_program_no_longer_has_says_so(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    field, threads = next(
        (each, spin) for each in room.findChildren(SettingField) for spin in each.findChildren(NumberEdit)
    )
    original = room.editor.toPlainText()
    assert threads.isEnabled()
    room.editor.setPlainText("n = 10\n")
    assert not threads.isEnabled()
    assert "THREADS = …" in field.toolTip()
    room.editor.setPlainText(original)
    assert threads.isEnabled()
    assert "THREADS = …" not in field.toolTip()


def test_a_run_of_the_program_before_it_was_changed_is_told_so(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    original = room.editor.toPlainText()

    def is_told() -> bool:
        is_told = "before the change" in room.caption.text()
        assert room.veil.isHidden() is not is_told
        return is_told

    assert not is_told()
    room.settings.set_values({"program": "locked"})
    room.settings.values_changed.emit()
    assert is_told()
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    assert not is_told()
    written = room.editor.toPlainText()
    room.editor.setPlainText(original)
    assert is_told()
    room.editor.setPlainText(written)
    assert not is_told()


def test_what_was_written_can_be_had_again_after_the_lesson_s_own_text(room: ThreadsRoom, qtbot: QtBot) -> None:
    restore = the(QPushButton, room, "restore_button")
    open_it(room, "mutex", qtbot)
    original = room.editor.toPlainText()
    room.editor.setPlainText(f"# mine\n{original}")
    write_expectation(room, "n == 9")
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        restore.click()
    assert room.editor.toPlainText() == original
    assert the(QLineEdit, room, "expectation").text() == "n == 10 - THREADS"
    room.editor.undo()
    assert room.editor.toPlainText() == f"# mine\n{original}"
    assert the(QLineEdit, room, "expectation").text() == room.run.exploration.expectation == "n == 9"
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


PASTED = "n = 10\nprint(n)\n"


def test_what_the_lesson_expects_goes_with_the_names_of_its_program_and_comes_back(
    room: ThreadsRoom, qtbot: QtBot
) -> None:
    open_it(room, "mutex", qtbot)
    line, complaint = the(QLineEdit, room, "expectation"), the(QLabel, room, "expectation_complaint")
    original = room.editor.toPlainText()
    room.editor.setPlainText(PASTED)
    assert (line.text(), complaint.text()) == ("", "")
    with qtbot.waitSignals([room.run_finished, room.run.enabled_changed], timeout=30_000):
        room.start()
    assert room.run.asked is not None
    assert room.run.asked.expect == room.run.exploration.expectation == ""
    room.editor.setPlainText("def f(:\n")
    assert line.text() == "n == 10 - THREADS", "of what is no program nobody knows what it lacks"
    room.editor.setPlainText(original.replace("temp", "mine"))
    assert line.text() == "n == 10 - THREADS"


def test_what_the_learner_expects_stays_and_is_told_what_the_program_lacks(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    line, complaint = the(QLineEdit, room, "expectation"), the(QLabel, room, "expectation_complaint")
    write_expectation(room, "n == 9 - THREADS")
    assert not complaint.text()
    room.editor.setPlainText(PASTED)
    assert line.text() == "n == 9 - THREADS"
    assert "no variable THREADS" in complaint.text()
    assert "It has: n." in complaint.text()
    open_it(room, "rlock", qtbot)
    assert not complaint.text()
    open_it(room, "mutex", qtbot)
    assert "no variable THREADS" in complaint.text()
    write_expectation(room, "n == 10 - THREADS")
    room.editor.setPlainText(f"{PASTED}m = 1\n")
    assert line.text() == "n == 10 - THREADS", "the learner has written it, be it the lesson's own"
    write_expectation(room, "n == 10")
    assert not complaint.text()


def test_a_text_that_makes_no_sense_is_not_lost_when_the_program_is_edited(room: ThreadsRoom, qtbot: QtBot) -> None:
    open_it(room, "mutex", qtbot)
    line, complaint = the(QLineEdit, room, "expectation"), the(QLabel, room, "expectation_complaint")
    write_expectation(room, "n ==")
    room.editor.setPlainText(PASTED)
    assert line.text() == "n =="
    assert "no expression" in complaint.text()
