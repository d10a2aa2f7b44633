from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sim.questions import Answer, Question
from sim.settings import Words
from tests.finding import the
from widgets.question_card import QuestionCard

ANSWERS = tuple(Answer(value, Words(f"{value} segments", f"{value} 段")) for value in ("3", "4"))
QUESTION = Question(
    "how-many",
    "fin:1",
    "segments to close",
    Words("How many `FIN`?", "几个 `FIN`？"),
    ANSWERS,
    Words("Each way.", "各关各的。"),
)


@pytest.fixture
def card(qtbot: QtBot) -> QuestionCard:
    card = QuestionCard()
    qtbot.addWidget(card)
    return card


def text_of(card: QuestionCard, name: str) -> str:
    return the(QLabel, card, name).text()


def test_it_is_hidden_until_something_is_asked(card: QuestionCard) -> None:
    assert card.isHidden()
    card.ask(QUESTION)
    assert not card.isHidden()
    assert "FIN" in text_of(card, "question_text")
    assert the(QPushButton, card, "answer_2").text().strip() == "4 segments"
    assert the(QLabel, card, "question_because").isHidden()
    card.clear()
    assert card.isHidden()
    assert card.question is None


def test_the_key_of_an_answer_is_a_cap_beside_it_as_long_as_it_answers(card: QuestionCard) -> None:
    def caps() -> list[bytes]:
        icons = [the(QPushButton, card, f"answer_{place}").icon() for place in (1, 2)]
        return [bytes(each.pixmap(20, 20).toImage().constBits()) for each in icons if not each.isNull()]

    card.ask(QUESTION)
    one, two = caps()
    assert one != two
    card.reveal(1, "4")
    assert len(caps()) == 1, "only the right answer is marked"
    assert caps()[0] not in (one, two)


def test_a_click_answers_once(card: QuestionCard, qtbot: QtBot) -> None:
    card.ask(QUESTION)
    with qtbot.waitSignal(card.answered) as answered:
        the(QPushButton, card, "answer_2").click()
    assert answered.args == [1]
    card.reveal(1, "4", 1)
    with qtbot.assertNotEmitted(card.answered):
        the(QPushButton, card, "answer_1").click()


def test_revealed_it_says_why_and_marks_right_and_wrong_in_words(card: QuestionCard) -> None:
    card.ask(QUESTION)
    card.reveal(1, "4", 0)
    assert text_of(card, "question_because") == "Each way."
    assert the(QPushButton, card, "answer_1").accessibleName() == "3 segments: not so"
    assert the(QPushButton, card, "answer_2").accessibleName() == "4 segments: right"
    assert text_of(card, "question_heading") == "It turns out otherwise"
    assert the(QPushButton, card, "skip_button").isHidden()
    assert not the(QPushButton, card, "go_on_button").isHidden()


def test_where_no_answer_is_right_it_says_what_was_so(card: QuestionCard) -> None:
    card.ask(QUESTION)
    card.reveal(None, "7")
    assert "<b>7</b>" in text_of(card, "question_because")


def test_a_new_question_begins_anew(card: QuestionCard) -> None:
    card.ask(QUESTION)
    card.reveal(1, "4", 1)
    card.ask(QUESTION)
    assert not card.is_revealed
    assert the(QPushButton, card, "answer_2").accessibleName() == "4 segments"


def test_it_speaks_chinese(card: QuestionCard) -> None:
    card.ask(QUESTION)
    card.set_language("zh")
    assert the(QPushButton, card, "answer_1").text().strip() == "3 段"
