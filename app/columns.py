"""Texts in the columns of a terminal, in which a Chinese character is as wide as two letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

TOKEN = re.compile(r"[!-~]+ *|.")
"""What is not broken: a word of letters. Between Chinese characters a line may end anywhere."""


def width_of(text: str) -> int:
    """How many columns it takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def padded(text: str, width: int) -> str:
    """The text with spaces behind it, so that it takes at least so many columns."""
    return text + " " * (width - width_of(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many columns, where no single word is longer."""
    line = ""
    for token in TOKEN.findall(text):
        if line and width_of(line + token.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += token
    yield line.rstrip()
