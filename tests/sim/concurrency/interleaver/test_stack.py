from __future__ import annotations

import dis
import sys
from types import CodeType, FrameType
from typing import Any

import pytest

from sim.concurrency.interleaver import stack
from sim.concurrency.interleaver.scan import codes_in

PROGRAM = """
import contextlib
class Box: pass
def numbers(n):
    for i in range(n):
        yield i
    yield from [7]
@contextlib.contextmanager
def entered():
    try: yield 1
    finally: pass
def work(box, *rest, key=1, **named):
    total = 0
    for i in numbers(3): total += i
    with entered() as one, entered():
        try: raise ValueError(1)
        except (KeyError, ValueError) as error: total += 1
        finally: box.value = total
    values = {**named, "a": [i for i in rest if i]}
    def inner():
        nonlocal total
        total += 1
        return lambda: total
    inner()()
    match values:
        case {"a": [1, 2]}: pass
        case {"a": list()}: total = key if key else 2
    text = f"{total!r:>10}{key}"
    print(*rest, sep="", end="", file=named["file"])
    for q in [1, 2]:
        try: 1 / 0
        except ZeroDivisionError: continue
    while total < 20: total += 1
    box.value = total
    return text
import io
work(Box(), 1, 2, file=io.StringIO())
"""


class Watch:
    """Looks at the stack before each instruction of the program."""

    def __init__(self, code: CodeType) -> None:
        self.code = code
        self.tables = {one: {i.offset: i for i in dis.get_instructions(one)} for one in codes_in(code)}
        self.heights = {one: stack.heights(one) for one in self.tables}
        self.stored: list[tuple[str, Any]] = []
        self.seen = 0

    def look(self, frame: FrameType, offset: int) -> None:
        instruction = self.tables[frame.f_code][offset]
        height = self.heights[frame.f_code][offset]
        self.seen += 1
        assert 0 <= height <= frame.f_code.co_stacksize
        if instruction.opname == "STORE_ATTR" and frame.f_code.co_name == "work":
            top = stack.variables(frame.f_code) + height
            self.stored.append((type(stack.slot(frame, top - 1)).__name__, stack.slot(frame, top - 2)))
        if instruction.opname == "LOAD_DEREF" and instruction.argval == "total":
            assert type(stack.slot(frame, instruction.arg or 0)).__name__ == "cell"

    def run(self) -> None:
        monitoring: Any = getattr(sys, "monitoring", None)
        if monitoring is None:
            self._traced()
            return
        monitoring.use_tool_id(5, "test")
        monitoring.register_callback(
            5, monitoring.events.INSTRUCTION, lambda _, offset: self.look(sys._getframe(1), offset)
        )
        for code in self.tables:
            monitoring.set_local_events(5, code, monitoring.events.INSTRUCTION)
        try:
            exec(self.code, {"__name__": "__main__"})
        finally:
            monitoring.free_tool_id(5)

    def _traced(self) -> None:
        def local(frame: FrameType, event: str, _: Any) -> Any:
            if event == "opcode":
                self.look(frame, frame.f_lasti)
            return local

        def trace(frame: FrameType, _: str, __: Any) -> Any:
            frame.f_trace_opcodes = True
            return local if frame.f_code in self.tables else None

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            exec(self.code, {"__name__": "__main__"})
        finally:
            sys.settrace(before)


@pytest.mark.skipif(not stack.is_known, reason="this Python is not known")
def test_the_object_of_an_instruction_is_where_it_is_looked_for() -> None:
    watch = Watch(compile(PROGRAM, "program.py", "exec"))
    watch.run()
    assert watch.stored == [("Box", 11), ("Box", 20)]
    assert watch.seen > 300


def test_nothing_is_below_an_empty_stack() -> None:
    heights = stack.heights(compile("a.b = c", "x", "exec"))
    assert min(heights.values()) == 0
    assert repr(stack.NOTHING) == "NOTHING"
