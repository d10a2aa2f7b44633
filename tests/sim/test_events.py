from __future__ import annotations

import msgspec
import pytest

from sim.events import Problem, RunEnded
from sim.words import Sentence

PROBLEM = Problem(1.5, Sentence("sources", "It ended with code {code}.", {"code": 3}))


def test_an_event_keeps_its_kind_and_its_sentence_on_the_way() -> None:
    line = msgspec.json.encode(PROBLEM)
    assert msgspec.json.decode(line, type=Problem | RunEnded) == PROBLEM


def test_an_event_cannot_be_altered() -> None:
    with pytest.raises(AttributeError):
        PROBLEM.time = 2.0  # type: ignore[misc]


def test_play_stops_at_a_problem_and_at_the_end() -> None:
    assert Problem.is_moment
    assert RunEnded.is_moment
