"""The stage of the state machine: both ends of a connection in the diagram, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sim.axis import Axis
from sim.network.events import Address
from sim.network.state_arrows import machines_of
from sim.network.world import World
from widgets.ladder import Ladder
from widgets.machine import Machine
from widgets.named import named
from widgets.segmented import Segmented
from widgets.theme import LIGHT, Theme

SIDES = ("client", "server")
TWO = (690, 390)
"""Width and height, at normal scale, from which on both machines find room."""
THREE = 1120
"""The width from which on the ladder finds room between them."""


class StatesStage(QWidget):
    """Client's machine | ladder | server's machine; without room the machines alone, or one at a time.

    Signals:
        packet_selected: a packet was chosen on the ladder. arg: its number
        time_requested: a transition was chosen. arg: its moment, in seconds
    """

    packet_selected = Signal(int)
    time_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "states_stage")
        self._theme = LIGHT
        self._world, self._time = World(), 0.0
        self._selected: int | None = None
        self.ladder = Ladder()
        self.ladder.packet_selected.connect(self.packet_selected)
        self.machines = {side: Machine(side) for side in SIDES}
        for machine in self.machines.values():
            machine.time_requested.connect(self.time_requested)
        self.switch = Segmented(SIDES, "machine_switch")
        self.switch.value_chosen.connect(lambda _: self._arrange())
        self.all_arrows = named(QPushButton(checkable=True), "all_arrows")
        self.all_arrows.toggled.connect(self._show_all)
        self._lay_out()
        self._retranslate()
        self.set_theme(LIGHT)

    def _lay_out(self) -> None:
        self._bar = QWidget()
        bar = self._bar_row = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.switch)
        bar.addStretch()
        bar.addWidget(self.all_arrows)
        row = self._row = QHBoxLayout()
        row.addWidget(self.machines["client"], 1)
        row.addWidget(self.ladder, 1)
        row.addWidget(self.machines["server"], 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self._bar)

    # The interface of every stage

    def set_programs(self, programs: Mapping[str, str]) -> None:
        """The programs themselves are not shown here; the machines are empty until they run."""
        self.show_world(World(), 0.0)

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
        for part in (self.ladder, *self.machines.values()):
            part.set_theme(theme)
        for layout in (self._row, self._bar_row):
            layout.setSpacing(theme.px(12))
        self._column.setSpacing(theme.px(8))
        self._arrange()

    # Machines

    def _show_machines(self) -> None:
        packet = None if self._selected is None else self._world.packet(self._selected)
        ends = machines_of(self._world, packet)
        if len(ends) == 2:
            pairs = dict(zip(SIDES, ends, strict=True))
        else:
            pairs = {"server": ends[0]} if ends else {}
        for side, machine in self.machines.items():
            local, peer = pairs.get(side, (None, None))
            end = None if local is None else self._world.end_of(local, peer)
            machine.show_end(self._owner(side, local), local, end, self._world)

    def _owner(self, side: str, local: Address | None) -> str:
        owner = side if local is None else self._world.owners.get(local, "")
        return {"client": self.tr("Client"), "server": self.tr("Server")}.get(owner, owner)

    def _show_all(self, wanted: bool) -> None:
        for machine in self.machines.values():
            machine.diagram.show_all(wanted)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, height = (length / self._theme.scale for length in (self.width(), self.height()))
        has_both = width >= TWO[0] and height >= TWO[1]
        self.ladder.setVisible(has_both and width >= THREE)
        self.switch.setVisible(not has_both)
        for side, machine in self.machines.items():
            machine.setVisible(has_both or side == self.switch.value)
            machine.set_beside(not has_both)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_machines()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("State machines of both ends"))
        self.switch.set_titles({"client": self.tr("Client"), "server": self.tr("Server")}, self.tr("Machine"))
        self.all_arrows.setText(self.tr("All transitions"))
        self.all_arrows.setAccessibleName(self.tr("Also show the transitions that are seldom taken, such as resets"))
