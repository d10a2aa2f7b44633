from __future__ import annotations

from sim.concurrency.constants import with_constants, without_constant

TEXT = "N = 5\nforks = [Lock() for _ in range(N)]\nn = 10\n"


def test_a_constant_gets_its_value_in_the_text_itself() -> None:
    assert with_constants(TEXT, {"n": 3}) == TEXT.replace("N = 5", "N = 3")


def test_what_the_program_does_not_have_changes_nothing() -> None:
    assert with_constants(TEXT, {"size": 3, "program": "naive"}) == TEXT


def test_which_constants_a_program_lacks_is_told_by_their_settings() -> None:
    assert without_constant(TEXT, ["n", "size"]) == {"size": "SIZE"}
