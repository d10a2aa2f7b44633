"""Sentences of the headless half, said in the language of the window."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QCoreApplication

from sim.words import Sentence
from widgets.fonts import CODE_FAMILIES

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_CODE = re.compile(r"`(.+?)`")
_CODE_STYLE = "font-family: " + ", ".join(f"'{family}'" for family in CODE_FAMILIES)


def said(sentence: Sentence) -> str:
    """The sentence in the language that the application speaks now."""
    return sentence.said(QCoreApplication.translate)


def rich(text: str) -> str:
    """Rich text for a label: everything escaped, `**stars**` bold, `ticks` in the code font, line breaks kept."""
    marked = _BOLD.sub(r"<b>\1</b>", escape(text))
    return _CODE.sub(rf'<span style="{_CODE_STYLE}">\1</span>', marked).replace("\n", "<br>")


def plain(text: str) -> str:
    """The text without its `**stars**`."""
    return _BOLD.sub(r"\1", text)
