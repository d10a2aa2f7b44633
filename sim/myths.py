"""Myth or fact: what is often said, and the experiment that puts it to the test on this computer."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from sim.settings import Words
from sim.words import Sentence


class Finding(Struct, frozen=True):
    """Whether the saying held in its experiment, None if that cannot tell; and what was counted."""

    holds: bool | None
    sentence: Sentence


class Myth(Struct, frozen=True, forbid_unknown_fields=True):
    """A saying. `values` are texts of settings by name, all others are at their defaults: so its experiment is run.

    `proof` names what is read off it (see `proofs.py` of the network and of threads). `holds` says what is generally
    so; a single run may show something else, and then that is said. `because` is said afterwards.
    `granularity` says where threads are switched in it, if not wherever the learner has chosen.
    """

    name: str
    claim: Words
    proof: str
    because: Words
    holds: bool = False
    values: Mapping[str, str] = {}
    granularity: str = ""
