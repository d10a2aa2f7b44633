"""A script as it stands: its code, what can be said about it, and which of its instructions matter."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import CodeType

from sim.concurrency.interleaver import stack
from sim.concurrency.interleaver.accesses import Entry, entries_of
from sim.concurrency.interleaver.failures import Failure, failure_of
from sim.concurrency.interleaver.scan import NO_FACTS, Facts, codes_in, facts_of
from sim.words import QT_TRANSLATE_NOOP, Sentence

OUT_OF_SIGHT = QT_TRANSLATE_NOOP(
    "interleaver", "{name} in line {line} reaches variables or modules in a way that cannot be followed"
)
OTHER_PYTHON = QT_TRANSLATE_NOOP(
    "interleaver", "this Python, {version}, does not tell which object an instruction is about"
)


class Script:
    """`code` is None and `broken` says why if the text cannot be compiled."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.code: CodeType | None = None
        self.facts: Facts = NO_FACTS
        self.broken: Failure | None = None
        self.tables: Mapping[CodeType, Mapping[int, Entry]] = {}
        try:
            code = compile(text, file, "exec", dont_inherit=True)
            self.facts = facts_of(text, code)
            self.tables = {one: entries_of(one, self.facts, one is code) for one in codes_in(code)}
            self.code = code
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            self.broken = failure_of(error, file)

    def relevant(self, granularity: str) -> Mapping[CodeType, Mapping[int, Entry]]:
        """The instructions that have to be announced; all of them for "everything"."""
        if granularity == "everything":
            return self.tables
        return {
            code: {offset: entry for offset, entry in table.items() if _matters(entry, granularity)}
            for code, table in self.tables.items()
        }

    def out_of_sight(self) -> Sentence | None:
        """What this script, or this Python, does past what can be followed; None if nothing."""
        if self.facts.out_of_sight is not None:
            name, line = self.facts.out_of_sight
            return Sentence("interleaver", OUT_OF_SIGHT, {"name": name, "line": line})
        if not stack.is_known:
            return Sentence("interleaver", OTHER_PYTHON, {"version": sys.version.split()[0]})
        return None


def _matters(entry: Entry, granularity: str) -> bool:
    return (
        entry.find is not None
        or entry.is_counted
        or (granularity == "line" and entry.starts_line)
        or (granularity == "cpython" and entry.may_switch)
    )
