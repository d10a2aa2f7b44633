from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.covers import Covers
from tests.finding import the
from widgets.theme import PROJECTOR
from widgets.welcome import Welcome


def test_the_uppermost_goes_first_and_each_is_as_large_as_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = QWidget(window)
    covers = Covers(window, banner, window)
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
    covers = Covers(window, QWidget(window), window)
    covers.toggle_help()
    assert covers.help.isVisible()
    covers.toggle_help()
    assert not covers.help.isVisible()


def test_a_newcomer_is_greeted_and_the_button_begins(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    covers = Covers(window, QWidget(window), window)
    begun: list[bool] = []
    covers.show_welcome(lambda: begun.append(True))
    covers.set_theme(PROJECTOR)
    welcome = the(Welcome, window)
    window.resize(700, 500)
    assert welcome.geometry() == window.rect()
    the(QPushButton, welcome).click()
    assert begun == [True]
    assert welcome.isHidden()


def test_notes_stand_in_a_corner_and_are_put_away_like_the_rest(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    banner = QWidget(window)
    covers = Covers(window, banner, window)
    banner.hide()
    window.show()
    covers.notes.toggle()
    window.resize(1200, 700)
    assert covers.notes.geometry().bottom() < 700
    assert covers.uncover()
    assert covers.notes.isHidden()
