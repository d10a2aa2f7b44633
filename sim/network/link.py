"""A link with a seed: what happens to each frame depends only on the settings, the seed and the frames before it.

Frames and the time go in; when each copy arrives, or why it never does, comes out.
"""

from __future__ import annotations

import random

from msgspec import Struct

from sim.network.drops import DropRules


class LinkSettings(Struct, frozen=True, kw_only=True):
    """One direction of a link. Raises ValueError if a value is impossible.

    `delay` in seconds one way; `bandwidth` in bits per second, 0 for unlimited; `loss`, `duplication`, `reordering` and
    `corruption` are probabilities from 0 to 1 for each frame.
    """

    delay: float = 0.01
    bandwidth: float = 0.0
    loss: float = 0.0
    duplication: float = 0.0
    reordering: float = 0.0
    corruption: float = 0.0

    def __post_init__(self) -> None:
        for name in ("loss", "duplication", "reordering", "corruption"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"The {name} of a link is a probability: choose 0 to 1, not {getattr(self, name)}.")
        if not (0 <= self.delay < float("inf") and 0 <= self.bandwidth < float("inf")):
            raise ValueError("The delay and the bandwidth of a link cannot be negative or endless.")


class Passage(Struct, frozen=True):
    """What becomes of one copy of a frame: when it arrives (seconds), or None and why it is lost.

    `lost` is "chance", or the drop rule that took it; empty where it arrives. `corrupted` if bits of it change.
    """

    arrives: float | None
    lost: str = ""
    corrupted: bool = False


CHANCE = "chance"


class SimulatedLink:
    """One direction of a link, from `sender`. `rules` may be shared with other links, to count frames together."""

    def __init__(self, settings: LinkSettings, seed: int, sender: str = "", rules: DropRules | None = None) -> None:
        self.settings = settings
        self._sender = sender
        self._rules = rules or DropRules()
        self._random = random.Random(f"{seed} {sender}")
        self._free_at = 0.0

    def send(self, frame: bytes, now: float) -> list[Passage]:
        """`frame` is handed to the link at `now`: its fate, and that of a second copy if the link made one."""
        # Always the same number of draws for a frame, so that changing one setting leaves the other fates alone.
        draw = self._random.random
        loss, duplication, reordering, detour, corruption = draw(), draw(), draw(), draw(), draw()
        done = self._serialised(frame, now)
        rule = self._rules.match(frame, self._sender)
        if rule:
            return [Passage(None, rule)]
        if loss < self.settings.loss:
            return [Passage(None, CHANCE)]
        arrives = done + self.settings.delay
        if reordering < self.settings.reordering:
            arrives += self._detour(frame, detour)
        copies = [Passage(arrives, corrupted=corruption < self.settings.corruption)]
        if duplication < self.settings.duplication:
            copies.append(Passage(self._serialised(frame, now) + self.settings.delay))
        return copies

    def _serialised(self, frame: bytes, now: float) -> float:
        """When the last bit has left; one frame at a time."""
        start = max(now, self._free_at)
        self._free_at = start + self._duration(frame)
        return self._free_at

    def _duration(self, frame: bytes) -> float:
        return len(frame) * 8 / self.settings.bandwidth if self.settings.bandwidth else 0.0

    def _detour(self, frame: bytes, share: float) -> float:
        """Long enough for frames sent shortly after to overtake."""
        return (0.5 + share) * (self.settings.delay or 0.001) + self._duration(frame)
