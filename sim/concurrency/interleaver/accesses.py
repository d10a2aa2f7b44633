"""Which instructions of a code object may touch what others can reach, and how to find out when it comes to it."""

from __future__ import annotations

import dis
from collections.abc import Callable
from types import CellType, CodeType, FrameType
from typing import Any

from msgspec import Struct

from sim.concurrency.interleaver import attributes, stack, touches
from sim.concurrency.interleaver.calls import call
from sim.concurrency.interleaver.objects import CONTAINERS, Objects, contents_of
from sim.concurrency.interleaver.reach import is_foreign
from sim.concurrency.interleaver.scan import Facts
from sim.concurrency.interleaver.stack import NOTHING
from sim.concurrency.interleaver.touches import Touch

Finder = Callable[[Objects, FrameType], Touch | None]
"""Finds out what an instruction that is about to be executed in a frame touches."""

LOOKS_AT = {
    "COMPARE_OP": 2, "CONTAINS_OP": 2, "UNPACK_SEQUENCE": 1, "UNPACK_EX": 1, "LIST_EXTEND": 1, "SET_UPDATE": 1,
    "DICT_UPDATE": 1, "DICT_MERGE": 1, "FORMAT_VALUE": 2, "FORMAT_SIMPLE": 1, "FORMAT_WITH_SPEC": 2,
    "CONVERT_VALUE": 1, "MATCH_KEYS": 2, "BINARY_SLICE": 3, "UNARY_POSITIVE": 1, "UNARY_NEGATIVE": 1, "UNARY_INVERT": 1,
    "CALL_INTRINSIC_1": 1,
}  # fmt: skip
"""Instructions that look into so many values on top of the stack."""
ASKS_SIZE = (
    "UNARY_NOT", "TO_BOOL", "GET_LEN", "MATCH_SEQUENCE", "POP_JUMP_IF_TRUE", "POP_JUMP_IF_FALSE",
    "POP_JUMP_FORWARD_IF_TRUE", "POP_JUMP_FORWARD_IF_FALSE", "POP_JUMP_BACKWARD_IF_TRUE", "POP_JUMP_BACKWARD_IF_FALSE",
    "JUMP_IF_TRUE_OR_POP", "JUMP_IF_FALSE_OR_POP",
)  # fmt: skip
"""Instructions that look whether there is anything in the value on top of the stack, or how much."""
BEGINS = ("GET_ITER", "GET_YIELD_FROM_ITER")
"""Instructions that make an iterator: that of a dictionary, a set or a deque remembers how it was then."""
GOES_ON = {"FOR_ITER": 1, "SEND": 2}
"""Instructions that take the next out of an iterator, and how deep it lies on the stack."""
CALLS = ("CALL", "CALL_KW", "CALL_FUNCTION_EX")
IN_PLACE = ("__iadd__", "__ior__")
"""What has one of these is itself changed by `+=` and the like."""
COUNTED = (
    "JUMP_BACKWARD", "POP_JUMP_BACKWARD_IF_TRUE", "POP_JUMP_BACKWARD_IF_FALSE",
    "POP_JUMP_BACKWARD_IF_NONE", "POP_JUMP_BACKWARD_IF_NOT_NONE",
)  # fmt: skip
"""No program goes on for ever without these, or without entering functions."""
SWITCHES = (*CALLS, *COUNTED)
"""After these CPython 3.11 and later may go on with another thread."""


class Entry(Struct, frozen=True):
    """What matters of one instruction.

    `is_entry`: here a function begins, or a generator goes on. However it was called, by an operator or a property,
    too, CPython has looked just before whether to go on with another thread. `may_switch`: it does so after this one.
    """

    line: int
    starts_line: bool
    is_entry: bool
    may_switch: bool
    is_counted: bool
    find: Finder | None
    instruction: dis.Instruction


