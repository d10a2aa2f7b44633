"""Reads the words of a command line, says in our words what is wrong with them, and what commands end with."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from app.columns import wrapped
from app.voice import complain, told, words
from sim.refusals import why_refused
from sim.words import QT_TRANSLATE_NOOP, Sentence

DONE = 0
PROBLEM = 1
"""The experiment told of a problem, or not all of a file could be read."""
BAD_INPUT = 2
"""What was asked for makes no sense, or nothing of a file could be read."""
CHOICE = r"invalid choice: '(?P<value>.*)' \(choose from (?P<allowed>.*)\)"
OURS = {
    f"argument COMMAND: {CHOICE}": QT_TRANSLATE_NOOP("commands", "There is no command “{value}”; there are {allowed}."),
    f"argument (?P<option>.*): {CHOICE}": QT_TRANSLATE_NOOP(
        "commands", "{option} cannot be “{value}”; it can be {allowed}."
    ),
    r"argument (?P<option>.*): invalid \w+ value: '(?P<value>.*)'": QT_TRANSLATE_NOOP(
        "commands", "{option} wants a number, not “{value}”."
    ),
    r"argument (?P<option>.*): expected .*": QT_TRANSLATE_NOOP("commands", "A value is missing behind {option}."),
    r"argument (?P<option>.*): ignored explicit argument '(?P<value>.*)'": QT_TRANSLATE_NOOP(
        "commands", "{option} takes no value, so “{value}” is too much."
    ),
    r"ambiguous option: (?P<option>.*) could match (?P<allowed>.*)": QT_TRANSLATE_NOOP(
        "commands", "{option} can mean several: {allowed}."
    ),
    r"the following arguments are required: (?P<missing>.*)": QT_TRANSLATE_NOOP("commands", "Missing: {missing}."),
    r"unrecognized arguments: (?P<value>.*)": QT_TRANSLATE_NOOP("commands", "This is not understood: {value}."),
}
"""What argparse says, and what that is in our words."""
AS_IT_IS = QT_TRANSLATE_NOOP("commands", "{message}.")
SEE_HELP = QT_TRANSLATE_NOOP("commands", "{complaint} See {program} --help.")
USAGE = QT_TRANSLATE_NOOP("commands", "usage: ")
ARGUMENTS = QT_TRANSLATE_NOOP("commands", "positional arguments")
OPTIONS = QT_TRANSLATE_NOOP("commands", "options")
UNREADABLE = QT_TRANSLATE_NOOP("commands", "The file {file} cannot be read: {reason}.")
HELP = QT_TRANSLATE_NOOP("commands", "show this help and do nothing else")


class UsageError(Exception):
    """What was asked for makes no sense; `sentence` says why, in one line."""

    def __init__(self, text: str, /, **values: str | int | Sentence) -> None:
        super().__init__(text)
        self.sentence = words(text, **values)


def unreadable(file: Path, error: OSError) -> UsageError:
    """The system refuses a file that was named."""
    return UsageError(UNREADABLE, file=str(file), reason=why_refused(error))


class Formatter(argparse.HelpFormatter):
    """Speaks the language of the moment, and ends lines where its characters fill them."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, told(USAGE) if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return list(wrapped(text, width))


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; the whole usage is for those who ask for it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=Formatter, add_help=False)
        self._positionals.title, self._optionals.title = told(ARGUMENTS), told(OPTIONS)
        self.add_argument("-h", "--help", action="help", help=told(HELP))

    def error(self, message: str) -> NoReturn:
        complain(words(SEE_HELP, complaint=_in_our_words(message), program=self.prog))
        self.exit(BAD_INPUT)


def _in_our_words(message: str) -> Sentence:
    for theirs, ours in OURS.items():
        found = re.fullmatch(theirs, message)
        if found is not None:
            # Some versions of argparse quote what can be chosen.
            return words(ours, **{name: text.replace("'", "") for name, text in found.groupdict().items()})
    return words(AS_IT_IS, message=f"{message[:1].upper()}{message[1:]}")
