"""How the cable between two hosts behaves in one run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from sim.network.link import LinkSettings

KILO = 1000


class Cable(Struct, frozen=True, kw_only=True):
    """A cable's two directions, which behave alike. Raises ValueError if a value is impossible.

    `latency` is the delay one way in seconds; `bandwidth` is in bits per second, 0 for unlimited; `loss`, `duplicate`,
    `reorder` and `corrupt` are probabilities for each frame. `drop` and `swap` are rules as in
    `sim.network.frame_rules`: what is lost, what the next frame overtakes. The cable is cut half
    way for `cut_for` seconds, `cut_after` seconds after its first frame. `arp` is
    "known" if both hosts know each other's MAC beforehand, else "ask". `congestion` names the congestion control of
    real kernels. The model stands instead of a kernel at the end that `model_at` names, "client", "server" or "none".
    The same `seed` gives the same fates.
    """

    latency: float = 0.4
    bandwidth: float = 0.0
    loss: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0
    corrupt: float = 0.0
    drop: str = ""
    swap: str = ""
    cut_after: float = 0.0
    cut_for: float = 0.0
    arp: str = "known"
    congestion: str = "reno"
    model_at: str = "none"
    seed: int = 1

    @property
    def link(self) -> LinkSettings:
        """One direction of it."""
        return LinkSettings(
            delay=self.latency,
            bandwidth=self.bandwidth,
            loss=self.loss,
            duplication=self.duplicate,
            reordering=self.reorder,
            corruption=self.corrupt,
        )

    def __post_init__(self) -> None:
        _ = self.link  # which refuses what is impossible


def cable_of(values: Mapping[str, Any]) -> Cable:
    """The cable with these values of its settings (assets/lessons/cable.toml); `bandwidth` there is in kbit/s."""
    given = {name: value for name, value in values.items() if name in Cable.__struct_fields__}
    if "bandwidth" in given:
        given["bandwidth"] *= KILO
    return Cable(**given)
