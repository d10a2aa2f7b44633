from __future__ import annotations

import pytest

from sim.concurrency.thread_phrases import clauses, listed, say, shortened
from sim.words import Look
from tests.sim.chinese import in_chinese


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["T1"], "T1"), (["T1", "T2"], "T1 and T2"), (["T1", "T2", "T3"], "T1, T2 and T3")]
)
def test_names_in_a_row(names: list[str], text: str) -> None:
    assert str(listed(names)) == text


def test_names_stand_out_and_clauses_are_as_they_are() -> None:
    assert [piece.look for piece in listed(["T1", "T2"]).pieces()] == [Look.BOLD, Look.PLAIN, Look.BOLD]
    three = [say("{a} eats", a="Bo"), say("Cy waits"), say("Di sleeps")]
    assert str(clauses(three)) == "Bo eats, Cy waits and Di sleeps"
    assert [piece.look for piece in clauses(three[:1]).pieces()] == [Look.PLAIN] * 2
    assert str(clauses([])) == ""


def test_in_chinese_only_names_are_joined_by_and() -> None:
    parts = [say("{a} 想要 fork", a="Bo"), say("Cy 想要 noodles")]
    assert clauses(parts).said(in_chinese) == "Bo 想要 fork，Cy 想要 noodles"
    assert clauses([*parts, say("Di 在等")]).said(in_chinese) == "Bo 想要 fork，Cy 想要 noodles，Di 在等"
    assert listed(["T1", "T2", "T3"]).said(in_chinese) == "T1、T2 和 T3"


def test_a_long_text_is_cut() -> None:
    assert shortened("one\ntwo") == "one…"
    assert shortened(" n = 1 \n") == "n = 1"
