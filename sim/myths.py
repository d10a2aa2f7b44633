"""Myth or fact: what is often said, and the experiment that puts it to the test on this computer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sim.settings import Name, Setting, Words
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
    `programs` names files of the lesson that run in it instead of its programs, by the names of these. `sources` are
    those where it can be tested, all of the lesson's if none is named.
    """

    name: Name
    claim: Words
    proof: str
    because: Words
    holds: bool = False
    values: Mapping[str, str] = {}
    granularity: str = ""
    programs: Mapping[str, str] = {}
    sources: tuple[str, ...] = ()

    def is_for(self, source: str) -> bool:
        """Whether it can be tested on `source`."""
        return not self.sources or source in self.sources

    def chosen(self, settings: Iterable[Setting]) -> dict[str, str]:
        """The text of each of `settings` in its experiment. What only another source has is left out."""
        return {setting.name: self.values.get(setting.name, setting.default) for setting in settings}