def entries_of(code: CodeType, facts: Facts, is_script: bool) -> dict[int, Entry]:
    """An entry for each instruction, by the offset at which it is announced."""
    heights = stack.heights(code)
    base = stack.variables(code)
    entries, extended, line, last, is_entry = {}, None, code.co_firstlineno, None, False
    for instruction in dis.get_instructions(code):
        line = (instruction.positions.lineno if instruction.positions else None) or line
        if instruction.opname == "EXTENDED_ARG":
            extended = instruction.offset if extended is None else extended
            continue
        # Up to 3.11 an instruction with a long argument is announced where its argument begins.
        offset = extended if extended is not None and not stack.has_monitoring else instruction.offset
        extended = None
        bounds = base, base + heights.get(instruction.offset, 0)
        find = _Maker(facts, is_script, instruction, line, bounds).finder()
        name = instruction.opname
        starts = line != last or bool(instruction.is_jump_target and name != "RESUME" and instruction.starts_line)
        is_counted = name in COUNTED or is_entry
        entries[offset] = Entry(line, starts, is_entry, name in SWITCHES, is_counted, find, instruction)
        last, is_entry = line, _is_entered_after(instruction)
    return entries


def _is_entered_after(instruction: dis.Instruction) -> bool:
    """`RESUME` itself is never announced. In the midst of `yield from` and `await` (2, 3) it does not look."""
    return instruction.opname == "RESUME" and (instruction.arg or 0) & 3 < 2


