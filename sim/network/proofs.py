"""What a run shows about a common saying: whether it is borne out, and by which figures. Pure functions of a world."""

from __future__ import annotations

from collections.abc import Mapping

from sim.network.address_proofs import ADDRESS_PROOFS
from sim.network.evidence import Proof
from sim.network.stream_proofs import STREAM_PROOFS
from sim.network.talk_proofs import TALK_PROOFS

PROOFS: Mapping[str, Proof] = {**STREAM_PROOFS, **TALK_PROOFS, **ADDRESS_PROOFS}
"""By the name that stands as `proof` in lesson.toml."""
