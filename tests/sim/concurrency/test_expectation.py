from __future__ import annotations

import pytest

from sim.concurrency.expectation import ExpectationError, holds, names_in, value_of


def test_values_are_literals_where_they_can_be() -> None:
    assert value_of("8") == 8
    assert value_of("[1, 2]") == [1, 2]
    assert value_of("<Queue>") == "<Queue>"


def test_its_variables_are_known() -> None:
    assert names_in("n == 8 and m") == ["m", "n"]
    assert names_in("") == []


def test_it_holds_or_not_or_cannot_be_told() -> None:
    assert holds("", {})
    assert holds("n == 10 - THREADS", {"n": "8", "THREADS": "2"})
    assert not holds("n == 8", {"n": "9"})
    with pytest.raises(ExpectationError, match="m"):
        holds("m == 8", {"n": "9"})
