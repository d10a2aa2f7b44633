"""What must hold at the end of every run: an expression over the watched variables, such as n == 8."""

from __future__ import annotations

import ast
from collections.abc import Mapping


class ExpectationError(Exception):
    """The expectation cannot be evaluated; the text says why."""


def names_in(expression: str) -> list[str]:
    """The variables of an expression. Raises SyntaxError for what is none."""
    if not expression:
        return []
    return sorted({node.id for node in ast.walk(ast.parse(expression, mode="eval")) if isinstance(node, ast.Name)})


def value_of(text: str) -> object:
    """A value from its text; the text itself where that is no literal."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text


def holds(expression: str, values: Mapping[str, str]) -> bool:
    """Whether the expectation holds for these values. Raises ExpectationError if it cannot be said."""
    if not expression:
        return True
    known = {name: value_of(text) for name, text in values.items()}
    try:
        return bool(eval(compile(expression, "expectation", "eval"), {}, known))  # noqa: S307 - the person's own words
    except Exception as error:
        raise ExpectationError(f"{type(error).__name__}: {error}") from error
