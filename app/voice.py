"""What commands say, and in which language: the one that the window speaks, unless `--lang` names another.

Commands have no application that translates for them, so they ask the catalogue themselves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, reduce
from itertools import pairwise

from PySide6.QtCore import QTranslator

from app.language import CATALOGUES, TRANSLATIONS
from app.preferences import LANGUAGES, Preferences
from sim.words import QT_TRANSLATE_NOOP, Sentence

OPTION = "--lang"
WHICH = QT_TRANSLATE_NOOP("commands", "the language (default: the one that the window speaks)")
NO_SCREEN = QT_TRANSLATE_NOOP(
    "commands",
    "There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it from a desktop; "
    "list, record, compare, conversations, measure, explore, render and export work without a screen.",
)
AND_ALSO = QT_TRANSLATE_NOOP("commands", "{first}, {second}")

_spoken = ContextVar("language", default="en")


def language_for(arguments: Sequence[str]) -> str:
    """The language that `--lang` names in a command line; else the one chosen for the window, else the system's."""
    named = ""
    for word, following in pairwise([*arguments, ""]):
        option, _, value = word.partition("=")
        if option == OPTION:
            named = value or following
    return named if named in LANGUAGES else Preferences().language


def add_option(command: argparse.ArgumentParser) -> None:
    """Let the person say in which language."""
    command.add_argument(OPTION, default=language(), choices=LANGUAGES, help=told(WHICH))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Whatever is said within is said in that language."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def language() -> str:
    """The language of the moment, 'zh' or 'en'."""
    return _spoken.get()


def said(sentence: Sentence) -> str:
    """The sentence in the language of the moment."""
    return sentence.said(_translated)


def words(text: str, /, **values: str | int | Sentence) -> Sentence:
    """A sentence of the commands."""
    return Sentence("commands", text, values)


def told(text: str, /, **values: str | int | Sentence) -> str:
    """The same, said in the language of the moment."""
    return said(words(text, **values))


def listed(parts: Sequence[Sentence], joined: str = AND_ALSO) -> Sentence:
    """Several of the same kind, one after the other; `joined` says how two are put together."""
    return reduce(lambda first, second: words(joined, first=first, second=second), parts)


def complain(*sentences: Sentence) -> None:
    """Tell on standard error what is wrong, each in a line, and the same only once."""
    for text in dict.fromkeys(map(said, sentences)):
        print(text, file=sys.stderr)


def _translated(context: str, text: str) -> str:
    return _catalogue(language()).translate(context, text) or text


@cache
def _catalogue(language: str) -> QTranslator:
    catalogue = QTranslator()
    catalogue.load(str(TRANSLATIONS / CATALOGUES[language]))
    return catalogue
