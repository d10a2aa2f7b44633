from __future__ import annotations

import pytest

from sim.lessons import all_lessons
from sim.network.framing import outcome
from sim.network.proofs import PROOFS
from tests.sim.marks import misplaced_marks
from tests.sim.sources.runs import lesson, needs_loopback, needs_wire

SAYINGS = [(each.id, myth) for each in all_lessons() for myth in each.myths]
OF_NETWORKS = [(each.id, myth.name) for each in all_lessons() if "model" in each.sources for myth in each.myths]


def test_every_saying_is_said_in_both_languages() -> None:
    assert {myth.name for _, myth in SAYINGS} >= {"loses-the-rest", "a-bug", "a-short-sleep", "nodelay"}
    for _, myth in SAYINGS:
        for words in (myth.claim, myth.because):
            assert words.en.isascii()
            assert words.zh
            assert misplaced_marks(words.en) == misplaced_marks(words.zh) == []


@pytest.mark.parametrize("source", [pytest.param("loopback", marks=needs_loopback),
                                    pytest.param("wire", marks=needs_wire), "model"])  # fmt: skip
@pytest.mark.parametrize(("lesson_id", "name"), OF_NETWORKS)
def test_every_experiment_shows_what_is_so_on_every_source(lesson_id: str, name: str, source: str) -> None:
    myth = next(each for known, each in SAYINGS if (known, each.name) == (lesson_id, name))
    ran = lesson(lesson_id, source, **myth.values)
    assert ran.problems == []
    finding = PROOFS[myth.proof](ran.world)
    assert finding.holds is myth.holds, str(finding.sentence)


def test_a_slow_sender_and_a_quick_reader_prove_nothing() -> None:
    ran = lesson("framing", "model", method="unframed", pause="0.3", delay="0")
    assert outcome(ran.world).right == 3
    assert PROOFS["stream kept"](ran.world).holds is None
    assert PROOFS["each on its own"](ran.world).holds is True
