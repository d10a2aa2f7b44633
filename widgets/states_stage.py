"""The stage of the state machine: both ends of a connection in the diagram, side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sim.axis import Axis
from sim.network.events import Address
from sim.network.state_arrows import End, Step, arrival_behind, machines_of
from sim.network.world import World
from widgets.any_stage import AnyStage
from widgets.ladder import Ladder
from widgets.machine import SIDES, Machine
from widgets.named import named
from widgets.speaking import Speaking
from widgets.state_diagram_layout import LYING_WIDTH
from widgets.theme import LIGHT, Theme

TWO = (690, 340)
"""Width and height, at normal scale, from which on both machines find room."""
THREE = 1120
"""The width from which on the ladder finds room between them."""


class StatesStage(Speaking, AnyStage):
    """Client's machine | ladder | server's machine; without room the machines alone, or one at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "states_stage")
        self._theme = LIGHT
        self._world, self._time = World(), 0.0
        self._selected: int | None = None
        self._shown = SIDES[0]
        self._ends: dict[str, End] = {}
        self.ladder = Ladder()
        self.ladder.packet_selected.connect(self.packet_selected)
        self.ladder.zoom_requested.connect(self.zoom_requested)
        self.machines = {side: Machine(side) for side in SIDES}
        for side, machine in self.machines.items():
            machine.step_chosen.connect(partial(self._go_to_step, side))
            machine.all_requested.connect(self._show_all)
            machine.other_requested.connect(self._turn_to)
        self._lay_out()
        self._say()
        self.set_theme(LIGHT)

    def _lay_out(self) -> None:
        self._card = QFrame()
        self._card.setProperty("card", True)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.ladder)
        row = self._row = QHBoxLayout(self)
        for part in (self.machines["client"], self._card, self.machines["server"]):
            row.addWidget(part, 1)
        row.setContentsMargins(0, 0, 0, 0)

    # The interface of every stage

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._world, self._time = world, time
        self.ladder.show_world(world, time)
        self._show_machines()

    def set_axis(self, axis: Axis) -> None:
        """Give room to time as `axis` says."""
        self.ladder.set_axis(axis)

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        self.ladder.set_relative(relative)

    def select_packet(self, number: int | None) -> None:
        """Show the connection of this packet; None for the newest one."""
        self._selected = number
        self.ladder.select_packet(number)
        self._show_machines()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.ladder.set_theme(theme)
        for machine in self.machines.values():
            machine.set_theme(theme)
        self._row.setSpacing(theme.gap(12))
        self._arrange()

    # Machines

    def _show_machines(self) -> None:
        packet = None if self._selected is None else self._world.packet(self._selected)
        ends = dict(zip(SIDES, machines_of(self._world, packet), strict=True))
        self._ends = {side: end for side, end in ends.items() if end is not None}
        for side, key in ends.items():
            local, peer = key or (None, None)
            end = None if local is None else self._world.end_of(local, peer)
            self.machines[side].show_end(self._owner(side, local), local, end, self._world)

    def _go_to_step(self, side: str, step: Step) -> None:
        """To its moment, and to the packet that brought it about, if one arrived."""
        packet = arrival_behind(self._world, self._ends[side], step)
        self.time_requested.emit(step.time)
        if packet is not None:
            self.packet_selected.emit(packet.number)

    def _owner(self, side: str, local: Address | None) -> str:
        owner = side if local is None else self._world.owners.get(local, "")
        return {"client": self.tr("Client"), "server": self.tr("Server")}.get(owner, owner)

    def _turn_to(self, side: str) -> None:
        self._shown = side
        self._arrange()

    def _show_all(self, wanted: bool) -> None:
        for machine in self.machines.values():
            machine.show_all(wanted)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, height = (length / self._theme.scale for length in (self.width(), self.height()))
        has_both = width >= TWO[0] and height >= TWO[1]
        self._card.setVisible(has_both and width >= THREE)
        for side, machine in self.machines.items():
            machine.setVisible(has_both or side == self._shown)
            machine.set_alone(not has_both, beside=not has_both and width < LYING_WIDTH + 2)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say()
        self._show_machines()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("State machines of both ends"))
