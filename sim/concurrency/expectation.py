"""What must hold at the end of every run: an expression over the watched variables, such as n == 8."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Mapping
from types import SimpleNamespace


class ExpectationError(Exception):
    """The expectation cannot be evaluated; the text says why."""


def names_in(expression: str) -> list[str]:
    """The variables of an expression, without what Python has built in. Raises SyntaxError for what is none."""
    if not expression:
        return []
    tree = ast.parse(expression, mode="eval")
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    own = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    own |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return sorted({node.id for node in names} - own - vars(builtins).keys())


def value_of(text: str) -> object:
    """A value from its text; the text itself where that is no literal."""
    try:
        return _value(ast.parse(text, mode="eval").body)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text


def _value(node: ast.expr) -> object:
    """A literal, or an object whose attributes are told: `Account(balance=0)`."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=[], keywords=[first, *more]) if first.arg is not None:
            attributes = {each.arg or "": value_of(ast.unparse(each.value)) for each in (first, *more)}
            return type(name, (SimpleNamespace,), {})(**attributes)
        case _:
            return ast.literal_eval(node)


def holds(expression: str, values: Mapping[str, str]) -> bool:
    """Whether the expectation holds for these values. Raises ExpectationError if it cannot be said."""
    if not expression:
        return True
    known = {name: value_of(text) for name, text in values.items() if "." not in name}
    for name, text in values.items():
        owner, _, attribute = name.partition(".")
        if attribute:  # of a class
            setattr(known.setdefault(owner, SimpleNamespace()), attribute, value_of(text))
    try:
        return bool(eval(compile(expression, "expectation", "eval"), known))  # noqa: S307 - the person's own words
    except (Exception, SystemExit) as error:
        raise ExpectationError(f"{type(error).__name__}: {error}") from error
