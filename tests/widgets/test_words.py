from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from sim.words import Look, Piece, Sentence, pieces_of
from widgets.words import enumerated, in_a_row, pieces_said, rich, said, tip


class Upper(QTranslator):
    """A language in which everything is shouted."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text.replace("waits", "WAITS") if context == "narrator" else ""


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[None]:
    translator = Upper()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_words_have_a_comma_between_them() -> None:
    assert enumerated(["one", "", "two"]) == "one, two"
    assert enumerated([]) == ""


def test_the_comma_is_that_of_the_language(chinese: None) -> None:
    assert enumerated(["一", "", "二"]) == "一，二"


def test_a_sentence_is_said_in_the_language_of_the_application(shouting: None) -> None:
    assert said(Sentence("narrator", "{name} waits", {"name": "client"})) == "client WAITS"


def test_between_chinese_sentences_there_is_no_space() -> None:
    assert in_a_row("One.", "", "Two.") == "One. Two."
    assert in_a_row("一。", "二？", "三。") == "一。二？三。"
    assert in_a_row("", "一。", "") == "一。"
    assert in_a_row() == ""


def test_it_comes_in_pieces_too(shouting: None) -> None:
    assert pieces_said(Sentence("narrator", "**{name}** waits", {"name": "client"})) == (
        ("client", Look.BOLD),
        (" WAITS", Look.PLAIN),
    )


def test_looks_are_made_rich_and_everything_else_is_escaped() -> None:
    text = rich(pieces_of("**SYN** <b> & `recv(1)`\nnext"))
    assert text.startswith("<b>SYN</b> &lt;b&gt; &amp; <span")
    assert text.endswith(">recv(1)</span><br>next")


@given(st.text(st.sampled_from("*`<>&;ab/\"'{} \n"), min_size=1), st.sampled_from(Look))
def test_a_label_and_a_tip_show_every_text_as_it_is(text: str, look: Look) -> None:
    for html in (rich([Piece(text, look)]), tip(text)):
        shown = QTextDocument()
        shown.setHtml(f'<p style="white-space: pre-wrap">{html}</p>')
        assert shown.toPlainText() == text


def test_nothing_to_tell_is_no_tip() -> None:
    assert tip("") == ""
