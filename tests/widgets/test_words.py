from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from sim.words import Sentence
from widgets.words import plain, rich, said


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


def test_a_sentence_is_said_in_the_language_of_the_application(shouting: None) -> None:
    assert said(Sentence("narrator", "{name} waits", {"name": "client"})) == "client WAITS"


def test_markup_is_made_rich_and_everything_else_is_escaped() -> None:
    text = rich("**SYN** <b> & `recv(1)`\nnext")
    assert text.startswith("<b>SYN</b> &lt;b&gt; &amp; <span")
    assert text.endswith(">recv(1)</span><br>next")


@pytest.mark.parametrize("text", ["a ** b", "``", "2 * 3 * 4", "**", ""])
def test_lonely_marks_stay_as_they_are(text: str) -> None:
    assert rich(text) == text
    assert plain(text) == text


def test_plain_text_has_no_stars() -> None:
    assert plain("**client** asks for **SYN**") == "client asks for SYN"
