from __future__ import annotations

import pytest

from sim.concurrency.program_names import MOST_NAMED, globals_of, lacking

SCRIPT = "n = 10\ndef f():\n    global m\n    m = inner = 1\n"


def test_what_functions_assign_globally_counts_and_what_is_theirs_does_not() -> None:
    assert globals_of(SCRIPT) == frozenset({"n", "m", "f"})
    assert globals_of("from math import *\n") is None


@pytest.mark.parametrize("expectation", ["", "n == 8", "m + n == 9", "len([n]) == 1"])
def test_nothing_is_said_of_what_the_program_has(expectation: str) -> None:
    assert lacking(expectation, SCRIPT) is None


def test_a_variable_that_the_program_lacks_is_named_with_those_that_it_has() -> None:
    sentence = str(lacking("n == 10 - THREADS", SCRIPT))
    assert "no variable THREADS" in sentence
    assert sentence.endswith("It has: f, m, n.")
    assert "It has" not in str(lacking("n == 1", "print(1)"))
    many = "\n".join(f"v{number} = 1" for number in range(MOST_NAMED + 1))
    assert str(lacking("n == 1", many)).endswith(", ….")


@pytest.mark.parametrize("text", ["def f(:", "x = '\0'", "from math import *", "(" * 1000])
def test_of_what_is_no_script_or_imports_everything_it_is_not_known(text: str) -> None:
    assert lacking("THREADS == 2", text) is None
