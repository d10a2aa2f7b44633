from __future__ import annotations

from msgspec.structs import replace

from sim.network import events as e
from sim.network.address_proofs import ADDRESS_PROOFS
from sim.network.proofs import PROOFS, judged
from sim.network.stream_proofs import STREAM_PROOFS
from sim.network.talk_proofs import TALK_PROOFS
from sim.network.world import World
from tests.sim.sources.runs import lesson


def test_no_proof_hides_another_and_an_empty_run_proves_nothing() -> None:
    assert len(PROOFS) == len(STREAM_PROOFS) + len(TALK_PROOFS) + len(ADDRESS_PROOFS)
    assert {name: PROOFS[name](World()).holds for name in PROOFS} == dict.fromkeys(PROOFS)


def test_a_run_that_was_stopped_shows_nothing() -> None:
    world = lesson("tcp-teardown", "model", closes_first="server").world
    assert judged("client closes first", world).holds is False
    server = world.programs["server"]
    end = e.ProgramEnded(9.0, "server", -9, stopped=True)
    stopped = replace(world, programs={**world.programs, "server": replace(server, end=end)})
    finding = judged("client closes first", stopped)
    assert finding.holds is None
    assert "stopped before its end" in str(finding.sentence)
    assert judged("client closes first", replace(world, is_over=False)).holds is None
