from __future__ import annotations

from sim.concurrency.interleaver.script import Script
from tests.sim.concurrency.interleaver.scripts import LOST


def test_only_relevant_instructions_are_announced() -> None:
    script = Script(LOST, "program.py")
    counts = {
        name: sum(map(len, script.relevant(name).values())) for name in ("bytecode", "cpython", "line", "everything")
    }
    assert counts["bytecode"] < counts["cpython"] < counts["everything"]
    assert counts["bytecode"] < counts["line"] < counts["everything"]


def test_a_text_that_is_no_program_has_no_code_and_says_why() -> None:
    script = Script("x = 1\nx = = 2\n", "program.py")
    assert script.code is None
    assert script.broken is not None
    assert str(script.broken.sentence) == "SyntaxError: invalid syntax (line 2)"
    assert script.relevant("bytecode") == {}
    assert script.out_of_sight() is None
