"""The stage that compares conversations: what each has cost, below their ladder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from sim.network.events import AnyEvent, FrameArrived, FrameLost, FrameSent
from sim.network.news import packets_in
from sim.network.tally import Tally, tallies
from sim.network.world import World
from widgets.formats import duration
from widgets.named import named
from widgets.speaking import Speaking
from widgets.stage import ConversationStage
from widgets.theme import LIGHT, Role, Theme

MOST_ROWS = 4
PACKETS, BYTES, LOST, TIME, ARRIVED = 1, 2, 3, 5, 6


class TallyTable(Speaking, QFrame):
    """A row for each of the first few conversations."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tally_table")
        self._theme = LIGHT
        self._tallies: list[Tally] = []
        self._counted: object = None
        self._grid = QGridLayout(self)
        self._cells: list[list[QLabel]] = []
        self._heads = [self._cell(0, column) for column in range(7)]
        self.set_theme(LIGHT)
        self.retranslate()

    def show_world(self, world: World) -> None:
        """Count what has happened by now."""
        key = (len(world.packets), len(world.under_way), len(world.altered), len(world.ends))
        if key != self._counted:
            self._counted = key
            self._tallies = tallies(world)[:MOST_ROWS]
            self._show()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._grid.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(2))
        for row in [self._heads, *self._cells]:
            for column, label in enumerate(row):
                self._dress(label, row is self._heads or column == 0)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        heads = (
            "",
            self.tr("packets"),
            self.tr("bytes"),
            self.tr("lost"),
            self.tr("again"),
            self.tr("time"),
            self.tr("data arrived"),
        )
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
        self.setAccessibleName(self.tr("What each conversation has cost"))
        self._show()

    def _show(self) -> None:
        while len(self._cells) < len(self._tallies):
            row = len(self._cells) + 1
            self._cells.append([self._cell(row, column) for column in range(7)])
        for row, cells in enumerate(self._cells):
            texts = self._texts(self._tallies[row]) if row < len(self._tallies) else [""] * 7
            for label, text in zip(cells, texts, strict=True):
                label.setText(text)
        self.setAccessibleDescription("; ".join(" ".join(self._texts(tally)) for tally in self._tallies))

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: what is counted of a packet when it leaves, comes, or is lost."""
        found = []
        for packet in packets_in(world, news):
            columns = [
                each for event in news if getattr(event, "number", 0) == packet.number for each in _counts(event)
            ]
            for tally, cells in zip(self._tallies, self._cells, strict=False):
                is_its = packet.protocol == tally.protocol and {packet.source, packet.target} == {
                    tally.caller,
                    tally.callee,
                }
                found += [cells[column].geometry() for column in columns if is_its]
        return found

    def _texts(self, tally: Tally) -> list[str]:
        counts = [str(count) for count in (tally.packets, tally.size, tally.lost, tally.again)]
        arrived = self.tr("{arrived} of {sent} B").format(arrived=tally.arrived, sent=tally.sent)
        return [tally.protocol.upper(), *counts, duration(tally.seconds), arrived]

    def _cell(self, row: int, column: int) -> QLabel:
        label = named(QLabel(textFormat=Qt.TextFormat.PlainText), f"tally_{row}_{column}")
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, column)
        label.show()  # at once, so that all the rest has its place
        self._dress(label, row == 0 or column == 0)
        return label

    def _dress(self, label: QLabel, is_head: bool) -> None:
        weight = QFont.Weight.DemiBold if is_head else None
        label.setFont(self._theme.font(Role.CAPTION if is_head else Role.CODE_CAPTION, weight))


def _counts(event: AnyEvent) -> tuple[int, ...]:
    """The columns in which what has happened to a packet is counted."""
    match event:
        case FrameSent():
            return PACKETS, BYTES
        case FrameLost():
            return (LOST,)
        case FrameArrived():
            return TIME, ARRIVED
        case _:
            return ()


class TallyStage(ConversationStage):
    """The stage of a conversation with the tally below the ladder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tally = TallyTable()
        self.put_below_ladder(self.tally)

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        super().show_world(world, time)
        self.tally.show_world(world)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        super().set_theme(theme)
        self.tally.set_theme(theme)
