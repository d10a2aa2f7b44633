"""What must hold at the end of every run: an expression over the watched variables, such as n == 8."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from sim.words import QT_TRANSLATE_NOOP, Sentence


class ExpectationError(Exception):
    """The expectation cannot be evaluated; the text says why."""


class UnassignedError(ExpectationError):
    """A variable that it names has no value."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the variable {name} has no value")
        self.name = name


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
    """Whether the expectation holds for these values.

    Raises ExpectationError if it cannot be said, UnassignedError if that is because a variable has no value.
    """
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
        tree = ast.fix_missing_locations(_Bounded().visit(ast.parse(expression, mode="eval")))
        return bool(eval(compile(tree, "expectation", "eval"), {"__builtins__": _KNOWN}, known))  # noqa: S307 - no more than `complaint_about` lets pass
    except NameError as error:
        raise UnassignedError(error.name or "") from error
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
TOO_BIG = QT_TRANSLATE_NOOP(
    "expectation",
    "“{part}” cannot stand in what must hold at the end, because it would be too big: a list or a text can be repeated"
    " to at most {most} items.",
)
MOST_ITEMS = 100_000
_FUNCTIONS = {each.__name__: each for each in (abs, all, any, len, max, min, set, sorted, sum)}
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
    big = next((node for node in ast.walk(tree) if _is_too_big(node)), None)
    if big is not None:
        return Sentence("expectation", TOO_BIG, {"part": ast.unparse(big), "most": MOST_ITEMS})
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


# No more room than a simple statement needs


def _is_too_big(node: ast.AST) -> bool:
    """Whether that can be told before there are any values."""
    try:
        match node:
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                _times(ast.literal_eval(left), ast.literal_eval(right))
    except OverflowError:
        return True
    except (ValueError, TypeError):  # no literals
        return False
    return False


def _times(left: Any, right: Any) -> Any:
    """The product. Raises OverflowError where a list or a text is repeated too often."""
    for repeated, times in ((left, right), (right, left)):
        if isinstance(times, int) and hasattr(repeated, "__len__") and len(repeated) * times > MOST_ITEMS:
            raise OverflowError(f"a list or a text of more than {MOST_ITEMS} items is too big")
    return left * right


def _modulo(left: Any, right: Any) -> Any:
    """The remainder. Raises TypeError for the filling in of texts, which can make any number of them."""
    if isinstance(left, str | bytes):
        raise TypeError("a text has no remainder")
    return left % right


_OPERATORS: Mapping[type[ast.operator], str] = {ast.Mult: "*", ast.Mod: "%"}
_KNOWN = {**_FUNCTIONS, "*": _times, "%": _modulo}
"""All that an expectation can name, besides the variables, none of which can be called like an operator."""


class _Bounded(ast.NodeTransformer):
    """Has those operators that could take all memory look at the size first."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:  # noqa: N802 - the name that `ast` looks for
        self.generic_visit(node)
        name = _OPERATORS.get(type(node.op))
        return node if name is None else ast.Call(ast.Name(name, ast.Load()), [node.left, node.right], [])
