from __future__ import annotations

import platform

from sim.concurrency.interleaver.schedule import Schedule, code_of, this_python, why_not

SAVED = Schedule(code_of("n = 1\n"), "3.11", "bytecode", (0, 1))


def test_it_is_taken_for_the_same_code_and_the_same_python() -> None:
    assert why_not(SAVED, "n = 1\n", "3.11") is None


def test_other_code_and_another_python_are_refused_in_a_sentence() -> None:
    assert "another version" in str(why_not(SAVED, "n = 2\n", "3.11"))
    refusal = str(why_not(SAVED, "n = 1\n", "3.13"))
    assert "3.11" in refusal
    assert "3.13" in refusal


def test_a_python_is_named_without_its_last_number() -> None:
    assert this_python() == ".".join(platform.python_version_tuple()[:2])
