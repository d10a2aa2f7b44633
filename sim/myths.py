"""Myth or fact: what is often said, and the experiment that puts it to the test on this computer."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from sim.settings import Words


class Myth(Struct, frozen=True, forbid_unknown_fields=True):
    """A saying. `values` are texts of settings by name, all others are at their defaults: so its experiment is run.

    `proof` names what is read off that run (see `sim.network.proofs`). `holds` says what is generally so; a single run
    may show something else, and then that is said. `because` is said afterwards.
    """

    name: str
    claim: Words
    proof: str
    because: Words
    holds: bool = False
    values: Mapping[str, str] = {}
