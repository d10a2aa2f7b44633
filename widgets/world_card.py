"""What the drawings of threads have in common: a card that shows the world of a moment, and says it in words."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from sim.concurrency.world import World
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Theme


class WorldCard(Speaking, QFrame):
    """Draws `_world` in `_theme`. What inherits from it paints, and describes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name).setProperty("card", True)
        self._world, self._theme = World(), LIGHT

    def show_world(self, world: World) -> None:
        """Show this moment."""
        self._world = world
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        """Say the moment to those who cannot see it, and paint it anew."""
        raise NotImplementedError
