from __future__ import annotations

from sim.network.address_proofs import ADDRESS_PROOFS
from sim.network.proofs import PROOFS
from sim.network.stream_proofs import STREAM_PROOFS
from sim.network.talk_proofs import TALK_PROOFS
from sim.network.world import World


def test_no_proof_hides_another_and_an_empty_run_proves_nothing() -> None:
    assert len(PROOFS) == len(STREAM_PROOFS) + len(TALK_PROOFS) + len(ADDRESS_PROOFS)
    assert {name: PROOFS[name](World()).holds for name in PROOFS} == dict.fromkeys(PROOFS)
