from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.program_page import ProgramPage


@pytest.fixture
def page(qtbot: QtBot) -> ProgramPage:
    page = ProgramPage()
    qtbot.addWidget(page)
    page.resize(300, 400)
    page.show()
    return page


def test_only_what_the_person_writes_counts_as_edited(page: ProgramPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.text_edited):
        page.show_text("n = 10\n")
    with qtbot.waitSignal(page.text_edited):
        QTest.keyClick(page.editor, Qt.Key.Key_X)
    assert page.text == "xn = 10\n"


def test_what_must_hold_is_told_once_it_is_written(page: ProgramPage, qtbot: QtBot) -> None:
    page.show_expectation("n == 8")
    line = the(QLineEdit, page, "expectation")
    assert line.text() == "n == 8"
    with qtbot.assertNotEmitted(page.expectation_edited):
        QTest.keyClick(line, Qt.Key.Key_Return)
    page.ask_expectation()
    with qtbot.waitSignal(page.expectation_edited) as told:
        QTest.keyClicks(line, " n == 0 ")
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["n == 0"]


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_Return, "n == 0"), (Qt.Key.Key_Escape, "n == 8")])
def test_return_takes_what_must_hold_esc_brings_back_what_held_and_both_leave(
    page: ProgramPage, qtbot: QtBot, key: Qt.Key, kept: str
) -> None:
    page.activateWindow()
    page.expectation_edited.connect(page.show_expectation)
    page.show_expectation("n == 8")
    page.editor.setFocus()
    page.ask_expectation()
    line = the(QLineEdit, page, "expectation")
    QTest.keyClicks(line, "n == 0")
    QTest.keyClick(line, key)
    assert page.expectation == kept
    assert not line.hasFocus()
    assert page.editor.hasFocus() == (key == Qt.Key.Key_Escape)  # after Return nobody types into the program unawares


def test_return_stays_where_what_must_hold_makes_no_sense(page: ProgramPage) -> None:
    page.activateWindow()
    page.expectation_edited.connect(lambda _text: page.show_complaint("That is none."))
    page.show_expectation("n == 8")
    page.ask_expectation()
    line = the(QLineEdit, page, "expectation")
    QTest.keyClicks(line, "n ==")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert page.expectation == "n == 8"
    assert not line.hasFocus()


def test_a_complaint_stands_below_until_something_else_is_shown(page: ProgramPage) -> None:
    complaint = the(QLabel, page, "expectation_complaint")
    assert not complaint.isVisible()
    page.show_complaint("That is none.")
    assert complaint.isVisible()
    page.show_expectation("n == 8")
    assert not complaint.isVisible()


def test_the_way_back_is_there_only_for_a_changed_text(page: ProgramPage, qtbot: QtBot) -> None:
    button = the(QPushButton, page, "restore_button")
    assert not button.isVisible()
    page.offer_original(True)
    with qtbot.waitSignal(page.original_requested):
        button.click()
