"""The stage of the byte stream: what was sent, carried, kept and read, as tapes over the same bytes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollBar, QVBoxLayout, QWidget

from sim.network.events import Address
from sim.network.packets import Packet
from sim.network.sides import sides_of
from sim.network.tapes import Tapes, tapes_of, verdict_of
from sim.network.world import World
from widgets.any_stage import AnyStage
from widgets.flow_layout import FlowLayout
from widgets.icons import icon
from widgets.named import named
from widgets.segmented import Segmented
from widgets.speaking import Speaking
from widgets.tapes_labels import GOOD, verdict_text
from widgets.tapes_view import TapesView
from widgets.theme import LIGHT, Role, Theme

THERE, BACK = "there", "back"
TEXT, HEX = "text", "hex"
STEPS = 100
"""Of the scroll bar, for each byte's share of a pixel."""


class TapesStage(Speaking, AnyStage):
    """The tapes of one direction of a conversation; controls above, what became of the messages beside them.

    Where it `is_part` of another stage, that one has the outline, finds a place for the `controls`, and says itself
    what became of the messages.
    """

    def __init__(self, parent: QWidget | None = None, is_part: bool = False) -> None:
        super().__init__(parent)
        self._is_part = is_part
        named(self, "tapes_stage")
        self._theme = LIGHT
        self._world, self._time = World(), 0.0
        self._all: list[Tapes] = []
        self._shown: Tapes | None = None
        self._selected: int | None = None
        self._chosen = ""
        self.view = TapesView()
        self._way = Segmented((THERE, BACK), "tapes_way")
        self._writing = Segmented((TEXT, HEX), "tapes_writing")
        self._zoom_buttons = {name: named(QPushButton(), f"tapes_{name}") for name in ("closer", "farther")}
        self._verdict = named(QLabel(textFormat=Qt.TextFormat.PlainText), "tapes_verdict")
        self._bar = named(QScrollBar(Qt.Orientation.Horizontal), "tapes_scroll")
        self._card, self._column = QFrame(), QVBoxLayout()
        self.controls = QWidget()
        self._controls = FlowLayout(self.controls)
        self._lay_out()
        self._wire()
        self._say()
        self.set_theme(LIGHT)

    def _lay_out(self) -> None:
        self._card.setProperty("card", not self._is_part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        self._card.setLayout(self._column)
        for part in (self._way, self._writing, *self._zoom_buttons.values(), self._verdict):
            self._controls.addWidget(part)
        if not self._is_part:
            self._column.addWidget(self.controls)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self._bar)

    def _wire(self) -> None:
        self.view.packet_selected.connect(self.packet_selected)
        self.view.time_requested.connect(self.time_requested)
        self.view.view_changed.connect(self._show_bar)
        self._way.value_chosen.connect(self._choose_way)
        self._writing.value_chosen.connect(lambda value: self.view.set_hex(value == HEX))
        self._bar.valueChanged.connect(lambda value: self.view.scroll_to(value / STEPS))
        self._zoom_buttons["closer"].clicked.connect(lambda: self.view.zoom(1.0))
        self._zoom_buttons["farther"].clicked.connect(lambda: self.view.zoom(-1.0))

    # The interface of every stage

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._time = time
        if world is self._world:
            self.view.show_tapes(self._shown, time)
            return
        self._world, self._all = world, tapes_of(world)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._column.setContentsMargins(0, theme.gap(8), 0, theme.gap(4))
        self._column.setSpacing(theme.gap(8))
        side = 0 if self._is_part else theme.px(12)
        self._controls.setContentsMargins(side, 0, side, 0)
        self._controls.setSpacing(theme.px(8))
        self._verdict.setFont(theme.font(Role.BODY))
        self._verdict.setMinimumHeight(theme.px(32))
        for name, drawing in (("closer", "zoom-in"), ("farther", "zoom-out")):
            self._zoom_buttons[name].setIcon(icon(drawing, theme.text))
            self._zoom_buttons[name].setIconSize(QSize(theme.px(16), theme.px(16)))
        self.view.set_theme(theme)
        self._show()

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        self.view.set_relative(relative)

    def select_packet(self, number: int | None) -> None:
        """Mark the segment of this number, and show its conversation."""
        self._selected = number
        self.view.select_packet(number)
        self._show()

    def zoom(self, steps: float) -> None:
        """Give bytes 2**steps times the room."""
        self.view.zoom(steps)

    def unzoom(self) -> None:
        """Show all bytes."""
        self.view.fit()

    # What is shown

    def _show(self) -> None:
        there, back = self._pair()
        both = {way: tapes for way, tapes in ((THERE, there), (BACK, back)) if tapes is not None and tapes.data}
        tapes = self._shown = both.get(self._way.value, next(iter(both.values()), None))
        # One way alone is nothing to choose from.
        self._way.setVisible(len(both) > 1)
        self.view.show_tapes(tapes, self._time)
        self._say_verdict(tapes)

    def _pair(self) -> tuple[Tapes | None, Tapes | None]:
        """Client to server and server to client, of the chosen packet's conversation or of the first with data."""
        filled = [tapes for tapes in self._all if tapes.data]
        packet = self._world.packet(self._selected) if self._selected is not None else None
        first = next((tapes for tapes in filled if packet is not None and _is_of(packet, tapes)), None)
        first = first or (filled[0] if filled else None)
        if first is None:
            return None, None
        left, _ = self._sides(first)
        pair = [tapes for tapes in self._all if {tapes.source, tapes.target} == {first.source, first.target}]
        pair = [tapes for tapes in pair if tapes.is_datagram == first.is_datagram]
        there = next((tapes for tapes in pair if tapes.source == left), None)
        back = next((tapes for tapes in pair if tapes.source != left), None)
        if not self._chosen:
            self._way.set_value(THERE if there is not None and there.data else BACK)
        return there, back

    def _sides(self, tapes: Tapes) -> tuple[Address, Address]:
        ends = {tapes.source, tapes.target}
        packet = next((each for each in self._world.packets if {each.source, each.target} == ends), None)
        return (tapes.source, tapes.target) if packet is None else sides_of(self._world, packet)

    def _choose_way(self, value: str) -> None:
        self._chosen = value
        self._show()

    def _say_verdict(self, tapes: Tapes | None) -> None:
        text = verdict_text(tapes) if tapes is not None else ""
        self._verdict.setText(text)
        self._verdict.setVisible(bool(text) and not self._is_part)
        colour = self._theme.ok if tapes is None or verdict_of(tapes) in GOOD else self._theme.error
        px = self._theme.px
        self._verdict.setStyleSheet(
            f"color: {colour.name()}; border: {px(1)}px solid {colour.name()};"
            f" border-radius: {px(4)}px; padding: 0 {px(10)}px;"
        )

    def _show_bar(self) -> None:
        """The scroll bar shows which bytes are in sight, if they are not all."""
        frame, length = self.view.frame, self.view.length
        seen = frame.room / frame.cell
        self._bar.setVisible(seen < length)
        was_blocked = self._bar.blockSignals(True)
        self._bar.setRange(0, round(max(0.0, length - seen) * STEPS))
        self._bar.setPageStep(max(1, round(seen * STEPS)))
        self._bar.setSingleStep(max(1, round(seen * STEPS / 10)))
        self._bar.setValue(round(frame.first * STEPS))
        self._bar.blockSignals(was_blocked)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say()
        self._show()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Where every byte went"))
        ways = {THERE: self.tr("To server"), BACK: self.tr("To client")}
        self._way.set_titles(ways, self.tr("Direction"))
        self._writing.set_titles({TEXT: self.tr("Text"), HEX: self.tr("Hex")}, self.tr("Bytes as"))
        for name, title in (
            ("closer", self.tr("More room for each byte (wheel, Ctrl +)")),
            ("farther", self.tr("Less room for each byte (wheel, Ctrl -)")),
        ):
            self._zoom_buttons[name].setToolTip(title)
            self._zoom_buttons[name].setAccessibleName(title)
        self._bar.setAccessibleName(self.tr("Which bytes are in sight"))


def _is_of(packet: Packet, tapes: Tapes) -> bool:
    """Whether the packet belongs to the tapes' conversation, in either direction."""
    is_between = {packet.source, packet.target} == {tapes.source, tapes.target}
    return is_between and (packet.protocol == "udp") is tapes.is_datagram
