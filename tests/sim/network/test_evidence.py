from __future__ import annotations

from sim.network.evidence import calls_of, found, returned
from tests.sim.network.play import Play


def test_calls_that_failed_are_no_evidence_of_what_was_done_and_open_ones_of_nothing() -> None:
    play = Play().starts("client").calls("client", "connect", "first").returns("client", error="OSError: no")
    play.calls("client", "connect", "second").returns("client").calls("client", "connect", "third")
    world = play.world
    assert [call.started.arguments for call in returned(world, "client", ("connect",))] == ["first", "second"]
    assert [call.started.arguments for call in calls_of(world, "client", ("connect",))] == ["second"]
    assert calls_of(world, "client", ("send",)) == calls_of(world, "nobody", ("connect",)) == []


def test_a_finding_is_a_sentence_with_its_figures() -> None:
    assert str(found(False, "{count} came.", count=3).sentence) == "3 came."
