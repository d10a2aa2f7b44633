"""What the window shows just now, whichever room it is in: what saving, films and handouts are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from app.player import Player
from app.telling import Telling


class Savable(Protocol):
    """A run, be it of sockets or of threads."""

    player: Player

    @property
    def lesson_id(self) -> str:
        """The lesson that the run is of; empty if it is of none."""

    @property
    def newest_world(self) -> Any:
        """The world after everything that is known."""

    def check_savable(self, suffix: str) -> None:
        """Raises RunError if the run cannot be saved as such a file."""

    def save(self, path: Path) -> None:
        """Write the run, so that it can be opened again as it was. Raises RunError."""


@dataclass(frozen=True)
class Shown:
    """A run, how it is told, its `stage`, and the `column` in which that stands with its words and its clock."""

    run: Savable
    telling: Telling
    stage: QWidget
    column: QWidget
