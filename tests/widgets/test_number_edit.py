from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sim.settings import Kind, Setting, Words
from widgets.number_edit import NumberEdit

SECONDS = Setting("delay", Words(en="Delay", zh="延时"), Kind.SECONDS, "0", 0, 5)


@pytest.fixture
def edit(qtbot: QtBot) -> NumberEdit:
    edit = NumberEdit(SECONDS, 0.1, 2, "s")
    qtbot.addWidget(edit)
    edit.show()
    edit.activateWindow()
    return edit


@pytest.mark.parametrize(
    ("text", "key", "after"),
    [
        ("0.5", Qt.Key.Key_Up, "0.6"),
        ("0.5", Qt.Key.Key_Down, "0.4"),
        ("5", Qt.Key.Key_Up, "5"),
        ("0", Qt.Key.Key_Down, "0"),
        ("99", Qt.Key.Key_Down, "5"),
        ("soon", Qt.Key.Key_Up, "soon"),
        ("inf", Qt.Key.Key_Down, "5"),
    ],
)
def test_it_is_stepped_within_its_limits(edit: NumberEdit, text: str, key: Qt.Key, after: str) -> None:
    edit.setText(text)
    QTest.keyClick(edit, key)
    assert edit.text() == after


def wheel(edit: NumberEdit) -> None:
    here = QPointF(5, 5)
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    QApplication.sendEvent(edit, QWheelEvent(here, here, QPoint(), QPoint(0, 120), *none))


def test_the_wheel_steps_only_where_the_keyboard_is(edit: NumberEdit) -> None:
    edit.setText("1")
    edit.clearFocus()
    wheel(edit)
    assert edit.text() == "1"
    edit.setFocus()
    wheel(edit)
    assert edit.text() == "1.1"


def test_the_unit_stands_where_no_digit_does(edit: NumberEdit) -> None:
    assert edit.textMargins().right() > edit.fontMetrics().horizontalAdvance("s")
    edit.resize(74, 34)
    edit.setText("")
    with_unit = edit.grab().toImage()
    edit.setFont(edit.font())
    plain = NumberEdit(SECONDS, 0.1, 2)
    plain.resize(74, 34)
    assert with_unit != plain.grab().toImage()


@pytest.mark.parametrize("text", ["0.4", "1", "0.25"])
def test_a_step_there_and_one_back_leave_what_was_written(edit: NumberEdit, text: str) -> None:
    edit.setText(text)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit.text() == text
