from __future__ import annotations

import sys

from sim.concurrency.interleaver.controlled import Kind, Operation
from sim.concurrency.interleaver.visits import Visit, Visits

READ, WRITE = Operation(Kind.READ, frozenset({"l[]"})), Operation(Kind.WRITE, writes=frozenset({"l[]"}))


def test_who_comes_between_the_two_ends_of_a_visit_is_told() -> None:
    visits = Visits()
    visits.begin(1, Visit("l", READ, sys._getframe()))
    assert visits.disturbed_by(1, WRITE) is None
    assert visits.disturbed_by(2, READ) is None
    assert "looks into l" in str(visits.disturbed_by(2, WRITE))
    assert visits.ending(1) is not None
    assert visits.ending(1) is None
    assert "looks into l" in str(visits.disturbed_by(2, WRITE))
    visits.end(1)
    assert visits.disturbed_by(2, WRITE) is None


def test_a_visit_is_not_over_while_what_it_calls_is_running() -> None:
    visit = Visit("l", READ, sys._getframe())
    assert visit.is_over()
    visit = list(map(lambda _: Visit("l", READ, sys._getframe(1)), [1]))[0]  # noqa: C417, RUF015
    assert visit.is_over()
    over = list(map(lambda _: Visit("l", READ, sys._getframe(1)).is_over(), [1]))  # noqa: C417
    assert over == [False]
