"""Checks the marks and blanks of a text that people wrote: one star too few turns everything round."""

from __future__ import annotations

import re
import unicodedata

from sim.words import Look, pieces_of

_STRAY = re.compile("[\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e]+ +[\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e]+")


def stray_blanks(text: str) -> list[str]:
    """Where a blank stands between two Chinese words, or a word and a stop: Chinese has none there."""
    return _STRAY.findall("".join(piece.text for piece in pieces_of(text)))


def misplaced_marks(text: str) -> list[str]:
    """The pieces that no author can have meant: marks left over, and bold that begins or ends between words."""
    return [
        piece.text
        for piece in pieces_of(text)
        if (piece.look is Look.BOLD and not _is_sensible(piece.text))
        or (piece.look is Look.PLAIN and ("*" in piece.text or "`" in piece.text))
    ]


def _is_sensible(bold: str) -> bool:
    ends_in_air = bold != bold.strip() or "\n" in bold
    return not ends_in_air and not _parts_clauses(bold[0]) and not _parts_clauses(bold[-1])


def _parts_clauses(character: str) -> bool:
    return unicodedata.category(character) == "Po" and character not in "'\"%"
