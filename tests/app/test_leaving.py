from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.leaving import LeavingQuestion
from tests.finding import the


@pytest.mark.parametrize(("button", "leaves"), [("leave_button", True), ("stay_button", False)])
def test_each_button_does_what_it_says_and_return_waits(qtbot: QtBot, button: str, leaves: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    question = LeavingQuestion("talk.mp4", window)
    question.open()
    assert the(QPushButton, question, "stay_button").isDefault()
    with qtbot.waitSignal(question.finished) as finished:
        the(QPushButton, question, button).click()
    assert bool(finished.args[0]) == leaves
