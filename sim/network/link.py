"""A link with a seed: what happens to each frame depends only on the settings, the seed and the frames before it.

Frames and the time go in; when each copy arrives, or why it never does, comes out.
"""

from __future__ import annotations

import random

from msgspec import Struct

from sim.network.frame_rules import FrameRules


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

    `lost` is "chance", "cut", or the drop rule that took it; empty where it arrives. `corrupted` if bits of it change.
    `swapped` is the rule that lets it go slowly, until the next frame has overtaken it.
    """

    arrives: float | None
    lost: str = ""
    corrupted: bool = False
    swapped: str = ""


CHANCE = "chance"
CUT = "cut"
HALF = 0.5
"""How far a frame gets that is lost or corrupted on its way: there it can be watched."""


class Cut:
    """Links are cut half way for so many `seconds`, beginning `after` seconds from the first frame on any of them."""

    def __init__(self, after: float = 0.0, seconds: float = 0.0) -> None:
        self._after = after
        self._seconds = seconds
        self._began: float | None = None

    def takes(self, sent: float, half_way: float) -> bool:
        """Whether a frame of that time dies there. To be asked for each frame."""
        if self._began is None:
            self._began = sent
        return 0 <= half_way - self._began - self._after < self._seconds


class SimulatedLink:
    """One direction of a link, from `sender`. It drops the frames that `drops` name, lets those that `swaps` name be
    overtaken, and is `cut` for a while. All three may be shared with other links, to count frames together.
    """

    def __init__(
        self,
        settings: LinkSettings,
        seed: int,
        sender: str = "",
        drops: FrameRules | None = None,
        swaps: FrameRules | None = None,
        cut: Cut | None = None,
    ) -> None:
        self.settings = settings
        self._sender = sender
        self._drops = drops or FrameRules()
        self._swaps = swaps or FrameRules()
        self._cut = cut or Cut()
        self._random = random.Random(f"{seed} {sender}")
        self._free_at = 0.0

    def send(self, frame: bytes, now: float) -> list[Passage]:
        """`frame` is handed to the link at `now`: its fate, and that of a second copy if the link made one."""
        # Always the same number of draws for a frame, so that changing one setting leaves the other fates alone.
        draw = self._random.random
        loss, duplication, reordering, detour, corruption = draw(), draw(), draw(), draw(), draw()
        done = self._serialised(frame, now)
        rule, swapped = (rules.match(frame, self._sender) for rules in (self._drops, self._swaps))
        lost = (
            rule
            or CUT * self._cut.takes(now, done + HALF * self.settings.delay)
            or CHANCE * (loss < self.settings.loss)
        )
        if lost:
            return [Passage(None, lost)]
        arrives = done + self.settings.delay
        if swapped or reordering < self.settings.reordering:
            arrives += self._detour(frame, detour)
        copies = [Passage(arrives, "", corruption < self.settings.corruption, swapped)]
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
