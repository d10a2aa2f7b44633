"""What a learner writes into a program is kept from one day to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.window import Window
from tests.finding import the
from widgets.code_editor import CodeEditor


def test_what_was_written_is_there_the_next_day(qtbot: QtBot, tmp_path: Path) -> None:
    def opened(lesson: str) -> Window:
        window = Window(Preferences(tmp_path / "config"))
        qtbot.addWidget(window)
        window.show()
        window.open_lesson(lesson)
        if window.source == "threads":
            qtbot.waitUntil(lambda: window.shown.run.newest_world.run is not None, timeout=20_000)
            return window
        window.set_source("model")
        with qtbot.waitSignal(window.run_finished, timeout=20_000):
            window.run()
        _press(window, "client_edit")
        return window

    window = opened("udp-echo")
    the(CodeEditor, window, "client_editor").setPlainText("pass  # mine\n")
    window.close()
    window = opened("udp-echo")
    assert the(CodeEditor, window, "client_editor").toPlainText() == "pass  # mine\n"
    window.open_lesson("mutex")
    the(CodeEditor, window, "program_editor").setPlainText("n = 1  # mine\n")
    window.close()
    window = opened("mutex")
    assert the(CodeEditor, window, "program_editor").toPlainText() == "n = 1  # mine\n"
    _press(window, "restore_button")
    window.close()
    window = opened("mutex")
    assert "# mine" not in the(CodeEditor, window, "program_editor").toPlainText()
    window.close()


def _press(window: Window, name: str) -> None:
    the(QAbstractButton, window, name).click()
