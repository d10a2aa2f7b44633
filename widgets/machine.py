"""The card of one TCP end: whose it is, its state diagram, and what has happened to it, with the causes in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sim.network.events import Address, AnyEvent, FrameArrived, FrameSent
from sim.network.inference import Origin, TcpEnd
from sim.network.state_arrows import Step, steps_of
from sim.network.world import World
from widgets.icons import icon
from widgets.named import named
from widgets.segmented import Segmented
from widgets.speaking import Speaking
from widgets.state_diagram import StateDiagram
from widgets.step_list import StepList
from widgets.theme import LIGHT, Role, Theme

SIDES = ("client", "server")
LINES = 2
"""Lines of what has happened that stand under the diagram."""
ALL_HEIGHT = 16_777_215


class Machine(Speaking, QFrame):
    """Shows one end; what has happened stands under the diagram, or beside it where there is little height.

    Signals:
        step_chosen: the person wants to see the moment of a step. arg: the Step
        all_requested: the seldom transitions shall be shown, or no longer.
        other_requested: the machine of this side ("client", "server") shall be shown instead.
    """

    step_chosen = Signal(object)
    all_requested = Signal(bool)
    other_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"machine_{name}").setProperty("card", True)
        self._theme = LIGHT
        self._owner, self._address = "", ""
        self._steps: list[Step] = []
        self._side = name
        self._name, self._place = QLabel(), QLabel()
        self.switch = Segmented(SIDES, f"{name}_switch")
        self.switch.set_value(name)
        self.switch.value_chosen.connect(self._ask_for_other)
        self._all = named(QToolButton(), f"{name}_all_transitions")
        self._all.setCheckable(True)
        self._all.clicked.connect(self.all_requested)
        self.diagram = named(StateDiagram(), f"{name}_diagram")
        self.steps = named(StepList(), f"{name}_steps")
        for part in (self.diagram, self.steps):
            part.step_chosen.connect(self.step_chosen)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self._name)
        head.addWidget(self.switch)
        head.addStretch()
        head.addWidget(self._place)
        head.addWidget(self._all)
        body = self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        body.addWidget(self.diagram, 1)
        body.addWidget(self.steps)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)

    def set_alone(self, alone: bool, beside: bool) -> None:
        """Stand alone, with a switch to the other machine; what has happened goes `beside` the diagram or under it."""
        self._name.setVisible(not alone)
        self.switch.setVisible(alone)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for place, share in enumerate((3, 2) if beside else (1, 0)):
            self._body.setStretch(place, share)
        self.steps.set_wrapping(beside)
        low = self.steps.line_height * (1 if alone else LINES)
        self.steps.setMinimumHeight(low)
        self.steps.setMaximumHeight(ALL_HEIGHT if beside else low)

    def _ask_for_other(self, side: str) -> None:
        self.switch.set_value(self._side)
        self.other_requested.emit(side)

    def show_end(self, owner: str, local: Address | None, end: TcpEnd | None, world: World) -> None:
        """Show `end`, which `owner` (in words) has at `local`; None where it has no socket yet."""
        self._owner, self._address = owner, "" if local is None else str(local)
        self._steps = [] if end is None else steps_of(world, end)
        self.diagram.show_steps(self._steps)
        self.steps.show_steps(self._steps)
        self._say()

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the state in which the end has sent or got something."""
        if not any(_place_of(event, world) == self._address for event in news):
            return []
        place = self.diagram.place_of_state()
        return [QRect(self.diagram.mapTo(self, place.topLeft()), place.size())]

    def show_all(self, all_arrows: bool) -> None:
        """Also show the transitions that are seldom taken."""
        self._all.setChecked(all_arrows)
        self.diagram.show_all(all_arrows)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._name.setFont(theme.font(Role.BODY, theme.font(Role.HEADING).weight()))
        self._place.setFont(theme.font(Role.CODE_CAPTION))
        size = theme.px(Role.CAPTION.value[0])
        self._place.setStyleSheet(f"font-size: {size}px; color: {theme.muted.name()};")
        self._all.setIcon(icon("waypoints", theme.text))
        self._all.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._head.setContentsMargins(theme.px(12), theme.gap(4), theme.gap(4), 0)
        self._head.setSpacing(theme.px(8))
        self._column.setContentsMargins(1, 1, 1, theme.gap(4))
        self.diagram.set_theme(theme)
        self.steps.set_theme(theme)

    def _say(self) -> None:
        self._name.setText(self._owner)
        self._place.setText(" · ".join(filter(None, (self._address, self._origin()))))

    def _origin(self) -> str:
        """Where the state is known from."""
        if not self._steps:
            return ""
        names = {Origin.KERNEL: self.tr("kernel"), Origin.MODEL: self.tr("model")}
        return names.get(self._steps[-1].origin, self.tr("inferred"))

    def retranslate(self) -> None:
        text = self.tr("Also show the transitions that are seldom taken, such as resets")
        self._all.setAccessibleName(text)
        self._all.setToolTip(text)
        self.switch.set_titles({"client": self.tr("Client"), "server": self.tr("Server")}, self.tr("Machine"))
        self._say()


def _place_of(event: AnyEvent, world: World) -> str:
    """The address of the end that a frame has left or reached; empty for anything else."""
    packet = world.packet(event.number) if isinstance(event, FrameSent | FrameArrived) else None
    return "" if packet is None else str(packet.source if isinstance(event, FrameSent) else packet.target)
