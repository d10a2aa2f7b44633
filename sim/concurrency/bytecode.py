"""What a function is compiled to, read from its text; nothing of the program is executed."""

from __future__ import annotations

import dis
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType

from msgspec import Struct

MODULE = "<module>"
SILENT = ("RESUME", "PRECALL", "CACHE", "NOP", "EXTENDED_ARG")
"""Instructions of the interpreter for itself: a program's values are the same without them."""


class Instruction(Struct, frozen=True):
    """One instruction of the bytecode. `argument` is as `dis` shows it, `line` is 0 where the compiler names none."""

    offset: int
    name: str
    argument: str
    line: int

    def __str__(self) -> str:
        return f"{self.name} {self.argument}".rstrip()


@lru_cache(maxsize=64)
def instructions_of(text: str, function: str, line: int = 0) -> tuple[Instruction, ...]:
    """The instructions of `function`, by its name or its qualified name; of several, the one that contains `line`.

    Without those that do nothing to the program's values.
    Empty for a text that Python cannot read, and for a function that is not in it.
    """
    codes = [code for code in _codes(text) if function in (code.co_name, code.co_qualname)]
    fitting = [code for code in codes if line in _lines(code)] or codes
    return tuple(_listed(fitting[0])) if fitting else ()


@lru_cache(maxsize=8)
def _codes(text: str) -> tuple[CodeType, ...]:
    try:
        module = compile(text, "<program>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(_within(module))


def _within(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _within(constant)


def _lines(code: CodeType) -> set[int]:
    return {line for _, _, line in code.co_lines() if line}


def _listed(code: CodeType) -> Iterator[Instruction]:
    lines = {
        offset: line for start, end, line in code.co_lines() if line is not None for offset in range(start, end, 2)
    }
    for each in dis.get_instructions(code):
        if each.opname not in SILENT:
            yield Instruction(each.offset, each.opname, argument_of(each), lines.get(each.offset, 0))


def argument_of(instruction: dis.Instruction) -> str:
    """As `dis` shows it, without the address that a code object has in memory: the same in every run."""
    value = instruction.argval
    return f"<code object {value.co_name}>" if isinstance(value, CodeType) else instruction.argrepr
