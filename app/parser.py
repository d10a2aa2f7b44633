"""Reads the words of a command line, says in our words what is wrong with them, and what commands end with."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

PROBLEM = 1
"""The experiment told of a problem, or not all of a file could be read."""
BAD_INPUT = 2
"""What was asked for makes no sense, or nothing of a file could be read."""
SAID = (
    (r"argument COMMAND: invalid choice: '(.*)' \(choose from (.*)\)", r"There is no command “\1”; there are \2"),
    (r"argument (.*): invalid choice: '(.*)' \(choose from (.*)\)", r"\1 cannot be “\2”; it can be \3"),
    (r"argument (.*): invalid \w+ value: '(.*)'", r"\1 wants a number, not “\2”"),
    (r"argument (.*): expected .*", r"A value is missing behind \1"),
    (r"the following arguments are required: (.*)", r"Missing: \1"),
    (r"unrecognized arguments: (.*)", r"This is not understood: \1"),
)
"""What argparse says, and what that is in our words."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; the whole usage is for those who ask for it."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{_in_our_words(message)}. See {self.prog} --help.\n")


def _in_our_words(message: str) -> str:
    for theirs, ours in SAID:
        found = re.fullmatch(theirs, message)
        if found is not None:
            # Some versions of argparse quote what can be chosen.
            return found.expand(ours).replace("'", "")
    return f"{message[:1].upper()}{message[1:]}"
