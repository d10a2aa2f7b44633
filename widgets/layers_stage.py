"""The stage of the layers: one message on its way down the sender's layers, over the cable, and up the receiver's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sim.network.encapsulation import LAYERS, Journey, Medium, Unit, Where, journey_of, medium_of, units_of
from sim.network.events import (
    Address,
    AnyEvent,
    FrameArrived,
    FrameDiscarded,
    FrameEvent,
    FrameSent,
    KernelState,
    ModelState,
)
from sim.network.focus import frame_in_focus
from sim.network.news import OfProgram
from sim.network.packets import Packet
from sim.network.sides import sides_of
from sim.network.world import World
from widgets.any_stage import AnyStage
from widgets.cable_line import CableLine
from widgets.empty_state import EmptyState
from widgets.layer_card import LayerCard
from widgets.layer_tower import LayerTower
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

if TYPE_CHECKING:
    from widgets.signal_plot import SignalPlot

SIDES = ("left", "right")
LOW = 330
"""Pixels, at normal scale, below which there is room for the signal alone, without what is said about it."""
TRANSPORT = 4
OTHER = {"left": "right", "right": "left"}


class LayersStage(Speaking, AnyStage):
    """Two towers, the client's at the left, and the cable below them. A layer that is opened covers the other tower."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "layers_stage")
        self._theme = LIGHT
        self._world, self._time = World(), 0.0
        self._selected: int | None = None
        self._packet: Packet | None = None
        self._units: Sequence[Unit] = ()
        self._opened: tuple[str, int] | None = None
        self._relative = True
        self._signal: SignalPlot | None = None
        self._heads = {side: QLabel() for side in SIDES}
        self.towers = {side: LayerTower(side) for side in SIDES}
        for side, tower in self.towers.items():
            tower.layer_chosen.connect(lambda layer, side=side: self._open(side, layer))
        self.cable = CableLine()
        self.card = LayerCard(self)
        self.card.closed.connect(lambda: self._open("", 0))
        self.card.hide()
        self._empty = EmptyState("layers", "play", self)
        self._lay_out()
        self.retranslate()
        self.set_theme(LIGHT)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._both = QWidget()
        self._row = QHBoxLayout(self._both)
        self._boxes = {}
        for side in SIDES:
            box = self._boxes[side] = QFrame()
            box.setProperty("card", True)
            box.installEventFilter(self)
            inner = QVBoxLayout(box)
            inner.setContentsMargins(4, 4, 4, 4)
            inner.setSpacing(0)
            inner.addWidget(self._heads[side])
            inner.addWidget(self.towers[side], 1)
            self._row.addWidget(box, 1)
        self._bottom = QFrame()
        self._bottom.setProperty("card", True)
        self._bottom_column = QVBoxLayout(self._bottom)
        self._bottom_column.addWidget(self.cable)
        for part, stretch in ((self._empty, 1), (self._both, 1), (self._bottom, 0)):
            self._column.addWidget(part, stretch)
        for layout in (self._column, self._row):
            layout.setContentsMargins(0, 0, 0, 0)

    # The interface of every stage

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._world, self._time = world, time
        self._show()

    def select_packet(self, number: int | None) -> None:
        """Show the packet of this number; None, or one not sent yet, for what the moment is about."""
        self._selected = number
        self._show()

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        self._relative = relative
        self._show_card()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        for layout in (self._column, self._row):
            layout.setSpacing(theme.gap(12))
        margin = theme.gap(8)
        self._bottom_column.setContentsMargins(margin, theme.gap(4), margin, theme.gap(4))
        self._bottom_column.setSpacing(theme.gap(4))
        for head in self._heads.values():
            head.setFont(theme.font(Role.BODY, theme.font(Role.HEADING).weight()))
            head.setContentsMargins(theme.px(8), theme.gap(2), theme.px(8), 0)
        self._empty.set_theme(theme)
        for tower in self.towers.values():
            tower.set_theme(theme)
        self.cable.set_theme(theme)
        self.card.set_theme(theme)
        if self._signal is not None:
            self._signal.set_theme(theme)
            self._signal.set_room(self.height(), self._is_low)

    # What is shown

    def _show(self) -> None:
        chosen = None if self._selected is None else self._world.packet(self._selected)
        packet = chosen or frame_in_focus(self._world)
        if packet is not self._packet:
            self._packet = packet
            self._units = [] if packet is None else units_of(packet)
            self._show_card()
        self._show_journey()

    def _show_journey(self) -> None:
        packet = self._packet
        self._empty.setVisible(packet is None)
        self._both.setVisible(packet is not None)
        if packet is None:
            self.cable.show_journey(0, None, True)
            for side in SIDES:
                self.towers[side].show_units((), b"", frozenset(), 0)
            return
        at = journey_of(packet, self._time)
        left, _ = sides_of(self._world, packet)
        sender, receiver = SIDES if packet.source == left else SIDES[::-1]
        for side, (reached, active) in {sender: _at_sender(at, self._units), receiver: _at_receiver(at)}.items():
            self.towers[side].show_units(self._units, packet.event.data, reached, active)
        medium, start = medium_of(packet), self._units[-1].start
        bits = 8 * (len(packet.event.data) - start)
        self.cable.show_journey(bits, at, sender == "left", self._note_on(medium, at.where))
        self._show_signal(packet.event.data, medium, start, at.across if at.where is Where.ACROSS else 0.0)
        self._say_heads()

    def _note_on(self, medium: Medium, where: Where) -> str:
        """What is to be said of the cable; nothing where all is as it should be."""
        if where is Where.LOST:
            return self.tr("lost")
        return self.tr("loopback, no wire") if medium is Medium.LOOPBACK else ""

    def _show_signal(self, data: bytes, medium: Medium, start: int, share: float) -> None:
        if self._signal is None:
            from widgets.signal_plot import SignalPlot

            self._signal = SignalPlot()
            self._signal.set_theme(self._theme)
            self._signal.set_room(self.height(), self._is_low)
            self._bottom_column.addWidget(self._signal)
            self._signal.show()  # at once, so that all the rest has its place
        self._signal.show_frame(data, medium, start)
        self._signal.show_share(share)

    def _say_heads(self) -> None:
        packet = self._packet
        if packet is None:
            return
        for side, address in zip(SIDES, sides_of(self._world, packet), strict=True):
            role = self.tr("sends") if address == packet.source else self.tr("receives")
            self._heads[side].setText(f"{self._name_of(address)} · {role}")

    def _name_of(self, address: Address) -> str:
        owner = self._world.owners.get(address, "")
        text = str(address)
        name = {"client": self.tr("Client"), "server": self.tr("Server")}.get(owner, owner)
        return f"{name} {text}" if name else text

    @property
    def _is_low(self) -> bool:
        return self.height() < self._theme.px(LOW)

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the layer that has done something, or the cable; with no news, where the message is."""
        if self._packet is None:
            return []
        if not news:
            return self._spots_under_way()
        sides = dict(zip(sides_of(world, self._packet), SIDES, strict=True))
        found = filter(None, (self._spot(event, sides) for event in news))
        return [QRect(part.mapTo(self, place.topLeft()), place.size()) for part, place in found]

    def _spots_under_way(self) -> list[QRect]:
        active = [
            self.towers[side].place_of(tower.active).translated(tower.mapTo(self, QPoint()))
            for side, tower in self.towers.items()
            if tower.active and not self._is_covered(side)
        ]
        is_across = self._packet is not None and journey_of(self._packet, self._time).where is Where.ACROSS
        return [QRect(self.cable.mapTo(self, QPoint()), self.cable.size())] if is_across else active

    def _spot(self, event: AnyEvent, sides: Mapping[Address, str]) -> tuple[QWidget, QRect] | None:
        """Programs are at the top, connections in the transport layer, frames where their message is just now.

        A program of which the frame carries nothing is at its name.
        """
        packet = self._packet
        match event:
            case _ if isinstance(event, OfProgram):
                own = (side for address, side in sides.items() if self._world.owners.get(address) == event.program)
                return self._place_of_program(next(own, ""))
            case ModelState() | KernelState():
                return self._place_in(sides.get(event.local, ""), TRANSPORT)
            case _ if packet is None or not isinstance(event, FrameEvent) or event.number != packet.number:
                return None
            case FrameSent():
                side = sides[packet.source]
                return self._place_in(side, self.towers[side].active)
            case FrameArrived() | FrameDiscarded():
                outermost = next((unit.layer for unit in self._units if unit.layers), 0)
                return self._place_in(sides[packet.target], outermost)
            case _:
                return self.cable, self.cable.rect()

    def _place_of_program(self, side: str) -> tuple[QWidget, QRect] | None:
        if not side or (self._packet is not None and self._packet.length):
            return self._place_in(side, max(LAYERS))
        head = self._heads[side]
        return None if self._is_covered(side) else (head, head.rect())

    def _is_covered(self, side: str) -> bool:
        return not self.card.isHidden() and self._opened is not None and side == OTHER[self._opened[0]]

    def _place_in(self, side: str, layer: int) -> tuple[QWidget, QRect] | None:
        """A layer of a tower, unless the tower is covered."""
        if not side or not layer or self._is_covered(side):
            return None
        return self.towers[side], self.towers[side].place_of(layer)

    # An opened layer

    def _open(self, side: str, layer: int) -> None:
        """Open a layer of the tower on this side; the one that is open already, or layer 0, is closed."""
        self._opened = None if not layer or self._opened == (side, layer) else (side, layer)
        self._show_card()

    def _show_card(self) -> None:
        side, layer = self._opened or ("", 0)
        for each, tower in self.towers.items():
            tower.set_opened(layer if each == side else 0)
        unit = next((unit for unit in self._units if unit.layer == layer and unit.layers), None)
        self.card.setVisible(unit is not None)
        if unit is not None and self._packet is not None:
            self.card.show_unit(self._packet, unit, self._relative)
            self._place_card()
            if self._signal is not None:
                self._signal.scroll_to(unit.start)

    def _place_card(self) -> None:
        if self._opened is not None:
            box = self._boxes[OTHER[self._opened[0]]]
            self.card.setGeometry(QRect(box.mapTo(self, QPoint()), box.size()))
            self.card.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card keeps to the box that it covers."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_card()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._signal is not None:
            self._signal.set_room(self.height(), self._is_low)
        self._column.activate()
        self._place_card()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Layers of both hosts"))
        sentence = self.tr("No packet has been sent yet. The first one will be wrapped here, layer by layer.")
        self._empty.set_words(sentence, "")
        self._show_journey()
        self._show_card()


def _at_sender(at: Journey, units: Sequence[Unit]) -> tuple[frozenset[int], int]:
    """The layers that the message has been in, and the one where it is, on its way down.

    Where a program has given nothing it begins below, with the first layer that adds something.
    """
    first = next((place for place, unit in enumerate(units, 1) if unit.layers), 1)
    reached = LAYERS[: max(at.layers, first)] if at.where is Where.DOWN else LAYERS
    return frozenset(reached), reached[-1] if at.where is Where.DOWN else 0


def _at_receiver(at: Journey) -> tuple[frozenset[int], int]:
    """The same on its way up."""
    if at.where in (Where.DOWN, Where.ACROSS, Where.LOST):
        return frozenset(), 0
    reached = LAYERS[len(LAYERS) - at.layers :]
    return frozenset(reached), reached[0] if at.where is Where.UP else 0
