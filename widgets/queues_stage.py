"""The stage of a conversation with the two queues of the listening socket below the ladder."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sim.network.world import World
from widgets.queue_boxes import QueueBoxes
from widgets.stage import ConversationStage
from widgets.theme import Theme


class QueuesStage(ConversationStage):
    """Programs, ladder, and who waits at the server's listening socket."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queues = QueueBoxes()
        self.put_below_ladder(self.queues)

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        super().show_world(world, time)
        self.queues.show_world(world)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        super().set_theme(theme)
        self.queues.set_theme(theme)
