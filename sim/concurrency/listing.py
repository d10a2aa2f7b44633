"""The part of a program that a thread is in: one function, moved to the left edge."""

from __future__ import annotations

import ast
import textwrap
from functools import lru_cache

from msgspec import Struct

from sim.concurrency.bytecode import MODULE

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Listing(Struct, frozen=True):
    """Lines of a program; `first` is the number in the program of the first of them, from 1."""

    text: str
    first: int = 1

    def place_of(self, line: int) -> int:
        """The number within these lines of a line of the program; 0 for one that is not among them."""
        place = line - self.first + 1
        return place if line and 0 < place <= self.text.count("\n") + 1 else 0


@lru_cache(maxsize=64)
def listing_of(text: str, function: str, line: int = 0) -> Listing:
    """The lines of `function`; of several of that name the one around `line`.

    The whole text for the module itself, for a function that is not in it, and for a text that Python cannot read.
    """
    name = function.rpartition(".")[2]
    found = [each for each in _functions(text) if each.name == name] if function != MODULE else []
    around = [each for each in found if each.lineno <= line <= (each.end_lineno or 0)] or found
    if not around:
        return Listing(text)
    lines = text.splitlines()[around[-1].lineno - 1 : around[-1].end_lineno]
    return Listing(textwrap.dedent("\n".join(lines)), around[-1].lineno)


@lru_cache(maxsize=8)
def _functions(text: str) -> tuple[Function, ...]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(node for node in ast.walk(tree) if isinstance(node, Function))
