from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.empty_state import ROOMY, EmptyState


@pytest.fixture
def empty(qtbot: QtBot) -> EmptyState:
    empty = EmptyState("network", "play")
    qtbot.addWidget(empty)
    empty.show()
    return empty


def test_one_sentence_and_one_button(empty: EmptyState, qtbot: QtBot) -> None:
    empty.set_words("Nothing has run yet.", "Run")
    assert the(QLabel, empty, "empty_sentence").text() == "Nothing has run yet."
    assert the(QPushButton, empty, "empty_button").accessibleName() == "Run"
    with qtbot.waitSignal(empty.requested):
        the(QPushButton, empty, "empty_button").click()


def test_no_button_where_there_is_nothing_to_do(empty: EmptyState) -> None:
    empty.set_words("Nothing here.", "")
    assert not the(QPushButton, empty, "empty_button").isVisible()


def test_where_it_is_low_the_words_have_the_room_of_the_icon(empty: EmptyState) -> None:
    (picture,) = (each for each in empty.findChildren(QLabel) if not each.objectName())
    for height in (ROOMY + 1, ROOMY - 1):
        empty.resize(400, height)
        assert picture.isVisible() is (height > ROOMY)


def test_an_icon_that_does_not_exist_is_no_icon(qtbot: QtBot) -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        EmptyState("no-such-icon", "play")
