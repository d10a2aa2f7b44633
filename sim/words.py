"""Sentences that the headless half says and the window translates.

A sentence is a template in English plus values. The window looks the template up in Qt's own
translation; whatever has no window says it in English. Only templates are marked up: what a program
sent, printed or was told is filled in as it is, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple, TypeVar

from msgspec import Struct


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name that Qt's extractor looks for
    """Mark `text` for Qt's translation tools and return it unchanged."""
    return text


class Look(Enum):
    """How a piece of a text stands out."""

    PLAIN = ""
    BOLD = "bold"
    CODE = "code"


class Piece(NamedTuple):
    """A stretch of text in one look."""

    text: str
    look: Look = Look.PLAIN


Pieces = tuple[Piece, ...]

_MARKS = re.compile(r"\*\*(?P<bold>.+?)\*\*|`(?P<code>.+?)`", re.DOTALL)
_GAPS = re.compile(r"\{(\w+)\}")
_SAID = "sentence said"
_Error = TypeVar("_Error", bound=BaseException)


def pieces_of(template: str) -> Pieces:
    """The text without its marks: `**stars**` mean bold, `ticks` mean code."""
    return tuple(piece for piece in _cut(template) if piece.text)


def _cut(template: str) -> Iterator[Piece]:
    end = 0
    for mark in _MARKS.finditer(template):
        yield Piece(template[end : mark.start()])
        look = Look(mark.lastgroup)
        yield Piece(mark[look.value], look)
        end = mark.end()
    yield Piece(template[end:])


class Sentence(Struct, frozen=True):
    """One sentence for people: `text` is a template with marks (see `pieces_of`), `values` fill its {braces}."""

    context: str
    text: str
    values: Mapping[str, str | int | Sentence] = {}

    def pieces(self, translate: Callable[[str, str], str] = lambda context, text: text) -> Pieces:
        """The sentence with its values filled in. `translate(context, text)` gives the template in another language.

        A value that a damaged recording lacks leaves a visible gap.
        """
        template = pieces_of(translate(self.context, self.text))
        parts = [part for piece in template for part in self._filled(piece, translate) if part.piece.text]
        return tuple(piece for piece in _spaced(parts) if piece.text)

    def said(self, translate: Callable[[str, str], str] = lambda context, text: text) -> str:
        """The same in one look."""
        return joined(self.pieces(translate))

    def __str__(self) -> str:
        return self.said()

    def __hash__(self) -> int:
        return hash(self.said())

    def _filled(self, piece: Piece, translate: Callable[[str, str], str]) -> Iterator[_Part]:
        end = 0
        for gap in _GAPS.finditer(piece.text):
            yield _Part(piece._replace(text=piece.text[end : gap.start()]))
            value = self.values.get(gap[1], gap[0])
            inner = value.pieces(translate) if isinstance(value, Sentence) else (Piece(str(value)),)
            for part in inner:
                yield _Part(part if part.look is not Look.PLAIN else part._replace(look=piece.look), True)
            end = gap.end()
        yield _Part(piece._replace(text=piece.text[end:]))


class _Part(NamedTuple):
    """A piece of a sentence, of its template or of a value."""

    piece: Piece
    is_value: bool = False


def _spaced(parts: list[_Part]) -> Iterator[Piece]:
    """The pieces, the template's blanks beside values as Chinese wants them, whatever language a value turned out in.

    That is none between two Chinese words, and one between a Chinese word and a Latin one or a number.
    """
    texts = ["", *(part.piece.text for part in parts), ""]
    for (piece, is_value), before, after in zip(parts, texts, texts[2:], strict=False):
        text = piece.text
        if not is_value:
            if _is_chinese(before[-1:]) and _is_chinese(text.lstrip(" ")[:1] or after[:1]):
                text = text.lstrip(" ")
            elif _is_latin(before[-1:]) and _is_word(text[:1]):
                text = f" {text}"
            if _is_chinese(after[:1]) and _is_chinese(text.rstrip(" ")[-1:]):
                text = text.rstrip(" ")
            elif _is_latin(after[:1]) and _is_word(text[-1:]):
                text = f"{text} "
        yield piece._replace(text=text)


def _is_word(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _is_chinese(sign: str) -> bool:
    """A Chinese word or one of its stops and quotation marks, which bring their own space."""
    return _is_word(sign) or "\u3000" <= sign <= "\u303f" or "\uff00" <= sign <= "\uff5e"


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def saying(error: _Error, sentence: Sentence) -> _Error:
    """The exception with its text as a sentence, for those who speak another language."""
    error.__dict__[_SAID] = sentence
    return error


def said_by(error: BaseException) -> Sentence | None:
    """The sentence of an exception that `saying` gave one."""
    sentence = error.__dict__.get(_SAID)
    return sentence if isinstance(sentence, Sentence) else None


def joined(pieces: Iterable[Piece]) -> str:
    """The text of all pieces, in one look."""
    return "".join(piece.text for piece in pieces)
