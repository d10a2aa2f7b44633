from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.thread_modes import ThreadModes


@pytest.fixture
def modes(qtbot: QtBot) -> ThreadModes:
    modes = ThreadModes()
    qtbot.addWidget(modes)
    return modes


def test_its_buttons_wish(modes: ThreadModes, qtbot: QtBot) -> None:
    for name, wish in (("chance_button", modes.chance_requested), ("bad_button", modes.bad_requested)):
        with qtbot.waitSignal(wish):
            the(QPushButton, modes, name).click()


def test_where_threads_may_be_switched_is_a_choice(modes: ThreadModes, qtbot: QtBot) -> None:
    assert modes.granularity == "bytecode"
    with qtbot.waitSignal(modes.granularity_requested) as wish:
        the(QPushButton, modes, "granularity_cpython").click()
    assert wish.args == ["cpython"]
    assert modes.granularity == "cpython"
