"""Sentences of the headless half, said in the language of the window; texts as Qt's labels and tips want them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from sim.words import QT_TRANSLATE_NOOP, Look, Piece, Pieces, Sentence
from widgets.fonts import CODE_FAMILIES

_CODE_STYLE = "font-family: " + ", ".join(f"'{family}'" for family in CODE_FAMILIES)
_TAGS = {Look.PLAIN: "{}", Look.BOLD: "<b>{}</b>", Look.CODE: f'<span style="{_CODE_STYLE}">{{}}</span>'}

COMMA = QT_TRANSLATE_NOOP("words", ", ")
FULL_STOPS = ("。", "！", "？")


SOURCES = {
    "loopback": QT_TRANSLATE_NOOP("sources", "Loopback"),
    "wire": QT_TRANSLATE_NOOP("sources", "Wire"),
    "model": QT_TRANSLATE_NOOP("sources", "Model"),
    "threads": QT_TRANSLATE_NOOP("sources", "Threads"),
}
"""What a person calls the places where lessons run."""


def source_name(source: str) -> str:
    """What it is called in the language of the moment."""
    return QCoreApplication.translate("sources", SOURCES[source]) if source in SOURCES else source


def said(sentence: Sentence) -> str:
    """The sentence in the language that the application speaks now."""
    return sentence.said(QCoreApplication.translate)


def pieces_said(sentence: Sentence) -> Pieces:
    """The same, in pieces that stand out as the template says."""
    return sentence.pieces(QCoreApplication.translate)


def rich(pieces: Iterable[Piece]) -> str:
    """Rich text for a label: everything escaped, pieces in their looks, line breaks kept."""
    return "".join(_TAGS[piece.look].format(escape(piece.text).replace("\n", "<br>")) for piece in pieces)


def in_a_row(*sentences: str) -> str:
    """Sentences after each other, without the empty ones. A Chinese full stop brings its own space."""
    text = ""
    for sentence in filter(None, sentences):
        gap = " " if text and not text.endswith(FULL_STOPS) else ""
        text += gap + sentence
    return text


def enumerated(words: Iterable[str]) -> str:
    """Words with the comma of the language between them, without the empty ones."""
    comma = QCoreApplication.translate("words", COMMA)
    return comma.join(filter(None, words))


def tip(text: str) -> str:
    """A tool tip that shows `text` as it is; Qt would take for rich text whatever looks like it."""
    return f'<p style="white-space: pre-wrap">{rich([Piece(text)])}</p>' if text else ""
