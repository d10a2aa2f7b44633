from __future__ import annotations

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from widgets.code_view import colour_of
from widgets.python_highlighter import PythonHighlighter
from widgets.theme import DARK, LIGHT


def colours(document: QTextDocument, line: int) -> list[str]:
    return [look.format.foreground().color().name() for look in document.findBlockByNumber(line).layout().formats()]


def test_words_have_the_colours_of_shown_programs(qtbot: QtBot) -> None:
    document = QTextDocument("x = 1\nwhile 'a':\n")
    highlighter = PythonHighlighter(document)
    highlighter.rehighlight()
    assert colour_of("number", LIGHT).name() in colours(document, 0)
    assert colours(document, 1)[0] == colour_of("keyword", LIGHT).name()
    highlighter.set_theme(DARK)
    assert colours(document, 1)[0] == colour_of("keyword", DARK).name()
