"""The packet that was chosen, taken apart: layers, fields, bytes, and one sentence on whatever is pointed at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from sim.network import headers
from sim.network.events import RunStarted
from sim.network.packets import Packet
from sim.network.world import World
from sim.words import Look, Piece
from widgets.empty_state import EmptyState
from widgets.field_rows import Row, rows_of
from widgets.field_tree import FieldTree
from widgets.hex_view import HexView
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich

HELP_LINES = 4
NOTHING = (-1, -1)


class Inspector(Speaking, QWidget):
    """Shows one packet of the world; its fields and its bytes light each other up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._world = World()
        self._chosen: int | None = None
        self._packet: Packet | None = None
        self._layers: list[headers.Layer] = []
        self._pointed: Row | None = None
        self._relative = True
        self._finder = PacketFinder()
        self._tree, self._hex = FieldTree(), HexView()
        self._help = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._help.setObjectName("field_help")
        self._help.setIndent(0)
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty = EmptyState("package-search", "play")
        self._build()
        self._connect()
        self._show_packet()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tree)
        column.addWidget(self._help)
        column.addWidget(self._hex, 1)
        column.addStretch()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._empty)

    def _connect(self) -> None:
        self._tree.row_pointed.connect(self._point_at_row)
        self._hex.byte_pointed.connect(self._point_at_byte)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        for part in (self._tree, self._hex, self._empty):
            part.set_theme(theme)
        column = self._page.layout()
        if column is not None:
            column.setSpacing(theme.px(8))
        self._help.setFont(theme.font(Role.CAPTION))
        # The window's sheet sets one size for all text; only a sheet of its own outranks it.
        self._help.setStyleSheet(
            f"font-size: {theme.px(Role.CAPTION.value[0])}px; color: {theme.text.name()};"
            f"border-top: 1px solid {theme.divider.name()}; padding-top: {theme.px(6)}px;"
        )
        self._help.setFixedHeight(HELP_LINES * theme.line_height(Role.CAPTION) + theme.px(10))

    # What is shown

    def show_world(self, world: World, time: float) -> None:
        """Show this moment: the chosen packet if it has been sent by then."""
        self._world = world
        self._refresh()

    def _refresh(self) -> None:
        packet = None if self._chosen is None else self._finder.find(self._world, self._chosen)
        if packet is not self._packet and packet != self._packet:
            self._packet = packet
            self._show_packet()
        elif packet is None:
            self._say_why_empty()

    def select_packet(self, number: int | None) -> None:
        """Show the packet of this number; None shows none."""
        self._chosen = number
        self._refresh()

    def set_relative(self, relative: bool) -> None:
        """Count sequence numbers from the first one of each direction, or show them only as they are."""
        self._relative = relative
        self._show_rows()

    def _show_packet(self) -> None:
        """Show the packet of the moment, or why there is none."""
        packet = self._packet
        if packet is not None:
            data = packet.event.data
            self._layers = headers.decode(data, packet.event.link)
            self._hex.set_frame(data, self._layers)
            self._show_rows()
        self._say_why_empty()
        self._stack.setCurrentWidget(self._empty if packet is None else self._page)

    def _show_rows(self) -> None:
        if self._packet is not None:
            self._tree.show_rows(rows_of(self._packet, self._layers, self._relative))
            self._point(self._tree.current_row() if self._tree.hasFocus() else None)

    def _say_why_empty(self) -> None:
        if self._chosen is not None:
            sentence = self.tr("Packet {number} has not been sent yet at this moment.").format(number=self._chosen)
        elif self._world.packets:
            sentence = self.tr("Click a packet in the picture to look inside it.")
        else:
            sentence = self.tr("No packet has been sent yet. Once one is on its way, you can look inside it here.")
        self._empty.set_words(sentence, "")

    # What is pointed at

    def _point_at_row(self, row: Row | None) -> None:
        if row is not None and row.end_byte > row.first_byte:
            self._hex.scroll_to(row.first_byte)
        self._point(row)

    def _point_at_byte(self, byte: int) -> None:
        row = self._tree.row_at(byte) if byte >= 0 else None
        if row is not None:
            self._tree.scroll_to(row)
        self._point(row)

    def _point(self, row: Row | None) -> None:
        """Light the field and its bytes and say what it is for."""
        self._pointed = row
        self._tree.light(row)
        first, end = NOTHING if row is None or row.end_byte == row.first_byte else (row.first_byte, row.end_byte)
        self._hex.highlight(first, end)
        self._say_help()

    def _say_help(self) -> None:
        row = self._pointed
        if row is not None and row.help:
            self._help.setText(rich([Piece(row.name, Look.BOLD), Piece(f"\n{row.help}")]))
        else:
            self._help.setText(rich([Piece(self.tr("Point at a field or a byte to see what it is for."))]))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._show_rows()
        self._say_why_empty()


class PacketFinder:
    """Finds a packet by its number; once found, a run's packet is looked for only where its time says."""

    def __init__(self) -> None:
        self._wanted: tuple[RunStarted | None, int] | None = None
        self._sent: float | None = None
        self._searched = -1

    def find(self, world: World, number: int) -> Packet | None:
        """The packet of this number, or None if it has not been sent in this world."""
        if self._wanted != (world.run, number):
            self._wanted, self._sent, self._searched = (world.run, number), None, -1
        packets = world.packets
        if self._sent is not None:
            return _find_from(packets, bisect_left(packets, self._sent, key=lambda each: each.sent), number, self._sent)
        if self._searched == len(packets):
            return None
        self._searched = len(packets)
        found = _find_from(packets, 0, number, inf)
        self._sent = None if found is None else found.sent
        return found


def _find_from(packets: Sequence[Packet], start: int, number: int, latest: float) -> Packet | None:
    """The packet of this number among those from place `start` on that were sent by `latest` (seconds)."""
    for place in range(start, len(packets)):
        packet = packets[place]
        if packet.number == number or packet.sent > latest:
            return packet if packet.number == number else None
    return None
