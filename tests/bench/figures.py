"""A measured figure and the bound that it has to keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`, of which at most `bound` is allowed."""

    name: str
    value: float
    bound: float
    unit: str

    @property
    def share(self) -> float:
        """How much of the bound is used up; above 1 it is broken."""
        return self.value / self.bound if self.bound else float(self.value > 0) * 2

    def __str__(self) -> str:
        verdict = "ok" if self.share <= 1 else "TOO MUCH"
        measured = f"{self.name:52} {self.value:10.3f} {self.unit:6}"
        return f"{measured} bound {self.bound:8g}   {self.share:5.2f} of it  {verdict}"


def median(values: list[float]) -> float:
    """The middle one."""
    return sorted(values)[len(values) // 2]


def percentile(values: list[float], share: float) -> float:
    """The value that `share` (0 to 1) of all do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
