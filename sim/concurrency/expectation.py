"""What must hold at the end of every run: an expression over the watched variables, such as n == 8."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import SimpleNamespace

from sim.words import QT_TRANSLATE_NOOP, Sentence


class ExpectationError(Exception):
    """The expectation cannot be evaluated; the text says why."""


def names_in(expression: str) -> list[str]:
    """The variables of an expression, without the functions that it calls. Raises SyntaxError for what is none."""
    if not expression:
        return []
    nodes = [*ast.walk(ast.parse(expression, mode="eval"))]
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    return sorted({node.id for node in nodes if isinstance(node, ast.Name) and id(node) not in called})


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
    complaint = complaint_about(expression)
    if complaint is not None:
        raise ExpectationError(str(complaint))
    known: dict[str, object] = {name: value_of(text) for name, text in values.items() if "." not in name}
    for name, text in values.items():
        owner, _, attribute = name.partition(".")
        if attribute:  # of a class
            setattr(known.setdefault(owner, SimpleNamespace()), attribute, value_of(text))
    try:
        return bool(eval(compile(expression, "expectation", "eval"), {"__builtins__": _FUNCTIONS}, known))  # noqa: S307 - no more than `complaint_about` lets pass
    except Exception as error:
        raise ExpectationError(f"{type(error).__name__}: {error}") from error


NO_EXPRESSION = QT_TRANSLATE_NOOP(
    "expectation", "“{text}” is no expression that Python can read. Write a comparison, such as n == 8."
)
NOT_ALLOWED = QT_TRANSLATE_NOOP(
    "expectation",
    "“{part}” cannot stand in what must hold at the end. Only names, numbers, texts, comparisons, arithmetic and"
    " {functions} can.",
)
_FUNCTIONS = {each.__name__: each for each in (len, max, min, set, sorted, sum)}
FUNCTIONS = (*_FUNCTIONS,)
_ALLOWED = (
    ast.Expression, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.Name, ast.Constant, ast.List, ast.Tuple,
    ast.Set, ast.Dict, ast.Subscript, ast.Attribute, ast.cmpop, ast.boolop, ast.unaryop, ast.expr_context,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod,
)  # fmt: skip


def complaint_about(expression: str) -> Sentence | None:
    """Why this cannot be what must hold, if it was typed by somebody: it is none, or more than a simple statement."""
    if not expression:
        return None
    try:
        tree = ast.parse(expression, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Sentence("expectation", NO_EXPRESSION, {"text": expression})
    wrong = next((node for node in ast.walk(tree) if not _is_allowed(node)), None)
    if wrong is None:
        return None
    part = ast.unparse(wrong) if isinstance(wrong, ast.expr) else expression
    return Sentence("expectation", NOT_ALLOWED, {"part": part, "functions": ", ".join(FUNCTIONS)})


def _is_allowed(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and not node.keywords
    if isinstance(node, ast.Attribute):
        return not node.attr.startswith("_")
    return isinstance(node, _ALLOWED)
