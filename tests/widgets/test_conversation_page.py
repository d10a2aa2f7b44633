from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from sim.log import Log
from sim.network.events import FileRead
from sim.network.world import World
from tests.finding import the
from tests.widgets.test_conversation_rows import ALL
from widgets.conversation_page import ConversationPage
from widgets.conversation_table import ConversationTable

READING = World(reading=FileRead(0.0, 30, 100))
FOUND = World(reading=FileRead(0.0, 100, 100), conversations=Log(list(ALL)), is_over=True)


@pytest.fixture
def page(qtbot: QtBot) -> ConversationPage:
    page = ConversationPage()
    qtbot.addWidget(page)
    page.show()
    return page


def sentence(page: ConversationPage) -> str:
    return the(QLabel, page, "conversation_sentence").text()


def test_while_a_file_is_read_it_says_how_far_and_can_be_told_to_stop(page: ConversationPage, qtbot: QtBot) -> None:
    page.show_choice(READING)
    assert sentence(page) == "The capture is being read: 30 %."
    bar = the(QProgressBar, page)
    assert bar.isVisible()
    assert bar.value() / bar.maximum() == 0.3
    assert not the(ConversationTable, page).isVisible()
    page.resize(800, 600)
    assert bar.geometry().bottom() < 120
    with qtbot.waitSignal(page.stop_requested):
        the(QPushButton, page, "reading_stop").click()


def test_then_the_conversations_are_there_to_choose_from(page: ConversationPage, qtbot: QtBot) -> None:
    page.show_choice(READING)
    page.show_choice(FOUND)
    table = the(ConversationTable, page)
    assert table.isVisible()
    assert table.model().rowCount() == 3
    assert not the(QProgressBar, page).isVisible()
    assert "3" in sentence(page)
    with qtbot.waitSignal(page.conversation_requested) as asked:
        the(QPushButton, page, "all_conversations").click()
    assert asked.args == [0]
    with qtbot.waitSignal(page.conversation_requested) as asked:
        table.conversation_chosen.emit(2)
    assert asked.args == [2]


def test_another_file_takes_the_place_of_the_first(page: ConversationPage) -> None:
    page.show_choice(FOUND)
    page.show_choice(READING)
    assert the(QProgressBar, page).isVisible()
    page.show_choice(replace(FOUND, conversations=Log(list(ALL[:2]))))
    assert the(ConversationTable, page).model().rowCount() == 2


def test_the_keys_go_to_the_table(page: ConversationPage) -> None:
    page.show_choice(FOUND)
    page.activateWindow()
    page.take_focus()
    assert page.focusWidget() is the(ConversationTable, page)
