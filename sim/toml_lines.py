"""Finds the line of a TOML text at which something stands, so that a person can be sent there."""

from __future__ import annotations

import re
import tomllib
from typing import Any

Place = tuple[str | int, ...]
"""The way to a value: names of keys, and numbers in arrays from 0."""
LINE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)")
CLOSINGS = ("", "]")
"""What may complete a text that was cut off: nothing, or the end of an array over several lines."""


def line_of(text: str, place: Place) -> int:
    """The line, from 1, on which what stands at `place` begins, or what holds it; 1 where there is nothing of it.

    Expects a text that can be read as a whole.
    """
    if not place:
        return 1
    lines = text.splitlines()
    last_without = 0
    for number in range(1, len(lines) + 1):
        read = _read("\n".join(lines[:number]))
        if read is None:
            continue
        if _holds(read, place):
            return _first_filled(lines, last_without)
        last_without = number
    return line_of(text, place[:-1])


def line_of_syntax_error(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line that `error` names, and what it says without that."""
    found = LINE.search(str(error))
    line = int(found["line"]) if found is not None and found["line"] else len(text.splitlines())
    return max(line, 1), LINE.sub("", str(error))


def _read(text: str) -> dict[str, Any] | None:
    """What the beginning of a text holds; None where it is cut off in the middle of a value."""
    for closing in CLOSINGS:
        try:
            return tomllib.loads(text + closing)
        except tomllib.TOMLDecodeError:
            continue
    return None


def _holds(read: Any, place: Place) -> bool:
    for step in place:
        try:
            read = read[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _first_filled(lines: list[str], start: int) -> int:
    """The number of the first line after `start` lines that is more than a comment."""
    return next(
        number
        for number, line in enumerate(lines[start:], start + 1)
        if line.strip() and not line.lstrip().startswith("#")
    )
