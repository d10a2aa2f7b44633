from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.finding import the
from widgets.asking_card import AskingCard
from widgets.theme import THEMES


class Asking(AskingCard):
    """One answer."""

    def __init__(self) -> None:
        super().__init__("asking_card", ("asking_heading", "asking_text", "asking_because"))
        self._buttons = [QPushButton()]
        self._row.addWidget(self._buttons[0])

    def say(self, is_right: bool | None, key: str = "") -> QPushButton:
        self._say_answer(self._buttons[0], "waits", is_right, key)
        return self._buttons[0]


@pytest.fixture
def card(qtbot: QtBot) -> Asking:
    card = Asking()
    qtbot.addWidget(card)
    return card


def test_nothing_is_seen_before_it_asks(card: Asking) -> None:
    assert card.isHidden()


def test_an_answer_is_marked_by_word_sign_and_edge(card: Asking) -> None:
    assert card.say(None).accessibleName() == "waits"
    assert card.say(None).icon().isNull()
    assert card.say(None).styleSheet() == ""
    right = card.say(True)
    assert right.accessibleName() == "waits: right"
    sign, edge = right.icon().pixmap(20, 20).toImage(), right.styleSheet()
    wrong = card.say(False)
    assert wrong.accessibleName() == "waits: not so"
    assert wrong.icon().pixmap(20, 20).toImage() != sign
    assert wrong.styleSheet() != edge


def test_a_key_stands_beside_the_answer_that_it_gives(card: Asking) -> None:
    first = card.say(None, "1").icon().pixmap(20, 20).toImage()
    assert card.say(None, "2").icon().pixmap(20, 20).toImage() != first


@pytest.mark.parametrize("name", THEMES)
def test_the_question_is_larger_than_its_heading_and_the_edge_of_the_theme(card: Asking, name: str) -> None:
    theme = THEMES[name]
    card.set_theme(theme)
    sizes = [the(QLabel, card, f"asking_{part}").font().pixelSize() for part in ("heading", "because", "text")]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]
    assert f"border: {theme.px(2)}px solid {theme.warn.name()}" in card.styleSheet()
    assert card.styleSheet().startswith("QFrame#asking_card")
