from __future__ import annotations

import pytest

from sim.concurrency.expectation import ExpectationError, complaint_about, holds, names_in, value_of


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


@pytest.mark.parametrize(
    "expression",
    ["", "n == 8", "-n < 3 * 2 and not done", "sorted(got) == [1, 2]", "account.balance == 0", "d['a'] != 1"],
)
def test_a_comparison_may_be_what_must_hold(expression: str) -> None:
    assert complaint_about(expression) is None


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("n ==", "n =="),
        ("n = 8", "n = 8"),
        ("open('x')", "open('x')"),
        ("9 ** 9 ** 9", "9 ** 9 ** 9"),
        ("n.__class__ == 1", "n.__class__"),
        ("[x for x in n] == 1", "[x for x in n]"),
        ("sorted(n, key=print)", "sorted(n, key=print)"),
        ("n == [0] * 10000000000", "[0] * 10000000000"),
        ("10000000000 * 'x' == n", "10000000000 * 'x'"),
    ],
)
def test_whatever_else_is_refused_with_the_part_that_is_too_much(expression: str, part: str) -> None:
    complaint = complaint_about(expression)
    assert complaint is not None
    assert f"“{part}”" in str(complaint)


def test_the_functions_that_may_be_called_are_no_variables() -> None:
    assert names_in("len(got) == sum(n)") == ["got", "n"]


@pytest.mark.parametrize("expression", ["n ==", "__import__('os').getpid()", "().__class__", "(lambda: 1)()", "exit()"])
def test_what_is_refused_is_never_evaluated(expression: str) -> None:
    with pytest.raises(ExpectationError) as refused:
        holds(expression, {"n": "1"})
    assert str(refused.value) == str(complaint_about(expression))


def test_nothing_is_built_in_but_the_functions_that_may_be_called() -> None:
    assert holds("len(got) == max(n)", {"got": "[1]", "n": "[0, 1]"})
    with pytest.raises(ExpectationError, match="print"):
        holds("print == 1", {})


@pytest.mark.parametrize("expression", ["got * n == got", "n * got == got", "text % n == text", "len(text * n) == 1"])
def test_no_expectation_takes_more_room_than_it_is_worth(expression: str) -> None:
    with pytest.raises(ExpectationError):
        holds(expression, {"got": "[1]", "n": "10000000000", "text": "'%10000000000d'"})


def test_what_is_small_is_calculated() -> None:
    assert holds("[n] * 2 == [3, 3] and n * 2 == 6 and n % 2 == 1 and abs(-n) == 3", {"n": "3"})
    assert holds("all(got) and not any(none)", {"got": "[1, 2]", "none": "[0]"})


def test_a_variable_may_have_the_name_of_a_function() -> None:
    assert names_in("sum == 3") == ["sum"]
    assert holds("sum == 3", {"sum": "3"})
