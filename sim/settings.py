"""Values that the learner may change: what each is called, what it may be, and how its text is read.

Bad values are told in one sentence with the name and what is allowed, as LessonError.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct

from sim.network.frame_rules import KINDS, BadRuleError, FrameRules
from sim.words import QT_TRANSLATE_NOOP, Sentence


class LessonError(Exception):
    """Something about a lesson is not so as it must be; `sentence` says what, why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


TEXT = r"\S"
"""What a text for people looks like: not blank."""
WORD = r"^[a-z][a-z0-9_]*$"
"""What a setting may be called: programs import it in capitals."""
NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What else of a lesson may be called so that it can be named on a command line."""
Text = Annotated[str, Meta(pattern=TEXT)]
Name = Annotated[str, Meta(pattern=NAME)]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """One text in both languages."""

    en: Text
    zh: Text

    def in_language(self, language: str) -> str:
        """The text in 'zh' or 'en'."""
        return self.zh if language == "zh" else self.en


class Kind(Enum):
    """What a setting holds."""

    BYTES = "bytes"
    INTEGER = "integer"
    SECONDS = "seconds"
    CHOICE = "choice"
    PERCENT = "percent"
    RULES = "rules"


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One value a choice may have, and its name for people."""

    value: str
    title: Words


Value = bytes | int | float | str


class Setting(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that the learner may change; the programs import it in capitals from the module `settings`.

    `sources` are those that it is for, all of them if none is named.
    """

    name: Annotated[str, Meta(pattern=WORD)]
    title: Words
    kind: Kind
    default: str
    minimum: float = 0
    maximum: float = 0
    choices: tuple[Choice, ...] = ()
    sources: tuple[str, ...] = ()

    def is_for(self, source: str) -> bool:
        """Whether it means something to `source`."""
        return not self.sources or source in self.sources

    def value_of(self, text: str) -> Value:
        """The value that `text` means; a percentage as a number from 0 to 1.

        Raises LessonError with a sentence about what is allowed.
        """
        match self.kind:
            case Kind.BYTES:
                return _bytes_of(self.name, text)
            case Kind.CHOICE:
                return self._choice_of(text)
            case Kind.RULES:
                return self._rules_of(text)
            case Kind.PERCENT:
                return self._number_of(text) / 100
            case _:
                return self._number_of(text)

    def _choice_of(self, text: str) -> str:
        allowed = [choice.value for choice in self.choices]
        if text not in allowed:
            raise LessonError(sentence(NOT_A_CHOICE, name=self.name, value=text, allowed=", ".join(allowed)))
        return text

    def _rules_of(self, text: str) -> str:
        try:
            FrameRules(text)
        except BadRuleError as error:
            kinds = ", ".join(KINDS)
            raise LessonError(sentence(NOT_A_RULE, name=self.name, value=error.rule, allowed=kinds)) from error
        return text

    def _number_of(self, text: str) -> int | float:
        kind = int if self.kind is Kind.INTEGER else float
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not self.minimum <= value <= self.maximum:
            limits = {"low": f"{self.minimum:.12g}", "high": f"{self.maximum:.12g}"}
            raise LessonError(sentence(NOT_IN_RANGE, name=self.name, value=text, **limits))
        return value


NOT_A_CHOICE = QT_TRANSLATE_NOOP("lessons", "“{value}” is no value for {name}. Allowed are: {allowed}.")
NOT_IN_RANGE = QT_TRANSLATE_NOOP("lessons", "“{value}” is no value for {name}. Give a number from {low} to {high}.")
NOT_A_RULE = QT_TRANSLATE_NOOP(
    "lessons",
    "“{value}” is no value for {name}. Write data:2 for the second segment with data, or client.data:2."
    " Instead of data there may be: {allowed}.",
)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"\\": b"\\"}
ESCAPE = re.compile(rb"\\(x[0-9a-fA-F]{2}|[nrt0\\])")
LONE_BACKSLASH = re.compile(rb"(?<!\\)(?:\\\\)*\\(?!x[0-9a-fA-F]{2}|[nrt0\\])")
BAD_ESCAPE = QT_TRANSLATE_NOOP(
    "lessons",
    "The text for {name} has a backslash that begins no escape. Write \\\\ for a backslash and \\xff for a byte.",
)
NO_TEXT = QT_TRANSLATE_NOOP("lessons", "The text for {name} holds half a character. Type it anew.")


def sentence(text: str, **values: str) -> Sentence:
    """A sentence about lessons and their settings."""
    return Sentence("lessons", text, values)


def _bytes_of(name: str, text: str) -> bytes:
    r"""UTF-8, in which \n, \r, \t, \0, \xff and \\ stand for one byte each."""
    # A command line hands over bytes that are no UTF-8 as lone surrogates.
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise LessonError(sentence(NO_TEXT, name=name)) from error
    if LONE_BACKSLASH.search(data):
        raise LessonError(sentence(BAD_ESCAPE, name=name))
    return ESCAPE.sub(_byte_of, data)


def _byte_of(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code[1:], 16)]) if code.startswith(b"x") else ESCAPED[code]
