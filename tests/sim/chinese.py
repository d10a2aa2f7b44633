"""The compiled Chinese catalogue, as the window uses it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QTranslator

CATALOGUE = Path(__file__).parents[2] / "assets" / "i18n" / "socketscope_zh_CN.qm"


@cache
def _translator() -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(CATALOGUE)), f"{CATALOGUE} cannot be loaded"
    return translator


def in_chinese(context: str, text: str) -> str:
    """The Chinese for a template; the template itself where there is none, as in the window."""
    return _translator().translate(context, text) or text
