from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sim.myths import Finding, Myth
from sim.settings import Words
from sim.words import Sentence
from tests.finding import the
from widgets.myth_card import FACT, MYTH, MythCard
from widgets.theme import PROJECTOR

SAYING = Myth("x", Words(en="It is lost.", zh="丢了。"), "nothing lost", Words(en="It **waits**.", zh="它在**等**。"))


@pytest.fixture
def card(qtbot: QtBot) -> MythCard:
    widget = MythCard()
    qtbot.addWidget(widget)
    widget.ask(SAYING, 1, 4)
    return widget


def text(card: MythCard, name: str) -> str:
    return the(QLabel, card, name).text()


def button(card: MythCard, answer: int) -> QPushButton:
    return the(QPushButton, card, f"myth_answer_{answer + 1}")


def finding(holds: bool | None) -> Finding:
    return Finding(holds, Sentence("x", "Came out: 7."))


def test_it_asks_and_takes_an_answer(card: MythCard, qtbot: QtBot) -> None:
    assert text(card, "myth_heading") == "Fact or myth? · 2 of 4"
    assert text(card, "myth_claim") == "Often said: “It is lost.”"
    assert the(QLabel, card, "myth_reason").isHidden()
    with qtbot.waitSignal(card.answered) as answered:
        button(card, FACT).click()
    assert answered.args == [FACT]


@pytest.mark.parametrize(("chosen", "said"), [(MYTH, "Rightly judged"), (FACT, "It turns out otherwise")])
def test_the_verdict_marks_what_is_right_and_gives_figures_and_reason(card: MythCard, chosen: int, said: str) -> None:
    card.show_running(chosen)
    assert not card.is_asking
    assert text(card, "myth_heading").startswith("The experiment runs")
    card.reveal(finding(False))
    assert text(card, "myth_heading") == f"{said} · 2 of 4"
    assert text(card, "myth_reason") == "Came out: 7.<br>It <b>waits</b>."
    assert button(card, MYTH).accessibleName() == "myth: right"
    assert not button(card, MYTH).icon().isNull()
    assert button(card, FACT).accessibleName() == ("fact: not so" if chosen == FACT else "fact")


@pytest.mark.parametrize("holds", [None, True])
def test_a_run_that_shows_nothing_or_something_else_is_no_verdict(card: MythCard, holds: bool | None) -> None:
    card.show_running(MYTH)
    card.reveal(finding(holds))
    assert text(card, "myth_heading").startswith("This run does not tell")
    assert "<b>Still, it is a myth:</b>" in text(card, "myth_reason")
    assert button(card, MYTH).icon().isNull()


def test_an_answer_counts_once(card: MythCard, qtbot: QtBot) -> None:
    card.show_running(MYTH)
    with qtbot.assertNotEmitted(card.answered):
        button(card, MYTH).click()


def test_it_speaks_chinese_and_can_be_projected(card: MythCard) -> None:
    card.set_language("zh")
    assert "丢了。" in text(card, "myth_claim")
    card.set_theme(PROJECTOR)
    assert the(QLabel, card, "myth_reason").font().pixelSize() >= 22


def test_without_a_saying_it_is_gone(card: MythCard) -> None:
    card.ask(None)
    assert card.isHidden()
    assert not card.is_asking
