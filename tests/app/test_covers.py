from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.covers import Covers


def test_the_uppermost_goes_first_and_each_is_as_large_as_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = QWidget(window)
    covers = Covers(window, banner)
    window.resize(500, 300)
    window.show()
    covers.toggle_help()
    covers.blank.toggle()
    assert covers.blank.geometry() == covers.help.geometry() == window.rect()
    hidden = []
    for _ in range(3):
        assert covers.uncover()
        hidden.append([widget.isHidden() for widget in (covers.blank, covers.help, banner)])
    assert hidden == [[True, False, False], [True, True, False], [True, True, True]]
    assert not covers.uncover()


def test_the_keys_come_and_go(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    covers = Covers(window, QWidget(window))
    covers.toggle_help()
    assert covers.help.isVisible()
    covers.toggle_help()
    assert not covers.help.isVisible()
