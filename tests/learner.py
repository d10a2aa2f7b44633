"""A learner who has the keyboard alone: every key goes to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.window import Window
from tests.windows import made, with_keyboard

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


def newcomer(qtbot: QtBot, folder: Path) -> Learner:
    """Before the welcome of the first start; sources are the model where nothing else is chosen."""
    window = made(qtbot, folder)
    window.welcome()
    return Learner(with_keyboard(window, qtbot), qtbot)


def started(learner: Learner) -> Learner:
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
