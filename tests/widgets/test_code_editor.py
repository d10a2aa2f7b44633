from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.code_editor import CodeEditor


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("while True:", "while True:\n    x"),
        ("    data = 1", "    data = 1\n    x"),
        ("    if data:", "    if data:\n        x"),
        ("pass", "pass\nx"),
    ],
)
def test_enter_keeps_the_indentation(qtbot: QtBot, text: str, written: str) -> None:
    editor = CodeEditor()
    qtbot.addWidget(editor)
    editor.setPlainText(text)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "x")
    assert editor.toPlainText() == written


def test_a_tab_is_four_spaces(qtbot: QtBot) -> None:
    editor = CodeEditor()
    qtbot.addWidget(editor)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "    "


def test_an_error_is_marked_on_its_line(qtbot: QtBot) -> None:
    editor = CodeEditor()
    qtbot.addWidget(editor)
    editor.setPlainText("n = 1\ndef f(:\n")
    editor.mark_error(2)
    (mark,) = editor.extraSelections()
    assert mark.cursor.block().text() == "def f(:"
    for nowhere in (0, 99):
        editor.mark_error(nowhere)
        assert editor.extraSelections() == []


def test_an_error_out_of_sight_is_brought_into_sight_once(qtbot: QtBot) -> None:
    editor = CodeEditor()
    qtbot.addWidget(editor)
    editor.resize(300, 120)
    editor.show()
    editor.setPlainText("\n".join(f"n = {number}" for number in range(100)))
    editor.mark_error(60)
    top = editor.firstVisibleBlock().blockNumber()
    assert 50 < top < 60
    assert editor.textCursor().position() == 0
    editor.verticalScrollBar().setValue(0)
    editor.mark_error(60)
    assert editor.firstVisibleBlock().blockNumber() == 0, "the person has scrolled away from it"
