from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sim.concurrency.world import World
from tests.sim.concurrency.acts import deadlock
from widgets.dining_table import DiningTable
from widgets.lock_panel import LockPanel
from widgets.shared_panel import SharedPanel
from widgets.theme import PROJECTOR
from widgets.wait_for_graph import WaitForGraph
from widgets.world_card import WorldCard

CARDS = {
    "dining_table": DiningTable,
    "lock_panel": LockPanel,
    "shared_panel": SharedPanel,
    "wait_for_graph": WaitForGraph,
}


class Counting(WorldCard):
    """Says how many threads there are."""

    def _describe(self) -> None:
        self.setAccessibleDescription(str(len(self._world.threads)))


def test_another_moment_is_said_at_once(qtbot: QtBot) -> None:
    card = Counting("counting")
    qtbot.addWidget(card)
    card.show_world(deadlock().world)
    assert card.accessibleDescription() == str(len(deadlock().world.threads))
    card.show_world(World())
    assert card.accessibleDescription() == "0"


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_dressed_as_one_and_asks_for_the_room_of_its_theme(name: str, qtbot: QtBot) -> None:
    card = CARDS[name]()
    qtbot.addWidget(card)
    assert card.objectName() == name
    assert card.property("card") is True
    before = card.sizeHint()
    card.set_theme(PROJECTOR)
    assert card.sizeHint().width() > before.width()