class _Maker:
    """Makes the finder of an instruction; `bounds` are the slots of the lowest value on the stack and above the top."""

    def __init__(
        self, facts: Facts, is_script: bool, instruction: dis.Instruction, line: int, bounds: tuple[int, int]
    ) -> None:
        self.facts, self.is_script, self.instruction, self.line = facts, is_script, instruction, line
        self.base, self.top = bounds
        self.name: Any = instruction.argval

    def finder(self) -> Finder | None:
        """None for an instruction that touches nothing."""
        name = self.instruction.opname
        if name in GOES_ON:
            return self._iteration(GOES_ON[name])
        for ending, make in (
            ("_GLOBAL", self._global), ("_GLOBALS", self._global), ("_NAME", self._name), ("DEREF", self._cell),
            ("_ATTR", self._attribute), ("_METHOD", self._attribute),
        ):  # fmt: skip
            if name.endswith(ending):
                return make()
        return self._of_containers(name) if self.facts.changes_containers else None

    def _of_containers(self, name: str) -> Finder | None:
        if name.endswith("_SUBSCR"):
            return self._item()
        if name in CALLS:
            return self._call_ex() if name == "CALL_FUNCTION_EX" else self._call()
        if name == "BINARY_OP":
            return self._binary()
        if name == "STORE_SLICE":
            return self._slice()
        if name in BEGINS:
            return lambda objects, frame: touches.iteration_begun(objects, self._operand(frame, 1), self.line)
        if name in ASKS_SIZE:
            return lambda objects, frame: touches.size_read(objects, self._operand(frame, 1), self.line)
        return self._looks(LOOKS_AT[name]) if name in LOOKS_AT else None

    def _operand(self, frame: FrameType, depth: int) -> Any:
        index = self.top - depth
        return stack.slot(frame, index) if stack.is_known and index >= self.base else NOTHING

    def _stored(self, depth: int = 1) -> Callable[[FrameType], Any]:
        """What a store puts there; NOTHING for a load; None for what a deletion leaves."""
        name = self.instruction.opname
        if name.startswith("STORE"):
            return lambda frame: self._operand(frame, depth)
        return (lambda frame: None) if name.startswith("DELETE") else (lambda frame: NOTHING)

    def _global(self) -> Finder | None:
        return self._variable() if self.name in self.facts.written | self.facts.late else None

    def _name(self) -> Finder | None:
        if not self.is_script:  # the body of a class: what it does not have itself is a global
            return self._global() if self.instruction.opname.startswith("LOAD") else None
        names = self.facts.written if self.instruction.opname.startswith("LOAD") else self.facts.used
        return self._variable() if self.name in names else None

    def _variable(self) -> Finder:
        stored, name, line = self._stored(), self.name, self.line
        return lambda objects, frame: touches.variable(objects, frame.f_globals, name, stored(frame), line)

    def _cell(self) -> Finder | None:
        if self.name not in self.facts.cells:
            return None
        stored, index, line = self._stored(), self.instruction.arg or 0, self.line

        def find(objects: Objects, frame: FrameType) -> Touch | None:
            cell = stack.slot(frame, index) if stack.is_known else NOTHING
            name = objects.name_of(cell) if isinstance(cell, CellType) else ""
            if not name:
                return None
            return touches.cell(objects, name, lambda: contents_of(cell), stored(frame), line)

        return find

    def _attribute(self) -> Finder | None:
        stored, name, line = self._stored(2), self.name, self.line
        if not self.facts.any_attribute and name not in self.facts.attributes:
            if not name.startswith("_") and name not in attributes.INNER:
                return None
            return lambda objects, frame: attributes.inner(objects, self._operand(frame, 1), name, stored(frame), line)
        return lambda objects, frame: attributes.attribute(objects, self._owner(frame), name, stored(frame), line)

    def _owner(self, frame: FrameType) -> Any:
        """Whose attribute it is; from 3.12 on `super().name` is one instruction."""
        owner = self._operand(frame, 1)
        if self.instruction.opname != "LOAD_SUPER_ATTR":
            return owner
        kind = self._operand(frame, 2)
        return super(kind, owner) if isinstance(kind, type) and isinstance(owner, kind) else owner

    def _item(self) -> Finder:
        line, is_read = self.line, self.instruction.opname == "BINARY_SUBSCR"
        stored = self._stored(3) if self.instruction.opname == "STORE_SUBSCR" else lambda frame: NOTHING

        def find(objects: Objects, frame: FrameType) -> Touch | None:
            container, key = self._operand(frame, 2), self._operand(frame, 1)
            if is_read:
                return touches.item_read(objects, container, key, line)
            return touches.item_write(objects, container, key, stored(frame), line)

        return find

    def _slice(self) -> Finder:
        return lambda objects, frame: touches.whole_update(
            objects, (self._operand(frame, 3),), (self._operand(frame, 4),), self.line
        )

    def _looks(self, count: int) -> Finder:
        depths, line = range(1, count + 1), self.line
        return lambda objects, frame: touches.whole_read(
            objects, [self._operand(frame, depth) for depth in depths], line
        )

    def _binary(self) -> Finder:
        if not self.instruction.argrepr.endswith("="):
            return self._looks(2)

        def find(objects: Objects, frame: FrameType) -> Touch | None:
            left, right = self._operand(frame, 2), self._operand(frame, 1)
            if is_foreign(left) and any(hasattr(type(left), name) for name in IN_PLACE):
                return touches.whole_update(objects, (left,), (right,), self.line)
            return touches.whole_read(objects, (left, right), self.line)

        return find

    def _iteration(self, depth: int) -> Finder:
        def find(objects: Objects, frame: FrameType) -> Touch | None:
            iterator = self._operand(frame, depth)
            if self.facts.changes_containers or objects.name_of(iterator):
                return touches.whole_read(objects, (iterator,), self.line, "__next__")
            return None

        return find

    def _call(self) -> Finder:
        count, above = self.instruction.arg or 0, int(self.instruction.opname == "CALL_KW")
        attributes = None if self.facts.any_attribute else self.facts.attributes

        def find(objects: Objects, frame: FrameType) -> Touch | None:
            given = [self._operand(frame, depth + above) for depth in range(count, 0, -1)]
            first, second = self._operand(frame, count + above + 2), self._operand(frame, count + above + 1)
            callee, owner = (second, NOTHING) if first is NOTHING else (first, second)
            return call(objects, callee, owner, given, attributes, self.line)

        return find

    def _call_ex(self) -> Finder:
        has_names = (self.instruction.arg or 0) & 1

        def find(objects: Objects, frame: FrameType) -> Touch | None:
            given = self._operand(frame, 1 + has_names)
            callee = self._operand(frame, 2 + has_names)
            if callee is NOTHING:  # 3.13 has the empty place above the function
                callee = self._operand(frame, 3 + has_names)
            values = list(given) if type(given) in (tuple, list) else []
            if objects.name_of(given):  # f(*shared) reads it, whatever f may be
                values.insert(0, given)
            if (touch := call(objects, callee, NOTHING, values, None, self.line)) is not None:
                return touch
            touch = touches.whole_read(objects, (given,), self.line)
            if touch is not None and type(given) in (*CONTAINERS, tuple):
                touch.visited = ""  # it is read before the function begins
            return touch

        return find
