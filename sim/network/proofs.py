"""What a run shows about a common saying: whether it is borne out, and by which figures. Pure functions of a world."""

from __future__ import annotations

from collections.abc import Mapping

from sim.myths import Finding
from sim.network.address_proofs import ADDRESS_PROOFS
from sim.network.evidence import Proof, found
from sim.network.stream_proofs import STREAM_PROOFS
from sim.network.talk_proofs import TALK_PROOFS
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP

CUT_SHORT = QT_TRANSLATE_NOOP(
    "proofs", "This run was stopped before its end, so it shows nothing. Let the experiment run to its end."
)
PROOFS: Mapping[str, Proof] = {**STREAM_PROOFS, **TALK_PROOFS, **ADDRESS_PROOFS}
"""By the name that stands as `proof` in lesson.toml."""


def judged(proof: str, world: World) -> Finding:
    """What a run shows about a saying; nothing if somebody has stopped it."""
    return PROOFS[proof](world) if world.is_whole else found(None, CUT_SHORT)
