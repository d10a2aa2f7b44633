"""What proofs are made of: the calls of a run, and how a finding is put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sim.myths import Finding
from sim.network.programs import Call
from sim.network.world import World
from sim.words import Sentence

Proof = Callable[[World], Finding]
"""What a whole run shows about a saying. A pure function."""


def found(holds: bool | None, text: str, **values: str | int | Sentence) -> Finding:
    """A finding, said in a sentence of the context "proofs"."""
    return Finding(holds, Sentence("proofs", text, values))


def calls_of(world: World, program: str, names: Iterable[str]) -> list[Call]:
    """The program's calls of these names that came back without an error, in order of return."""
    return [call for call in returned(world, program, names) if call.returned is not None and not call.returned.error]


def returned(world: World, program: str, names: Iterable[str]) -> list[Call]:
    """The program's calls of these names that came back, with an error or without."""
    known, wanted = world.programs.get(program), set(names)
    return [call for call in known.calls if call.started.name in wanted] if known is not None else []
