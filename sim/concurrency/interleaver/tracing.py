"""Has Python announce each instruction of a program before it is executed.

CPython 3.11 does so by `sys.settrace`; from 3.12 on `sys.monitoring` is faster, and the only way that also works in
threads that have just begun.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import CodeType, FrameType
from typing import Any, Protocol

from sim.concurrency.interleaver.accesses import Entry
from sim.concurrency.interleaver.stack import has_monitoring

Reached = Callable[[FrameType, Entry], None]
Tables = Mapping[CodeType, Mapping[int, Entry]]
TOOL = "socketscope"
TOOL_IDS = (3, 4, 1)


class Tracing(Protocol):
    """Calls a function before each instruction that is in the tables."""

    def begin(self) -> None:
        """Called in each thread before it runs the program."""

    def end(self) -> None:
        """Called in each thread after that."""

    def replace(self, tables: Tables) -> None:
        """From now on announce these instructions instead."""

    def close(self) -> None:
        """No more of it."""


class TraceTracing:
    """By `sys.settrace`."""

    def __init__(self, tables: Tables, reached: Reached) -> None:
        self._reached = reached
        self.replace(tables)

    def replace(self, tables: Tables) -> None:
        """From now on announce these instructions instead."""
        self._locals = {code: self._local(table) for code, table in tables.items()}

    def _local(self, table: Mapping[int, Entry]) -> Callable[[FrameType, str, Any], Any]:
        find, reached = table.get, self._reached

        def trace(frame: FrameType, event: str, _: Any) -> Any:
            if event == "opcode" and (entry := find(frame.f_lasti)) is not None:
                reached(frame, entry)
            return trace

        return trace

    def _global(self, frame: FrameType, _: str, __: Any) -> Any:
        local = self._locals.get(frame.f_code)
        if local is not None:
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return local

    def begin(self) -> None:
        """Called in each thread before it runs the program."""
        sys.settrace(self._global)

    def end(self) -> None:
        """Called in each thread after that."""
        sys.settrace(None)

    def close(self) -> None:
        """No more of it."""


class MonitoringTracing:
    """By `sys.monitoring`. What is not in the tables is announced once and never again."""

    def __init__(self, tables: Tables, reached: Reached) -> None:
        self._monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
        self._reached = reached
        self._tables: Tables = {}
        self._tool = next(tool for tool in TOOL_IDS if self._monitoring.get_tool(tool) is None)
        self._monitoring.use_tool_id(self._tool, TOOL)
        self._monitoring.register_callback(self._tool, self._monitoring.events.INSTRUCTION, self._announced)
        self.replace(tables)

    def replace(self, tables: Tables) -> None:
        """From now on announce these instructions instead."""
        self._tables = tables
        for code in tables:
            self._monitoring.set_local_events(self._tool, code, self._monitoring.events.INSTRUCTION)
        self._monitoring.restart_events()

    def _announced(self, code: CodeType, offset: int) -> Any:
        entry = self._tables[code].get(offset)
        if entry is None:
            return self._monitoring.DISABLE
        self._reached(sys._getframe(1), entry)
        return None

    def begin(self) -> None:
        """Called in each thread before it runs the program."""

    def end(self) -> None:
        """Called in each thread after that."""

    def close(self) -> None:
        """No more of it."""
        if self._monitoring.get_tool(self._tool) != TOOL:  # the program itself has put an end to it
            return
        for code in self._tables:
            self._monitoring.set_local_events(self._tool, code, 0)
        self._monitoring.register_callback(self._tool, self._monitoring.events.INSTRUCTION, None)
        self._monitoring.free_tool_id(self._tool)


def tracing_for(tables: Tables, reached: Reached) -> Tracing:
    """The way for this version of Python."""
    return MonitoringTracing(tables, reached) if has_monitoring else TraceTracing(tables, reached)
