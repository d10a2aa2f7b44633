from __future__ import annotations

import pytest

from sim.concurrency.thread_phrases import listed, say, shortened
from sim.words import Look


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["T1"], "T1"), (["T1", "T2"], "T1 and T2"), (["T1", "T2", "T3"], "T1, T2 and T3")]
)
def test_names_in_a_row(names: list[str], text: str) -> None:
    assert str(listed(names)) == text


def test_names_stand_out_and_clauses_are_as_they_are() -> None:
    assert [piece.look for piece in listed(["T1", "T2"]).pieces()] == [Look.BOLD, Look.PLAIN, Look.BOLD]
    assert str(listed([say("{a} eats", a="Bo"), say("Cy waits")])) == "Bo eats and Cy waits"


def test_a_long_text_is_cut() -> None:
    assert shortened("one\ntwo") == "one…"
    assert shortened(" n = 1 \n") == "n = 1"
