"""What lies on the evaluation stack of a frame: Python tells the instruction, but not what it is applied to.

A switch is only worth trying where two threads touch the same object, so an instruction such as STORE_ATTR has to be
asked whose attribute it is. The answer is read out of the interpreter's own frame, laid out alike in CPython 3.11 to
3.13. How high the stack is before each instruction follows from the code alone. Elsewhere `is_known` is False, and all
objects with an attribute of that name count as one.
"""

from __future__ import annotations

import ctypes
import dis
import sys
import sysconfig
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

FRAME = 24
"""Bytes from the start of a frame object to the pointer to the interpreter's frame."""
SLOTS, SLOT = 72, 8
"""Bytes from there to the first slot, and from one slot to the next: first the variables, then the stack."""
NOTHING: Any = type("Nothing", (), {"__repr__": lambda self: "NOTHING"})()
"""What an empty slot holds."""
NO_WAY_ON = frozenset({"RETURN_VALUE", "RETURN_CONST", "RAISE_VARARGS", "RERAISE"})

has_monitoring = sys.version_info >= (3, 12)
"""Whether instructions are announced by `sys.monitoring`, and not by `sys.settrace`."""
is_known = (
    sys.implementation.name == "cpython"
    and (3, 11) <= sys.version_info < (3, 14)
    and ctypes.sizeof(ctypes.c_void_p) == SLOT
    and not sysconfig.get_config_var("Py_GIL_DISABLED")
    and not hasattr(sys, "gettotalrefcount")
)


def slot(frame: FrameType, index: int) -> Any:
    """What is in this slot. The slot of a variable that a closure shares holds its cell. Only while it is traced."""
    inner = ctypes.c_void_p.from_address(id(frame) + FRAME).value or 0
    try:
        return ctypes.py_object.from_address(inner + SLOTS + SLOT * index).value
    except ValueError:  # a null pointer
        return NOTHING


def variables(code: CodeType) -> int:
    """How many slots come before the stack."""
    return len({*code.co_varnames, *code.co_cellvars}) + len(code.co_freevars)


def heights(code: CodeType) -> dict[int, int]:
    """How many values are on the stack before the instruction at each offset that can be reached."""
    instructions = list(dis.get_instructions(code))
    following = {one.offset: two for one, two in zip(instructions, instructions[1:], strict=False)}
    by_offset = {instruction.offset: instruction for instruction in instructions}
    found: dict[int, int] = {}
    todo = [(0, 0), *_handlers(code)]
    while todo:
        offset, height = todo.pop()
        if offset in found:
            continue
        found[offset] = height
        instruction = by_offset[offset]
        todo += _ways_on(instruction, following.get(offset), height)
    return found


def _ways_on(instruction: dis.Instruction, following: dis.Instruction | None, height: int) -> Iterator[tuple[int, int]]:
    is_jump = instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs
    if is_jump:
        yield instruction.argval, height + _effect(instruction, True)
    always = is_jump and instruction.opname.startswith("JUMP_") and "IF" not in instruction.opname
    if following is not None and not always and instruction.opname not in NO_WAY_ON:
        yield following.offset, height + _effect(instruction, False)


def _effect(instruction: dis.Instruction, jump: bool) -> int:
    """As `dis.stack_effect`, and put right where that of 3.11 and 3.12 is only right over several instructions."""
    if sys.version_info < (3, 13):
        match instruction.opname:
            case "PRECALL":
                return 0
            case "CALL":
                return -(instruction.arg or 0) - 1
            case "RETURN_GENERATOR":
                return 1
    argument = instruction.arg if instruction.opcode >= dis.HAVE_ARGUMENT else None
    return dis.stack_effect(instruction.opcode, argument, jump=jump)


def _handlers(code: CodeType) -> Iterator[tuple[int, int]]:
    """An exception is put on what was there, and before it, where asked, the place where it happened."""
    for entry in dis.Bytecode(code).exception_entries:  # type: ignore[attr-defined]
        yield entry.target, entry.depth + entry.lasti + 1
