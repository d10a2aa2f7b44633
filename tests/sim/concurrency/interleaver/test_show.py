from __future__ import annotations

from collections import deque

import pytest

from sim.concurrency.interleaver.show import has_attributes, has_stand_ins, short_text


class Loud:
    __module__ = "__main__"

    def __init__(self) -> None:
        self.n = 1

    def __repr__(self) -> str:
        raise AssertionError("no code of the program is called")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        ("a", "'a'"),
        ([1, [2, [3, [4]]]], "[1, [2, [3, …]]]"),
        ((1,), "(1,)"),
        (set(), "set()"),
        ({2, 1}, "{1, 2}"),
        (deque([1]), "[1]"),
        ({"b": 1, "a": 2}, "{'a': 2, 'b': 1}"),
        (Loud(), "Loud(n=1)"),
        (len, "builtin_function_or_method"),
        (10**100, "≈ 2**332"),
    ],
)
def test_values_as_short_texts(value: object, text: str) -> None:
    assert short_text(value) == text


def test_long_ones_end_with_an_ellipsis() -> None:
    assert short_text("x" * 1000) == "'" + "x" * 58 + "…"
    assert short_text([0] * 13) == "[" + "0, " * 12 + "…]"


def test_what_no_run_results_in() -> None:
    assert has_stand_ins([pytest])
    assert not has_stand_ins([1])
    itself: list[object] = []
    itself.append(itself)
    assert not has_stand_ins(itself)
    assert has_attributes(Loud(), frozenset({"n"}))
    assert not has_attributes(Loud(), frozenset({"m"}))
    assert not has_attributes(1, frozenset({"real"}))
