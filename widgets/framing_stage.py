"""The stage of framing: what became of each message, above the ladder of the packets that carried them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sim.network.world import World
from widgets.framing_table import FramingTable
from widgets.stage import ConversationStage
from widgets.theme import Theme


class FramingStage(ConversationStage):
    """The stage of a conversation with the messages below the ladder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FramingTable()
        self.put_below_ladder(self.table)

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        super().show_world(world, time)
        self.table.show_world(world)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        super().set_theme(theme)
        self.table.set_theme(theme)
