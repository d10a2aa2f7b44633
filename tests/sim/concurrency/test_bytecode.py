from __future__ import annotations

from sim.concurrency.bytecode import MODULE, instructions_of
from tests.sim.concurrency.acts import RACE


def test_the_instructions_of_a_function_with_their_lines() -> None:
    listed = instructions_of(RACE, "task")
    line_8 = [str(each) for each in listed if each.line == 8]
    assert line_8 == ["LOAD_GLOBAL n", "STORE_FAST temp"]
    assert "STORE_GLOBAL n" in [str(each) for each in listed if each.line == 9]


def test_of_two_functions_of_one_name_the_one_around_the_line() -> None:
    text = "class A:\n    def run(self):\n        a = 1\n\nclass B:\n    def run(self):\n        b = 2\n"
    assert "STORE_FAST b" in [str(each) for each in instructions_of(text, "run", 7)]
    assert "STORE_FAST b" in [str(each) for each in instructions_of(text, "B.run")]
    assert "STORE_FAST a" in [str(each) for each in instructions_of(text, "run", 3)]


def test_nothing_runs_and_nothing_fails() -> None:
    assert instructions_of("raise SystemExit(3)\n", MODULE)
    assert instructions_of("def broken(:\n", MODULE) == ()
    assert instructions_of("a\0b", MODULE) == ()
    assert instructions_of(RACE, "nowhere") == ()


def test_a_code_object_is_shown_without_its_address() -> None:
    assert "LOAD_CONST <code object task>" in [str(each) for each in instructions_of(RACE, MODULE)]
