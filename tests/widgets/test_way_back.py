from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from widgets.way_back import WayBack


def test_the_keyboard_goes_back_to_what_had_it_or_to_nothing_where_that_is_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, line = QLineEdit(window), QLineEdit(window)
    way_back = WayBack(line)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    before.setFocus()
    line.setFocus()
    way_back.go()
    assert before.hasFocus()
    line.setFocus()
    before.hide()
    way_back.go()
    assert not line.hasFocus()
    assert not before.hasFocus()
