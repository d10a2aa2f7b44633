from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.banner import Banner


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def test_it_is_there_only_when_there_is_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_problem("The port is taken.")
    assert banner.isVisible()
    banner.show_problem("")
    assert banner.isHidden()


def test_it_can_be_closed(banner: Banner) -> None:
    banner.show_problem("The port is taken.")
    the(QToolButton, banner, "close_banner_button").click()
    assert banner.isHidden()


def test_a_way_out_is_offered_where_there_is_one(banner: Banner, qtbot: QtBot) -> None:
    banner.show_problem("No right to capture.", "Use the model")
    offer = the(QPushButton, banner, "offer_button")
    assert offer.isVisible()
    assert offer.text() == "Use the model"
    with qtbot.waitSignal(banner.offer_taken):
        offer.click()
    banner.show_problem("The port is taken.")
    assert not offer.isVisible()


def test_what_a_program_said_is_text_and_no_markup(banner: Banner) -> None:
    banner.show_problem("<b>bold</b>")
    assert the(QLabel, banner, "banner_text").textFormat() is Qt.TextFormat.PlainText


def test_it_is_as_high_as_its_sentence(banner: Banner, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    banner.show_problem("The port is taken.")
    short = banner.heightForWidth(500)
    banner.show_problem("The port is taken. " * 20)
    assert banner.heightForWidth(500) > short
